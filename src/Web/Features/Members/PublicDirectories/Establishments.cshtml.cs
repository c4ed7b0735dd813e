using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.PublicDirectories;

/// <summary>Établissements du territoire, from FINESS: by family, searched, filtered, as files.</summary>
[Requires(Area.Members)]
public sealed class EstablishmentsModel(
    TisserandDb db, CptsOfRequest here, EstablishmentQueries establishments, DirectoryQueries directory, NationalFileQueries files, TerritoryQueries territories, Clock clock) : PageModel
{
    private const int ReadAtOnce = 500;

    /// <summary>Number of the family.</summary>
    [BindProperty(SupportsGet = true, Name = "famille")]
    public int? Family { get; set; }

    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    public FileInUse? InUse { get; private set; }

    public IReadOnlyList<string> Territory { get; private set; } = [];

    public IReadOnlyDictionary<EstablishmentFamily, int> Families { get; private set; } = new Dictionary<EstablishmentFamily, int>();

    public ListPage<EstablishmentRow>? List { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        Territory = (await territories.On(clock.Today, Stop)).CommuneCodes;
        InUse = await files.InUse(NationalFile.Establishments, Stop);
        if (InUse is null || Territory.Count == 0)
        {
            return Page();
        }
        var found = establishments.Of(new(Territory)
        {
            Family = Family is { } number && Enum.IsDefined((EstablishmentFamily)number) ? (EstablishmentFamily)number : null,
            Commune = string.IsNullOrEmpty(Commune) ? null : Commune,
            Text = list.Search,
        });
        found = list.Descending ? found.OrderByDescending(e => e.Folded).ThenByDescending(e => e.Finess) : found.OrderBy(e => e.Folded).ThenBy(e => e.Finess);
        var table = EstablishmentList.Table(here.Link, here.Allows(Area.Members, Level.Act));
        if (ListFiles.File(table, list, All(found, Stop), clock.Today) is { } file)
        {
            return file;
        }
        var total = await found.CountAsync(Stop);
        list.Page = Math.Clamp(list.Page, 1, Math.Max(1, (total + ListQuery.PageSize - 1) / ListQuery.PageSize));
        List = new(table, await Rows(found.Skip((list.Page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize)), total, list);
        Families = await establishments.Families(Territory, Stop);
        return Page();
    }

    private async IAsyncEnumerable<EstablishmentRow> All(IQueryable<Establishment> found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var read = 0; !cancellationToken.IsCancellationRequested; read += ReadAtOnce)
        {
            var rows = await Rows(found.Skip(read).Take(ReadAtOnce));
            foreach (var row in rows)
            {
                yield return row;
            }
            if (rows.Count < ReadAtOnce)
            {
                yield break;
            }
        }
    }

    private async Task<IReadOnlyList<EstablishmentRow>> Rows(IQueryable<Establishment> page)
    {
        var found = await page.ToListAsync(Stop);
        var mailboxes = await directory.StructureMailboxes(found.ConvertAll(e => "1" + e.Finess), Stop);
        var numbers = found.ConvertAll(e => e.Finess);
        var entries = (await db.Set<Member>().AsNoTracking().Where(m => m.Finess != null && EF.Parameter(numbers).Contains(m.Finess)).Select(m => new { m.Finess, m.Id }).ToListAsync(Stop))
            .DistinctBy(m => m.Finess).ToDictionary(m => m.Finess!, m => m.Id);
        return found.ConvertAll(e => new EstablishmentRow(
            e, [.. mailboxes["1" + e.Finess].Select(m => m.Address).Distinct(StringComparer.Ordinal)], entries.TryGetValue(e.Finess, out var id) ? id : null));
    }
}
