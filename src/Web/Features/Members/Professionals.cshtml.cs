using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members;

/// <summary>Professionnels du territoire, from the public directory; who is not yet a member becomes one in a click.</summary>
[Requires(Area.Members)]
public sealed class ProfessionalsModel(
    TisserandDb db, DirectoryQueries directory, DirectoryLabels labels, TerritoryQueries territories, ReadCoverage coverage, MakeMembers make, CptsOfRequest here, Clock clock) : PageModel
{
    private const int ReadAtOnce = 500;

    [BindProperty(SupportsGet = true, Name = "profession")]
    public string? Profession { get; set; }

    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    /// <summary>L or S.</summary>
    [BindProperty(SupportsGet = true, Name = "mode")]
    public string? Mode { get; set; }

    /// <summary>Only those who are not yet members.</summary>
    [BindProperty(SupportsGet = true, Name = "nouveaux")]
    public bool NotYetMembers { get; set; }

    [BindProperty(Name = "ids")]
    public string[] Ids { get; set; } = [];

    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    public Generation? Generation { get; private set; }

    public IReadOnlyList<string> Territory { get; private set; } = [];

    public ListPage<ProfessionalRow>? List { get; private set; }

    public IReadOnlyList<Coverage> Coverage { get; private set; } = [];

    /// <summary>Of the codes, those of the file included.</summary>
    public DirectoryLabels Labels => labels;

    public bool IsFiltered => !string.IsNullOrEmpty(Profession + Commune + Mode + List?.Query.Search) || NotYetMembers;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        FirstDay = clock.Today;
        return await Show(list);
    }

    public async Task<IActionResult> OnPost([FromQuery] ListQuery list)
    {
        if (FirstDay is not { } day || Ids.Length == 0)
        {
            ModelState.AddModelError(FirstDay is null ? nameof(FirstDay) : "", FirstDay is null ? "Indiquez le premier jour d’adhésion." : "Cochez au moins un professionnel.");
            list.Format = null;
            return await Show(list);
        }
        var made = await make.Make(Ids, day, Stop);
        TempData["Done"] = French.Count(made.Made.Count, "adhérent ajouté", "adhérents ajoutés") + "."
            + (made.Already.Count > 0 ? $" Déjà adhérents, laissés tels quels\u00A0: {string.Join(", ", made.Already)}." : "")
            + (made.Doubtful.Count > 0 ? $" À vérifier à la main, une fiche du même nom existe\u00A0: {string.Join(", ", made.Doubtful)}." : "");
        return Redirect(Request.With(("page", list.Page > 1 ? list.Page.ToString(French.Culture) : null)));
    }

    private async Task<IActionResult> Show(ListQuery list)
    {
        Territory = (await territories.On(clock.Today, Stop)).CommuneCodes;
        Generation = await directory.Current(Stop);
        if (Generation is null || Territory.Count == 0)
        {
            return Page();
        }
        await labels.Read(Stop);
        var table = ProfessionalList.Table(id => here.Link("adherents/" + id));
        var filter = new ProfessionalsFilter(Territory)
        {
            Profession = Given(Profession),
            Commune = Given(Commune),
            Mode = Given(Mode),
            Text = list.Search,
            Descending = list.Descending,
            Except = NotYetMembers ? await CurrentMembers().Select(m => m.Rpps!).ToListAsync(Stop) : [],
        };
        if (ListFiles.File(table, list, All(filter, Stop), clock.Today) is { } file)
        {
            return file;
        }
        var (rows, total) = await Rows(filter with { Page = list.Page, PageSize = ListQuery.PageSize });
        if (rows.Count == 0 && total > 0)
        {
            list.Page = (total + ListQuery.PageSize - 1) / ListQuery.PageSize;
            (rows, total) = await Rows(filter with { Page = list.Page, PageSize = ListQuery.PageSize });
        }
        list.Page = Math.Max(1, list.Page);
        List = new(table, rows, total, list);
        Coverage = await coverage.On(Territory, clock.Today, Stop);
        return Page();
    }

    private async IAsyncEnumerable<ProfessionalRow> All(ProfessionalsFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 1; !cancellationToken.IsCancellationRequested; page++)
        {
            var (rows, _) = await Rows(filter with { Page = page, PageSize = ReadAtOnce });
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

    private async Task<(IReadOnlyList<ProfessionalRow> Rows, int Total)> Rows(ProfessionalsFilter filter)
    {
        var page = await directory.Professionals(filter, Stop);
        var numbers = page.Professionals.Select(p => p.Rpps).OfType<string>().ToList();
        var members = await CurrentMembers().Where(m => EF.Parameter(numbers).Contains(m.Rpps!)).Select(m => new { m.Rpps, m.Id }).ToListAsync(Stop);
        var byNumber = members.DistinctBy(m => m.Rpps).ToDictionary(m => m.Rpps!, m => m.Id);
        var mailboxes = await directory.Mailboxes([.. page.Professionals.Select(p => p.NationalId)], Stop);
        return ([.. page.Professionals.Select(p => ProfessionalRow.Of(p, mailboxes[p.NationalId], p.Rpps is not null && byNumber.TryGetValue(p.Rpps, out var id) ? id : null, labels))], page.Total);
    }

    private IQueryable<Member> CurrentMembers() => db.Set<Member>().AsNoTracking().In(db, MembershipState.Current, clock.Today).Where(m => m.Rpps != null);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
