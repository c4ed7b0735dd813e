using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>The lists of indemnities: one definition each for the page, CSV and XLSX.</summary>
internal static class IndemnityTables
{
    /// <summary>Proposals; the rows have been priced.</summary>
    public static Table<IndemnityRow> Waiting(CptsOfRequest here, bool declared) => new(declared ? "declarations-a-valider" : "indemnites-a-approuver", declared ? "Déclarations à valider" : "Indemnités à approuver",
    [
        Day(r => r.Day),
        Person(here),
        .. PersonFiles,
        Subject(here, declared ? "Travail" : "Réunion", r => r.Mission),
        .. SubjectFiles(r => r.Mission, r => r.Work.Activity),
        new("quantite", declared ? "Quantité" : "Durée", r => r.Work.Activity.Quantity(r.Units)) { Numeric = true, Order = Order(r => r.Units) },
        new("retenu", "Quantité retenue", r => Paid(r.Work.Activity, r.Units)) { ExportOnly = true },
        new("taux", "Taux", r => r.Proposal.Price?.PerUnit) { ExportOnly = true },
        new("vote", "Vote", r => r.Proposal.Price?.Vote) { ExportOnly = true },
        .. declared ? [new Column<IndemnityRow>("declare-par", "Déclaré par", r => r.DeclaredBy) { ExportOnly = true }] : Array.Empty<Column<IndemnityRow>>(),
        new("montant", "Montant", r => r.Proposal.Price is null ? null : r.Proposal.Amount) { Numeric = true, Working = r => r.Proposal.Price is null ? null : r.Proposal.Working },
        new("etat", "État", r => r.Proposal.Obstacle?.Message ?? "prête")
        {
            Html = r => Readiness(r, here),
            // What can be approved before what must be looked at.
            Order = Order(r => !r.WasMember || r.IsSalariedOnly),
        },
    ]);

    /// <summary>Decided lines of one state, or those whose attendance was changed since.</summary>
    public static Table<IndemnityRow> Lines(CptsOfRequest here, string? state) => new($"indemnites-{state ?? "a-payer"}", "Indemnités",
    [
        Day(r => r.Line!.Day) with { Order = Order(r => r.Line!.Day) },
        Person(here),
        .. PersonFiles,
        Subject(here, "Réunion ou travail", r => r.Line!.Mission),
        .. SubjectFiles(r => r.Line!.Mission, r => r.Line!.Activity),
        new("quantite", "Quantité", r => r.Line!.Quantity) { Numeric = true, Order = Order(r => r.Line!.Units) },
        new("retenu", "Quantité retenue", r => Paid(r.Line!.Activity, r.Line!.Units)) { ExportOnly = true },
        new("taux", "Taux", r => r.Line!.PerUnit) { ExportOnly = true },
        new("vote", "Vote", r => r.Line!.Vote) { ExportOnly = true },
        new("montant", "Montant", r => r.Line!.Amount) { Numeric = true, Order = Order(r => r.Line!.Amount.Cents), Working = r => r.Line!.State == IndemnityState.Dismissed ? null : r.Line.Working },
        new("etat", "État", r => r.Line!.State.Label()) { Html = r => State(r, here) },
        new("decidee-par", "Décidée par", r => r.Line!.DecidedBy) { ExportOnly = true },
        new("decidee-le", "Décidée le", r => r.Line!.DecidedOn) { ExportOnly = true },
        new("payee-le", "Payée le", r => r.Line!.PaidOn) { ExportOnly = true },
        new("payee-par", "Marquée payée par", r => r.Line!.PaidBy) { ExportOnly = true },
        new("motif", "Motif ou référence", r => r.Line!.Reason) { ExportOnly = true },
    ]);

