using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Contributions;

/// <summary>The lists of contributions: one definition each for the page, CSV and XLSX.</summary>
internal static class ContributionTables
{
    public static Table<ContributionRow> Contributions(CptsOfRequest here, int? year, DateOnly today) => new(year is null ? "cotisations" : $"cotisations-{year}", "Cotisations",
    [
        new("nom", "Nom", r => r.LastName)
        {
            ScreenHeading = "Adhérent",
            Html = r => Lines(CellHtml.Link(here.Link("finances/cotisations/" + r.Id), r.LastName + " " + r.FirstName), r.Line.CategoryLabel),
            Order = Order(r => r.FoldedName),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("courriel", "Adresse électronique", r => r.Email) { ExportOnly = true },
        new("rpps", "Numéro RPPS", r => r.Rpps) { ExportOnly = true },
        new("categorie", "Catégorie", r => r.Line.Category.Label()) { ExportOnly = true },
        new("profession", "Profession", r => Member.ProfessionLabel(r.Line.Profession)) { ExportOnly = true },
        new("annee", "Année", r => r.Line.Year.ToString(French.Culture)) { ExportOnly = year is not null, Order = Order(r => r.Line.Year) },
        new("montant", "Montant", r => r.Line.Amount) { Numeric = true, Working = r => r.Line.Working, Order = Order(r => r.Line.Amount.Cents) },
        new("vote", "Vote", r => r.Line.Vote) { ExportOnly = true },
        new("appelee-le", "Appelée le", r => r.Line.CalledOn) { ExportOnly = true },
        new("echeance", "Échéance", r => r.Line.DueOn) { Html = r => FrenchHtml.ShortDay(r.Line.DueOn), Order = Order(r => r.Line.DueOn) },
        new("etat", "État", r => r.Line.StandingOn(today).Label()) { Html = r => State(r, today) },
        new("payee-le", "Payée le", r => r.Line.PaidOn) { ExportOnly = true, Order = Order(r => r.Line.PaidOn) },
        new("moyen", "Moyen de paiement", r => r.Line.Means?.Label()) { ExportOnly = true },
        new("reference", "Référence", r => r.Line.Reference) { ExportOnly = true },
        new("payeur", "Payée par", r => r.Line.Payer) { ExportOnly = true },
        new("recu", "Numéro de reçu", r => r.Line.Receipt) { ExportOnly = true },
        new("motif", "Motif", r => r.Line.Reason) { ExportOnly = true },
        new("relancee-le", "Dernière relance", r => r.RemindedOn) { ExportOnly = true },
    ]);

    public static Table<ContributionTotal> Totals(int? year) => new(year is null ? "bilan-des-cotisations" : $"bilan-des-cotisations-{year}", "Bilan des cotisations",
    [
        new("annee", "Année", t => t.Year.ToString(French.Culture)) { ExportOnly = year is not null, Order = (rows, down) => down ? rows.OrderBy(t => t.Year).ThenBy(t => t.Category) : rows.OrderByDescending(t => t.Year).ThenBy(t => t.Category) },
        new("categorie", "Catégorie", t => t.Category.Label()),
        new("nombre", "Cotisations", t => t.Count) { Numeric = true },
        new("appele", "Appelé", t => t.Called) { Numeric = true },
        new("virement", "Virement", t => t.Transfer) { Numeric = true },
        new("cheque", "Chèque", t => t.Cheque) { Numeric = true },
        new("especes", "Espèces", t => t.Cash) { Numeric = true },
        new("helloasso", "HelloAsso", t => t.HelloAsso) { Numeric = true },
        new("paye", "Payé", t => t.Paid) { Numeric = true },
        new("reste", "Reste à payer", t => t.Left) { Numeric = true, ScreenHeading = "Reste" },
        new("exonerees", "Exonérées", t => t.Exempt) { Numeric = true, ExportOnly = true },
        new("annulees", "Annulées", t => t.Cancelled) { Numeric = true, ExportOnly = true },
    ]);

    /// <summary>A standing in its shape and word.</summary>
    public static TagBuilder StandingTag(ContributionStanding standing) => standing switch
    {
        ContributionStanding.Awaited => Tag("wait", "hourglass", standing.Label()),
        ContributionStanding.Late => Tag("late", "alert-circle", standing.Label()),
        ContributionStanding.Paid => Tag("ok", "check", standing.Label()),
        ContributionStanding.NothingDue => Tag("ok", "circle-check", standing.Label()),
        ContributionStanding.Exempt => Tag("", "circle-dashed", standing.Label()),
        ContributionStanding.Cancelled => Tag("", "ban", standing.Label()),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>What is to be known beside the standing: how it was paid, since when it is late, why it was closed.</summary>
    public static string Detail(Contribution line, DateOnly? remindedOn, DateOnly today) => line.StandingOn(today) switch
    {
        ContributionStanding.Paid => $"le {French.Day(line.PaidOn!.Value)}, {line.Means!.Value.Label()}{(line.Reference.Length > 0 ? " " + line.Reference : "")}",
        ContributionStanding.Late => $"depuis {French.Count(today.DayNumber - line.DueOn.DayNumber, "jour", "jours")}{Reminded(remindedOn)}",
        ContributionStanding.Awaited => Reminded(remindedOn).TrimStart(',', ' '),
        ContributionStanding.Exempt or ContributionStanding.Cancelled => line.Reason,
        _ => "",
    };

    private static string Reminded(DateOnly? on) => on is { } day ? $", relancé le {French.Day(day)}" : "";

    private static TagBuilder Tag(string tone, string icon, string text)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass("tag " + tone);
        tag.InnerHtml.AppendHtml($"<svg class=\"icon\" width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"/icons.svg#i-{icon}\"/></svg> ").Append(text);
        return tag;
    }

    private static Func<IQueryable<ContributionRow>, bool, IOrderedQueryable<ContributionRow>> Order<TKey>(System.Linq.Expressions.Expression<Func<ContributionRow, TKey>> key) =>
        (rows, down) => (down ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(r => r.FoldedName).ThenByDescending(r => r.Line.Year).ThenBy(r => r.Id);

    private static HtmlContentBuilder State(ContributionRow row, DateOnly today)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(StandingTag(row.Line.StandingOn(today)));
        var detail = Detail(row.Line, row.RemindedOn, today);
        return detail.Length == 0 ? html : (HtmlContentBuilder)html.AppendHtml("<br><small class=\"muted\">").Append(detail).AppendHtml("</small>");
    }

    private static HtmlContentBuilder Lines(IHtmlContent first, string second)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(first).AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
        return html;
    }
}
