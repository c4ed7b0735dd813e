using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Movements;

/// <summary>Mouvements du territoire: who came, left, moved, changed between two files of the public directory.</summary>
[Requires(Area.Members)]
public sealed class MovementsModel(
    TisserandDb db, DirectoryQueries directory, MovementQueries movements, DirectoryLabels labels, TerritoryQueries territories, MakeMembers make, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "type")]
    public TerritoryMovementKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "profession")]
    public string? Profession { get; set; }

    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    /// <summary>Number of the load; the latest when it is not given.</summary>
    [BindProperty(SupportsGet = true, Name = "fichier")]
    public long? LoadId { get; set; }

    [BindProperty(Name = "ids")]
    public string[] Ids { get; set; } = [];

    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    public bool HasDirectory { get; private set; }

    public IReadOnlyList<ComparedLoad> Loads { get; private set; } = [];

    public ComparedLoad? Load { get; private set; }

    public IReadOnlyList<string> Territory { get; private set; } = [];

    public ListPage<TerritoryMovement>? List { get; private set; }

    public IReadOnlyDictionary<TerritoryMovementKind, int> Counts { get; private set; } = new Dictionary<TerritoryMovementKind, int>();

    /// <summary>The comparison of the entries of the members with the latest load.</summary>
    public DirectoryReview? Review { get; private set; }

    public bool IsFiltered => Kind is not null || !string.IsNullOrEmpty(Profession + Commune + List?.Query.Search);

    private CancellationToken Stop => HttpContext.RequestAborted;

    public static string FileOf(Generation load) => load.ExtractedOn is { } day ? "fichier du " + French.LongDay(day) : "fichier " + load.FileName;

    public Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        FirstDay = clock.Today;
        return Show(list);
    }

    /// <summary>Makes members of arrivals.</summary>
    public async Task<IActionResult> OnPost([FromQuery] ListQuery list)
    {
        if (FirstDay is not { } day || Ids.Length == 0)
        {
            ModelState.AddModelError(FirstDay is null ? nameof(FirstDay) : "", FirstDay is null ? "Indiquez le premier jour d’adhésion." : "Choisissez une arrivée.");
            list.Format = null;
            return await Show(list);
        }
        var made = await make.Make(Ids, day, Stop);
        TempData["Done"] = made switch
        {
            { Made: [.. var names] } when names.Count > 0 => $"{string.Join(", ", names)}\u00A0: adhésion enregistrée à partir du {French.LongDay(day)}.",
            { Already.Count: > 0 } => $"Déjà adhérent, laissé tel quel\u00A0: {string.Join(", ", made.Already)}.",
            { Doubtful.Count: > 0 } => $"À vérifier à la main, une fiche du même nom existe\u00A0: {string.Join(", ", made.Doubtful)}.",
            _ => "Cette personne n’est plus dans l’annuaire.",
        };
        return Redirect(Request.With(("page", list.Page > 1 ? list.Page.ToString(French.Culture) : null)));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        Territory = (await territories.On(clock.Today, Stop)).CommuneCodes;
        HasDirectory = await directory.Current(Stop) is not null;
        Loads = await movements.Loads(Stop);
        Load = Loads.FirstOrDefault(l => l.Generation.Id == (LoadId ?? Loads[0].Generation.Id));
        if (LoadId is not null && Load is null)
        {
            return NotFound();
        }
        if (Load is null || Territory.Count == 0)
        {
            return Page();
        }
        await labels.Read(Stop);
        var rows = movements.Of(Territory, Load.Generation.Id);
        if (!string.IsNullOrEmpty(Commune) && Territory.Contains(Commune))
        {
            rows = movements.Touching(rows, Load.Generation.Id, Commune);
        }
        if (!string.IsNullOrEmpty(Profession))
        {
            rows = rows.Where(m => m.Profession == Profession);
        }
        foreach (var word in SearchWord.Typed(list.Search))
        {
            rows = rows.Where(m => m.Folded.Contains(word));
        }
        if (Kind is { } kind)
        {
            rows = rows.Where(m => m.Kind == kind);
        }
        var members = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var table = new MovementList(here, labels, members, here.Allows(Area.Members, Level.Act)).Table();
        if (list.Format is "csv" or "xlsx")
        {
            await Recognise(members, null);
            return ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today)!;
        }
        List = await ListPage<TerritoryMovement>.Read(table, rows, list, Stop);
        await Recognise(members, [.. List.Rows.Select(m => m.Rpps).OfType<string>()]);
        Counts = await movements.Count(Territory, Load.Generation.Id, Stop);
        Review = await db.Set<DirectoryReview>().AsNoTracking().SingleOrDefaultAsync(Stop);
        return Page();
    }

    /// <param name="numbers">Null for every number known to the CPTS.</param>
    private async Task Recognise(Dictionary<string, Guid> members, IReadOnlyCollection<string>? numbers)
    {
        var known = db.Set<Member>().AsNoTracking().Where(m => m.Rpps != null);
        if (numbers is not null)
        {
            known = known.Where(m => EF.Parameter(numbers).Contains(m.Rpps!));
        }
        foreach (var member in await known.Select(m => new { m.Rpps, m.Id }).ToListAsync(Stop))
        {
            members.TryAdd(member.Rpps!, member.Id);
        }
    }

    /// <summary>The number of a load, as the address has it.</summary>
    public static string Number(ComparedLoad load) => load.Generation.Id.ToString(CultureInfo.InvariantCulture);
}
