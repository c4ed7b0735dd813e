using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Who answered what: a line by person.</summary>
public sealed record AnswersRow(string Name, string FoldedName, string Profession, RegistrationState State, IReadOnlyDictionary<Guid, string> Answers);

/// <summary>Answers to the questions of the registration: counts by choice, and a table that goes into a spreadsheet.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class AnswersModel(TisserandDb db, CptsOfRequest here, Clock clock) : RegistrationsPage(db, here)
{
    public ListPage<AnswersRow> List { get; private set; } = null!;

    public IReadOnlyList<QuestionResult> Results { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        // A question that was withdrawn keeps its answers.
        var questions = await Db.Set<MeetingQuestion>().AsNoTracking().Where(q => q.MeetingId == Id && q.Use == QuestionUse.Registration).OrderBy(q => q.IsWithdrawn).ThenBy(q => q.Position).ThenBy(q => q.Id).ToListAsync(Stop);
        var registered = await (from r in Db.Set<Registration>()
                                join f in Db.Set<RegistrationForm>() on r.FormId equals f.Id
                                where f.MeetingId == Id && r.State != RegistrationState.Cancelled && r.State != RegistrationState.Lapsed
                                select r).AsNoTracking().ToListAsync(Stop);
        var answers = (await (from a in Db.Set<RegistrationAnswer>()
                              join r in Db.Set<Registration>() on a.RegistrationId equals r.Id
                              join f in Db.Set<RegistrationForm>() on r.FormId equals f.Id
                              where f.MeetingId == Id
                              select a).AsNoTracking().ToListAsync(Stop)).ToLookup(a => a.RegistrationId);
        var rows = registered.ConvertAll(r => new AnswersRow(r.LastName + " " + r.FirstName, r.FoldedName, Member.ProfessionLabel(r.Profession), r.State, answers[r.Id].ToDictionary(a => a.QuestionId, a => a.Text)));
        var table = new Table<AnswersRow>("reponses", "Réponses\u00A0: " + Meeting.Title,
        [
            new Column<AnswersRow>("nom", "Nom", r => r.Name).SortedBy(r => r.FoldedName),
            new("profession", "Profession", r => r.Profession),
            new("etat", "État", r => r.State.Label()),
            .. questions.Select((q, i) => new Column<AnswersRow>($"question-{i}", q.Label, r => r.Answers.GetValueOrDefault(q.Id, "").Replace("\n", q.IsFree ? " " : ", ", StringComparison.Ordinal))),
        ]);
        if (ListFiles.File(table, list, table.Sort(rows.AsQueryable(), list), clock.Today) is { } file)
        {
            return file;
        }
        // Those who have a seat: it is for them that a meal is ordered.
        var seated = rows.FindAll(r => r.State == RegistrationState.Confirmed);
        Results = [.. questions.Where(q => !q.IsFree).Select(q => QuestionResults.Of(q, seated.Select(r => r.Answers.GetValueOrDefault(q.Id, ""))))];
        List = ListPage<AnswersRow>.Of(table, rows, list);
        return Page();
    }
}
