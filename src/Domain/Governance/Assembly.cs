using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Domain.Governance;

/// <summary>Votant possible : a member of the assembly or of the body on the day of a séance.</summary>
/// <param name="WhyNot">Why the person does not vote; empty when entitled.</param>
/// <param name="College">Code of the college; empty when the CPTS votes without colleges.</param>
public sealed record Voter(Guid MemberId, string FullName, string FoldedName, string Email, string WhyNot, string College = "")
{
    public bool IsEntitled => WhyNot.Length == 0;
}

/// <summary>Pouvoir : somebody absent lets somebody present vote in their place, for one séance. Source: statuts; Code civil, article 1984.</summary>
public sealed class Proxy : ICptsOwned
{
    private Proxy()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>Mandant : who gives it; one at most by séance.</summary>
    public Guid GiverId { get; private set; }

    /// <summary>Mandataire : who holds it.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>Refuses what <see cref="Assembly.RefusalsOf"/> refuses.</summary>
    public static Outcome<Proxy> Give(Assembly assembly, Guid giver, Guid holder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var refusals = assembly.RefusalsOf(giver, holder);
        return refusals.Count > 0 ? refusals : new Proxy { MeetingId = assembly.MeetingId, GiverId = giver, HolderId = holder };
    }
}

/// <summary>
/// Assemblée en séance : who may vote, who is there, who stands for whom, hence voices and quorum. Nothing of it is typed: it follows
/// from members, contributions or mandates, attendance, proxies, and the rules in force. Source: statuts.
/// </summary>
public sealed class Assembly
{
    private readonly Dictionary<Guid, Voter> _voters;
    private readonly HashSet<Guid> _present;
    private readonly Dictionary<Guid, Guid> _holderOf;
    private readonly RuleBook _rules;
    private readonly MeetingKind _kind;
    private readonly AssemblyNature _nature;
    private readonly bool _isSecond;

    /// <param name="present">Members noted present.</param>
    public Assembly(Guid meeting, MeetingKind kind, AssemblyNature nature, bool isSecond, RuleBook rules, IEnumerable<Voter> voters, IEnumerable<Guid> present, IEnumerable<(Guid Giver, Guid Holder)> proxies)
    {
        MeetingId = meeting;
        (_kind, _nature, _isSecond, _rules) = (kind, nature, isSecond, rules);
        _voters = voters.ToDictionary(v => v.MemberId);
        _present = [.. present];
        _holderOf = proxies.ToDictionary(p => p.Giver, p => p.Holder);
    }

    public Guid MeetingId { get; }

    public IReadOnlyCollection<Voter> Voters => _voters.Values;

    public IReadOnlyList<Voter> Entitled => [.. _voters.Values.Where(v => v.IsEntitled)];

    /// <summary>Entitled and there.</summary>
    public IReadOnlyList<Voter> PresentVoters => [.. _voters.Values.Where(v => v.IsEntitled && _present.Contains(v.MemberId))];

    /// <summary>Proxies that give a voice now: the giver entitled and absent, the holder entitled and there.</summary>
    public IReadOnlyList<(Voter Giver, Voter Holder)> Represented =>
        [.. _holderOf.Where(p => IsActive(p.Key, p.Value)).Select(p => (_voters[p.Key], _voters[p.Value]))];

    /// <summary>Proxies that give none now, and why.</summary>
    public IReadOnlyList<(Guid Giver, Guid Holder, string Why)> Idle =>
    [
        .. _holderOf.Where(p => !IsActive(p.Key, p.Value)).Select(p => (p.Key, p.Value,
            _present.Contains(p.Key) ? "le mandant est présent\u00A0: il vote lui-même"
            : _voters.GetValueOrDefault(p.Key) is not { IsEntitled: true } ? "le mandant n’a pas le droit de vote"
            : !_present.Contains(p.Value) ? "le mandataire n’est pas présent"
            : "le mandataire n’a pas le droit de vote")),
    ];

    /// <summary>Present and represented.</summary>
    public int Voices => PresentVoters.Count + Represented.Count;

