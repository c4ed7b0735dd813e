using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The address from which one's own calendar reads one's meetings: made, renewed, closed by the person alone.</summary>
[OfCpts]
public sealed class OwnCalendarModel(TisserandDb db, OwnMember own, CptsOfRequest here, SiteAddress site, Clock clock) : PageModel
{
    private Guid? _member;

    public bool IsNobody => _member is null;

    /// <summary>https://…/agenda/….ics; null while there is none.</summary>
    public string? Address { get; private set; }

    /// <summary>The same, under the scheme that a telephone opens with its calendar.</summary>
    public string? Subscribe => Address is null ? null : "webcal" + Address[Address.IndexOf("://", StringComparison.Ordinal)..];

    public async Task OnGet()
    {
        if (await Read() is { } address)
        {
            Address = site.Of(CalendarFeed.Path(here, address));
        }
    }

    public async Task<IActionResult> OnPostRenew()
    {
        var address = await Read();
        if (_member is not { } member)
        {
            return Page();
        }
        if (address is null)
        {
            db.Add(CalendarAddress.Open(member, clock.UtcNow));
        }
        else
        {
            address.Renew(clock.UtcNow);
            TempData["Done"] = "Votre adresse d’agenda est changée\u00A0: l’ancienne ne répond plus.";
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect(here.Link("mon-espace/agenda"));
    }

    public async Task<IActionResult> OnPostClose()
    {
        if (await Read() is { } address)
        {
            db.Remove(address);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData["Done"] = "Votre adresse d’agenda est fermée.";
        }
        return Redirect(here.Link("mon-espace/agenda"));
    }

    private async Task<CalendarAddress?> Read()
    {
        _member = await own.Id(HttpContext.RequestAborted);
        return _member is { } member ? await db.Set<CalendarAddress>().SingleOrDefaultAsync(a => a.MemberId == member, HttpContext.RequestAborted) : null;
    }
}
