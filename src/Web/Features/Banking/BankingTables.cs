using Microsoft.AspNetCore.Html;
using Tisserand.Data.Banking;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Banking;

/// <summary>The lists of the bank: one definition each for the page, CSV and XLSX.</summary>
internal static class BankingTables
{
    public static Table<BatchRow> Batches(CptsOfRequest here) => new("virements", "Remises de virements",
    [
        new("remise", "Remise", r => r.Batch.Reference)
        {
            Html = r => CellHtml.Link(here.Link($"comptes/virements/{r.Batch.Id}"), r.Batch.Reference),
            Order = (rows, down) => down
                ? rows.OrderBy(r => r.Batch.Year).ThenBy(r => r.Batch.Number)
                : rows.OrderByDescending(r => r.Batch.Year).ThenByDescending(r => r.Batch.Number),
        },
        new("pour-le", "Demandée pour le", r => r.Batch.RequestedOn),
        new("compte", "Compte débité", r => r.AccountName),
        new("virements", "Virements", r => r.Transfers) { Numeric = true },
        new("total", "Total", r => r.Total) { Numeric = true },
        new("etat", "État", r => r.Batch.State.Label()) { Html = r => State(r.Batch.State) },
        new("preparee-par", "Préparée par", r => r.Batch.PreparedBy) { ExportOnly = true },
        new("payee-le", "Payée le", r => r.Batch.PaidOn) { ExportOnly = true },
    ]);

    public static Table<BankLine> Lines(CptsOfRequest here, BankAccount account) => new("releve", $"Lignes du relevé, {account.Name}",
    [
        new("date", "Date", l => l.On) { Order = (rows, down) => down ? rows.OrderBy(l => l.On).ThenBy(l => l.Id) : rows.OrderByDescending(l => l.On).ThenByDescending(l => l.Id) },
        new("libelle", "Libellé de la banque", l => l.Label) { Html = l => CellHtml.Link(here.Link($"comptes/banque/{account.Id}/lignes/{l.Id}"), l.Label) },
        new("montant", "Montant", l => l.Amount) { Numeric = true, Order = (rows, down) => down ? rows.OrderByDescending(l => l.Amount.Cents).ThenBy(l => l.Id) : rows.OrderBy(l => l.Amount.Cents).ThenBy(l => l.Id) },
        new("paie", "Rapprochée de", l => l.MatchedLabel) { Html = l => l.IsMatched ? new HtmlContentBuilder().Append(l.MatchedLabel) : CellHtml.Tag("à rapprocher", "due") },
        new("par", "Rapprochée par", l => l.MatchedBy) { ExportOnly = true },
        new("reference", "Référence", l => l.Reference) { ExportOnly = true },
    ]);

    public static IHtmlContent State(BatchState state) => CellHtml.Tag(state.Label(), state switch
    {
        BatchState.Prepared => "due",
        BatchState.Sent => "wait",
        BatchState.Paid => "ok",
        _ => "",
    });
}
