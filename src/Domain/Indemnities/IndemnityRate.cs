using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Indemnities;

/// <summary>
/// Taux : what an hour of an activity, or a kilometre of travel, is worth for a profession from a day on, and the vote that set it.
/// No rate is known nationally: each CPTS sets its own, in its règlement intérieur. Source: Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class IndemnityRate : ICptsOwned
{
    public const int VoteLength = 300;

    /// <summary>More than this by the hour is a slip of the keyboard.</summary>
    public static readonly Money Largest = Money.FromEuros(500);

    /// <summary>Likewise by the kilometre.</summary>
    public static readonly Money LargestByKilometre = Money.FromEuros(3);

    private IndemnityRate()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public PaidActivity Activity { get; private set; }

    /// <summary>Code of the profession; empty for those that have no rate of their own.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>Euros and cents by hour or kilometre; zero says that this is not paid.</summary>
    public Money PerUnit { get; private set; }

    /// <summary>Date d'effet : first day, until another rate takes over.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The vote: « AG du 12 mars 2025, résolution 4 ».</summary>
    public string Vote { get; private set; } = "";

    /// <summary>Refuses a missing activity, day or vote, an unknown profession, an amount below zero or unlikely.</summary>
    public static Outcome<IndemnityRate> Set(PaidActivity? activity, string? profession, Money? perUnit, DateOnly? from, string? vote)
    {
        var refusals = new List<Refusal>();
        if (activity is null)
        {
            refusals.Add(new("activity-required", "Choisissez une activité.", nameof(Activity)));
        }
        if (!string.IsNullOrEmpty(profession) && profession != Members.Member.OtherProfession && Nomenclature.FindProfession(profession) is null)
        {
            refusals.Add(new("profession-unknown", "Choisissez une profession de la liste.", nameof(Profession)));
        }
        if (activity == PaidActivity.Deed)
        {
            refusals.Add(new("deed-apart", "Un forfait s’ajoute à part, avec son nom et son montant.", nameof(Activity)));
        }
        var largest = activity == PaidActivity.Travel ? LargestByKilometre : Largest;
        if (perUnit is null || perUnit < Money.Zero || perUnit > largest)
        {
            refusals.Add(new("rate-out-of-range", $"Indiquez un taux {(activity == PaidActivity.Travel ? "au kilomètre" : "horaire")} entre 0 et {FrenchNumber.Euros(largest)}.", nameof(PerUnit)));
        }
        if (from is null || from.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-required", "Indiquez la date d’effet.", nameof(From)));
        }
        if (TypedText.Line(vote).Length is 0 or > VoteLength)
        {
            refusals.Add(new("vote-required", "Dites quel vote a fixé ce taux (AG, CA, règlement intérieur…).", nameof(Vote)));
        }
        return refusals.Count > 0
            ? refusals
            : new IndemnityRate { Activity = activity!.Value, Profession = profession ?? "", PerUnit = perUnit!.Value, From = from!.Value, Vote = TypedText.Line(vote) };
    }

    /// <summary>« Infirmier », « autres professions ».</summary>
    public string ProfessionLabel => Profession.Length == 0 ? "autres professions" : Members.Member.ProfessionLabel(Profession);
}

/// <summary>Grille de taux : the rates of the CPTS, and the one that holds for a profession, an activity and a day.</summary>
public sealed class RateGrid(IEnumerable<IndemnityRate> rates)
{
    private readonly ILookup<(PaidActivity, string), IndemnityRate> _rates =
        rates.OrderByDescending(r => r.From).ToLookup(r => (r.Activity, r.Profession));

    /// <summary>The last to take effect by that day, of the profession itself, else of all the others; null when none is set.</summary>
    public IndemnityRate? Find(PaidActivity activity, string profession, DateOnly day) =>
        _rates[(activity, profession)].FirstOrDefault(r => r.From <= day) ?? _rates[(activity, "")].FirstOrDefault(r => r.From <= day);
}
