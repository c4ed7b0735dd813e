using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Produits constatés d'avance: an income that pays for days after the closing.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class DeferredModel(TisserandDb db, PostEntry post, INameFunders funders, CptsOfRequest here) : YearEndPage(db, post, here)
{
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    [BindProperty]
    public Form Input { get; set; } = new();

    protected override string? Said => Input.Label;

    /// <summary>Products of the year: each account and use.</summary>
    public IReadOnlyList<AccountBalance> Incomes { get; private set; } = [];

    public IEnumerable<SelectListItem> Uses => Incomes.Select((b, i) => new SelectListItem(
        $"{b.Account} {Chart.LabelOf(b.Account)}, {AxisWords.Mission(b.Axes.Mission)}, {AxisWords.Funder(b.Axes.Funder, _names)}{(b.Axes.ContractYear is { } n ? $", année {n}" : "")}\u00A0: {French.Euros(-b.Balance)}", KeyOf(b)));

    protected override async Task Load(CancellationToken stop)
    {
        Incomes = [.. Balances.Where(b => b.Account[0] == '7' && b.Balance < Money.Zero)];
        _names = await funders.Names(stop);
    }

    protected override Outcome<PreparedPostings> Prepare()
    {
        var income = Incomes.FirstOrDefault(b => KeyOf(b) == Input.Use);
        return French.ParseEuros(Input.Amount) is { } amount
            ? DeferredIncome.Prepare(Year, income?.Account, income?.Axes ?? Axes.None, -(income?.Balance ?? Money.Zero), amount, Input.From, Input.To, Input.Label, Source)
            : new Refusal("amount", "Indiquez un montant en euros, à deux décimales au plus.", "Amount");
    }

    private static string KeyOf(AccountBalance b) => $"{b.Account}/{b.Axes.Mission}/{b.Axes.Funder}/{b.Axes.ContractYear}";

    public sealed class Form
    {
        public string? Use { get; set; }

        public string? Amount { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Label { get; set; }
    }
}
