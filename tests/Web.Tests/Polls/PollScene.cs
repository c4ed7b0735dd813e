using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Data.Polls;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Features.Polls;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Polls;

/// <summary>Polls put in place by the acts that the pages use.</summary>
internal static partial class PollScene
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static PollDetails Details(string title = "Groupe plaies", bool names = false, bool open = false, MeetingKind kind = MeetingKind.WorkingGroup, MissionCode? mission = MissionCode.Pathways) =>
        new(title, kind, mission, "Salle des fêtes", null, 90, "À très bientôt.", new(2026, 11, 29), names, open);

    public static readonly PollSlot[] Slots = [new(new(2026, 12, 1), new(20, 0)), new(new(2026, 12, 3), new(12, 45)), new(new(2026, 12, 8), new(20, 0))];

    /// <summary>A poll whose messages have left.</summary>
    public static async Task<Guid> Ask(this TestApp app, PollDetails details, IReadOnlyCollection<Guid> members, string? guests = null, Cpts? cpts = null)
    {
        var id = Guid.Empty;
        await app.Within(cpts ?? app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<Data.TisserandDb>();
            var poll = DatePoll.Propose(details, Slots, Today).Required;
            db.Add(poll);
            await db.SaveChangesAsync();
            id = poll.Id;
            var ask = services.GetRequiredService<AskPeople>();
            await ask.Members(id, members, CancellationToken.None);
            if (guests is not null)
            {
                _ = (await ask.Guests(id, guests, CancellationToken.None)).Required;
            }
            _ = (await services.GetRequiredService<SendPoll>().Invite(id, "http://localhost", CancellationToken.None))!.Required;
        });
        return id;
    }

    public static async Task<DatePoll> Poll(this TestApp app, Guid id)
    {
        DatePoll? poll = null;
        await app.WithDb(app.DeuxVallees, async db => poll = await db.Polls().AsNoTracking().SingleAsync(p => p.Id == id));
        return poll!;
    }

    public static async Task<PollTally> Tally(this TestApp app, Guid id)
    {
        PollTally? tally = null;
        await app.WithDb(app.DeuxVallees, async db => tally = PollTally.Of((await db.ReadPoll(id, CancellationToken.None))!.Dates, (await db.PeopleOfPoll(id, CancellationToken.None)).ConvertAll(p => p.Reply)));
        return tally!;
    }

    public static async Task<List<OutgoingMail>> Mails(this TestApp app)
    {
        List<OutgoingMail> mails = [];
        await app.WithDb(app.DeuxVallees, async db => mails = await db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.To).ThenBy(m => m.Subject).ToListAsync());
        return mails;
    }

    /// <summary>Path of the personal link in a message.</summary>
    public static string Link(this OutgoingMail mail) => new Uri(LinkOfMail().Match(mail.Body).Value).PathAndQuery;

    [GeneratedRegex(@"http://localhost/c/\S+", RegexOptions.None, 500)]
    private static partial Regex LinkOfMail();
}
