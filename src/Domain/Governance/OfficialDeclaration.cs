using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Changement à déclarer : what an association tells the State within three months. Source: loi du 1er juillet 1901, article 5; service-public F1123.</summary>
public enum DeclarableChange
{
    /// <summary>Changement de dirigeants.</summary>
    Officers,

    /// <summary>Modification des statuts.</summary>
    Statutes,

    /// <summary>Changement de siège.</summary>
    Seat,
}

/// <summary>Siège : address of the association from a day on. Source: statuts.</summary>
public sealed class RegisteredSeat : ICptsOwned
{
    public const int AddressLength = 300;

    private RegisteredSeat()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public DateOnly FromDay { get; private set; }

    /// <summary>On one line.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Refuses a missing day or address.</summary>
    public static Outcome<RegisteredSeat> Move(DateOnly? from, string? address)
    {
        var refusals = new List<Refusal>();
        if (from is null || from.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-required", "Indiquez depuis quel jour.", nameof(FromDay)));
        }
        if (TypedText.Line(address).Length is 0 or > AddressLength)
        {
            refusals.Add(new("address-required", $"Indiquez l’adresse du siège ({AddressLength} caractères au plus).", nameof(Address)));
        }
        return refusals.Count > 0 ? refusals : new RegisteredSeat { FromDay = from!.Value, Address = TypedText.Line(address) };
    }
}

/// <summary>
/// Déclaration faite : a change that was declared to the greffe des associations (in Moselle, Bas-Rhin and Haut-Rhin, to the registre
/// of the tribunal), and when. Source: service-public F1123.
/// </summary>
public sealed class OfficialDeclaration : ICptsOwned
{
    public const int ReferenceLength = 100;

    private OfficialDeclaration()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public DeclarableChange Change { get; private set; }

    /// <summary>Day of the change.</summary>
    public DateOnly ChangedOn { get; private set; }

    public DateOnly DeclaredOn { get; private set; }

    /// <summary>Number of the récépissé. May be empty.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Refuses a day missing, to come or before the change.</summary>
    public static Outcome<OfficialDeclaration> Declare(DeclarableChange change, DateOnly changedOn, DateOnly? declaredOn, string? reference, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (declaredOn is null || declaredOn > today || declaredOn < changedOn)
        {
            refusals.Add(new("declared-day", $"Indiquez le jour de la déclaration, entre le {FrenchDate.Long(changedOn)} et aujourd’hui.", nameof(DeclaredOn)));
        }
        if (TypedText.Line(reference).Length > ReferenceLength)
        {
            refusals.Add(new("text-too-long", $"{ReferenceLength} caractères au plus.", nameof(Reference)));
        }
        return refusals.Count > 0 ? refusals : new OfficialDeclaration { Change = change, ChangedOn = changedOn, DeclaredOn = declaredOn!.Value, Reference = TypedText.Line(reference) };
    }
}

/// <summary>Mandat de dirigeant : a mandate of the bureau or of the conseil d'administration, and the name of its holder.</summary>
public sealed record OfficerMandate(Guid MemberId, string FullName, string Body, Seat Seat, DateOnly StartsOn, DateOnly? EndsOn)
{
    public bool Holds(DateOnly day) => StartsOn <= day && (EndsOn is null || EndsOn >= day);

    /// <summary>« Anaïs Roche, présidence (Bureau) ».</summary>
    public string Label => $"{FullName}, {Seat.Label().ToLowerInvariant()} ({Body})";
}

/// <summary>Changement survenu : what changed on a day, derived from mandates, statutes and seats.</summary>
/// <param name="Lines">What changed, in French.</param>
public sealed record ChangeToDeclare(DeclarableChange Change, DateOnly ChangedOn, IReadOnlyList<string> Lines)
{
    /// <summary>Last day to declare it, included: three months later.</summary>
    public DateOnly DueOn => ChangedOn.AddMonths(DeclarableChanges.Months);
}

/// <summary>Changements à déclarer : derived from the facts, so that none is forgotten and none is typed.</summary>
public static class DeclarableChanges
{
    /// <summary>Within this many months.</summary>
    public const int Months = 3;

    public static string Label(this DeclarableChange change) => change switch
    {
        DeclarableChange.Officers => "Changement de dirigeants",
        DeclarableChange.Statutes => "Modification des statuts",
        DeclarableChange.Seat => "Changement de siège",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>« dirigeants », « statuts », « siege »: in addresses.</summary>
    public static string Code(this DeclarableChange change) => change switch
    {
        DeclarableChange.Officers => "dirigeants",
        DeclarableChange.Statutes => "statuts",
        DeclarableChange.Seat => "siege",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    public static DeclarableChange? Find(string? code) =>
        Enum.GetValues<DeclarableChange>().Where(c => c.Code() == code).Select(c => (DeclarableChange?)c).FirstOrDefault();

    /// <summary>
    /// Every change up to a day, the latest first. The first known officers, statutes and seat are no change: they came with the
    /// declaration of the association itself. Somebody renewed at the same seat without a gap changes nothing.
    /// </summary>
    public static IReadOnlyList<ChangeToDeclare> UpTo(
        DateOnly today, IReadOnlyCollection<OfficerMandate> mandates, IEnumerable<DateOnly> statutes, IReadOnlyCollection<RegisteredSeat> seats)
    {
        var changes = new List<ChangeToDeclare>();
        var days = mandates.Select(m => m.StartsOn).Concat(mandates.Where(m => m.EndsOn is not null).Select(m => m.EndsOn!.Value.AddDays(1)))
            .Where(d => d <= today).Distinct().Order().Skip(1);
        foreach (var day in days)
        {
            var before = mandates.Where(m => m.Holds(day.AddDays(-1))).Select(m => m.Label).ToHashSet(StringComparer.Ordinal);
            var after = mandates.Where(m => m.Holds(day)).Select(m => m.Label).ToHashSet(StringComparer.Ordinal);
            string[] lines =
            [
                .. after.Except(before, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(l => "Entrée\u00A0: " + l),
                .. before.Except(after, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(l => "Sortie\u00A0: " + l),
            ];
            if (lines.Length > 0)
            {
                changes.Add(new(DeclarableChange.Officers, day, lines));
            }
        }
        changes.AddRange(statutes.Order().Skip(1).Where(d => d <= today)
            .Select(d => new ChangeToDeclare(DeclarableChange.Statutes, d, [$"Statuts adoptés le {FrenchDate.Long(d)}"])));
        changes.AddRange(seats.OrderBy(s => s.FromDay).Skip(1).Where(s => s.FromDay <= today)
            .Select(s => new ChangeToDeclare(DeclarableChange.Seat, s.FromDay, [$"Nouveau siège\u00A0: {s.Address}"])));
        return [.. changes.OrderByDescending(c => c.ChangedOn).ThenBy(c => c.Change)];
    }
}

/// <summary>Réglages de la vie associative : when to be told that a mandate ends.</summary>
public sealed class GovernanceSettings : ICptsOwned
{
    public Guid Id { get; private set; }

    /// <summary>One row by CPTS.</summary>
    public CptsId CptsId { get; private set; }

    /// <summary>Days before the end of a mandate.</summary>
    public int AlertDays { get; private set; } = 90;

    /// <summary>Refuses a delay out of bounds.</summary>
    public List<Refusal> Change(int? alertDays)
    {
        if (alertDays is null or < 1 or > 730)
        {
            return [new("alert-days", "Indiquez un délai de 1 à 730 jours.", nameof(AlertDays))];
        }
        AlertDays = alertDays.Value;
        return [];
    }
}
