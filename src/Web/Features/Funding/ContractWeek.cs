using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Funding;

/// <summary>What the contract says on « Cette semaine »: its deadlines, the next payment, the money still to be earned, the first steps.</summary>
internal sealed class ContractWeek(TisserandDb db, ReadFollowUp followUps) : IWeekSource
{
    public async Task<WeekPart> Read(CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Territory, Level.See))
        {
            return WeekPart.Nothing;
        }
        return await followUps.On(today, cancellationToken) is not var (outlook, followUp)
            ? new([.. await JoinBy(here, cancellationToken)], [], Steps(here, null))
            : new([.. Deadlines(here, outlook), .. Awaited(here, outlook), .. Late(here, followUp, today)], [.. Figures(here, outlook)], Steps(here, outlook));
    }

    /// <summary>The day by which a CPTS that has the aid of the mission précoce joins the ACI, while it has no contract.</summary>
    private async Task<WeekItem[]> JoinBy(CptsOfRequest here, CancellationToken cancellationToken) =>
        await db.Set<EarlyContract>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } early
            ? [new("Rejoindre l’ACI", "Engagement du contrat de mission précoce", early.JoinBy, "Voir", here.Link("contrat/precoce"))]
            : [];

    private static IEnumerable<WeekItem> Deadlines(CptsOfRequest here, ContractOutlook outlook) => outlook.Agenda
        .Where(l => l.State is DeadlineState.Late or DeadlineState.Soon or DeadlineState.Ahead)
        .Select(l => l.Deadline.Kind switch
        {
            ContractDeadlineKind.MissionStart or ContractDeadlineKind.MissionDeployment =>
                new WeekItem(l.Deadline.Label, "Délai compté depuis la signature du contrat ACI", l.Deadline.DueOn, "Dater", here.Link("missions")),
            ContractDeadlineKind.CrisisPlanUpdate =>
                new WeekItem(l.Deadline.Label, "Chaque année, au jour anniversaire de sa validation", l.Deadline.DueOn, "Voir", here.Link("missions")),
            ContractDeadlineKind.ManagementDialogue =>
                new WeekItem(l.Deadline.Label, "Contrat ACI", l.Deadline.DueOn, "Préparer", here.Link($"contrat/dialogue/preparation?annee={outlook.Contract.YearOn(l.Deadline.DueOn.AddDays(-1))}")),
            _ => new WeekItem(l.Deadline.Label, "Contrat ACI", l.Deadline.DueOn, "Préparer", here.Link("contrat/renouvellement")),
        });

    /// <summary>Years whose variable part is due while the fund has notified no attainment.</summary>
    private static IEnumerable<WeekItem> Awaited(CptsOfRequest here, ContractOutlook outlook) =>
        from payment in outlook.Expected
        where payment.StateOn(outlook.Today) == PaymentState.ToEvaluate
        group payment by (payment.ContractYear, payment.DueOn) into year
        select new WeekItem(
            $"Taux d’atteinte de l’année {year.Key.ContractYear} à notifier par la caisse",
            $"{French.Euros(year.Sum(p => p.Amount))} au plus, {French.Count(year.Count(), "mission", "missions")}",
            year.Key.DueOn, "Saisir", here.Link("contrat/atteintes"), IsAwaited: true);

    /// <summary>Payments whose amount is known and that the fund has not made, in one line.</summary>
    private static IEnumerable<WeekItem> Late(CptsOfRequest here, PaymentFollowUp followUp, DateOnly today)
    {
        if (followUp.LateOn(today) is [var first, ..] late)
        {
            yield return new(
                $"{French.Count(late.Count, "versement ACI en retard", "versements ACI en retard")} : {French.Euros(late.Sum(p => p.Outstanding))}",
                $"Le plus ancien était dû le {French.LongDay(first.Payment.DueOn)}", first.Payment.DueOn.AddDays(PaymentFollowUp.Patience), "Voir", here.Link("finances/calendrier?annee=toutes&suivi=retard"));
        }
    }

    private static IEnumerable<WeekFigure> Figures(CptsOfRequest here, ContractOutlook outlook)
    {
        var calendar = here.Link("finances/calendrier");
        if (outlook.NextPayments is [var first, ..] next)
        {
            var uncertain = next.Where(p => p.IsUncertain).Sum(p => p.Amount);
            yield return new(
                10, "Prochain versement ACI", "", French.Euros(next.Sum(p => p.Amount)),
                uncertain.IsZero ? French.Count(next.Count, "ligne", "lignes") : $"dont {French.Euros(uncertain)} pas encore notifiés", calendar, first.DueOn);
        }
        var atStake = outlook.Expected.Where(p => p.ContractYear == outlook.ContractYear && p.AtMost).Sum(p => p.Amount);
        if (!atStake.IsZero)
        {
            yield return new(20, $"Part variable de l’année {outlook.ContractYear}", "à évaluer", French.Euros(atStake), "en jeu", calendar);
        }
    }

    private static FirstStep[] Steps(CptsOfRequest here, ContractOutlook? outlook) =>
    [
        new(20, "Le contrat ACI", "Sa date et sa taille donnent les plafonds, le calendrier et les délais.", "Saisir", here.Link("contrat/saisie"), outlook is not null),
        new(25, "Les dates des missions", "Chaque mission démarrée ouvre ses versements.", "Dater", here.Link(outlook is null ? "contrat" : "missions/dates"), outlook?.Missions.Any(m => m.StartsOn is not null) == true),
    ];
}
