using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Émargement : one row by person. What is typed stays in the form, whatever button is pressed, until it is saved.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class AttendanceModel(TisserandDb db, TakeAttendance take, ReceiveProfessionals receive, LinkInvitations link, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public List<AttendanceLine> Lines { get; set; } = [];

    /// <summary>Name typed to find somebody who was not invited.</summary>
    [BindProperty]
    public string? PersonSearch { get; set; }

    /// <summary>The person picked among those found.</summary>
    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    public Newcomer Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The signed paper, under the eyes of whoever enters it.</summary>
    public IReadOnlyList<(Guid Id, string Name, bool IsImage)> Scans { get; private set; } = [];

    /// <summary>Who the lines are about.</summary>
    public IReadOnlyDictionary<Guid, PersonFound> People { get; private set; } = new Dictionary<Guid, PersonFound>();

    public PeopleFound Found { get; private set; } = null!;

    /// <summary>Entries that may be the newcomer's.</summary>
    public IReadOnlyList<PersonFound> Doubles { get; private set; } = [];

    /// <summary>Name typed to find somebody invited from the directory.</summary>
    [BindProperty]
    public string? InvitedSearch { get; set; }

    /// <summary>Those invited from the directory who have no entry; null for a meeting of another type.</summary>
    public InvitedOnSheet? Invited { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        Lines = [.. (await db.PeopleOf(Id).ToListAsync(Stop)).Select(AttendanceLine.Of)];
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        await AddPicked();
        var presences = Lines.Select((line, i) => line.Read(refusal => ModelState.AddModelError($"Lines[{i}].{refusal.Field}", refusal.Message))).ToList();
        if (!ModelState.IsValid)
        {
            return await Show();
        }
        // The sheet was open while the door was held: of whom it says nothing, it unsays nothing.
        var byDoor = await db.Set<DoorMark>().Where(m => m.MeetingId == Id && !m.IsTakenBack).Select(m => m.MemberId).Distinct().ToListAsync(Stop);
        presences.RemoveAll(p => p.State == AttendanceState.Invited && byDoor.Contains(p.MemberId));
        var taken = await take.Take(Id, presences, clock.Today, Stop);
        if (!taken.Succeeded)
        {
            ModelState.Refuse(taken.Refusals.Select(r => r with
            {
                Field = r.Field.Replace("presences[", "Lines[", StringComparison.Ordinal).Replace("Minutes", nameof(AttendanceLine.Duration), StringComparison.Ordinal),
            }), prefix: "");
            return await Show();
        }
        var meeting = taken.Required;
        var present = meeting.Attendances.Count(a => a.State == AttendanceState.Present);
        TempData["Done"] = $"Émargement enregistré\u00A0: {French.Count(present, "présent", "présents")}, {French.Minutes(meeting.Attendances.Sum(a => a.Minutes))} en tout.";
        return Redirect(here.Link("reunions/" + Id));
    }

    /// <summary>« Tout le monde présent »: those of whom nothing is said yet.</summary>
    public Task<IActionResult> OnPostAllPresent() => Again(() =>
    {
        Lines.FindAll(l => MeetingText.State(l.State) == AttendanceState.Invited).ForEach(l => l.State = MeetingText.Code(AttendanceState.Present));
        return Task.CompletedTask;
    });

    /// <summary>While one types: those invited from the directory who bear the name.</summary>
    public async Task<IActionResult> OnGetInvited([FromQuery(Name = "InvitedSearch")] string? search)
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        Invited = await InvitedOnSheet.Read(db, Id, search, Stop);
        return Partial("_InvitedOnSheet", Invited);
    }

    /// <summary>« present:… », « interesse:… », « retirer:… », « contact:… » and an invitation: kept at once, the rest of the sheet stays as typed.</summary>
    public Task<IActionResult> OnPostInvited(string? act) => Again(async () =>
    {
        var (verb, id) = act?.Split(':') is [var said, var text] && Guid.TryParse(text, out var invitation) ? (said, invitation) : ("chercher", Guid.Empty);
        switch (verb)
        {
            case "present" or "retirer":
                var refusals = await receive.Enter(Id, [id], verb == "present" ? AttendanceState.Present : AttendanceState.Invited, clock.Today, Stop);
                refusals.ForEach(r => ModelState.AddModelError("", r.Message));
                break;
            case "interesse" or "sans-interet":
                await receive.Interest(Id, [id], verb == "interesse", Stop);
                break;
            case "contact":
                var (made, doubtful) = await link.Welcome(Id, [id], Stop);
                doubtful.ForEach(name => ModelState.AddModelError("", $"{name}\u00A0: une fiche du même nom existe déjà, cherchez-la ci-dessous."));
                // With an entry, the person is a line of the sheet like the others.
                Lines.AddRange((await db.PeopleOf(Id).ToListAsync(Stop)).Where(p => made.Contains(p.MemberId) && Lines.TrueForAll(l => l.MemberId != p.MemberId)).Select(AttendanceLine.Of));
                break;
            default:
                return;
        }
        (InvitedSearch, _) = (null, ModelState.Remove(nameof(InvitedSearch)));
    });

    /// <summary>Without JavaScript: shows the people of the typed name.</summary>
    public Task<IActionResult> OnPostFind() => Again(() => Task.CompletedTask);

    public Task<IActionResult> OnPostAdd() => Again(async () =>
    {
        if (!await AddPicked())
        {
            ModelState.AddModelError(nameof(Person), "Cherchez la personne par son nom, puis choisissez-la.");
        }
    });

    /// <summary>Somebody unknown is kept as a contact at once, and added to the sheet.</summary>
    public Task<IActionResult> OnPostNewcomer() => Again(async () =>
    {
        var created = Member.Create(Input.Details);
        if (created.Value is not { } member)
        {
            ModelState.Refuse(created.Refusals);
            return;
        }
        Doubles = [.. (await db.DoublesOf(member, Stop)).Select(d => d.Member).AsQueryable().People()];
        if (Doubles.Count > 0 && !Input.Confirmed)
        {
            return;
        }
        db.Add(member);
        await db.SaveChangesAsync(Stop);
        Lines.Add(new() { MemberId = member.Id, State = MeetingText.Code(AttendanceState.Present) });
        (Input, Doubles) = (new(), []);
    });

    private async Task<IActionResult> Again(Func<Task> act)
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        ModelState.Clear();
        await act();
        return await Show();
    }

    /// <summary>Null, or the answer to whoever may not.</summary>
    private async Task<IActionResult?> Read()
    {
        if (await db.ReadMeeting(Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>Adds the person picked, or the only one of the typed name; false when there is nobody to add.</summary>
    private async Task<bool> AddPicked()
    {
        if (await PeopleFound.Meant(db, Person, PersonSearch, Stop) is not { } id)
        {
            return false;
        }
        if (Lines.Find(l => l.MemberId == id) is { } line)
        {
            line.State = MeetingText.Code(AttendanceState.Present);
        }
        else
        {
            Lines.Add(new() { MemberId = id, State = MeetingText.Code(AttendanceState.Present) });
        }
        (Person, PersonSearch) = (null, null);
        ModelState.Remove(nameof(PersonSearch));
        return true;
    }

    private async Task<PageResult> Show()
    {
        var ids = Lines.ConvertAll(l => l.MemberId);
        People = await db.Set<Member>().Where(m => EF.Parameter(ids).Contains(m.Id)).People().ToDictionaryAsync(p => p.Id, Stop);
        Lines.RemoveAll(l => !People.ContainsKey(l.MemberId));
        Found = new(nameof(Person), PersonSearch, await db.FindPeople(PersonSearch, Stop));
        Scans = (await db.Set<StoredFile>().Where(f => f.Subject == MeetingQueries.SignedSheet && f.SubjectId == Id).OrderBy(f => f.AddedAt).Select(f => new { f.Id, f.Name, f.MediaType }).ToListAsync(Stop))
            .ConvertAll(f => (f.Id, f.Name, f.MediaType.StartsWith("image/", StringComparison.Ordinal)));
        Invited = Meeting.Kind == MeetingKind.TerritorialInformation ? await InvitedOnSheet.Read(db, Id, InvitedSearch, Stop) : null;
        return Page();
    }
}

/// <summary>One row of the sheet, as typed.</summary>
public sealed class AttendanceLine
{
    public Guid MemberId { get; set; }

    /// <summary>present, excuse, absent; empty while nothing is known.</summary>
    public string? State { get; set; }

    /// <summary>Hour, when it is not that of the meeting.</summary>
    public string? ArrivedAt { get; set; }

    public string? LeftAt { get; set; }

    /// <summary>« 1 h 30 », « 90 », « 1:30 »: in place of the hours.</summary>
    public string? Duration { get; set; }

    internal static AttendanceLine Of(PersonOfMeeting person) => new()
    {
        MemberId = person.MemberId,
        State = MeetingText.Code(person.State),
        ArrivedAt = Typed(person.ArrivedAt),
        LeftAt = Typed(person.LeftAt),
        Duration = person.TypedMinutes is { } minutes ? French.Minutes(minutes) : null,
    };

    /// <summary>What the row says; what does not read is refused, unless the person was not there.</summary>
    internal Presence Read(Action<Refusal> refuse)
    {
        var state = MeetingText.State(State);
        if (state == AttendanceState.Invited && (ArrivedAt + LeftAt + Duration)?.Trim().Length > 0)
        {
            state = AttendanceState.Present;
        }
        if (state != AttendanceState.Present)
        {
            return new(MemberId, state);
        }
        TimeOnly? Hour(string? text, string field)
        {
            var hour = French.ParseHour(text);
            if (hour is null && !string.IsNullOrWhiteSpace(text))
            {
                refuse(new("hour-unreadable", "Écrivez l’heure comme « 18:45 » ou « 18 h 45 ».", field));
            }
            return hour;
        }
        var minutes = French.ParseMinutes(Duration);
        if (minutes is null && !string.IsNullOrWhiteSpace(Duration))
        {
            refuse(new("duration-unreadable", "Écrivez la durée comme « 1 h 30 », « 1:30 » ou « 90 » (minutes).", nameof(Duration)));
        }
        return new(MemberId, state, Hour(ArrivedAt, nameof(ArrivedAt)), Hour(LeftAt, nameof(LeftAt)), minutes);
    }

    /// <summary>As an input of hours wants it.</summary>
    private static string? Typed(TimeOnly? hour) => hour?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Somebody who came and is not known yet.</summary>
public sealed class Newcomer
{
    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Profession { get; set; }

    /// <summary>The entries alike were seen: it is somebody else.</summary>
    public bool Confirmed { get; set; }

    internal MemberDetails Details => new(LastName, FirstName, Profession, null, IsLiberal: false, IsSalaried: false, null, null, null, []);
}
