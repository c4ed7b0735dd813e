using System.Linq.Expressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Purchases;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Purchases;

/// <summary>What the list of expenses shows, kept in the address; the acts on a selection read it too.</summary>
public sealed class ExpenseFilter
{
    /// <summary>More than this many at once is a filter forgotten.</summary>
    public const int Most = 500;

    /// <summary>a-approuver, a-payer, payees, refusees; otherwise all of them.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>Code of a mission, or « fonctionnement ».</summary>
    [FromQuery(Name = "mission")]
    public string? Mission { get; set; }

    /// <summary>Year of the contract.</summary>
    [FromQuery(Name = "annee")]
    public int? ContractYear { get; set; }

    /// <summary>A funder, or « aci ».</summary>
    [FromQuery(Name = "financeur")]
    public string? Funder { get; set; }

    /// <summary>Code of a nature.</summary>
    [FromQuery(Name = "nature")]
    public string? Nature { get; set; }

    /// <summary>Parts of words: supplier, label, number.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(State + Mission + Nature + Funder + Search) || ContractYear is not null;

    public static IReadOnlyList<SelectListItem> States { get; } = [new("Tous", ""), new("À approuver", "a-approuver"), new("À payer", "a-payer"), new("Payées", "payees"), new("Refusées", "refusees")];

    public static IReadOnlyList<SelectListItem> Missions { get; } =
        [new("Toutes", ""), new(FundingCodes.Label(null), FundingCodes.Functioning), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    public static IReadOnlyList<SelectListItem> Natures { get; } = [new("Toutes", ""), .. SpendingNatures.All.Select(n => new SelectListItem(n.Label(), n.Code()))];

    public IQueryable<InvoiceRow> Apply(TisserandDb db)
    {
        var rows = FoldedText.Of(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(db.InvoiceRows().AsNoTracking(), (found, word) =>
            found.Where(r => r.FoldedSupplier.Contains(word) || r.Invoice.FoldedLabel.Contains(word) || r.Invoice.FoldedNumber.Contains(word)));
        rows = State switch
        {
            "a-approuver" => rows.Where(r => r.Invoice.State == InvoiceState.ToApprove),
            "a-payer" => rows.Where(r => r.Invoice.State == InvoiceState.Approved),
            "payees" => rows.Where(r => r.Invoice.State == InvoiceState.Paid),
            "refusees" => rows.Where(r => r.Invoice.State == InvoiceState.Refused),
            _ => rows,
        };
        if (SpendingNatures.Find(Nature) is { } nature)
        {
            rows = rows.Where(r => r.Invoice.Nature == nature);
        }
        if (!string.IsNullOrEmpty(Mission))
        {
            MissionCode? mission = MissionCodes.Find(Mission);
            rows = rows.Where(r => r.Invoice.Parts.Any(p => p.Mission == mission));
        }
        if (ContractYear is { } year)
        {
            rows = rows.Where(r => r.Invoice.Parts.Any(p => p.ContractYear == year));
        }
        if (Guid.TryParse(Funder, out var funder))
        {
            rows = rows.Where(r => r.Invoice.Parts.Any(p => p.FunderId == funder));
        }
        else if (Funder == "aci")
        {
            rows = rows.Where(r => r.Invoice.Parts.Any(p => p.FunderId == null));
        }
        return rows;
    }
}

/// <summary>The list of expenses: one definition for the page, CSV and XLSX.</summary>
internal static class ExpenseList
{
    public static Table<InvoiceRow> Table(CptsOfRequest here) => new("depenses", "Dépenses",
    [
        new("date", "Date", r => r.Invoice.InvoicedOn)
        {
            Html = r => FrenchHtml.ShortDay(r.Invoice.InvoicedOn),
            Order = (rows, down) => (down ? rows.OrderBy(r => r.Invoice.InvoicedOn) : rows.OrderByDescending(r => r.Invoice.InvoicedOn)).ThenBy(r => r.FoldedSupplier).ThenBy(r => r.Id),
        },
        new("fournisseur", "Fournisseur", r => r.Supplier)
        {
            ScreenHeading = "Dépense",
            Html = r => Lines(CellHtml.Link(here.Link("comptes/depenses/" + r.Id), r.Supplier), (r.Invoice.IsCreditNote ? "Avoir\u00A0: " : "") + r.Invoice.Label + (r.Invoice.Number.Length > 0 ? $", n°\u00A0{r.Invoice.Number}" : "")),
            Order = Order(r => r.FoldedSupplier),
        },
        new("siret", "SIRET", r => r.Siret) { ExportOnly = true },
        new("objet", "Objet", r => r.Invoice.Label) { ExportOnly = true },
        new("numero", "Numéro", r => r.Invoice.Number) { ExportOnly = true },
        new("nature", "Nature", r => r.Invoice.Nature.Label()) { Order = Order(r => r.Invoice.Nature) },
        new("echeance", "Échéance", r => r.Invoice.DueOn) { ExportOnly = true, Order = Order(r => r.Invoice.DueOn) },
        new("montant", "Montant", r => r.Invoice.Amount) { Numeric = true, Order = Order(r => r.Invoice.Amount.Cents) },
        new("etat", "État", r => r.Invoice.State.Label()) { Html = State, Order = Order(r => r.Invoice.State) },
        new("payee-le", "Payée le", r => r.Invoice.PaidOn) { ExportOnly = true, Order = Order(r => r.Invoice.PaidOn) },
        new("reference", "Référence ou motif", r => r.Invoice.Reason) { ExportOnly = true },
        new("enregistree-par", "Enregistrée par", r => r.Invoice.RecordedBy) { ExportOnly = true },
        new("approuvee-par", "Approuvée par", r => r.Invoice.FirstApprover + (r.Invoice.SecondApprover.Length > 0 ? ", " + r.Invoice.SecondApprover : "")) { ExportOnly = true },
    ]);

    /// <summary>A state in its shape and word.</summary>
    public static TagBuilder StateTag(Invoice invoice) => invoice.State switch
    {
        InvoiceState.ToApprove => Tag("wait", "hourglass", invoice.FirstApproverId is null ? "à approuver" : "deuxième accord attendu"),
        InvoiceState.Approved => Tag("due", "wallet", "à payer"),
        InvoiceState.Paid => Tag("ok", "check", "payée"),
        InvoiceState.Refused => Tag("", "ban", "refusée"),
        _ => throw new ArgumentOutOfRangeException(nameof(invoice)),
    };

    private static HtmlContentBuilder State(InvoiceRow row)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(StateTag(row.Invoice));
        var detail = row.Invoice switch
        {
            { State: InvoiceState.Paid, PaidOn: { } on } => "le " + French.Day(on),
            { State: InvoiceState.Approved, DueOn: { } due } => "échéance " + French.Day(due),
            { State: InvoiceState.Refused } => row.Invoice.Reason,
            _ => "",
        };
        return detail.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(detail).AppendHtml("</small>");
    }

    private static HtmlContentBuilder Lines(IHtmlContent first, string second)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(first).AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
        return html;
    }

    private static TagBuilder Tag(string tone, string icon, string text)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass("tag " + tone);
        tag.InnerHtml.AppendHtml($"<svg class=\"icon\" width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"/icons.svg#i-{icon}\"/></svg> ").Append(text);
        return tag;
    }

    private static Func<IQueryable<InvoiceRow>, bool, IOrderedQueryable<InvoiceRow>> Order<TKey>(Expression<Func<InvoiceRow, TKey>> key) =>
        (rows, down) => (down ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenByDescending(r => r.Invoice.InvoicedOn).ThenBy(r => r.Id);
}
