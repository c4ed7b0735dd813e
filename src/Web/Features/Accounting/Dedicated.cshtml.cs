using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Fonds dédiés: money given for a purpose and not spent is set aside, then used.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class DedicatedModel(TisserandDb db, PostEntry post, INameFunders funders, CptsOfRequest here) : YearEndPage(db, post, here)
{
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    [BindProperty]
    public Form Input { get; set; } = new();

    public DedicatedFunds Funds { get; private set; } = null!;

    protected override string? Said => Input.Purpose;

    public IEnumerable<SelectListItem> Uses => Funds.Uses.Select((u, i) => new SelectListItem(Name(u), KeyOf(u)));

    public static IReadOnlyList<SelectListItem> Acts { get; } = [new("Mettre de côté ce qui reste (report)", "report"), new("Utiliser ce qui était mis de côté", "utilisation")];

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [new("Subvention ou financement public (194)", nameof(DedicatedFundKind.Subsidies)), new("Contribution financière d’un autre organisme (195)", nameof(DedicatedFundKind.Contributions))];

    public string Name(ResourceUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return $"{AxisWords.Mission(use.Mission)}, {AxisWords.Funder(use.Funder, _names)}";
    }

    protected override async Task Load(CancellationToken stop)
    {
        Funds = new(Year, Balances);
        _names = await funders.Names(stop);
    }

    protected override Outcome<PreparedPostings> Prepare()
    {
        var use = Funds.Uses.FirstOrDefault(u => KeyOf(u) == Input.Use);
        return French.ParseEuros(Input.Amount) is { } amount
            ? Funds.Prepare(use?.Mission, use?.Funder, Input.Kind, Input.Act == "utilisation", amount, Input.Purpose, Source)
            : new Refusal("amount", "Indiquez un montant en euros, à deux décimales au plus.", "Amount");
    }

    private static string KeyOf(ResourceUse use) => $"{use.Mission ?? AxisWords.RunningCode}/{use.Funder}";

    public sealed class Form
    {
        public string? Use { get; set; }

        public string? Act { get; set; }

        public DedicatedFundKind Kind { get; set; }

        public string? Amount { get; set; }

        public string? Purpose { get; set; }
    }
}