    public static Table<PersonYear> People(CptsOfRequest here, int year, Money? ceiling) => new($"indemnites-par-personne-{year}", $"Indemnités par personne, {year}",
    [
        new("personne", "Personne", r => r.LastName)
        {
            Html = r => Lines(CellHtml.Link(here.Link($"finances/indemnites/lignes?etat=toutes&personne={r.MemberId}&du={year}-01-01&au={year}-12-31"), r.LastName + " " + r.FirstName), Domain.Members.Member.ProfessionLabel(r.Profession)),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenBy(r => r.MemberId) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.MemberId),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("profession", "Profession", r => Domain.Members.Member.ProfessionLabel(r.Profession)) { ExportOnly = true },
        new("lignes", "Lignes", r => r.Lines) { Numeric = true, Order = (rows, down) => down ? rows.OrderByDescending(r => r.Lines).ThenBy(r => r.FoldedName) : rows.OrderBy(r => r.Lines).ThenBy(r => r.FoldedName) },
        new("gouvernance", "Indemnités (gouvernance)", r => r.Governance) { Numeric = true, ScreenHeading = "Gouvernance" },
        new("missions", "Rémunérations (missions)", r => r.Missions) { Numeric = true, ScreenHeading = "Missions" },
        new("deplacements", "Déplacements", r => r.Travel) { Numeric = true, ScreenHeading = "Frais", Html = r => Amount(r.Travel) },
        new("a-payer", "Reste à payer", r => r.Approved) { Numeric = true, ScreenHeading = "À payer" },
        new("total", "Total de l’année", r => r.Total) { Numeric = true, ScreenHeading = "Total", Order = (rows, down) => down ? rows.OrderByDescending(r => r.TotalCents).ThenBy(r => r.FoldedName) : rows.OrderBy(r => r.TotalCents).ThenBy(r => r.FoldedName) },
        new("ailleurs", "Reçu d’autres CPTS", r => r.Elsewhere)
        {
            Numeric = true,
            ScreenHeading = "Ailleurs",
            Html = r => CellHtml.Link(here.Link($"finances/indemnites/ailleurs/{r.MemberId}?annee={year}"), r.Elsewhere.IsZero ? "noter" : French.Euros(r.Elsewhere)),
        },
        new("plafond", "Part du plafond légal", r => ceiling is { } c ? Share(r.UnderCeiling, c) : "plafond inconnu") { ScreenHeading = "Plafond", Html = r => Gauge(r.UnderCeiling, ceiling) },
    ]);

