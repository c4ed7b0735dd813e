using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>What avenants do to the contract: what follows is computed from their day of effect, nothing is written over what was signed.</summary>
public sealed partial class AciContract
{
    /// <summary>By day of effect, then by number.</summary>
    public IReadOnlyList<Avenant> Avenants => [.. _avenants.OrderBy(a => a.EffectiveOn).ThenBy(a => a.Number)];

    /// <summary>The number that the next one should bear.</summary>
    public int NextAvenantNumber => _avenants.Count == 0 ? 1 : _avenants.Max(a => a.Number) + 1;

    /// <summary>
    /// Adds an avenant, or changes one (same rules); on refusal nothing is changed. Refuses what <see cref="Avenant.Check"/> refuses, a number or
    /// a mission that another has, an unknown barème and an impossible population. Null without a refusal: there is no such avenant.
    /// </summary>
    public Outcome<Avenant?> Amend(Guid? id, AvenantDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var avenant = id is null ? new Avenant(Id) : _avenants.Find(a => a.Id == id);
        if (avenant is null)
        {
            return (Avenant?)null;
        }
        var others = _avenants.Where(a => a != avenant).ToList();
        var refusals = Avenant.Check(details, this);
        if (others.Exists(a => a.Number == details.Number))
        {
            refusals.Add(new("duplicate-number", $"L’avenant n° {details.Number} est déjà saisi.", nameof(Avenant.Number)));
        }
        if (details.Mission is { } mission && others.Find(a => a.Mission == mission) is { } already)
        {
            refusals.Add(new("duplicate-mission", $"La mission « {mission.ShortLabel()} » est déjà ajoutée par l’{already.Name}.", nameof(Avenant.Mission)));
        }
        if (refusals.Count == 0)
        {
            var change = new TermsChange(details.EffectiveOn!.Value, details.Population?.Inhabitants, details.BaremeId, $"avenant n° {details.Number}");
            refusals.AddRange((Terms([]) with { Changes = [change] }).Check().Select(r => r with
            {
                Field = r.Field.EndsWith("bareme", StringComparison.Ordinal) ? nameof(Avenant.BaremeId) : r.Field.EndsWith("population", StringComparison.Ordinal) ? nameof(Avenant.Population) : nameof(Avenant.EffectiveOn),
            }));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        avenant.Set(details);
        if (id is null)
        {
            _avenants.Add(avenant);
        }
        return avenant;
    }

    /// <summary>
    /// Takes an avenant out. Refuses while something rests on it: a target that it set, a mission that it added and that has started or is paid,
    /// <paramref name="resting"/> what the modules above know of.
    /// </summary>
    public List<Refusal> DropAvenant(Guid id, IReadOnlyList<MissionOfContract> missions, IReadOnlyList<string> resting)
    {
        if (_avenants.Find(a => a.Id == id) is not { } avenant)
        {
            return [new("gone", "Cet avenant n’est plus là.")];
        }
        List<string> reasons = [.. resting];
        if (avenant.Targets.Count > 0)
        {
            reasons.Add("il fixe des objectifs d’indicateurs : retirez-les d’abord");
        }
        if (avenant.Mission is { } mission)
        {
            if (missions.Any(m => m.ContractId == Id && m.Mission == mission && m.ReallyStartedOn is not null))
            {
                reasons.Add($"la mission « {mission.ShortLabel()} » qu’il ajoute a démarré");
            }
            if (_attainments.Exists(a => a.Mission == mission) || _amounts.Exists(a => a.Mission == mission))
            {
                reasons.Add($"un taux ou un montant de la mission « {mission.ShortLabel()} » est saisi");
            }
        }
        if (reasons.Count == 0)
        {
            _avenants.Remove(avenant);
        }
        return [.. reasons.Select(r => new Refusal("avenant-in-use", $"L’{avenant.Name} ne peut pas être retiré : {r}."))];
    }

    /// <summary>
    /// The missions that open payments, by mission: those that have a date, and those that an avenant added, from its day of effect at the
    /// earliest.
    /// </summary>
    private List<DatedMission> DatedMissions(IEnumerable<MissionOfContract> missions)
    {
        var ofContract = missions.Where(m => m.ContractId == Id).ToList();
        return
        [
            .. from code in MissionCodes.All
               let typed = ofContract.Find(m => m.Mission == code)
               let added = _avenants.Find(a => a.Mission == code)?.EffectiveOn
               let starts = typed?.StartsOn ?? added
               where starts is not null
               select new DatedMission(code, added > starts ? added.Value : starts.Value, typed?.DeployedOn),
        ];
    }

    private sealed record DatedMission(MissionCode Mission, DateOnly StartsOn, DateOnly? DeployedOn);
}
