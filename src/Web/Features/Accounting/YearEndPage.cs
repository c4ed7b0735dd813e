using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Accounting;

/// <summary>What the operations of the end of a year share: a few questions, the entries that follow, shown, then written as drafts.</summary>
public abstract class YearEndPage(TisserandDb db, PostEntry post, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Source of what will be written: a form sent twice writes once.</summary>
    [BindProperty]
    public Guid Source { get; set; }

    public FiscalYear Year { get; private set; } = null!;

    public Chart Chart { get; private set; } = Chart.National;

    /// <summary>Of the year, by mission, funder and contract year.</summary>
    public IReadOnlyList<AccountBalance> Balances { get; private set; } = [];

    /// <summary>Shown before it is written; null until it was asked for.</summary>
    public PreparedPostings? Prepared { get; private set; }

    /// <summary>A text seems to name a patient.</summary>
    public string? Warning { get; private set; }

    /// <summary>What is written in by hand, watched for patients.</summary>
    protected abstract string? Said { get; }

    protected TisserandDb Db => db;

    public static IReadOnlyList<SelectListItem> Missions { get; } = EntryFormModel.Missions;

    public async Task<IActionResult> OnGet()
    {
        Source = Guid.CreateVersion7();
        return await Find() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Find())
        {
            return NotFound();
        }
        Ask();
        return Page();
    }

    public async Task<IActionResult> OnPostWrite()
    {
        if (!await Find())
        {
            return NotFound();
        }
        if (!Ask())
        {
            return Page();
        }
        var posted = await post.PostKept(Prepared!.Postings, HttpContext.RequestAborted);
        if (!posted.Succeeded)
        {
            ModelState.Refuse(posted.Refusals.Select(r => r with { Field = "" }), prefix: "");
            return Page();
        }
        TempData["Done"] = $"{French.Count(posted.Value.Entries.Count, "écriture est prête, en brouillon\u00A0: vérifiez-la et validez-la.", "écritures sont prêtes, en brouillon\u00A0: vérifiez-les et validez-les.")}";
        return Redirect(here.Link("comptes/ecritures/" + posted.Value.Entries[0].Id));
    }

    /// <summary>What follows from the form; refuses by its fields.</summary>
    protected abstract Outcome<PreparedPostings> Prepare();

    /// <summary>What the page needs besides the year and its balances.</summary>
    protected virtual Task Load(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Mission of a form: none for the running of the association.</summary>
    protected static string? MissionOf(string? code) => Missions.Any(m => m.Value == code && m.Value.Length > 0) ? code : null;

    private bool Ask()
    {
        if (!ModelState.IsValid)
        {
            return false;
        }
        var prepared = Prepare();
        Warning = PatientWatch.Warnings((Said, "Said")).Select(w => w.Message).FirstOrDefault();
        ModelState.Refuse(prepared.Refusals);
        Prepared = prepared.Value;
        return prepared.Succeeded;
    }

    private async Task<bool> Find()
    {
        var stop = HttpContext.RequestAborted;
        Year = (await db.Set<FiscalYear>().AsNoTracking().SingleOrDefaultAsync(y => y.Id == Id, stop))!;
        if (Year is null)
        {
            return false;
        }
        (Chart, Balances) = (await db.ReadChart(stop), await db.BalancesByUse(Id, stop));
        await Load(stop);
        return true;
    }
}
