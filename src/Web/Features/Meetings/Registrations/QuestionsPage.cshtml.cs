using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>The questions that a meeting asks on its registration form, or on that of satisfaction: added, corrected, moved, withdrawn.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class QuestionsModel(TisserandDb db, CptsOfRequest here) : RegistrationsPage(db, here)
{
    /// <summary>« inscription » or « satisfaction ».</summary>
    [FromRoute]
    public string Of { get; set; } = "";

    /// <summary>The question that is corrected; a new one otherwise.</summary>
    [FromQuery(Name = "question")]
    public Guid? Question { get; set; }

    [BindProperty]
    public QuestionForm Input { get; set; } = new();

    public IReadOnlyList<MeetingQuestion> Questions { get; private set; } = [];

    public QuestionUse Use => Of == "satisfaction" ? QuestionUse.Satisfaction : QuestionUse.Registration;

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. QuestionKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        if (Questions.FirstOrDefault(q => q.Id == Question) is { } known)
        {
            Input = new() { Kind = known.Kind, Label = known.Label, IsRequired = known.IsRequired, Choices = known.Choices };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        var details = new QuestionDetails(Input.Kind, Input.Label, Input.IsRequired, Input.Choices);
        if (Questions.FirstOrDefault(q => q.Id == Question) is { } known)
        {
            ModelState.Refuse(known.Change(details, await Db.Set<RegistrationAnswer>().AnyAsync(a => a.QuestionId == known.Id, Stop)));
        }
        else
        {
            var asked = MeetingQuestion.Ask(Id, Use, Questions.Count + 1, details);
            ModelState.Refuse(asked.Refusals);
            if (asked.Value is { } question)
            {
                Db.Add(question);
            }
        }
        return ModelState.IsValid ? await Save("La question est enregistrée.") : Page();
    }

    public Task<IActionResult> OnPostWithdraw(Guid question) => Change(question, q => q.Withdraw(), "La question n’est plus posée\u00A0; ses réponses restent.");

    public async Task<IActionResult> OnPostUp(Guid question)
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        var order = Questions.ToList();
        var at = order.FindIndex(q => q.Id == question);
        if (at > 0)
        {
            (order[at - 1], order[at]) = (order[at], order[at - 1]);
        }
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Place(i + 1);
        }
        return await Save("L’ordre est changé.");
    }

    private async Task<IActionResult> Change(Guid question, Action<MeetingQuestion> act, string said)
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        if (Questions.FirstOrDefault(q => q.Id == question) is not { } found)
        {
            return NotFound();
        }
        act(found);
        return await Save(said);
    }

    private async Task<IActionResult> Save(string said)
    {
        await Db.SaveChangesAsync(Stop);
        return Done(said, "questions/" + Of);
    }

    private async Task<IActionResult?> Open()
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        if (Of is not ("inscription" or "satisfaction"))
        {
            return NotFound();
        }
        Questions = await Db.QuestionsOf(Id, Use).ToListAsync(Stop);
        return null;
    }

    public sealed class QuestionForm
    {
        public QuestionKind? Kind { get; set; }

        public string? Label { get; set; }

        public bool IsRequired { get; set; }

        /// <summary>One a line.</summary>
        public string? Choices { get; set; }
    }
}
