using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>The public form of a meeting: no account. A member who is signed in registers in one click.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class PublicRegistrationModel(TisserandDb db, RegistrationDesk desk, RegistrationLinks links, OwnMember own, Clock clock) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public RegistrantForm Input { get; set; } = new();

    public RegistrationForm Form { get; private set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    public RegistrationStanding Standing { get; private set; }

    public QuestionsShown Questions { get; private set; } = null!;

    /// <summary>The address to which the message left.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Whoever is signed in, when they have an entry.</summary>
    public Member? Self { get; private set; }

    /// <summary>Seats left; null without a limit. Who waits comes first.</summary>
    public int? Free { get; private set; }

    /// <summary>Something was typed: shown even when registrations closed meanwhile.</summary>
    public bool IsTyped => HttpMethods.IsPost(Request.Method);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Open())
        {
            return NotFound();
        }
        if (!string.IsNullOrEmpty(Input.Website))
        {
            // A field that nobody sees: filled by a machine, which is told what it wants to hear.
            SentTo = Input.Email ?? "";
            return Page();
        }
        var asked = await desk.Ask(Form.Id, Input.Read(), TypedAnswers.Read(Request), Stop);
        ModelState.RefuseAnswers(asked.Refusals);
        SentTo = asked.Value?.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostMember()
    {
        if (!await Open() || Self is null)
        {
            return NotFound();
        }
        ModelState.Clear();
        var registered = await desk.Register(Form.Id, Self.Id, TypedAnswers.Read(Request), byCoordinator: false, beyond: false, Stop);
        ModelState.RefuseAnswers(registered.Refusals);
        // The personal address, as it is called here.
        return registered.Value is { } done ? Redirect(new Uri(links.Personal(Form, done.Id)).PathAndQuery) : Page();
    }

    private async Task<bool> Open()
    {
        if (Secret.Length != RegistrationForm.SecretLength || await db.Set<RegistrationForm>().AsNoTracking().SingleOrDefaultAsync(f => f.Secret == Secret, Stop) is not { } form)
        {
            return false;
        }
        Form = form;
        Meeting = await db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Id == form.MeetingId, Stop);
        var startsAt = clock.Utc(Meeting.Day, Meeting.StartsAt);
        Standing = form.Standing(Meeting, startsAt, clock.UtcNow);
        Questions = new(await db.QuestionsOf(Meeting.Id, QuestionUse.Registration).AsNoTracking().ToListAsync(Stop), TypedAnswers.Read(Request));
        var seats = new SeatList(form, await db.Set<Registration>().AsNoTracking().Where(r => r.FormId == form.Id).ToListAsync(Stop), startsAt, clock.UtcNow);
        Free = seats.HasRoom ? seats.Free : 0;
        Self = await own.Id(Stop) is { } self ? await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == self, Stop) : null;
        return true;
    }
}

/// <summary>Who registers, as typed.</summary>
public sealed class RegistrantForm
{
    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Profession { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Structure { get; set; }

    /// <summary>Left empty by whoever sees the page.</summary>
    public string? Website { get; set; }

    public RegistrantDetails Read() => new(LastName, FirstName, string.IsNullOrEmpty(Profession) ? null : Profession, Email, Phone, Structure);
}
