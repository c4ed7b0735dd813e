using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>One line of the results in a spreadsheet: a mark, a choice, or a free answer.</summary>
public sealed record SatisfactionRow(string Question, string Answer, int? Count, decimal? Mean, string Working);

/// <summary>Results of the satisfaction form: by question from five answers on, never answer by answer.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class SatisfactionModel(TisserandDb db, CptsOfRequest here, SiteAddress site, Clock clock) : RegistrationsPage(db, here)
{
    public SatisfactionForm Form { get; private set; } = null!;

    public SatisfactionResults Results { get; private set; } = null!;

    /// <summary>To how many the address was sent.</summary>
    public int Asked { get; private set; }

    public string Address => site.Of(Here.Link("satisfaction/" + Form.Secret));

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list) => await Open() is { } denied ? denied
        : ListFiles.File(Table, list, Rows(), clock.Today) ?? Page();

    public Task<IActionResult> OnPostClose() => Change(f => f.Close(), "Le questionnaire est fermé.");

    public Task<IActionResult> OnPostReopen() => Change(f => f.Reopen(), "Le questionnaire est ouvert de nouveau.");

    private static Table<SatisfactionRow> Table => new("satisfaction", "Satisfaction",
    [
        new("question", "Question", r => r.Question),
        new("reponse", "Réponse", r => r.Answer),
        new("nombre", "Nombre", r => r.Count) { Numeric = true },
        new("moyenne", "Moyenne", r => r.Mean) { Numeric = true },
        new("calcul", "Calcul", r => r.Working),
    ]);

    private IEnumerable<SatisfactionRow> Rows() =>
    [
        new("Réponses", "", Results.Count, null, ""),
        .. Results.Marks.SelectMany(m => m.Counts.Select((count, i) => new SatisfactionRow(m.Label, $"{i + 1}", count, null, "")).Append(new(m.Label, "Moyenne", m.Total, m.Mean, m.Working))),
        .. Results.Questions.SelectMany(q => q.Counts.Select(c => new SatisfactionRow(q.Question.Label, c.Choice, c.Count, null, "")).Concat(q.Texts.Select(t => new SatisfactionRow(q.Question.Label, t, null, null, "")))),
        .. Results.Comments.Select(c => new SatisfactionRow("Commentaire", c, null, null, "")),
    ];

    private async Task<IActionResult> Change(Action<SatisfactionForm> act, string said)
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        act(Form);
        await Db.SaveChangesAsync(Stop);
        return Done(said, "satisfaction");
    }

    private async Task<IActionResult?> Open()
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        if (await Db.Set<SatisfactionForm>().SingleOrDefaultAsync(f => f.MeetingId == Id, Stop) is not { } form)
        {
            return NotFound();
        }
        Form = form;
        var questions = await Db.Set<MeetingQuestion>().AsNoTracking().Where(q => q.MeetingId == Id && q.Use == QuestionUse.Satisfaction).OrderBy(q => q.Position).ThenBy(q => q.Id).ToListAsync(Stop);
        Results = new(await Db.Set<SatisfactionAnswer>().AsNoTracking().Where(a => a.FormId == form.Id).ToListAsync(Stop), questions);
        Asked = await Db.Set<MeetingMailing>().Where(m => m.MeetingId == Id && m.Kind == MailingKind.Satisfaction).SumAsync(m => m.RecipientCount, Stop);
        return null;
    }
}
