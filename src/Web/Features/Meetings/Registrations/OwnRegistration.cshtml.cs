using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>The personal address of one registration: confirm, see, cancel. Opening does nothing: mail programs open links by themselves.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class OwnRegistrationModel(TisserandDb db, RegistrationDesk desk, RegistrationLinks links, Clock clock) : PageModel
{
    [FromQuery(Name = "jeton")]
    public string? Token { get; set; }

    /// <summary>Null when the address is not one of this CPTS, or its registration was erased.</summary>
    public Registration? Registration { get; private set; }

    public RegistrationForm Form { get; private set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    public RegistrationStanding Standing { get; private set; }

    /// <summary>Place in the waiting list, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>A seat is taken or kept.</summary>
    public bool HasSeat => Registration!.TakesSeat(clock.UtcNow);

    public bool IsBegun => clock.UtcNow >= clock.Utc(Meeting.Day, Meeting.StartsAt);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task OnGet() => Show();

    public Task OnPostConfirm() => Act(id => desk.Confirm(id, Stop));

    public Task OnPostCancel() => Act(id => desk.Cancel(id, byCoordinator: false, Stop));

    private async Task Act(Func<Guid, Task<Outcome<Registration>>> act)
    {
        if (links.Read(Token) is { } id)
        {
            ModelState.Refuse((await act(id)).Refusals, prefix: "");
            db.ChangeTracker.Clear();
        }
        await Show();
    }

    private async Task Show()
    {
        if (links.Read(Token) is not { } id || await db.Set<Registration>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Stop) is not { } found)
        {
            return;
        }
        Form = await db.Set<RegistrationForm>().AsNoTracking().SingleAsync(f => f.Id == found.FormId, Stop);
        Meeting = await db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Id == Form.MeetingId, Stop);
        var all = await db.Set<Registration>().AsNoTracking().Where(r => r.FormId == Form.Id).ToListAsync(Stop);
        Registration = all.Single(r => r.Id == id);
        var startsAt = clock.Utc(Meeting.Day, Meeting.StartsAt);
        Standing = Form.Standing(Meeting, startsAt, clock.UtcNow);
        Position = new SeatList(Form, all, startsAt, clock.UtcNow).PositionOf(Registration);
    }
}
