using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Registrations, put in place by the acts that the pages use.</summary>
internal static partial class RegistrationScene
{
    public static readonly Dictionary<Guid, IReadOnlyList<string?>> Silent = [];

    public static RegistrantDetails Person(string lastName, string? email = null) => new(lastName, "Anne", "60", email ?? lastName.ToLowerInvariant() + "@example.org", null, null);

    /// <summary>A meeting to come and its registrations, open; answers both.</summary>
    public static async Task<(Guid Meeting, RegistrationForm Form)> OpenRegistrations(this TestApp app, int? capacity, bool membersOnly = false, int offerHours = 48, string day = "2026-12-10", params QuestionDetails[] questions)
    {
        var meeting = await app.Plan(MeetingScene.Details("Soirée plaies", day));
        var form = RegistrationForm.Open(meeting, "http://localhost", new(capacity, null, null, membersOnly, offerHours, null)).Required;
        await app.WithDb(app.DeuxVallees, db =>
        {
            db.Add(form);
            db.AddRange(questions.Select((q, i) => MeetingQuestion.Ask(meeting, QuestionUse.Registration, i + 1, q).Required));
            return db.SaveChangesAsync();
        });
        return (meeting, form);
    }

    public static async Task<T> AtDesk<T>(this TestApp app, Func<RegistrationDesk, Task<T>> act)
    {
        var done = default(T);
        await app.Within(app.DeuxVallees, async services => done = await act(services.GetRequiredService<RegistrationDesk>()));
        return done!;
    }

    public static Task<Outcome<Registration>> Ask(this TestApp app, RegistrationForm form, RegistrantDetails person) =>
        app.AtDesk(desk => desk.Ask(form.Id, person, Silent, CancellationToken.None));

    /// <summary>Asks, then confirms.</summary>
    public static async Task<Registration> Come(this TestApp app, RegistrationForm form, RegistrantDetails person)
    {
        var asked = (await app.Ask(form, person)).Required;
        return (await app.AtDesk(desk => desk.Confirm(asked.Id, CancellationToken.None))).Required;
    }

    public static async Task<List<Registration>> Registrations(this TestApp app)
    {
        List<Registration> read = [];
        await app.WithDb(app.DeuxVallees, async db => read = await db.Set<Registration>().AsNoTracking().OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync());
        return read;
    }

    public static async Task<OutgoingMail> MailTo(this TestApp app, string to, string subject)
    {
        OutgoingMail? mail = null;
        await app.WithDb(app.DeuxVallees, async db => mail = (await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.To == to).ToListAsync()).Last(m => m.Subject.Contains(subject, StringComparison.Ordinal)));
        return mail!;
    }

    /// <summary>The personal address of a message, from /c on.</summary>
    public static string LinkIn(OutgoingMail mail) => Address().Match(mail.Body).Groups["path"].Value;

    [GeneratedRegex(@"http://localhost(?<path>/c/\S+)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Address();
}
