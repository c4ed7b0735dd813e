using Microsoft.AspNetCore.Html;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Accounting;

/// <summary>The lists of the accounts: one definition each for the page, CSV and XLSX.</summary>
internal static class AccountingTables
{
    public static Table<EntryRow> Entries(CptsOfRequest here, FiscalYear year) => new($"ecritures-{year.Label}", "Écritures",
    [
        new("date", "Date", e => e.On) { Html = e => FrenchHtml.ShortDay(e.On), Order = (rows, up) => up ? rows.OrderBy(e => e.On).ThenBy(e => e.Number).ThenBy(e => e.Id) : rows.OrderByDescending(e => e.On).ThenByDescending(e => e.Number).ThenByDescending(e => e.Id) },
        new("numero", "Numéro", e => e.Number) { Html = Number, Order = (rows, down) => (down ? rows.OrderByDescending(e => e.Number) : rows.OrderBy(e => e.Number)).ThenBy(e => e.Id) },
        new("journal", "Journal", e => Chart.LabelOf(e.Journal)),
        new("libelle", "Libellé", e => e.Label) { Html = e => Label(here, e), Order = (rows, down) => (down ? rows.OrderByDescending(e => e.FoldedLabel) : rows.OrderBy(e => e.FoldedLabel)).ThenBy(e => e.Id) },
        new("piece", "Pièce", e => e.Piece) { ExportOnly = true },
        new("montant", "Montant", e => e.Amount) { Numeric = true, Order = (rows, down) => (down ? rows.OrderByDescending(e => e.Cents) : rows.OrderBy(e => e.Cents)).ThenBy(e => e.Id) },
    ]);

    public static Table<ChartAccount> Accounts(IReadOnlySet<string> own) => new("plan-comptable", "Plan comptable",
    [
        new("compte", "Compte", a => a.Number) { Order = (rows, down) => down ? rows.OrderByDescending(a => a.Number, StringComparer.Ordinal) : rows.OrderBy(a => a.Number, StringComparer.Ordinal) },
        new("libelle", "Libellé", a => a.Label),
        new("origine", "Origine", a => own.Contains(a.Number) ? "ajouté" : a.IsUsage ? "usage proposé" : "règlement"),
    ]);

    public static Table<AccountBalance> Balance(CptsOfRequest here, FiscalYear year, Chart chart, AccountingFilter filter) => new(Name("balance", year, filter), "Balance",
    [
        new("compte", "Compte", b => b.Account)
        {
            Html = b => CellHtml.Link(here.Link($"comptes/etats/grand-livre?exercice={year.Id}&compte={b.Account}&mission={filter.Mission}&etat={filter.State}"), b.Account, aloud: $"{b.Account}, détail du compte"),
            Order = (rows, down) => down ? rows.OrderByDescending(b => b.Account) : rows.OrderBy(b => b.Account),
        },
        new("libelle", "Libellé", b => chart.LabelOf(b.Account)),
        new("debit", "Débit", b => b.Debit) { Numeric = true },
        new("credit", "Crédit", b => b.Credit) { Numeric = true },
        new("solde-debiteur", "Solde débiteur", b => b.Balance > Money.Zero ? b.Balance : null) { Numeric = true },
        new("solde-crediteur", "Solde créditeur", b => b.Balance < Money.Zero ? -b.Balance : null) { Numeric = true },
    ]);

    public static Table<LedgerRow> GrandLivre(CptsOfRequest here, FiscalYear year, Chart chart, AccountingFilter filter) => new(Name("grand-livre", year, filter), "Grand livre",
    [
        new("compte", "Compte", r => r.Account) { Order = (rows, down) => (down ? rows.OrderByDescending(r => r.Account) : rows.OrderBy(r => r.Account)).ThenBy(r => r.On).ThenBy(r => r.Number).ThenBy(r => r.EntryId).ThenBy(r => r.Rank) },
        new("intitule", "Intitulé", r => chart.LabelOf(r.Account)) { ExportOnly = true },
        new("date", "Date", r => r.On) { Html = r => FrenchHtml.ShortDay(r.On), Order = (rows, down) => (down ? rows.OrderByDescending(r => r.On) : rows.OrderBy(r => r.On)).ThenBy(r => r.Number).ThenBy(r => r.EntryId).ThenBy(r => r.Rank) },
        new("journal", "Journal", r => Chart.CodeOf(r.Journal)),
        new("numero", "Numéro", r => r.Number) { ScreenHeading = "N°" },
        new("piece", "Pièce", r => r.Piece) { ExportOnly = true },
        new("libelle", "Libellé", r => r.Label) { Html = r => CellHtml.Link(here.Link("comptes/ecritures/" + r.EntryId), r.Label) },
        new("mission", "Mission", r => AxisWords.Mission(r.Line.Mission)),
        new("debit", "Débit", r => r.Line.Debit.IsZero ? null : r.Line.Debit) { Numeric = true },
        new("credit", "Crédit", r => r.Line.Credit.IsZero ? null : r.Line.Credit) { Numeric = true },
        new("lettrage", "Lettrage", r => r.Line.Letter) { ScreenHeading = "Lettre" },
    ]);

    /// <summary>Compte de résultat and bilan, as files: one row by line, then its total.</summary>
    public static Table<StatementRow> Statement(string name, string title, FiscalYear year, AccountingFilter filter) => new(Name(name, year, filter), title,
    [
        new("partie", "Partie", r => r.Side) { Order = (rows, _) => rows.OrderBy(r => r.Rank) },
        new("poste", "Poste", r => r.Label),
        new("montant", "Montant", r => r.Amount) { Numeric = true },
    ]);

    private static string Name(string name, FiscalYear year, AccountingFilter filter) => $"{name}-{year.Label}{(string.IsNullOrEmpty(filter.Mission) ? "" : "-" + FoldedText.Of(filter.Mission).Replace(' ', '-'))}";

    private static IHtmlContent Number(EntryRow entry) => entry.Number is { } number ? new HtmlContentBuilder().Append(number.ToString(French.Culture)) : CellHtml.Tag("brouillon", "wait");

    private static HtmlContentBuilder Label(CptsOfRequest here, EntryRow entry)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(CellHtml.Link(here.Link("comptes/ecritures/" + entry.Id), entry.Label));
        if (entry.Piece.Length > 0)
        {
            html.AppendHtml("<br><small class=\"muted\">").Append(entry.Piece).AppendHtml("</small>");
        }
        return entry.IsReversed ? (HtmlContentBuilder)html.AppendHtml(" ").AppendHtml(CellHtml.Tag("contre-passée", "")) : html;
    }
}

/// <summary>One row of a statement as a file.</summary>
public sealed record StatementRow(int Rank, string Side, string Label, Money Amount)
{
    /// <summary>Each side of each statement, then its total; a statement of nothing is left out.</summary>
    public static IReadOnlyList<StatementRow> Of(params (FinancialStatement Statement, string Left, string Right)[] statements)
    {
        static IEnumerable<(string Side, string Label, Money Amount)> Side(string side, IReadOnlyList<StatementLine> lines, Money total) => lines.Select(l => (side, l.Label, l.Amount)).Append((side, "Total", total));
        var rows = statements.Where(s => s.Statement.Left.Count + s.Statement.Right.Count > 0)
            .SelectMany(s => Side(s.Left, s.Statement.Left, s.Statement.LeftTotal).Concat(Side(s.Right, s.Statement.Right, s.Statement.RightTotal)));
        return [.. rows.Select((r, i) => new StatementRow(i, r.Side, r.Label, r.Amount))];
    }
}
