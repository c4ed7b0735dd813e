using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.PublicDirectories;

/// <summary>Annuaire national: anybody of the public directory found as one types, those of the territory first.</summary>
[Requires(Area.Members)]
public sealed class NationalModel(TisserandDb db, DirectoryQueries directory, DirectoryLabels labels, DirectorySearch search, TerritoryQueries territories, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>Name, postal code or INSEE code, as in the form of a member.</summary>
    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    public Generation? Generation { get; private set; }

    public IReadOnlyList<FoundPerson> Found { get; private set; } = [];

    /// <summary>Something was asked.</summary>
    public bool IsAsked { get; private set; }

    public bool HasMore { get; private set; }

    /// <summary>The commune typed is none, or several.</summary>
    public string? CommuneProblem { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet()
    {
        Generation = await directory.Current(Stop);
        var commune = ReadCommune();
        IsAsked = !string.IsNullOrWhiteSpace(Search) || commune is not null;
        if (Generation is null || !IsAsked || CommuneProblem is not null)
        {
            return;
        }
        var found = await search.Run(new(Search)
        {
            Profession = string.IsNullOrEmpty(Profession) ? null : Profession,
            Commune = commune,
            Territory = (await territories.On(clock.Today, Stop)).CommuneCodes,
        }, Stop);
        HasMore = found.HasMore;
        await labels.Read(Stop);
        var mailboxes = await directory.Mailboxes([.. found.Professionals.Select(p => p.NationalId)], Stop);
        var numbers = found.Professionals.Select(p => p.Rpps).OfType<string>().ToList();
        var known = (await db.Set<Member>().AsNoTracking().Where(m => m.Rpps != null && EF.Parameter(numbers).Contains(m.Rpps)).Select(m => new { m.Rpps, m.Id }).ToListAsync(Stop))
            .DistinctBy(m => m.Rpps).ToDictionary(m => m.Rpps!, m => m.Id);
        Found =
        [
            .. found.Professionals.Select(p => new FoundPerson(
                ProfessionalRow.Of(p, mailboxes[p.NationalId], p.Rpps is not null && known.TryGetValue(p.Rpps, out var id) ? id : null, labels),
                found.InTerritory.Contains(p.NationalId))),
        ];
    }

    /// <summary>Fragment: the communes that answer what is being typed.</summary>
    public IActionResult OnGetCommunes() => Partial("_CommuneOptions", Geography.Current.Search(Commune, 12));

    private string? ReadCommune()
    {
        if (string.IsNullOrWhiteSpace(Commune))
        {
            return null;
        }
        if (TypedCommune.Read(Commune, Geography.Current) is [{ Commune: { } commune }])
        {
            return commune.Code;
        }
        CommuneProblem = TypedCommune.Read(Commune, Geography.Current) is [{ Refusal: { } refusal }] ? refusal.Message : "Indiquez une seule commune.";
        return null;
    }
}

/// <summary>Somebody found, the entry of this CPTS that bears the same RPPS number, and whether a place is in the territory.</summary>
public sealed record FoundPerson(ProfessionalRow Person, bool IsNear);