    /// <summary>For each college, its voices present and represented; one empty college when there are none.</summary>
    public IReadOnlyDictionary<string, int> VoicesByCollege =>
        PresentVoters.Concat(Represented.Select(r => r.Giver)).GroupBy(v => v.College, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    public bool IsPresent(Guid member) => _present.Contains(member);

    public Voter? Find(Guid member) => _voters.GetValueOrDefault(member);

    public Guid? HolderOf(Guid giver) => _holderOf.TryGetValue(giver, out var holder) ? holder : null;

    /// <summary>For whom a person may vote now: themselves when there, and those whose proxies they hold.</summary>
    public IReadOnlyList<Voter> VoicesOf(Guid member) =>
        _voters.GetValueOrDefault(member) is { IsEntitled: true } own && _present.Contains(member)
            ? [own, .. Represented.Where(r => r.Holder.MemberId == member).Select(r => r.Giver).OrderBy(v => v.FoldedName, StringComparer.Ordinal)]
            : [];

    public RuleInForce ProxyRule => _rules.Of(_kind == MeetingKind.GeneralAssembly ? GovernanceRule.ProxiesAssembly : GovernanceRule.ProxiesBoard);

    public Quorum Quorum
    {
        get
        {
            var isAssembly = _kind == MeetingKind.GeneralAssembly;
            var rule = _rules.Of(!isAssembly ? GovernanceRule.QuorumBoard : _isSecond ? GovernanceRule.QuorumSecond
                : _nature == AssemblyNature.Extraordinary ? GovernanceRule.QuorumExtraordinary : GovernanceRule.QuorumOrdinary);
            var ofAll = isAssembly && _rules.Of(GovernanceRule.QuorumBase).Code == GovernanceRules.Everybody;
            return Quorum.Of(rule, _rules.Share(rule.Rule), ofAll ? _voters.Count : Entitled.Count, ofAll ? "adhérents" : "ayant droit de vote", PresentVoters.Count, Represented.Count);
        }
    }

    /// <summary>
    /// Why a proxy cannot be given: to oneself, by or to somebody who does not vote, by somebody present, twice, to somebody who gave
    /// their own away, by somebody who holds others', beyond the limit of the texts.
    /// </summary>
    public List<Refusal> RefusalsOf(Guid giver, Guid holder)
    {
        Refusal No(string code, string message, string field) => new(code, message, field);
        if (_voters.GetValueOrDefault(giver) is not { } from)
        {
            return [No("giver-unknown", "Choisissez qui donne son pouvoir.", "Giver")];
        }
        if (_voters.GetValueOrDefault(holder) is not { } to)
        {
            return [No("holder-unknown", "Choisissez à qui le pouvoir est donné.", "Holder")];
        }
        if (giver == holder)
        {
            return [No("proxy-to-oneself", "On ne se donne pas pouvoir à soi-même.", "Holder")];
        }
        if (!from.IsEntitled)
        {
            return [No("giver-not-entitled", $"{from.FullName} n’a pas le droit de vote\u00A0: {from.WhyNot}.", "Giver")];
        }
        if (!to.IsEntitled)
        {
            return [No("holder-not-entitled", $"{to.FullName} n’a pas le droit de vote\u00A0: {to.WhyNot}.", "Holder")];
        }
        if (_present.Contains(giver))
        {
            return [No("giver-present", $"{from.FullName} est présent(e)\u00A0: son pouvoir est sans objet.", "Giver")];
        }
        if (_holderOf.TryGetValue(giver, out var held))
        {
            return [No("proxy-given", held == holder
                ? $"{from.FullName} a déjà donné pouvoir à {to.FullName}."
                : $"{from.FullName} a déjà donné pouvoir à {_voters.GetValueOrDefault(held)?.FullName ?? "une autre personne"}\u00A0: retirez-le d’abord.", "Giver")];
        }
        if (_holderOf.ContainsKey(holder))
        {
            return [No("holder-gave", $"{to.FullName} a donné son propre pouvoir\u00A0: elle ou il ne peut en recevoir.", "Holder")];
        }
        if (_holderOf.ContainsValue(giver))
        {
            return [No("giver-holds", $"{from.FullName} détient des pouvoirs\u00A0: ils ne se transmettent pas.", "Giver")];
        }
        var most = _rules.Most(ProxyRule.Rule);
        return most is { } limit && _holderOf.Values.Count(h => h == holder) >= limit
            ? [No("proxy-limit", $"{to.FullName} détient déjà {limit}\u00A0pouvoir{(limit < 2 ? "" : "s")}, le maximum ({ProxyRule.Source}).", "Holder")]
            : [];
    }

    private bool IsActive(Guid giver, Guid holder) =>
        _voters.GetValueOrDefault(giver) is { IsEntitled: true } && !_present.Contains(giver)
        && _voters.GetValueOrDefault(holder) is { IsEntitled: true } && _present.Contains(holder);
}

/// <summary>Quorum : voices present and represented, against what the texts ask. Source: statuts.</summary>
/// <param name="Needed">Voices needed; 0 when the texts ask none.</param>
/// <param name="Working">Its steps, in French.</param>
public sealed record Quorum(int Present, int Represented, int Base, int Needed, IReadOnlyList<string> Working)
{
    public int Voices => Present + Represented;

    public bool IsReached => Voices >= Needed;

    internal static Quorum Of(RuleInForce rule, Fraction share, int of, string ofWhat, int present, int represented)
    {
        var needed = (int)(share * of).Round(Rounding.Up);
        return new(present, represented, of, needed,
        [
            $"{present} votants présents + {represented} représentés = {present + represented} voix",
            share == Fraction.Zero
                ? $"Aucun quorum requis ({rule.Source})"
                : $"{rule.Code} de {of} {ofWhat} = {needed} voix, arrondi à l’unité supérieure ({rule.Source})",
            present + represented >= needed ? "Quorum atteint" : $"Il manque {needed - present - represented} voix",
        ]);
    }
}
