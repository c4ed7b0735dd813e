using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Where the link of an invitation leads whoever wants none any more. Opening does nothing: mail programs open links by themselves.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class ObjectionModel(TisserandDb db, ObjectionLinks links, RecordObjection objections, Clock clock) : PageModel
{
    /// <summary>The link is one of this CPTS.</summary>
    public bool IsKnown { get; private set; }

    public bool IsDone { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet(string? jeton)
    {
        var found = await Find(jeton);
        (IsKnown, IsDone) = (found is not null, found is { IsForgotten: true });
    }

    public async Task OnPost(string? jeton)
    {
        if (await Find(jeton) is not { } invitation)
        {
            return;
        }
        if (invitation.NationalId is { } number)
        {
            await objections.Record([number], clock.Today, "par le lien d’une invitation", Stop);
        }
        (IsKnown, IsDone) = (true, true);
    }

    private async Task<ProfessionalInvitation?> Find(string? token) => links.Read(token) is { } id
        ? await db.Set<ProfessionalInvitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, Stop) : null;
}
