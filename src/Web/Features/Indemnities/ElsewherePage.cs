using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Amounts received from other CPTS, one's own or those of a member.</summary>
public abstract class ElsewherePage(TisserandDb db, DeclareElsewhere declare, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<AmountElsewhere> Amounts { get; private set; } = [];

    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected async Task Read(Guid member) =>
        Amounts = await db.Set<AmountElsewhere>().AsNoTracking().Where(a => a.MemberId == member).OrderByDescending(a => a.Year).ThenBy(a => a.Id).ToListAsync(Stop);

    /// <summary>Whether it is noted; refusals are by the field otherwise.</summary>
    protected async Task<bool> Note(Guid member, string by)
    {
        var declared = await declare.Declare(member, Input.Year, French.ParseEuros(Input.Amount), Input.From, by, clock.Today, Stop);
        if (!declared.Succeeded)
        {
            ModelState.Refuse(declared.Refusals);
            return false;
        }
        TempData["Done"] = $"C’est noté\u00A0: {French.Euros(declared.Value.Amount)} en {declared.Value.Year}, comptés sous le plafond légal.";
        return true;
    }

    protected async Task TakeAway(Guid id, Guid member)
    {
        var refusals = await declare.Remove(id, member, Stop);
        TempData["Done"] = refusals.Count == 0 ? "Le montant est retiré." : refusals[0].Message;
    }

    public sealed class Form
    {
        public int? Year { get; set; }

        public string? Amount { get; set; }

        public string? From { get; set; }
    }
}
