using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>The satisfaction form: anonymous, one address for all. Who is signed in is not asked, and not noted.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class GiveSatisfactionModel(TisserandDb db) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public int?[] Marks { get; set; } = [];

    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Left empty by whoever sees the page.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    public SatisfactionForm Form { get; private set; } = null!;

    public QuestionsShown Questions { get; private set; } = null!;

    public bool IsDone { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Open())
        {
            return NotFound();
        }
        if (!Form.IsOpen)
        {
            ModelState.AddModelError("", "Ce questionnaire est fermé\u00A0: votre réponse n’a pas été enregistrée.");
            return Page();
        }
        var answers = MeetingQuestion.ReadAll(Questions.Questions, Questions.Typed);
        var given = SatisfactionAnswer.Give(Form.Id, Marks, Comment, answers.Value ?? Answers.None);
        ModelState.RefuseAnswers(given.Refusals.Concat(answers.Refusals));
        if (ModelState.IsValid && string.IsNullOrEmpty(Website))
        {
            db.Add(given.Required);
            await db.SaveChangesAsync(Stop);
        }
        IsDone = ModelState.IsValid;
        return Page();
    }

    private async Task<bool> Open()
    {
        if (Secret.Length != SatisfactionForm.SecretLength || await db.Set<SatisfactionForm>().AsNoTracking().SingleOrDefaultAsync(f => f.Secret == Secret, Stop) is not { } form)
        {
            return false;
        }
        Form = form;
        Meeting = await db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Id == form.MeetingId, Stop);
        Questions = new(await db.QuestionsOf(Meeting.Id, QuestionUse.Satisfaction).AsNoTracking().ToListAsync(Stop), TypedAnswers.Read(Request));
        return true;
    }
}
