using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Covering;

/// <summary>What the three pages of coverage have in common: the territory, the directory, the two filters.</summary>
public abstract class CoveragePage(DirectoryQueries directory, TerritoryQueries territories, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "profession")]
    public string? Profession { get; set; }

    [BindProperty(SupportsGet = true, Name = "commune")]
    public string? Commune { get; set; }

    public Generation? Generation { get; private set; }

    public IReadOnlyList<string> Territory { get; private set; } = [];

    /// <summary>Whether there is something to show: a directory and a territory.</summary>
    public bool IsReady => Generation is not null && Territory.Count > 0;

    public IReadOnlyList<SelectListItem> Professions { get; } = [new("Toutes professions", ""), .. Nomenclature.Professions.Select(p => new SelectListItem(p.Plural, p.Code))];

    public IReadOnlyList<SelectListItem> Communes =>
        [new("Tout le territoire", ""), .. Geography.Current.DirectoryCodes(Territory).Select(c => new SelectListItem(MemberText.CommuneName(c), c)).OrderBy(c => c.Text, StringComparer.Create(French.Culture, ignoreCase: true))];

    protected CptsOfRequest At => here;

    protected DateOnly Today => clock.Today;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>« Infirmiers » ; the code when it is not known.</summary>
    public static string ProfessionName(string code) => Nomenclature.FindProfession(code)?.Plural ?? (code.Length == 0 ? "Profession inconnue" : Member.ProfessionLabel(code));

    protected async Task Read()
    {
        Territory = (await territories.On(Today, Stop)).CommuneCodes;
        Generation = await directory.Current(Stop);
        // What is typed in the address and is none of ours asks nothing.
        Profession = Nomenclature.FindProfession(Profession)?.Code;
        Commune = Geography.Current.DirectoryCodes(Territory).Contains(Commune) ? Commune : null;
    }

    /// <summary>The professionals of a place and a profession who are not members.</summary>
    protected string Missing(string? profession, string? commune) => here.Link("adherents/professionnels?nouveaux=true")
        + (profession is null ? "" : "&profession=" + Uri.EscapeDataString(profession)) + (commune is null ? "" : "&commune=" + Uri.EscapeDataString(commune));
}
