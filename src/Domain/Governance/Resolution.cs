using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Nature d'une résolution, which decides its majority. Source: statuts.</summary>
public enum ResolutionKind
{
    /// <summary>Décision ordinaire : report, accounts, budget, rates.</summary>
    Ordinary,

    /// <summary>Élection.</summary>
    Election,

    /// <summary>Modification des statuts.</summary>
    Statutes,

    /// <summary>Dissolution.</summary>
    Dissolution,
}

/// <summary>État d'un scrutin.</summary>
public enum BallotState
{
    /// <summary>À voter.</summary>
    Draft,

    /// <summary>Ouvert : each votes on a phone.</summary>
    Open,

    /// <summary>Clos : counted.</summary>
    Closed,
}

/// <summary>Choix d'un votant.</summary>
public enum VoteChoice
{
    /// <summary>Pour.</summary>
    For,

    /// <summary>Contre.</summary>
    Against,

    /// <summary>Abstention.</summary>
    Abstain,
}

/// <summary>Mots des résolutions et des votes.</summary>
public static class ResolutionWords
{
    public static string Label(this ResolutionKind kind) => kind switch
    {
        ResolutionKind.Ordinary => "Décision ordinaire",
        ResolutionKind.Election => "Élection",
        ResolutionKind.Statutes => "Modification des statuts",
        ResolutionKind.Dissolution => "Dissolution",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static GovernanceRule Rule(this ResolutionKind kind) => kind switch
    {
        ResolutionKind.Ordinary => GovernanceRule.MajorityOrdinary,
        ResolutionKind.Election => GovernanceRule.MajorityElection,
        ResolutionKind.Statutes => GovernanceRule.MajorityStatutes,
        ResolutionKind.Dissolution => GovernanceRule.MajorityDissolution,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Label(this BallotState state) => state switch
    {
        BallotState.Draft => "à voter",
        BallotState.Open => "scrutin ouvert",
        BallotState.Closed => "votée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Label(this VoteChoice choice) => choice switch
    {
        VoteChoice.For => "pour",
        VoteChoice.Against => "contre",
        VoteChoice.Abstain => "abstention",
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>The choice of its word; null for any other text.</summary>
    public static VoteChoice? FindChoice(string? word) => Enum.GetValues<VoteChoice>().Where(c => c.Label() == word).Select(c => (VoteChoice?)c).FirstOrDefault();
}

/// <summary>Résolution, telle que saisie.</summary>
/// <param name="IsSecret">Nobody can tell who voted what.</param>
/// <param name="Concerned">Organisation that the vote concerns, if any: the interests declared with it are shown.</param>
public sealed record ResolutionDetails(Guid PointId, string? Text, ResolutionKind? Kind, bool IsSecret, string? Concerned);

/// <summary>Décompte saisi : what a show of hands gave in one college.</summary>
public sealed record TypedCount(string College, int? For, int? Against, int? Abstain);

/// <summary>
/// Résolution : what is put to the vote on a point of the agenda, how, and what the vote gave. Its majority follows from its nature and
/// from the rules of the day of the séance. Source: statuts.
/// </summary>
public sealed class Resolution : ICptsOwned
{
    public const int TextLength = 2000;
    public const int ConcernedLength = 200;

    private readonly List<VoteCount> _counts = [];

    private Resolution()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid PointId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Text, folded: decisions are searched by it.</summary>
    public string FoldedText { get; private set; } = "";

    public ResolutionKind Kind { get; private set; }

    public bool IsSecret { get; private set; }

    public string Concerned { get; private set; } = "";

    public BallotState State { get; private set; }

    /// <summary>Kept with the closing, so that decisions are listed without counting again.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>One line by college; one in all without colleges. Empty until closed.</summary>
    public IReadOnlyList<VoteCount> Counts => _counts;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Resolution> Write(Guid meeting, ResolutionDetails details)
    {
        var resolution = new Resolution { MeetingId = meeting };
        var refusals = resolution.Change(details);
        return refusals.Count > 0 ? refusals : resolution;
    }

    /// <summary>Refuses a missing text or nature, and a resolution whose vote has begun; on refusal nothing is changed.</summary>
    public List<Refusal> Change(ResolutionDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (State != BallotState.Draft)
        {
            return [new("ballot-begun", "Le vote a commencé\u00A0: le texte ne change plus.")];
        }
        var refusals = new List<Refusal>();
        if (TypedText.Lines(details.Text).Length is 0 or > TextLength)
        {
            refusals.Add(new("text-required", $"Écrivez la résolution ({FrenchNumber.Whole(TextLength)} caractères au plus).", nameof(Text)));
        }
        refusals.AddRange(PatientWatch.Refusals((details.Text, nameof(Text))));
        if (details.Kind is null)
        {
            refusals.Add(new("kind-required", "Choisissez la nature de la résolution.", nameof(Kind)));
        }
        if (TypedText.Line(details.Concerned).Length > ConcernedLength)
        {
            refusals.Add(new("text-too-long", $"{ConcernedLength} caractères au plus.", nameof(Concerned)));
        }
        if (refusals.Count == 0)
        {
            (PointId, Text, Kind, IsSecret, Concerned) = (details.PointId, TypedText.Lines(details.Text), details.Kind!.Value, details.IsSecret, TypedText.Line(details.Concerned));
            FoldedText = Foundation.FoldedText.Of(Text);
        }
        return refusals;
    }

    /// <summary>Opens the vote on phones; refuses one opened or closed already, and an assembly without its quorum.</summary>
    public List<Refusal> Open(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        if (State != BallotState.Draft)
        {
            return [new("ballot-begun", "Ce scrutin est déjà ouvert ou clos.")];
        }
        if (WithoutQuorum(assembly) is { } refusal)
        {
            return [refusal];
        }
        State = BallotState.Open;
        return [];
    }

    /// <summary>Closes the vote on phones with what was cast; refuses one that is not open.</summary>
    public List<Refusal> Close(Assembly assembly, IEnumerable<(string College, VoteChoice Choice)> cast, VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        if (State != BallotState.Open)
        {
            return [new("ballot-not-open", State == BallotState.Closed ? "Ce scrutin est déjà clos." : "Ce scrutin n’est pas ouvert.")];
        }
        var votes = cast.ToList();
        var voices = assembly.VoicesByCollege;
        Settle(
            voices.Keys.Union(votes.Select(v => v.College), StringComparer.Ordinal).DefaultIfEmpty("").Select(college =>
            {
                int Of(VoteChoice choice) => votes.Count(v => v.College == college && v.Choice == choice);
                var (yes, no, none) = (Of(VoteChoice.For), Of(VoteChoice.Against), Of(VoteChoice.Abstain));
                // Somebody who voted may have left since: their voice was there.
                return new VoteCount(college, Math.Max(voices.GetValueOrDefault(college), yes + no + none), yes, no, none);
            }), rule);
        return [];
    }

    /// <summary>Enters, or corrects, what a show of hands gave. Refuses one opened on phones, more votes than voices, an assembly without its quorum.</summary>
    public List<Refusal> Count(Assembly assembly, IReadOnlyList<TypedCount> typed, VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(typed);
        if (State == BallotState.Open || IsCastOnPhones)
        {
            return [new("ballot-on-phones", "Ce scrutin se vote sur les téléphones\u00A0: ses voix ne se saisissent pas.")];
        }
        if (WithoutQuorum(assembly) is { } refusal)
        {
            return [refusal];
        }
        var counts = new List<VoteCount>();
        var refusals = new List<Refusal>();
        foreach (var (college, voices) in assembly.VoicesByCollege.DefaultIfEmpty(new("", 0)).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var count = typed.FirstOrDefault(t => t.College == college) ?? new(college, null, null, null);
            var (yes, no, none) = (count.For ?? 0, count.Against ?? 0, count.Abstain ?? 0);
            if (yes < 0 || no < 0 || none < 0 || yes > voices || no > voices || none > voices || yes + no + none > voices)
            {
                refusals.Add(new("too-many-votes", $"{FrenchNumber.Whole(voices)} voix sont présentes ou représentées\u00A0: le total des votes ne peut les dépasser.", "Counts"));
            }
            else
            {
                counts.Add(new(college, voices, yes, no, none));
            }
        }
        if (refusals.Count == 0)
        {
            Settle(counts, rule);
        }
        return refusals;
    }

    /// <summary>Opened on phones once; its votes cannot be typed over.</summary>
    public bool IsCastOnPhones { get; private set; }

    /// <summary>What the vote gave, with its working; null until closed.</summary>
    public VoteResult? Result(VoteRule rule) => State == BallotState.Closed ? VoteResult.Of(_counts, rule) : null;

    private void Settle(IEnumerable<VoteCount> counts, VoteRule rule)
    {
        IsCastOnPhones = State == BallotState.Open;
        State = BallotState.Closed;
        _counts.Clear();
        _counts.AddRange(counts);
        IsAdopted = VoteResult.Of(_counts, rule).IsAdopted;
    }

    private static Refusal? WithoutQuorum(Assembly assembly) => assembly.Quorum is { IsReached: false } quorum
        ? new("no-quorum", $"Le quorum n’est pas atteint\u00A0: {quorum.Voices} voix présentes ou représentées, {quorum.Needed} requises.")
        : null;
}

/// <summary>Décompte d'un collège : its voices present and represented when the vote closed, and what they chose. Source: statuts.</summary>
public sealed class VoteCount : ICptsOwned
{
    private VoteCount()
    {
    }

    internal VoteCount(string college, int voices, int yes, int no, int none) => (College, Voices, For, Against, Abstain) = (college, voices, yes, no, none);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ResolutionId { get; private set; }

    /// <summary>Code; empty without colleges.</summary>
    public string College { get; private set; } = "";

    public int Voices { get; private set; }

    public int For { get; private set; }

    public int Against { get; private set; }

    public int Abstain { get; private set; }

    public int NotVoting => Voices - For - Against - Abstain;
}

/// <summary>Résultat d'un vote : whether it is adopted, and the steps that say so. Source: statuts.</summary>
/// <param name="Working">In French.</param>
public sealed record VoteResult(int For, int Against, int Abstain, int NotVoting, bool IsAdopted, IReadOnlyList<string> Working)
{
    /// <summary>Of all counts together; or college by college, each by its weight, when the rule gives weights.</summary>
    public static VoteResult Of(IReadOnlyCollection<VoteCount> counts, VoteRule rule)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(rule);
        var (yes, no, none, silent) = (counts.Sum(c => c.For), counts.Sum(c => c.Against), counts.Sum(c => c.Abstain), counts.Sum(c => c.NotVoting));
        var told = $"Pour {yes}, contre {no}, abstention {none}, sans vote {silent}";
        var majority = rule.Majority;
        if (rule.Weights.Count > 0)
        {
            var (weighted, working) = Weigh(counts, rule);
            return new(yes, no, none, silent, weighted, [told, .. working]);
        }
        var whole = counts.Sum(c => Whole(c, majority));
        var exact = majority.Share * whole;
        var needed = (int)exact.Round(Rounding.Up) + (majority.IsStrict && exact.Denominator.IsOne ? 1 : 0);
        var adopted = whole > 0 && yes >= needed;
        return new(yes, no, none, silent, adopted,
        [
            told,
            majority.OfPresent ? $"Voix présentes et représentées\u00A0: {whole}" : $"Suffrages exprimés (pour et contre)\u00A0: {whole}",
            $"Majorité\u00A0: {majority.Label}, soit {needed} voix",
            adopted ? "Adoptée" : "Rejetée",
        ]);
    }

    /// <summary>Each college that voted brings its weight, shared by its own votes; a college without weight counts for nothing.</summary>
    private static (bool IsAdopted, IReadOnlyList<string> Working) Weigh(IReadOnlyCollection<VoteCount> counts, VoteRule rule)
    {
        var (points, total) = (Fraction.Zero, 0);
        var working = new List<string>();
        foreach (var count in counts.OrderBy(c => c.College, StringComparer.Ordinal))
        {
            var (weight, whole) = (rule.Weights.GetValueOrDefault(FoldedText.Of(count.College)), Whole(count, rule.Majority));
            var name = count.College.Length > 0 ? $"Collège «\u00A0{count.College}\u00A0»" : "Sans collège";
            if (weight == 0 || whole == 0)
            {
                working.Add($"{name}\u00A0: {(weight == 0 ? "sans poids dans les textes" : "aucun suffrage")}, ne compte pas");
                continue;
            }
            var share = new Fraction(count.For, whole) * weight;
            (points, total) = (points + share, total + weight);
            working.Add($"{name}\u00A0: pour {count.For} sur {whole}, poids {weight}, soit {Say(share)}");
        }
        var needed = rule.Majority.Share * total;
        var adopted = total > 0 && (rule.Majority.IsStrict ? points > needed : points >= needed);
        working.Add($"Total\u00A0: {Say(points)} sur {total}\u00A0; majorité\u00A0: {rule.Majority.Label}, {(rule.Majority.IsStrict ? "plus de" : "au moins")} {Say(needed)}");
        working.Add(adopted ? "Adoptée" : "Rejetée");
        return (adopted, working);
    }

    private static int Whole(VoteCount count, Majority majority) => majority.OfPresent ? count.Voices : count.For + count.Against;

    /// <summary>Two decimals, for reading: the comparison is exact.</summary>
    private static string Say(Fraction points) => points.Approximate.ToString("0.##", CultureInfo.GetCultureInfo("fr-FR"));
}

/// <summary>Règle d'un vote : the majority, and the weight of each college when they vote apart. Source: statuts.</summary>
/// <param name="Weights">By folded name of the college; empty: one voice by person.</param>
public sealed record VoteRule(Majority Majority, IReadOnlyDictionary<string, int> Weights);
