using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Simulateur » : what the ACI would pay, for whoever asks. All that was typed is in the address: it can be kept and sent.</summary>
[Public]
public sealed class SimulatorModel(Clock clock) : PageModel
{
    private const int MostFound = 12;

    public SimulatorForm Form { get; private set; } = null!;

    /// <summary>True on a first visit, where the figures are an example.</summary>
    public bool IsExample { get; private set; }

    public Simulation? Result { get; private set; }

    public PaymentTable? Table { get; private set; }

    /// <summary>Contract year whose ceilings are shown.</summary>
    public int CeilingsOf { get; private set; } = 1;

    /// <summary>Words searched among communes and EPCI.</summary>
    [BindProperty(SupportsGet = true, Name = "cherche")]
    public string? Search { get; set; }

    public IReadOnlyList<CommuneMatch> CommunesFound { get; private set; } = [];

    public IReadOnlyList<Epci> EpciFound { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "calculs")]
    public string? Workings { get; set; }

    public bool AllOpen => Workings == "tous";

    public IActionResult OnGet(ListQuery list)
    {
        var asked = SimulatorForm.Of(Request.Query);
        IsExample = !asked.IsFilled;
        Form = IsExample ? SimulatorForm.Example(clock.Today) : asked;
        CommunesFound = Geography.Current.Search(Search, MostFound);
        EpciFound = Geography.Current.SearchEpci(Search, 4);
        var computed = Form.Compute();
        if (!computed.Succeeded)
        {
            ModelState.Refuse(computed.Refusals, prefix: "");
            return Page();
        }
        Result = computed.Value;
        Table = new PaymentTable(Result.Plan, Result.Plan.Payments, Today: null, AllOpen);
        CeilingsOf = int.TryParse(Request.Query["plafonds"], System.Globalization.CultureInfo.InvariantCulture, out var year) ? Math.Clamp(year, 1, Result.Plan.Terms.Years) : 1;
        return ListFiles.File(Table.Table, list, Table.Payments, clock.Today) ?? Page();
    }

    /// <summary>The address with more communes in the list, and no typed population.</summary>
    public string WithCommunes(IEnumerable<string> codes) =>
        Form.Address(("communes", string.Join(' ', Form.Communes.Concat(codes).Distinct())), ("population", null)) + "#territoire";

    /// <summary>Error of a control, if any.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) && state.Errors.Count > 0 ? string.Join(' ', state.Errors.Select(e => e.ErrorMessage)) : null;

    /// <summary>The size of the communes listed so far, even while the rest of the form is refused.</summary>
    public (CountedPopulation Counted, SizeFinding Size)? Territory =>
        Form.Communes.Count > 0 && Geography.Current.PopulationOf(Form.Communes) is { Succeeded: true } counted
        && CptsSize.Of((int)Math.Min(int.MaxValue, counted.Value.Population)) is { Succeeded: true } size
            ? (counted.Value, size.Value)
            : null;
}
