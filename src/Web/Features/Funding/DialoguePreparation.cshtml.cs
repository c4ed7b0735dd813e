using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Funding;

/// <summary>The sheet to bring to the dialogue de gestion, all derived: amounts, indicators, payments, deadlines, what is unsure. Printed as it is, or taken as a file.</summary>
[Requires(Area.Territory)]
public sealed class DialoguePreparationModel(TisserandDb db, ReadFollowUp followUps, IVariableParts parts, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered.</summary>
    public ContractOutlook? Outlook { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<NotifiedYearLine> Lines { get; private set; } = [];

    public IReadOnlyList<IndicatorResult> Results { get; private set; } = [];

    public IReadOnlyList<VariablePart> Parts { get; private set; } = [];

    public IReadOnlyList<ExpectedPayment> Late { get; private set; } = [];

    /// <summary>Deadlines of the year that are not met, or that fall within it.</summary>
    public IReadOnlyList<AgendaLine> Deadlines { get; private set; } = [];

    /// <summary>« Du 1 avril 2026 au 31 mars 2027 · taille 3 ».</summary>
    public string Period { get; private set; } = "";

    /// <summary>« 2 versements, 12 000,00 € : avance part fixe parcours, dû le… ».</summary>
    public string LateInWords =>
        $"{French.Count(Late.Count, "versement", "versements")}, {French.Euros(Late.Sum(p => p.Outstanding))}\u00A0: "
        + string.Join("\u00A0; ", Late.Select(p => $"{Low(p.Payment.Kind.Label())} {Low(FundingCodes.Label(p.Payment.Mission))}, dû le {French.Day(p.Payment.DueOn)}"));

    public string PartsInWords => string.Join(
        "\u00A0; ",
        Parts.Where(p => p.IsEvaluated).Select(p => $"{p.Mission.ShortLabel()}, {French.Euros(p.Now)} sur {French.Euros(p.Most)} ({(p.NotifiedPercent is null ? "d’après les indicateurs" : "notifié")})"));

    /// <summary>What is unsure or missing, as points to raise.</summary>
    public IReadOnlyList<string> ToAsk
    {
        get
        {
            var points = new List<string>();
            if (Lines.Any(l => l.IsUncertain))
            {
                points.Add($"Les taux d’atteinte retenus pour l’année {Year}.");
            }
            if (Lines.Where(l => l.Difference is { IsZero: false }).Select(l => $"{l.Label} ({ContractWords.Signed(l.Difference!.Value)})").ToList() is { Count: > 0 } gaps)
            {
                points.Add($"L’écart entre le calcul et la notification\u00A0: {string.Join(", ", gaps)}.");
            }
            if (Lines.Where(l => !l.ToGiveBack.IsZero).Select(l => $"{l.Label} ({French.Euros(l.ToGiveBack)})").ToList() is { Count: > 0 } back)
            {
                points.Add($"Ce qui a été avancé au-delà, comment et quand le rendre\u00A0: {string.Join(", ", back)}.");
            }
            if (Late.Count > 0)
            {
                points.Add("La date des versements en retard.");
            }
            return [.. points, .. Outlook?.Calculation.Value?.Notices ?? [], "Les objectifs de l’année suivante, et s’il faut un avenant."];
        }
    }

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year, [FromQuery(Name = "format")] string? format)
    {
        var stop = HttpContext.RequestAborted;
        if (await followUps.On(clock.Today, stop) is not var (outlook, followUp))
        {
            return Page();
        }
        Outlook = outlook;
        Year = year is >= 1 and <= ContractDeadlines.ContractLength ? year.Value : outlook.ContractYear;
        Lines = NotifiedYearLine.Of(outlook, followUp, Year);
        Late = followUp.LateOn(clock.Today);
        Parts = await parts.Of(Year, stop);
        var period = outlook.Contract.Years.Period(Year);
        Period = $"Du {French.LongDay(period.Start)} au {French.LongDay(period.End!.Value)}{(outlook.Calculation.Value?.StepOn(period.End.Value) is { } step ? $" · taille {step.Size.Size.Number}" : "")}";
        Deadlines = [.. outlook.Agenda.Where(l => l.Deadline.Mission is not null && (l.State == DeadlineState.Late || period.Contains(l.Deadline.DueOn)))];
        if (period.Start <= clock.Today)
        {
            var indicators = await db.IndicatorsOf(outlook.Contract.Id, stop);
            Results = [.. (await db.Results(indicators, outlook.Contract.Years, Year, Year, stop)).Where(r => r.IsAsked)];
        }
        return PaperFiles.Of(Paper(), format) ?? Page();
    }

    public static string Target(IndicatorResult result) => result?.Target is { } target ? ContractWords.Number(target) : "–";

    public static string Held(IndicatorResult result) => result?.Held is { } held ? ContractWords.Number(held) : "attendue";

    public static string Attained(IndicatorResult result) =>
        result?.Attainment is { } share ? FrenchNumber.Percent((decimal)(share * 10_000).Round(Rounding.HalfAwayFromZero) / 100) : "–";

    private Paper Paper()
    {
        var paper = new PaperBuilder($"Dialogue de gestion, année {Year}", here.Required.Name) { Subtitle = Period, Date = clock.Today };
        paper.Heading("L’argent de l’année").Table(
            [new("Ligne", 3), new("Calculé", 1.3, true), new("Notifié", 1.3, true), new("Reçu", 1.3, true), new("Reste", 1.3, true)],
            Lines.Select(l => new[]
            {
                l.Label + (l.IsUncertain ? " (au plus ou estimé)" : ""), French.Euros(l.ComputedAmount), l.Notified is { } notified ? French.Euros(notified) : "–", French.Euros(l.Received), French.Euros(l.Outstanding),
            }),
            [$"Année {Year}", French.Euros(Lines.Sum(l => l.ComputedAmount)), "", French.Euros(Lines.Sum(l => l.Received)), French.Euros(Lines.Sum(l => l.Outstanding))]);
        if (Late.Count > 0)
        {
            paper.Paragraph(PaperRun.Bold("En retard\u00A0: "), LateInWords + ".");
        }
        paper.Heading("Les indicateurs");
        if (Results.Count == 0)
        {
            paper.Paragraph("Aucun indicateur n’a d’objectif pour cette année.");
        }
        else
        {
            paper.Table(
                [new("Indicateur", 3), new("Missions", 2), new("Objectif", 1, true), new("Valeur", 1, true), new("Atteinte", 1, true)],
                Results.Select(r => new[]
                {
                    $"{r.Indicator.Label} ({(r.Indicator.Use == IndicatorUse.Result ? "résultat" : "suivi")})", string.Join(", ", r.Indicator.Missions.Select(m => m.Mission.ShortLabel())), Target(r), Held(r), Attained(r),
                }));
        }
        if (PartsInWords.Length > 0)
        {
            paper.Paragraph($"Parts variables\u00A0: {PartsInWords}.");
        }
        if (Deadlines.Count > 0)
        {
            paper.Heading("Les délais des missions").Bullets(Deadlines.Select(l => $"{l.Deadline.Label}, au plus tard le {French.LongDay(l.Deadline.DueOn)}\u00A0: {l.State.Label()}"));
        }
        return paper.Heading("À demander, à faire préciser").Bullets(ToAsk).Build();
    }

    private static string Low(string label) => label.ToLower(French.Culture);
}
