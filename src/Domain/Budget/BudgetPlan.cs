using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;

namespace Tisserand.Domain.Budget;

/// <summary>Poste d'un budget : a mission or the functioning, a funder, a nature.</summary>
/// <param name="Mission">None for the functioning.</param>
/// <param name="FunderId">None for the ACI.</param>
public sealed record BudgetPost(MissionCode? Mission, Guid? FunderId, SpendingNature Nature);

/// <summary>Ligne d'un budget.</summary>
public sealed class BudgetLine : ICptsOwned
{
    private BudgetLine()
    {
    }

    internal BudgetLine(BudgetPost post, Money amount) => ((Mission, FunderId, Nature), Amount) = (post, amount);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BudgetId { get; private set; }

    /// <summary>None for the functioning.</summary>
    public MissionCode? Mission { get; private set; }

    /// <summary>None for the ACI.</summary>
    public Guid? FunderId { get; private set; }

    public SpendingNature Nature { get; private set; }

    public Money Amount { get; internal set; }

    public BudgetPost Post => new(Mission, FunderId, Nature);
}

/// <summary>
/// Budget prévisionnel : what the CPTS means to spend in a civil year by mission, funder and nature, the functioning apart. Versions follow one
/// another; the one that the assembly voted does not change any more. Source: Guide pratique CPTS, sheets 7 and 24.
/// </summary>
public sealed class BudgetPlan : ICptsOwned
{
    public const int VoteLength = 200;
    public const int FirstYear = 2019;

    private readonly List<BudgetLine> _lines = [];

    private BudgetPlan()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Civil year.</summary>
    public int Year { get; private set; }

    /// <summary>From 1 within its year.</summary>
    public int Version { get; private set; }

    /// <summary>Day of the vote; none while it may change.</summary>
    public DateOnly? VotedOn { get; private set; }

    /// <summary>By whom: « AG ordinaire, résolution 5 ».</summary>
    public string Vote { get; private set; } = "";

    /// <summary>The resolution that voted it; none for a vote held outside the application.</summary>
    public Guid? ResolutionId { get; private set; }

    public IReadOnlyList<BudgetLine> Lines => _lines;

    public bool IsVoted => VotedOn is not null;

    public Money Total => _lines.Sum(l => l.Amount);

    /// <summary>A new version, with the lines that it starts from.</summary>
    public static BudgetPlan Draft(int year, int version, IEnumerable<(BudgetPost Post, Money Amount)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var plan = new BudgetPlan { Year = year, Version = version };
        plan._lines.AddRange(lines.Select(l => new BudgetLine(l.Post, l.Amount)));
        return plan;
    }

    /// <summary>Sets the amount of a post; zero takes it out. Refuses a voted version, a missing nature, and a missing or negative amount.</summary>
    public List<Refusal> Set(MissionCode? mission, Guid? funderId, SpendingNature? nature, Money? amount)
    {
        var refusals = new List<Refusal>();
        if (IsVoted)
        {
            refusals.Add(Frozen());
        }
        if (nature is null)
        {
            refusals.Add(new("nature-needed", "Choisissez la nature de la dépense.", nameof(BudgetLine.Nature)));
        }
        if (amount is null || amount < Money.Zero)
        {
            refusals.Add(new("amount-needed", "Indiquez un montant en euros, deux décimales au plus, par exemple 12 000,00 ; 0 retire la ligne.", nameof(BudgetLine.Amount)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var post = new BudgetPost(mission, funderId, nature!.Value);
        var line = _lines.Find(l => l.Post == post);
        if (amount!.Value.IsZero)
        {
            _lines.RemoveAll(l => l.Post == post);
        }
        else if (line is null)
        {
            _lines.Add(new(post, amount.Value));
        }
        else
        {
            line.Amount = amount.Value;
        }
        return [];
    }

    /// <summary>Freezes the version. Refuses one already voted or empty, a day to come, and a vote not said.</summary>
    public List<Refusal> Adopt(DateOnly? votedOn, string? vote, DateOnly today)
    {
        if (IsVoted)
        {
            return [Frozen()];
        }
        var refusals = new List<Refusal>();
        if (_lines.Count == 0)
        {
            refusals.Add(new("empty", "Ce budget n’a pas encore de ligne."));
        }
        if (votedOn is null || votedOn > today)
        {
            refusals.Add(new("day-out-of-range", "Indiquez le jour du vote, qui n’est pas à venir.", nameof(VotedOn)));
        }
        if (TypedText.Line(vote).Length is 0 or > VoteLength)
        {
            refusals.Add(new("vote-needed", "Dites quelle assemblée, quelle résolution l’a voté.", nameof(Vote)));
        }
        if (refusals.Count == 0)
        {
            (VotedOn, Vote) = (votedOn, TypedText.Line(vote));
        }
        return refusals;
    }

    /// <summary>The same, by a resolution of the application, which gives the day and the words. Refuses one that is not adopted, or not of a general assembly.</summary>
    public List<Refusal> Adopt(Resolution resolution, Meeting assembly, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(resolution);
        ArgumentNullException.ThrowIfNull(assembly);
        if (!resolution.IsAdopted || resolution.MeetingId != assembly.Id || assembly.Kind != MeetingKind.GeneralAssembly)
        {
            return [NotAdopted];
        }
        var words = WordsOf(assembly.Day, resolution.Text);
        var refusals = Adopt(assembly.Day, words, today);
        if (refusals.Count == 0)
        {
            // Not as typed: with its no-break space.
            (ResolutionId, Vote) = (resolution.Id, words);
        }
        return refusals;
    }

    /// <summary>No such resolution, or one that did not vote anything.</summary>
    public static Refusal NotAdopted { get; } = new("resolution-not-adopted", "Choisissez une résolution adoptée par une assemblée générale.", nameof(Resolution));

    /// <summary>« AG du 12/03/2026 : le budget est adopté. »</summary>
    public static string WordsOf(DateOnly day, string resolution)
    {
        var text = TypedText.Line(resolution);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"AG du {day:dd/MM/yyyy}\u00A0: {(text.Length > 120 ? text[..120] + "…" : text)}");
    }

    private static Refusal Frozen() => new("voted", "Ce budget est voté\u00A0: il ne change plus. Faites-en une nouvelle version.");
}
