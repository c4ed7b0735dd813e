using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>« Déclarer mes heures » : one's own work between meetings, on a phone; what waits can be withdrawn.</summary>
[OfCpts]
public sealed class OwnWorkModel(TisserandDb db, DeclareWork declare, OwnMember own, CptsOfRequest here, Clock clock) : WorkFormPage
{
    private const int Most = 100;

    private Guid? _member;

    public override bool IsOwn => true;

    public bool IsNobody => _member is null;

    public IReadOnlyList<IndemnityRow> Waiting { get; private set; } = [];

    public async Task OnGet()
    {
        Input.Day = clock.Today;
        await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        _member = await own.Id(Stop);
        if (_member is not { } member)
        {
            return Page();
        }
        if (!ModelState.IsValid || MustConfirm())
        {
            await Show();
            return Page();
        }
        var declared = await declare.Declare(member, Input, own.AccountName, clock.Today, Stop);
        if (!declared.Succeeded)
        {
            Refuse(declared.Refusals);
            await Show();
            return Page();
        }
        TempData["Done"] = $"C’est déclaré\u00A0: {declared.Value.Title}, {declared.Value.Activity.Quantity(declared.Value.Units)}.";
        return Redirect(here.Link("mon-espace/heures"));
    }

    public async Task<IActionResult> OnPostWithdraw(Guid id)
    {
        if (await own.Id(Stop) is not { } member)
        {
            return NotFound();
        }
        var refusals = await declare.Withdraw(id, member, Stop);
        TempData["Done"] = refusals.Count == 0 ? "La déclaration est retirée." : refusals[0].Message;
        return Redirect(here.Link("mon-espace/heures"));
    }

    private async Task Show()
    {
        _member ??= await own.Id(Stop);
        if (_member is not { } member)
        {
            return;
        }
        Choices = await declare.Choices(member, clock.Today, Stop);
        var grid = await db.ReadRateGrid(Stop);
        Waiting = (await db.WaitingWorks().AsNoTracking().Where(r => r.MemberId == member).OrderByDescending(r => r.Day).ThenBy(r => r.Id).Take(Most).ToListAsync(Stop)).ConvertAll(r => r.Price(grid));
    }
}
