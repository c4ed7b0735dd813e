using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Territories;

/// <summary>Communes to add: searched, of a whole EPCI, or pasted and previewed. The map posts here too.</summary>
[Requires(Area.Territory, Level.Act)]
public sealed class AddCommunesModel(AddCommunes adding, TerritoryQueries territories, CommuneOwners owners, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Shown = 30;

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "epci")]
    public string? Siren { get; set; }

    [FromQuery(Name = "jour")]
    public string? Day { get; set; }

    [FromQuery(Name = "avenant")]
    public string? Avenant { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What the search found, or the communes of the EPCI asked for.</summary>
    public IReadOnlyList<Choice> Found { get; private set; } = [];

    public IReadOnlyList<Epci> FoundEpci { get; private set; } = [];

    public Epci? Epci { get; private set; }

    public IReadOnlyList<PlannedLine>? Preview { get; private set; }

    public ILookup<string, string> Owners { get; private set; } = null!;

    public int Accepted => Preview?.Count(p => p.Refusal is null) ?? 0;

    public string DayIso => Terms.JoinedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public LineTerms Terms => new(Input.JoinedOn, Avenant: Input.Avenant);

    /// <summary>This page with one thing asked, keeping the day and the avenant; null values are left out.</summary>
    public string Link(string name, string? value, string? handler = null) =>
        QueryHelpers.AddQueryString(here.Link("territoire/ajouter"), new Dictionary<string, string?>
        {
            ["handler"] = handler,
            [name] = value,
            ["jour"] = DayIso,
            ["avenant"] = Input.Avenant,
        });

    public async Task<IActionResult> OnGet()
    {
        Input.JoinedOn = French.ParseDay(Day) ?? clock.Today;
        Input.Avenant = Avenant;
        await Show();
        // Search as you type asks for the results alone.
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Found", this) : Page();
    }

    public async Task<IActionResult> OnPostPreview()
    {
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAdd()
    {
        var added = await adding.Add(Input.Codes, Terms, HttpContext.RequestAborted);
        if (!added.Succeeded)
        {
            ModelState.Refuse(added.Refusals);
            await Show();
            return Page();
        }
        TempData["Done"] = string.Join(' ', [French.Count(added.Value.Lines.Count, "commune ajoutée.", "communes ajoutées."), .. added.Value.Notes, .. added.Value.Warnings.Select(w => "Attention" + French.Nbsp + ": " + w)]);
        return Redirect(string.IsNullOrEmpty(Search) ? here.Link("territoire") + QueryString.Create("jour", DayIso) : Link("q", Search));
    }

    private async Task Show()
    {
        var geography = Geography.Current;
        var territory = await territories.Read(HttpContext.RequestAborted);
        Epci = geography.FindEpci(Siren);
        var matches = Epci is null
            ? geography.Search(Search, Shown)
            : [.. geography.CommunesOfEpci(Epci.Siren).OrderBy(c => FoldedText.Of(c.Name), StringComparer.Ordinal).Select(c => new CommuneMatch(c))];
        FoundEpci = Epci is null ? geography.SearchEpci(Search, 5) : [];
        var terms = Terms with { JoinedOn = Terms.JoinedOn ?? clock.Today };
        Found = [.. matches.Zip(
            territory.Plan(matches.Select(m => new TypedCommune(1, m.Commune.Code, m.Commune, null, null)), terms),
            (match, planned) => new Choice(match.Commune, match.FormerName, planned.Refusal?.Message))];
        Preview = string.IsNullOrWhiteSpace(Input.Text) ? null : territory.Plan(TypedCommune.Read(Input.Text, geography), terms);
        Owners = await owners.Others(
            here.Required.Id,
            Found.Where(f => f.Refusal is null).Select(f => f.Commune.Code).Concat(Preview?.Where(p => p.Refusal is null).Select(p => p.Entry.Commune!.Code) ?? []),
            terms.JoinedOn.Value, HttpContext.RequestAborted);
    }

    /// <summary>A commune that may be added, or why it may not.</summary>
    public sealed record Choice(Commune Commune, string? FormerName, string? Refusal);

    public sealed class Form
    {
        public List<string> Codes { get; set; } = [];

        public DateOnly? JoinedOn { get; set; }

        public string? Avenant { get; set; }

        /// <summary>Pasted list, kept as typed.</summary>
        public string? Text { get; set; }
    }
}
