using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Tisserand.Data;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Territories;

/// <summary>The territory on a day: map, population, size and its working, list of communes.</summary>
[Requires(Area.Territory)]
public sealed class TerritoryModel(TerritoryQueries territories, CommuneOwners owners, TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "jour")]
    public string? AskedDay { get; set; }

    /// <summary>Also shown on the map, to start or to reach further than the neighbours.</summary>
    [FromQuery(Name = "departement")]
    public string? AskedDepartement { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public TerritoryOnDay Territory { get; private set; } = null!;

    public ListPage<TerritoryRow> List { get; private set; } = null!;

    public ILookup<string, string> Owners { get; private set; } = null!;

    /// <summary>Lines that are not in force on the day shown, before or after it.</summary>
    public int OtherDays { get; private set; }

    public bool MayAct => here.Allows(Area.Territory, Level.Act);

    public IEnumerable<SelectListItem> Departements =>
        Geography.Current.Departements.Select(d => new SelectListItem($"{d.Code} {d.Name}", d.Code, d.Code == AskedDepartement));

    public string MapAddress =>
        QueryHelpers.AddQueryString(here.Link("territoire/carte.json"), new Dictionary<string, string?>
        {
            ["jour"] = Territory.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["departement"] = string.IsNullOrEmpty(AskedDepartement) ? null : AskedDepartement,
        });

    public async Task<IActionResult> OnGet(ListQuery query) => await Show(query) ?? Page();

    /// <summary>The chosen lines leave the territory after a day.</summary>
    public Task<IActionResult> OnPostLeave(ListQuery query) => Change(query, (territory, line) => territory.Leave(line, Input.LastDay, Input.Avenant), "retirée", "retirées");

    /// <summary>The chosen lines were typed by mistake; the audit trail keeps them.</summary>
    public Task<IActionResult> OnPostDelete(ListQuery query) => Change(query, (_, line) =>
    {
        db.Remove(line);
        return [];
    }, "supprimée", "supprimées");

    private async Task<IActionResult> Change(ListQuery query, Func<Territory, TerritoryLine, List<Refusal>> change, string one, string many)
    {
        var territory = await territories.ReadForChange(HttpContext.RequestAborted);
        var chosen = territory.Lines.Where(l => Input.Ids.Contains(l.Id)).ToList();
        if (chosen.Count != Input.Ids.Distinct().Count())
        {
            return NotFound();
        }
        var refusals = chosen.Count == 0
            ? [new Refusal("nothing-chosen", "Choisissez au moins une commune dans la liste.")]
            : chosen.SelectMany(line => change(territory, line)).Distinct().ToList();
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            ModelState.Refuse(refusals);
            return await Show(query) ?? Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = French.Count(chosen.Count, "commune " + one, "communes " + many) + ".";
        return Redirect(Request.With());
    }

    /// <summary>Fills the page; a file instead when one is asked for.</summary>
    private async Task<IActionResult?> Show(ListQuery query)
    {
        var all = await territories.Read(HttpContext.RequestAborted);
        var asked = French.ParseDay(AskedDay);
        if (asked is null && !string.IsNullOrWhiteSpace(AskedDay))
        {
            ModelState.AddModelError("jour", $"«{French.Nbsp}{AskedDay}{French.Nbsp}» n’est pas une date{French.Nbsp}: le territoire est montré à ce jour.");
        }
        Territory = all.On(asked ?? clock.Today);
        OtherDays = all.Lines.Count - Territory.Lines.Count;
        Owners = await owners.Others(here.Required.Id, Territory.Lines.Where(l => !l.Line.IsPart).Select(l => l.Commune?.Code).OfType<string>(), Territory.Day, HttpContext.RequestAborted);
        var words = FoldedText.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = Territory.Lines.Select(l => TerritoryRow.Of(l, Owners))
            .Where(r => words.Length == 0 || Matches($" {r.SortName} {r.Code} {FoldedText.Of(r.Epci)} {FoldedText.Of(r.Departement)}", words))
            .ToList();
        var table = TerritoryTable.Of(MayAct ? id => here.Link("territoire/lignes/" + id) : null);
        List = ListPage<TerritoryRow>.Of(table, rows, query);
        return ListFiles.File(table, query, table.Sort(rows.AsQueryable(), query), clock.Today);
    }

    private static bool Matches(string text, string[] words) =>
        Array.TrueForAll(words, w => text.Contains(" " + w, StringComparison.OrdinalIgnoreCase));

    public sealed class Form
    {
        public List<Guid> Ids { get; set; } = [];

        public DateOnly? LastDay { get; set; }

        public string? Avenant { get; set; }
    }
}
