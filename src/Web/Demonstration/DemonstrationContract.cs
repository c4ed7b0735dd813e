using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Funding;
using Tisserand.Data.Indicators;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Funding;
using Tisserand.Web.Shell.Meetings;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Demonstration;

/// <summary>The life of the contract since it was signed: two avenants, one with its document, one that awaits it.</summary>
internal sealed class DemonstrationContract(IServiceProvider services, DemonstrationCalendar calendar)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        // Before the ACI: the aid of the mission précoce.
        var contract = (await services.GetRequiredService<ContractQueries>().On(calendar.Today, cancellationToken))!.Contract;
        _db.Add(EarlyContract.Sign(contract.SignedOn.AddMonths(-7), contract.Population, contract.SignedOn.AddMonths(-6), calendar.Today).Required);
        await _db.SaveChangesAsync(cancellationToken);
        await Amend(cancellationToken);
        await Notify(cancellationToken);
        await Imagine(cancellationToken);
        await Discuss(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task Amend(CancellationToken cancellationToken)
    {
        var record = services.GetRequiredService<RecordAvenant>();
        var quality = (await record.Record(
            null, new(1, calendar.SignedOn.AddMonths(13).AddDays(11), calendar.SignedOn.AddMonths(14), "Mission qualité et pertinence, demandée par les groupes d’analyse de pratiques", null, MissionCode.Quality, null),
            calendar.Today, cancellationToken)).Required!;
        await using var scan = new MemoryStream(DemonstrationLife.Scan);
        _ = (await services.GetRequiredService<FileStore>().Save(scan, "avenant-1-signe.png", nameof(Avenant), quality.Id, cancellationToken)).Required;
        await _db.SaveChangesAsync(cancellationToken);

        var targets = (await record.Record(
            null, new(2, calendar.SignedOn.AddMonths(24).AddDays(-9), calendar.SignedOn.AddMonths(24), "Objectif revu au premier dialogue de gestion, à partir de l’année 3", null, null, null),
            calendar.Today, cancellationToken)).Required!;
        var indicator = (await _db.WholeIndicators().AsNoTracking().OrderBy(i => i.FoldedLabel).ToListAsync(cancellationToken)).Find(i => i.Targets.Any(t => t.ContractYear == 3));
        if (indicator is not null)
        {
            Must(await record.Aim(targets.Id, indicator.Id, 3, indicator.Targets.Single(t => t.ContractYear == 3).Target + 2, calendar.Today, cancellationToken));
        }
    }

    /// <summary>The letter of the fund after the first dialogue de gestion: as computed, but for the fixed part of one mission, counted from a month later.</summary>
    private async Task Notify(CancellationToken cancellationToken)
    {
        var outlook = (await services.GetRequiredService<ContractQueries>().On(calendar.Today, cancellationToken))!;
        var lines = outlook.Calculation.Required.Payments.Where(p => p.ContractYear == 1).GroupBy(p => (p.Mission, p.Part))
            .Select(g => new NotifiedLine(g.Key.Mission, g.Key.Part, g.Key is { Mission: MissionCode.Pathways, Part: FundingPart.Fixed } ? g.Sum(p => p.Amount) - Money.FromEuros(1_230) : g.Sum(p => p.Amount))).ToList();
        var letter = (await services.GetRequiredService<RecordNotification>().Record(
            null, 1, outlook.Contract.Years.EndOf(1).AddDays(24), "Notification de l’année 1 après le dialogue de gestion", lines, calendar.Today, cancellationToken)).Required!;
        await using var scan = new MemoryStream(DemonstrationLife.Scan);
        _ = (await services.GetRequiredService<FileStore>().Save(scan, "notification-annee-1.png", nameof(FundNotification), letter.Id, cancellationToken)).Required;
        await _db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The first dialogue, its meeting with two tasks, the avenant that followed; the second one is planned.</summary>
    private async Task Discuss(CancellationToken cancellationToken)
    {
        var record = services.GetRequiredService<RecordDialogue>();
        var contract = (await services.GetRequiredService<ContractQueries>().On(calendar.Today, cancellationToken))!.Contract;
        var day = contract.Years.EndOf(1).AddDays(12);
        var meeting = (await services.GetRequiredService<IPlanMeetings>().Plan(
            new("Dialogue de gestion, année 1", MeetingKind.Bureau, null, null, day, new(14, 0), new(16, 0), "CPAM, Saint-Omer", null, "Bilan de l’année 1\nAtteintes et solde\nMission qualité"), [], cancellationToken)).Required;
        foreach (var (title, due) in new[] { ("Envoyer à la caisse le tableau des participations de l’année 1", day.AddDays(15)), ("Relire avec la caisse la fiche action de la mission qualité", calendar.Today.AddDays(20)) })
        {
            var task = (await services.GetRequiredService<IWriteTasks>().Write(
                new(title, null, ToDoOwner.Nobody, due, null, false, Recurrence.None, null), new(meeting.Id, null, null), null, cancellationToken)).Required;
            if (due < calendar.Today)
            {
                task.Move(ToDoState.Done, due);
                await _db.SaveChangesAsync(cancellationToken);
            }
        }
        _ = (await record.Record(
            null,
            new(1, day, meeting.Id, "Atteintes de l’année 1 retenues : accès aux soins 92,5 %, parcours 78 %, prévention 61 %.\nLa mission qualité entre au contrat par avenant.\nLa CPTS envoie le tableau des participations sous quinze jours.", contract.Avenants is [var first, ..] ? first.Id : null),
            calendar.Today, cancellationToken)).Required;
        _ = (await record.Record(null, new(2, calendar.Today.AddDays(12), null, null, null), calendar.Today, cancellationToken)).Required;
    }

    private async Task Imagine(CancellationToken cancellationToken)
    {
        var scenarios = services.GetRequiredService<KeepScenario>();
        var contract = (await services.GetRequiredService<ContractQueries>().On(calendar.Today, cancellationToken))!.Contract;
        var next = contract.Years.StartOf(4);
        var weak = (await _db.IndicatorsOf(contract.Id, cancellationToken)).Find(i => i.Use == IndicatorUse.Result && i.Missions.Any(m => m.Mission == MissionCode.Pathways));
        List<ScenarioDetails> imagined =
        [
            new("Perte de la taille 3", 78_500, next, [], []),
            new("Accompagnement dès janvier", null, null, [(MissionCode.ProfessionalSupport, new(calendar.Today.Year + 1, 1, 1))], []),
        ];
        if (weak is not null)
        {
            imagined.Add(new($"« {weak.Label} » à la moitié", null, null, [], [(weak.Id, 50)]));
        }
        foreach (var details in imagined)
        {
            _ = (await scenarios.Keep(null, details, calendar.Today, cancellationToken)).Required;
        }
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The contract of the demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
