using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Reports;

/// <summary>Rapport annuel, mis en page : its headings, tables and sentences, for Word, PDF and screen.</summary>
public static class AnnualReportPaper
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static Paper Of(AnnualReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var paper = new PaperBuilder($"Rapport annuel, année {report.ContractYear} du contrat ACI", report.Cpts)
        {
            Subtitle = $"Du {FrenchDate.Long(report.Period.Start)} au {FrenchDate.Long(report.Period.End!.Value)}",
            Date = report.AsOf,
        };
        if (report.IsRunning)
        {
            paper.Note($"L’année du contrat n’est pas finie\u00A0: les chiffres sont arrêtés au {FrenchDate.Long(report.AsOf)}.");
        }
        Identity(paper, report);
        People(paper, report);
        Money(paper, report);
        Governance(paper, report);
        foreach (var mission in report.Missions)
        {
            MissionPart(paper, mission);
        }
        return paper
            .Heading("Comment ces chiffres sont établis")
            .Paragraph("Chaque chiffre est tiré des réunions tenues, de leurs feuilles d’émargement, des fiches action, des indicateurs et du contrat enregistrés dans l’application\u00A0; aucun n’est saisi dans ce rapport. Les heures sont celles des présences\u00A0; les indemnités sont celles des lignes approuvées et payées, au jour de la réunion.")
            .Note($"Enveloppes\u00A0: {report.Bareme}. Une part variable qui n’est pas notifiée par la caisse est calculée d’après les indicateurs, ou laissée à évaluer.")
            .Build();
    }

    private static void Identity(PaperBuilder paper, AnnualReport report)
    {
        var size = report.Territory.Size;
        paper.Heading("La CPTS et son territoire").Facts(
            ("CPTS", report.Cpts),
            ("Contrat ACI", $"signé le {FrenchDate.Long(report.SignedOn)}"),
            ("Population du contrat", $"{FrenchNumber.Whole(report.ContractPopulation.Inhabitants)} habitants ({report.ContractPopulation.Source})"),
            ("Territoire", $"{report.Territory.Lines.Count} communes, {FrenchNumber.Whole(report.Territory.Population)} habitants"
                + (report.Territory.Vintage is { } vintage ? $" (population municipale {vintage})" : "") + $", au {FrenchDate.Long(report.AsOf)}"),
            ("Taille", size?.Sentence),
            ("Départements", string.Join(", ", report.Territory.Departements.Select(d => $"{d.Name} ({d.Code})"))));
    }

    private static void People(PaperBuilder paper, AnnualReport report) => paper
        .Heading("Les adhérents")
        .Paragraph($"{FrenchNumber.Whole(report.MemberCount)} adhérents au {FrenchDate.Long(report.AsOf)}.")
        .Table(
            [new("Profession", 3), PaperColumn.Figures("Adhérents")],
            report.Members.OrderByDescending(m => m.Members).Select(m => (IReadOnlyList<string>)[Member.ProfessionLabel(m.Profession), FrenchNumber.Whole(m.Members)]),
            ["Ensemble", FrenchNumber.Whole(report.MemberCount)],
            "Adhérents par profession");

    private static void Money(PaperBuilder paper, AnnualReport report)
    {
        var envelopes = report.Missions.Where(m => m.Envelope is not null).ToList();
        var rows = new List<IReadOnlyList<string>>();
        if (report.Functioning is { } functioning)
        {
            rows.Add(["Fonctionnement", FrenchNumber.Euros(functioning.FixedDue), "–", "–", FrenchNumber.Euros(functioning.Expected), FrenchNumber.Euros(report.GovernanceIndemnities.Total)]);
        }
        rows.AddRange(envelopes.Select(m => (IReadOnlyList<string>)
        [
            m.Mission.ShortLabel(), FrenchNumber.Euros(m.Envelope!.FixedDue), m.Envelope.VariableMost.IsZero ? "–" : FrenchNumber.Euros(m.Envelope.VariableMost), Earned(m.Envelope),
            FrenchNumber.Euros(m.Envelope.Expected), FrenchNumber.Euros(m.Indemnities.Total),
        ]));
        if (rows.Count == 0)
        {
            return;
        }
        var all = envelopes.Select(m => m.Envelope!).ToList();
        paper.Heading("Les enveloppes de l’année").Table(
            [new("Enveloppe", 2.4), PaperColumn.Figures("Fixe dû", 1.4), PaperColumn.Figures("Variable, au plus", 1.4), PaperColumn.Figures("Variable acquis", 1.7), PaperColumn.Figures("Attendu", 1.4), PaperColumn.Figures("Indemnités", 1.4)],
            rows,
            [
                "Ensemble",
                FrenchNumber.Euros(all.Sum(e => e.FixedDue) + (report.Functioning?.FixedDue ?? Foundation.Money.Zero)),
                FrenchNumber.Euros(all.Sum(e => e.VariableMost)),
                FrenchNumber.Euros(all.Sum(e => e.Earned)),
                FrenchNumber.Euros(all.Sum(e => e.Expected) + (report.Functioning?.Expected ?? Foundation.Money.Zero)),
                FrenchNumber.Euros(envelopes.Sum(m => m.Indemnities.Total) + report.GovernanceIndemnities.Total),
            ],
            "Ce que le contrat paie pour l’année, et les indemnités versées aux professionnels")
            .Note("Attendu\u00A0: fixe dû et variable acquis. Les indemnités de gouvernance sont en face du fonctionnement.");
    }

    private static void Governance(PaperBuilder paper, AnnualReport report)
    {
        paper.Heading("La gouvernance");
        if (report.Governance.Count == 0)
        {
            paper.Paragraph("Aucune réunion de gouvernance enregistrée.");
            return;
        }
        paper.Paragraph(Summary(report.Governance, report.GovernanceParticipants, report.GovernanceIndemnities));
        Meetings(paper, report.Governance);
    }

    private static void MissionPart(PaperBuilder paper, MissionInReport mission)
    {
        paper.Heading(mission.Mission.Label());
        paper.Facts(
            ("Mission", mission.Mission.IsSocle() ? "socle" : "facultative"),
            ("État", mission.Dates?.State.Label() ?? MissionState.NotPlanned.Label()),
            ("Démarrage", mission.Dates?.StartsOn is { } start ? FrenchDate.Long(start) : null),
            ("Déploiement", mission.Dates?.DeployedOn is { } deployed ? FrenchDate.Long(deployed) : null));
        paper.Heading("Fiches action", 2);
        if (mission.Fiches.Count == 0)
        {
            paper.Paragraph("Aucune fiche action cette année.");
        }
        foreach (var fiche in mission.Fiches)
        {
            paper.Paragraph(PaperRun.Bold(fiche.Fiche.Title), $" ({fiche.Fiche.State.Label()}{(fiche.Referent.Length > 0 ? ", référent\u00A0: " + fiche.Referent : "")})").Paragraph(fiche.Objectives);
        }
        paper.Heading("Réunions et participants", 2);
        if (mission.Meetings.Count == 0)
        {
            paper.Paragraph("Aucune réunion tenue cette année.");
        }
        else
        {
            paper.Paragraph(Summary(mission.Meetings, mission.Participants, mission.Indemnities));
            Meetings(paper, mission.Meetings);
        }
        Indicators(paper, mission);
        if (mission.Envelope is { } envelope)
        {
            paper.Heading("Enveloppe", 2).Facts(
                ("Part fixe de l’année", FrenchNumber.Euros(envelope.Fixed)),
                ("Part fixe due", FrenchNumber.Euros(envelope.FixedDue)),
                ("Part variable de l’année", FrenchNumber.Euros(envelope.Variable)),
                ("Part variable, au plus", envelope.VariableMost.IsZero ? null : FrenchNumber.Euros(envelope.VariableMost)),
                ("Part variable acquise", envelope.VariableMost.IsZero ? "aucune cette année" : Earned(envelope)),
                ("Attendu", FrenchNumber.Euros(envelope.Expected)));
        }
    }

    private static void Indicators(PaperBuilder paper, MissionInReport mission)
    {
        paper.Heading("Indicateurs", 2);
        if (mission.Indicators.Count == 0)
        {
            paper.Paragraph("Aucun indicateur pour cette année.");
            return;
        }
        paper.Table(
            [new("Indicateur", 3), new("Emploi", 1.1), PaperColumn.Figures("Objectif"), PaperColumn.Figures("Valeur", 1.3), PaperColumn.Figures("Atteinte"), new("Preuves", 2)],
            mission.Indicators.Select(r => (IReadOnlyList<string>)
            [
                r.Indicator.Label, r.Indicator.Use.Label(), r.Target is { } target ? Number(target) : "–",
                r.Held is { } held ? (Number(held) + "\u00A0" + r.Indicator.Unit).Trim() : "attendue", r.Attainment is { } share ? Percent(share) : "–", Proofs(r),
            ]));
        if (mission.NotifiedPercent is { } notified)
        {
            paper.Paragraph($"Atteinte notifiée par la caisse\u00A0: {FrenchNumber.Percent(notified)}{(mission.Attainment?.Percent is { } own ? $" (d’après les indicateurs\u00A0: {FrenchNumber.Percent(own)})" : "")}.");
        }
        else if (mission.Attainment?.Percent is { } percent)
        {
            paper.Paragraph($"Atteinte d’après les indicateurs de résultat\u00A0: {FrenchNumber.Percent(percent)}, pas encore notifiée par la caisse.");
        }
        else if (mission.Attainment is { } waiting)
        {
            paper.Paragraph($"Atteinte en attente de\u00A0: {string.Join(", ", waiting.Awaited.Select(r => r.Indicator.Label))}.");
        }
    }

    private static string Summary(IReadOnlyList<MeetingFact> meetings, int participants, IndemnityTotal indemnities) =>
        $"{Count(meetings.Count, "réunion tenue", "réunions tenues")}, {Count(meetings.Sum(m => m.Present), "participation", "participations")} de {Count(participants, "personne", "personnes")}, "
        + $"{Hours(meetings.Sum(m => m.Minutes))} de présence\u00A0; indemnités\u00A0: {FrenchNumber.Euros(indemnities.Total)}"
        + (indemnities.Approved.IsZero ? "." : $", dont {FrenchNumber.Euros(indemnities.Approved)} à payer.");

    private static void Meetings(PaperBuilder paper, IReadOnlyList<MeetingFact> meetings) => paper.Table(
        [new("Jour", 1.2), new("Réunion", 4), new("Type", 2), PaperColumn.Figures("Présents"), PaperColumn.Figures("Heures"), new("Feuille signée", 1.3)],
        meetings.Select(m => (IReadOnlyList<string>)
        [
            m.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), m.Title, m.Kind.Label(), FrenchNumber.Whole(m.Present), Hours(m.Minutes), m.HasSignedSheet ? "jointe" : "à joindre",
        ]));

    private static string Proofs(IndicatorResult result) => result switch
    {
        { IsOverridden: true } => $"valeur remplacée\u00A0: {result.Typed!.Reason}",
        { Counted.Meetings.Count: > 0 } => Count(result.Counted!.Meetings.Count, "réunion", "réunions") + $", dont {result.Counted.Meetings.Count(m => m.HasSignedSheet)} avec feuille signée",
        { Counted.Fiches.Count: > 0 } => Count(result.Counted!.Fiches.Count, "fiche action", "fiches action"),
        { Typed.Reason.Length: > 0 } => result.Typed!.Reason,
        _ => "",
    };

    private static string Earned(OpenedEnvelope envelope) =>
        envelope.VariableMost.IsZero ? "–" : !envelope.IsEvaluated ? "à évaluer" : FrenchNumber.Euros(envelope.Earned) + (envelope.IsNotified ? "" : " (estimé)");

    private static string Count(int number, string singular, string plural) => FrenchNumber.Whole(number) + "\u00A0" + (number < 2 ? singular : plural);

    private static string Hours(int minutes) => Number(decimal.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero)) + "\u00A0h";

    private static string Number(decimal value) => value.ToString("#,0.##", French).Replace('\u202F', '\u00A0');

    private static string Percent(Fraction share) => FrenchNumber.Percent((decimal)(share * 10_000).Round(Rounding.HalfAwayFromZero) / 100);
}
