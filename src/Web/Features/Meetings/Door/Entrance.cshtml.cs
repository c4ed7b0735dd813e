using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>
/// Where the poster at the door leads, on the person's own telephone. It shows nobody's name: one is known by one's account, one's personal
/// code, or one's name and address together; whoever is not found is told the same, whatever was right.
/// </summary>
[Public]
[EnableRateLimiting(DoorRoutes.Limit)]
public sealed class EntranceModel(TisserandDb db, KeepDoor keep, OwnMember own, Clock clock) : PageModel
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public EntranceForm Input { get; set; } = new();

    /// <summary>Null when the address is none, or closed.</summary>
    public Meeting? Meeting { get; private set; }

    public bool IsOpen { get; private set; }

    public bool WantsSignature { get; private set; }

    /// <summary>Whoever is signed in, when the CPTS knows them.</summary>
    public Member? Me { get; private set; }

    /// <summary>« Merci Anaïs, votre présence est notée à 18 h 34. »</summary>
    public string? Done { get; private set; }

    /// <summary>Since when the person is there: a departure is asked, never guessed.</summary>
    public string? AsksDeparture { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        await Read();
        Input.Token = clock.NewId();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return Page();
        }
        if (!string.IsNullOrEmpty(Input.Signature) && SignatureDrawing.Parse(Input.Signature) is { Succeeded: false } unreadable)
        {
            Input.Signature = null;
            ModelState.AddModelError("", unreadable.Refusals[0].Message);
        }
        if (await Find() is not { } person)
        {
            ModelState.AddModelError("", "Nous ne vous avons pas reconnu. Vérifiez ce que vous avez écrit, ou présentez-vous à l’accueil.");
            return Page();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var marks = await db.Set<DoorMark>().AsNoTracking().Where(m => m.MeetingId == Meeting!.Id && m.MemberId == person.Id).ToListAsync(Stop);
        var presence = DoorPresence.Of(marks);
        if (Input.Act == "reste")
        {
            Done = $"Entendu {person.FirstName}, bonne réunion.";
        }
        else if (Input.Act != "depart" && presence.Arrived is { } since && marks.All(m => m.Token != Input.Token))
        {
            if (presence.AsksDeparture(clock.UtcNow))
            {
                AsksDeparture = Hour(since);
                Input.Token = clock.NewId();
            }
            else
            {
                Done = presence.Left is { } left ? $"{person.FirstName}, votre départ est noté à {Hour(left)}." : $"{person.FirstName}, votre présence est déjà notée depuis {Hour(since)}.";
            }
        }
        else
        {
            await Keep(person, Input.Act == "depart" ? DoorAct.Departure : DoorAct.Arrival);
        }
        return Page();
    }

    private async Task Keep(Member person, DoorAct act)
    {
        var now = clock.UtcNow;
        var deed = new DoorDeed(Input.Token == Guid.Empty ? clock.NewId() : Input.Token, now, person.Id, Act: act, Way: DoorWay.Poster, Signature: Input.Signature);
        var answer = (await keep.Keep(Meeting!.Id, [deed], "", "", Stop))![0];
        if (!answer.Kept)
        {
            ModelState.AddModelError("", answer.Why);
            return;
        }
        Done = act == DoorAct.Departure ? $"Merci {person.FirstName}, votre départ est noté à {Hour(now)}." : $"Merci {person.FirstName}, votre présence est notée à {Hour(now)}.";
    }

    private async Task<Member?> Find()
    {
        if (Me is not null)
        {
            return Me;
        }
        var people = db.Set<Member>().AsNoTracking().Where(m => m.Kind == MemberKind.Person && m.ErasedOn == null);
        if (!string.IsNullOrWhiteSpace(Input.Code))
        {
            return DoorCode.Read(Input.Code) is { } code
                ? await (from m in people join c in db.Set<PersonalCode>() on m.Id equals c.MemberId where c.Code == code select m).SingleOrDefaultAsync(Stop) : null;
        }
        var (name, mail) = (FoldedText.Of(Input.LastName), TypedText.Line(Input.Email).ToLowerInvariant());
        if (name.Length == 0 || mail.Length == 0)
        {
            return null;
        }
        var same = await people.WithAddress(m => m.Email, [mail]).Take(20).ToListAsync(Stop);
        return same.FindAll(m => FoldedText.Of(m.LastName) == name) is [var only] ? only : null;
    }

    /// <summary>False when the page answers nothing now.</summary>
    private async Task<bool> Read()
    {
        var found = DoorCode.Read(Key) is { } key
            ? await (from d in db.Set<MeetingDoor>() join m in db.Set<Meeting>() on d.MeetingId equals m.Id where d.Key == key select new { Door = d, Meeting = m }).AsNoTracking().SingleOrDefaultAsync(Stop)
            : null;
        if (found is null || !found.Door.IsOpen || found.Meeting.State == MeetingState.Cancelled)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }
        Meeting = found.Meeting;
        WantsSignature = found.Door.WantsSignature;
        IsOpen = found.Door.Answers(clock.Utc(Meeting.Day, Meeting.StartsAt), Meeting.Minutes, clock.UtcNow);
        Me = IsOpen && Caller.Of(User) is not null && await own.Id(Stop) is { } me ? await db.Set<Member>().AsNoTracking().SingleAsync(m => m.Id == me, Stop) : null;
        return IsOpen;
    }

    private string Hour(DateTime moment) => French.Hour(TimeOnly.FromDateTime(clock.Local(moment)));
}

/// <summary>Who says to be there, as typed.</summary>
public sealed class EntranceForm
{
    public string? Code { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    /// <summary>Drawn on the screen; empty when confirmed in a word.</summary>
    public string? Signature { get; set; }

    /// <summary>Drawn with the page: pressed twice, the button acts once.</summary>
    public Guid Token { get; set; }

    /// <summary>« depart », « reste »; empty on arrival.</summary>
    public string? Act { get; set; }
}