    /// <summary>What each person was paid in a calendar year of payments.</summary>
    /// <param name="threshold">Of the declaration of fees; null when it is not known.</param>
    public static Table<PersonYear> Paid(CptsOfRequest here, int year, Money? threshold) => new($"sommes-versees-{year}", $"Sommes versées en {year}",
    [
        new("personne", "Bénéficiaire", r => r.LastName)
        {
            Html = r => Lines(CellHtml.Link(here.Link($"finances/indemnites/releve/{r.MemberId}?annee={year}"), r.LastName + " " + r.FirstName), Domain.Members.Member.ProfessionLabel(r.Profession)),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenBy(r => r.MemberId) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.MemberId),
        },
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("profession", "Profession", r => Domain.Members.Member.ProfessionLabel(r.Profession)) { ExportOnly = true },
        new("rpps", "RPPS", r => r.Rpps) { ExportOnly = true },
        new("lignes", "Lignes", r => r.Lines) { Numeric = true },
        new("gouvernance", "Indemnités", r => r.Governance) { Numeric = true },
        new("missions", "Rémunérations", r => r.Missions) { Numeric = true },
        new("deplacements", "Déplacements", r => r.Travel) { Numeric = true, Html = r => Amount(r.Travel) },
        new("total", "Total versé", r => r.Total) { Numeric = true, Order = (rows, down) => down ? rows.OrderByDescending(r => r.TotalCents).ThenBy(r => r.FoldedName) : rows.OrderBy(r => r.TotalCents).ThenBy(r => r.FoldedName) },
        new("a-declarer", "À déclarer", r => threshold is null ? "seuil inconnu" : r.Total - r.Travel > threshold.Value ? "oui" : "non"),
    ]);

    /// <summary>« 12 % », rounded down: 99,9 % is not yet the ceiling.</summary>
    public static string Share(Money amount, Money ceiling) => !amount.IsZero && amount.Cents * 100 < ceiling.Cents ? $"moins de 1{French.Nbsp}%" : French.Number(amount.Cents * 100 / ceiling.Cents) + French.Nbsp + "%";

    /// <summary>Where somebody stands under the ceiling: a bar with its mark at 80 %, the figure and a word.</summary>
    public static IHtmlContent Gauge(Money amount, Money? known)
    {
        if (known is not { } ceiling)
        {
            return new HtmlContentBuilder().AppendHtml("<span class=\"muted\">plafond inconnu</span>");
        }
        var length = Math.Min(100, amount.Cents * 100 / ceiling.Cents);
        var html = new HtmlContentBuilder()
            .AppendHtml(FormattableString.Invariant($"<svg class=\"bar gauge\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar-all\" width=\"100\" height=\"6\" rx=\"2\" /><rect class=\"bar-part\" width=\"{length}\" height=\"6\" rx=\"2\" /><rect class=\"bar-mark\" x=\"80\" width=\"0.7\" height=\"6\" /></svg>"))
            .AppendHtml("<small class=\"muted nowrap\">").Append(Share(amount, ceiling) + " du plafond").AppendHtml("</small>");
        return AnnualCeiling.Standing(amount, Money.Zero, ceiling) switch
        {
            CeilingStanding.Near => html.AppendHtml(" ").AppendHtml(Tag("due", "alert-triangle", "proche du plafond")),
            CeilingStanding.Above => html.AppendHtml(" ").AppendHtml(Tag("late", "alert-circle", "au-dessus du plafond")),
            _ => html,
        };
    }

    public static string MissionLabel(MissionCode? mission) => mission?.ShortLabel() ?? "Gouvernance";

    /// <summary>A state in its shape and word.</summary>
    public static TagBuilder StateTag(IndemnityState state) => state switch
    {
        IndemnityState.Approved => Tag("wait", "hourglass", "approuvée, à payer"),
        IndemnityState.Paid => Tag("ok", "check", "payée"),
        IndemnityState.Dismissed => Tag("", "ban", "écartée"),
        IndemnityState.Employer => Tag("wait", "building", "avec l’employeur"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static TagBuilder Tag(string tone, string icon, string text)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass("tag " + tone);
        tag.InnerHtml.AppendHtml($"<svg class=\"icon\" width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"/icons.svg#i-{icon}\"/></svg> ").Append(text);
        return tag;
    }

    private static Column<IndemnityRow> Day(Func<IndemnityRow, DateOnly> day) => new("jour", "Jour", r => day(r))
    {
        Html = r => FrenchHtml.ShortDay(day(r)),
        Order = Order(r => r.Day),
    };

    private static Column<IndemnityRow> Person(CptsOfRequest here) => new("personne", "Nom", r => r.LastName)
    {
        ScreenHeading = "Personne",
        Html = r =>
        {
            var html = Lines(CellHtml.Link(here.Link("adherents/" + r.MemberId), r.FullName), r.ProfessionLabel);
            return Standing(r) is { } tag ? html.AppendHtml("<br>").AppendHtml(tag) : html;
        },
        Order = Order(r => r.FoldedName),
    };

    private static IEnumerable<Column<IndemnityRow>> PersonFiles =>
    [
        new("prenom", "Prénom", r => r.FirstName) { ExportOnly = true },
        new("profession", "Profession", r => r.ProfessionLabel) { ExportOnly = true },
    ];

    private static Column<IndemnityRow> Subject(CptsOfRequest here, string heading, Func<IndemnityRow, MissionCode?> mission) => new("reunion", heading, r => r.Title)
    {
        Html = r => Lines(
            r.MeetingId is { } meeting ? CellHtml.Link(here.Link("reunions/" + meeting), r.Title) : new HtmlContentBuilder().Append(r.Title),
            r.DeclaredAs is { } activity && activity != PaidActivity.Governance ? $"{activity.Label()}, {MissionLabel(mission(r))}" : MissionLabel(mission(r))),
        Order = Order(r => r.FoldedTitle),
    };

    private static IEnumerable<Column<IndemnityRow>> SubjectFiles(Func<IndemnityRow, MissionCode?> mission, Func<IndemnityRow, PaidActivity> activity) =>
    [
        new("mission", "Mission", r => MissionLabel(mission(r))) { ExportOnly = true },
        new("activite", "Activité", r => activity(r).Label()) { ExportOnly = true },
        new("nature", "Nature", r => activity(r).LegalKind()) { ExportOnly = true },
    ];

    private static Func<IQueryable<IndemnityRow>, bool, IOrderedQueryable<IndemnityRow>> Order<TKey>(System.Linq.Expressions.Expression<Func<IndemnityRow, TKey>> key) =>
        (rows, down) => (down ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(r => r.Day).ThenBy(r => r.FoldedTitle).ThenBy(r => r.FoldedName).ThenBy(r => r.Id);

    /// <summary>Hours in tenths and quarters, kilometres or deeds.</summary>
    private static decimal Paid(PaidActivity activity, int units) => activity.Unit() == PaidUnit.Hour ? PaidTime.Of(units).Quarters / 4m : units;

    /// <summary>Shown from 80 % of the legal ceiling on, this line counted.</summary>
    private static TagBuilder? Standing(IndemnityRow row)
    {
        if (row.YearToDate is not { } total)
        {
            return null;
        }
        return AnnualCeiling.Of(row.Day).Value is not { } ceiling ? Tag("due", "help-circle", $"plafond de {row.Day.Year} inconnu")
            : AnnualCeiling.Standing(total, Money.Zero, ceiling.Value) switch
            {
                CeilingStanding.Near => Tag("due", "alert-triangle", $"{Share(total, ceiling.Value)} du plafond de {row.Day.Year}"),
                CeilingStanding.Above => Tag("late", "alert-circle", $"dépasserait le plafond de {row.Day.Year}"),
                _ => null,
            };
    }

    private static HtmlContentBuilder Readiness(IndemnityRow row, CptsOfRequest here)
    {
        var html = new HtmlContentBuilder();
        if (row.Proposal.Obstacle is not { } obstacle)
        {
            return (HtmlContentBuilder)html.AppendHtml(Tag("ok", "check", "prête"));
        }
        html.AppendHtml("<span class=\"due\">").Append(obstacle.Message).AppendHtml("</span>");
        if (obstacle.Code == "salaried" && row.Employer is null && here.Allows(Area.HoursValidation, Level.Act))
        {
            html.AppendHtml(" ").AppendHtml(CellHtml.Link(here.Link("finances/indemnites/employeurs/accord?personne=" + row.MemberId), "Dire lequel"));
        }
        if (obstacle.Code == "no-rate")
        {
            html.AppendHtml(" ").AppendHtml(here.Allows(Area.HoursValidation, Level.Act)
                ? CellHtml.Link(here.Link(FormattableString.Invariant($"finances/taux/nouveau?activite={row.Work.Activity.Code()}&profession={row.Profession}&depuis={row.Day:yyyy-MM-dd}")), "Ajouter ce taux")
                : CellHtml.Link(here.Link("finances/taux"), "Voir la grille"));
        }
        return html;
    }

    private static HtmlContentBuilder State(IndemnityRow row, CptsOfRequest here)
    {
        var line = row.Line!;
        var html = new HtmlContentBuilder();
        html.AppendHtml(StateTag(line.State)).AppendHtml(" ").AppendHtml(CellHtml.Link(here.Link("finances/indemnites/" + row.Id), "Détail"));
        var told = line.State switch
        {
            IndemnityState.Paid => $"le {French.Day(line.PaidOn!.Value)}{(line.Reason.Length > 0 ? ", " + line.Reason : "")}",
            IndemnityState.Dismissed => line.Reason,
            IndemnityState.Employer when line.PaidOn is { } invoiced => $"facture {line.Reason} du {French.Day(invoiced)}",
            _ => $"le {French.Day(line.DecidedOn)} par {line.DecidedBy}",
        };
        html.AppendHtml("<br><small class=\"muted\">").Append(told).AppendHtml("</small>");
        return row.Differs ? (HtmlContentBuilder)html.AppendHtml("<br>").AppendHtml(Tag("due", "alert-triangle", "réunion modifiée depuis")) : html;
    }

    /// <summary>A dash rather than « 0,00 € » where most have none.</summary>
    private static IHtmlContent Amount(Money amount) => new HtmlContentBuilder().Append(amount.IsZero ? "–" : French.Euros(amount));

    private static HtmlContentBuilder Lines(IHtmlContent first, string second)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(first).AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
        return html;
    }
}
