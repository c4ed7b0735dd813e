using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Contributions;

/// <summary>
/// Tarif de cotisation : the amount of a civil year for a category of members, from a year on, and the vote of the assemblée
/// générale that set it. Source: règlements intérieurs de CPTS (the AG votes, on a proposal of the CA; not refundable).
/// </summary>
public sealed class ContributionRate : ICptsOwned
{
    public const int VoteLength = 300;
    public const int FirstYear = 2000;
    public const int LastYear = 2099;

    /// <summary>More than this for a year is a slip of the keyboard.</summary>
    public static readonly Money Largest = Money.FromEuros(10_000);

    private ContributionRate()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Null for all those that have no amount of their own.</summary>
    public MemberCategory? Category { get; private set; }

    /// <summary>Code of a profession, within a category; empty for all of them.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>Euros and cents for a civil year; zero says that nothing is asked.</summary>
    public Money Amount { get; private set; }

    /// <summary>First civil year, until another rate takes over.</summary>
    public int FromYear { get; private set; }

    /// <summary>Day of the vote.</summary>
    public DateOnly VotedOn { get; private set; }

    /// <summary>The vote: « AG, résolution 4 ».</summary>
    public string Vote { get; private set; } = "";

    /// <summary>« Professionnel libéral, Médecin », « Toutes les catégories ».</summary>
    public string Label => Category is not { } category ? "Toutes les catégories"
        : Profession.Length == 0 ? category.Label()
        : $"{category.Label()}, {Member.ProfessionLabel(Profession)}";

    /// <summary>« AG, résolution 4 (12 mars 2026) ».</summary>
    public string VoteLabel => $"{Vote} ({FrenchDate.Long(VotedOn)})";

    /// <summary>Refuses an amount below zero or unlikely, an unlikely year, a missing vote, a profession that is unknown or without a category.</summary>
    public static Outcome<ContributionRate> Set(MemberCategory? category, string? profession, Money? amount, int? fromYear, DateOnly? votedOn, string? vote)
    {
        var refusals = new List<Refusal>();
        if (!string.IsNullOrEmpty(profession))
        {
            if (category is null)
            {
                refusals.Add(new("category-required", "Choisissez la catégorie à laquelle ce tarif de profession appartient.", nameof(Category)));
            }
            if (profession != Member.OtherProfession && Nomenclature.FindProfession(profession) is null)
            {
                refusals.Add(new("profession-unknown", "Choisissez une profession de la liste.", nameof(Profession)));
            }
        }
        if (amount is null || amount < Money.Zero || amount > Largest)
        {
            refusals.Add(new("amount-out-of-range", $"Indiquez un montant entre 0 et {FrenchNumber.Euros(Largest)}.", nameof(Amount)));
        }
        if (fromYear is null or < FirstYear or > LastYear)
        {
            refusals.Add(new("year-required", "Indiquez la première année civile à ce tarif.", nameof(FromYear)));
        }
        if (votedOn is null || votedOn.Value.Year is < FirstYear or > LastYear)
        {
            refusals.Add(new("vote-day-required", "Indiquez le jour du vote.", nameof(VotedOn)));
        }
        if (TypedText.Line(vote).Length is 0 or > VoteLength)
        {
            refusals.Add(new("vote-required", "Dites quel vote a fixé ce montant (AG, résolution…).", nameof(Vote)));
        }
        return refusals.Count > 0
            ? refusals
            : new ContributionRate
            {
                Category = category,
                Profession = profession ?? "",
                Amount = amount!.Value,
                FromYear = fromYear!.Value,
                VotedOn = votedOn!.Value,
                Vote = TypedText.Line(vote),
            };
    }
}

/// <summary>Grille des cotisations : the rates of the CPTS, and the one that holds for a category, a profession and a year.</summary>
public sealed class ContributionGrid(IEnumerable<ContributionRate> rates)
{
    private readonly ILookup<(MemberCategory?, string), ContributionRate> _rates =
        rates.OrderByDescending(r => r.FromYear).ToLookup(r => (r.Category, r.Profession));

    /// <summary>The last to take effect by that year: of the profession within the category, else of the category, else of all; null when none is set.</summary>
    public ContributionRate? Find(MemberCategory category, string profession, int year) =>
        Last(category, profession, year) ?? Last(category, "", year) ?? Last(null, "", year);

    private ContributionRate? Last(MemberCategory? category, string profession, int year) => _rates[(category, profession)].FirstOrDefault(r => r.FromYear <= year);
}

/// <summary>Années de cotisation, as typed or asked for in an address.</summary>
public static class ContributionYears
{
    /// <summary>The civil year, when it is a likely one.</summary>
    public static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= ContributionRate.FirstYear and <= ContributionRate.LastYear ? year : null;
}
