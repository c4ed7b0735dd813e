using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What one received from other CPTS.</summary>
[OfCpts]
public sealed class OwnElsewhereModel(TisserandDb db, DeclareElsewhere declare, OwnMember own, CptsOfRequest here, Clock clock) : ElsewherePage(db, declare, clock)
{
    private readonly int _year = clock.Today.Year;

    public bool IsNobody { get; private set; }

    public async Task OnGet()
    {
        Input.Year = _year;
        await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid && await own.Id(Stop) is { } member && await Note(member, own.AccountName))
        {
            return Redirect(here.Link("mon-espace/ailleurs"));
        }
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid id)
    {
        if (await own.Id(Stop) is not { } member)
        {
            return NotFound();
        }
        await TakeAway(id, member);
        return Redirect(here.Link("mon-espace/ailleurs"));
    }

    private async Task Show()
    {
        if (await own.Id(Stop) is not { } member)
        {
            IsNobody = true;
            return;
        }
        await Read(member);
    }
}
