using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>One import: its columns, what it would do, how far it is, what became of each line.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class ImportModel(TisserandDb db, MemberImportWork work, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Lines of the file shown before the confirmation.</summary>
    public const int Previewed = 20;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public List<ImportColumn> Columns { get; set; } = [];

    [BindProperty]
    public DoubleChoice? Doubles { get; set; }

    /// <summary>By line, of those shown only; nothing: as for all.</summary>
    [BindProperty]
    public Dictionary<Guid, DoubleChoice?> Choices { get; set; } = [];

    /// <summary>refusees, connues; otherwise all.</summary>
    [FromQuery(Name = "voir")]
    public string? Shown { get; set; }

    /// <summary>« colonnes »: back to the columns of an import that was checked.</summary>
    [FromQuery(Name = "etape")]
    public string? Step { get; set; }

    public MemberImport Import { get; private set; } = null!;

    public IReadOnlyList<string> Headings { get; private set; } = [];

    public IReadOnlyList<MemberImportLine> Preview { get; private set; } = [];

    public ListPage<ImportLineRow>? List { get; private set; }

    public ImportCounts Counts { get; private set; } = ImportCounts.None;

    /// <summary>Asked before the state is read: a work that ends in between leaves a page that asks again, never one that says it stopped.</summary>
    public bool IsRunning { get; private set; }

    public bool ShowsColumns => Import.State == MemberImportState.Read || (Import.State == MemberImportState.Checked && Step == "colonnes");

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        if (ListFiles.File(Table(import), list, Filtered().Rows(db).OrderBy(r => r.Number).AsAsyncEnumerable(), clock.Today) is { } report)
        {
            return report;
        }
        return await Show(list);
    }

    public async Task<IActionResult> OnPostColumns()
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        var columns = Columns.Take(Headings.Count).ToList();
        var refusals = ImportColumns.Check(columns);
        if (refusals.Count == 0)
        {
            refusals = import.Map(ImportColumns.Write(columns));
        }
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals);
            Step = "colonnes";
            return await Show(new());
        }
        return await Go();
    }

    public async Task<IActionResult> OnPostChoices()
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        return await Choose(import) is { Count: > 0 } refusals ? await Refused(refusals) : Redirect(Request.With(("handler", null), ("page", Request.Query["page"])) + "#liste");
    }

    public async Task<IActionResult> OnPostWrite()
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        // Pressed twice, or by two people: it is under way, which is what was asked.
        if (import.State != MemberImportState.Checked)
        {
            return Redirect(Address);
        }
        var refusals = await Choose(import);
        refusals.AddRange(refusals.Count == 0 ? import.Confirm() : []);
        return refusals.Count > 0 ? await Refused(refusals) : await Go();
    }

    public async Task<IActionResult> OnPostUndo()
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        if (!await db.Set<MemberImportLine>().AnyAsync(l => l.ImportId == Id, HttpContext.RequestAborted))
        {
            return await Refused([new("lines-forgotten", "Les lignes de cet import ont été effacées (durées de conservation)\u00A0: il ne s’annule plus.")]);
        }
        return import.Undo() is { Count: > 0 } refusals ? await Refused(refusals) : await Go();
    }

    /// <summary>Goes on with a work that a stop of the application cut short.</summary>
    public async Task<IActionResult> OnPostResume()
    {
        if (await Read() is null)
        {
            return NotFound();
        }
        return await Go();
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (await Read() is not { } import)
        {
            return NotFound();
        }
        if (import.CheckDiscard() is { Count: > 0 } refusals)
        {
            return await Refused(refusals);
        }
        db.Remove(import);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "L’import est abandonné, rien n’a été écrit.";
        return Redirect(here.Link("adherents/import"));
    }

    private string Address => here.Link("adherents/import/" + Id);

    /// <summary>Saves the state and begins the work that it asks for; one whom another has overtaken finds the work under way.</summary>
    private async Task<IActionResult> Go()
    {
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Redirect(Address);
        }
        await work.Start(Id, here.Required, Caller.Of(User));
        return Redirect(Address);
    }

    private async Task<List<Refusal>> Choose(MemberImport import)
    {
        var refusals = Doubles is { } doubles ? import.Choose(doubles) : import.State == MemberImportState.Checked ? [] : import.Choose(import.Doubles);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var ids = Choices.Keys.ToList();
        foreach (var line in await db.Set<MemberImportLine>().Where(l => l.ImportId == Id && EF.Parameter(ids).Contains(l.Id)).ToListAsync(HttpContext.RequestAborted))
        {
            line.Choose(Choices[line.Id]);
        }
        if (import.State == MemberImportState.Checked)
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        return [];
    }

    private async Task<MemberImport?> Read()
    {
        IsRunning = work.IsRunning(Id);
        var import = await db.Set<MemberImport>().SingleOrDefaultAsync(i => i.Id == Id, HttpContext.RequestAborted);
        if (import is not null)
        {
            Import = import;
            Headings = MemberImportSteps.HeadingsOf(import);
        }
        return import;
    }

    private Task<IActionResult> Refused(List<Refusal> refusals)
    {
        ModelState.Refuse(refusals);
        return Show(new());
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        var lines = db.Set<MemberImportLine>().AsNoTracking().Where(l => l.ImportId == Id);
        if (ShowsColumns)
        {
            Columns = Columns.Count == Headings.Count ? Columns : [.. ImportColumns.Read(Import.Columns)];
            Preview = await lines.OrderBy(l => l.Number).Take(Previewed).ToListAsync(stop);
            return Page();
        }
        Counts = ImportCounts.Of(Import.Doubles, await lines.GroupBy(l => new { l.Fate, HasTwin = l.TwinId != null || l.TwinLine != null, IsSure = l.Resemblance == Resemblance.Rpps, l.Choice })
            .Select(g => new ImportCounts.Group(g.Key.Fate, g.Key.HasTwin, g.Key.IsSure, g.Key.Choice, g.Count())).ToListAsync(stop));
        if (Import.IsWorking)
        {
            return Page();
        }
        Doubles ??= Import.Doubles;
        if (Import.State == MemberImportState.Checked)
        {
            Preview = await lines.OrderBy(l => l.Number).Take(Previewed).ToListAsync(stop);
        }
        List = await ListPage<ImportLineRow>.Read(Table(Import), Filtered().Rows(db), list, stop);
        return Page();
    }

    private IQueryable<MemberImportLine> Filtered()
    {
        var lines = db.Set<MemberImportLine>().AsNoTracking().Where(l => l.ImportId == Id);
        return Shown switch
        {
            "refusees" => lines.Where(l => l.Fate == ImportLineFate.Refused),
            "connues" => lines.Where(l => (l.Fate == ImportLineFate.Ready || l.Fate == ImportLineFate.Skipped || l.Fate == ImportLineFate.Updated || l.Fate == ImportLineFate.Unchanged) && (l.TwinId != null || l.TwinLine != null)),
            "non-annulees" => lines.Where(l => l.Fate == ImportLineFate.Kept),
            _ => lines,
        };
    }

    private Table<ImportLineRow> Table(MemberImport import) =>
        ImportLineList.Table(import, id => here.Link("adherents/" + id), import.State == MemberImportState.Checked ? "import" : null);
}

