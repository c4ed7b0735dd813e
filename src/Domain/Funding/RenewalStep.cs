using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Funding;

/// <summary>Étape du renouvellement : something to do before the five years end, and its day. No text gives them: an order that coordinators follow, to verify.</summary>
/// <param name="Code">Stable, in addresses and kept with the task.</param>
/// <param name="Title">French, as a task bears it.</param>
public sealed record RenewalStep(string Code, string Title, string Why, DateOnly DueOn)
{
    private static readonly (string Code, string Title, string Why, int MonthsAhead)[] All =
    [
        ("informer", "Demander à la caisse et à l’ARS le calendrier du renouvellement", "Aucun texte ne dit si le renouvellement est tacite.", 9),
        ("bilan", "Écrire le bilan des cinq ans : actions, indicateurs, comptes", "Il sert de base au nouveau contrat.", 9),
        ("projet", "Revoir le diagnostic et le projet de santé", "Le territoire, les besoins et les missions ont pu changer.", 8),
        ("objectifs", "Proposer missions, indicateurs et objectifs du nouveau contrat", "Ils se discutent à trois : CPTS, caisse, ARS.", 7),
        ("vote", "Faire voter le renouvellement", "Bureau ou assemblée, selon les statuts.", 6),
        ("signer", "Signer le nouveau contrat", "Avant le dernier jour, pour que les versements ne s’arrêtent pas.", 1),
    ];

    /// <summary>By day.</summary>
    public static IReadOnlyList<RenewalStep> Of(DateOnly signedOn)
    {
        var end = signedOn.AddYears(ContractDeadlines.ContractLength);
        return [.. All.Select(s => new RenewalStep(s.Code, s.Title, s.Why, end.AddMonths(-s.MonthsAhead)))];
    }
}

/// <summary>Tâche du renouvellement : the task that a step became.</summary>
public sealed class RenewalTask : ICptsOwned
{
    private RenewalTask()
    {
    }

    public RenewalTask(Guid contractId, string step, Guid taskId) => (ContractId, Step, TaskId) = (contractId, step, taskId);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public string Step { get; private set; } = "";

    public Guid TaskId { get; private set; }
}
