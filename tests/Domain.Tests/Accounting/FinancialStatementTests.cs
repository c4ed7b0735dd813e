using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting;

/// <summary>The states of a small association, in figures.</summary>
public sealed class FinancialStatementTests
{
    private static readonly AccountBalance[] Balances =
    [
        Balance("102", -2_000_00), Balance("1068", -500_00), Balance("110", -300_00), Balance("2183", 3_000_00), Balance("28183", -1_000_00),
        Balance("401", -700_00), Balance("4091", 40_00), Balance("416", 250_00), Balance("491", -90_00), Balance("512", 4_000_00), Balance("5121", -150_00), Balance("53", 20_00), Balance("59", -5_00), Balance("487", -600_00),
        Balance("606", 400_00), Balance("606", 35_00), Balance("62282", 900_00), Balance("623", 60_00), Balance("6894", 70_00),
        Balance("731", -4_000_00), Balance("756", -430_00), Balance("791", 0), Balance("864", 80_00), Balance("875", -80_00),
    ];

    [Fact]
    public void The_income_statement_groups_expenses_and_products_and_leaves_the_rest()
    {
        var income = FinancialStatement.Income(Balances);

        Assert.Equal(
            [("Achats et fournitures", 435_00L), ("Indemnités et rémunérations des professionnels de santé", 900_00), ("Autres achats et charges externes", 60_00), ("Reports en fonds dédiés", 70_00)],
            income.Left.Select(Row));
        Assert.Equal([("Cotisations", 430_00L), ("Concours publics et subventions d’exploitation", 4_000_00)], income.Right.Select(Row));
        Assert.Equal((1_465_00L, 4_430_00L), (income.LeftTotal.Cents, income.RightTotal.Cents));
    }

    [Fact]
    public void The_balance_sheet_balances_by_the_result_and_each_account_is_on_its_side()
    {
        var sheet = FinancialStatement.BalanceSheet(Balances);

        Assert.Equal(
            [("Immobilisations corporelles", 2_000_00L), ("Adhérents, usagers et comptes rattachés", 160_00), ("Autres créances", 40_00), ("Banque et caisse", 4_015_00)],
            sheet.Left.Select(Row));
        Assert.Equal(
        [
            ("Fonds propres", 2_000_00L), ("Réserves", 500_00), ("Report à nouveau", 300_00), ("Découverts bancaires", 150_00), ("Fournisseurs et comptes rattachés", 700_00),
            ("Produits constatés d’avance", 600_00), ("Résultat de l’exercice", 2_965_00),
        ], sheet.Right.Select(Row));
        Assert.Equal(Balances.Where(b => b.Account[0] != '8').Sum(b => b.Balance), sheet.LeftTotal - sheet.RightTotal);
    }

    [Fact]
    public void A_year_without_a_result_has_no_line_for_it_and_an_account_of_no_line_is_shown_apart()
    {
        var sheet = FinancialStatement.BalanceSheet([Balance("512", 10_00), Balance("102", -10_00), Balance("606", 5_00), Balance("731", -5_00)]);
        Assert.Equal([("Fonds propres", 10_00L)], sheet.Right.Select(Row));

        var odd = FinancialStatement.BalanceSheet([Balance("255", 3_00), Balance("28", -1_00), Balance("508", -2_00)]);
        Assert.Equal([("Autres comptes", 2_00L)], odd.Left.Select(Row));
        Assert.Equal([("Autres comptes", 2_00L)], odd.Right.Select(Row));
        Assert.Equal([("255", 3_00L), ("28", -1_00)], odd.Left[0].Accounts.Select(a => (a.Account, a.Amount.Cents)));
    }

    [Fact]
    public void What_is_given_in_kind_is_shown_apart_on_both_sides()
    {
        var inKind = FinancialStatement.InKind(Balances);
        Assert.Equal((80_00L, 80_00L), (inKind.LeftTotal.Cents, inKind.RightTotal.Cents));
    }

    [Fact]
    public void A_line_is_the_sum_of_its_accounts_in_their_order()
    {
        var line = FinancialStatement.Income([Balance("6064", 1_00), Balance("6061", 4_00), Balance("6063", 2_00)]).Left.Single();
        Assert.Equal(["6061", "6063", "6064"], line.Accounts.Select(a => a.Account));
        var working = line.WorkingWith(Chart.National);
        Assert.Equal(7_00, working.Amount.Cents);
        Assert.Equal(working.Amount, working.Lines.SkipLast(1).Sum(l => l.Amount));
        Assert.StartsWith("6061 ", working.Lines[0].Label, StringComparison.Ordinal);
    }

    private static (string Label, long Cents) Row(StatementLine line) => (line.Label, line.Amount.Cents);

    private static AccountBalance Balance(string account, long cents) => new(account, Axes.None, new(Math.Max(cents, 0)), new(Math.Max(-cents, 0)));
}