/// <summary>How many lines, by what becomes of them.</summary>
public sealed record ImportCounts(int ToCreate, int ToUpdate, int ToSkip, int Known, int Waiting, IReadOnlyDictionary<ImportLineFate, int> ByFate)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0, new Dictionary<ImportLineFate, int>());

    public int Refused => this[ImportLineFate.Refused];

    public int this[ImportLineFate fate] => ByFate.GetValueOrDefault(fate);

    public static ImportCounts Of(DoubleChoice doubles, IReadOnlyCollection<Group> groups)
    {
        int Ready(Func<Group, bool> which) => groups.Where(g => g.Fate == ImportLineFate.Ready && which(g)).Sum(g => g.Count);
        DoubleChoice Choice(Group g) => (g.Choice ?? doubles) == DoubleChoice.Create && g.IsSure ? DoubleChoice.Skip : g.Choice ?? doubles;
        return new(
            Ready(g => !g.HasTwin || Choice(g) == DoubleChoice.Create),
            Ready(g => g.HasTwin && Choice(g) == DoubleChoice.Update),
            Ready(g => g.HasTwin && Choice(g) == DoubleChoice.Skip),
            Ready(g => g.HasTwin),
            Ready(_ => true),
            groups.GroupBy(g => g.Fate).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)));
    }

    public sealed record Group(ImportLineFate Fate, bool HasTwin, bool IsSure, DoubleChoice? Choice, int Count);
}
