using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Domain.Governance;

/// <summary>
/// Nature d'une instance. The assemblée générale is no row of its own: its members are those of the association. Source: statuts;
/// Guide pratique CPTS, sheet 5.
/// </summary>
public enum BodyKind
{
    /// <summary>Conseil d'administration.</summary>
    Board,

    /// <summary>Bureau.</summary>
    Bureau,

    /// <summary>Commission.</summary>
    Commission,
}

/// <summary>Mots des natures d'instance.</summary>
public static class BodyKinds
{
    public static IReadOnlyList<BodyKind> All { get; } = Enum.GetValues<BodyKind>();

    public static string Label(this BodyKind kind) => kind switch
    {
        BodyKind.Board => "Conseil d’administration",
        BodyKind.Bureau => "Bureau",
        BodyKind.Commission => "Commission",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>« ca », « bureau », « commission »: in addresses and forms.</summary>
    public static string Code(this BodyKind kind) => kind switch
    {
        BodyKind.Board => "ca",
        BodyKind.Bureau => "bureau",
        BodyKind.Commission => "commission",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static BodyKind? Find(string? code) => All.Where(k => k.Code() == code).Select(k => (BodyKind?)k).FirstOrDefault();

    /// <summary>Dirigeants : a change in such a body is declared to the State within three months.</summary>
    public static bool Governs(this BodyKind kind) => kind is BodyKind.Board or BodyKind.Bureau;

    /// <summary>The body that a kind of meeting brings together; null for a general assembly and for any other meeting.</summary>
    public static BodyKind? OfMeeting(MeetingKind kind) => kind switch
    {
        MeetingKind.Board => BodyKind.Board,
        MeetingKind.Bureau => BodyKind.Bureau,
        _ => null,
    };
}

/// <summary>Instance : a body of the association, whose seats are held by mandates. Source: statuts; Guide pratique CPTS, sheet 5.</summary>
public sealed class GoverningBody : ICptsOwned
{
    public const int NameLength = 100;
    private const int MostSeats = 100;

    private GoverningBody()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public BodyKind Kind { get; private set; }

    /// <summary>« Bureau », « Commission numérique ».</summary>
    public string Name { get; private set; } = "";

    /// <summary>Number of seats in the statutes; null when they do not say.</summary>
    public int? Seats { get; private set; }

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<GoverningBody> Create(BodyKind? kind, string? name, int? seats)
    {
        var body = new GoverningBody();
        var refusals = body.Change(kind, name, seats);
        return refusals.Count > 0 ? refusals : body;
    }

    /// <summary>Refuses a missing kind or name, an unlikely number of seats; on refusal nothing is changed.</summary>
    public List<Refusal> Change(BodyKind? kind, string? name, int? seats)
    {
        var refusals = new List<Refusal>();
        if (kind is null)
        {
            refusals.Add(new("kind-required", "Choisissez la nature de l’instance.", nameof(Kind)));
        }
        var typed = TypedText.Line(name) is { Length: > 0 } given || kind is null ? TypedText.Line(name) : kind.Value.Label();
        if (typed.Length is 0 or > NameLength)
        {
            refusals.Add(new("name-required", $"Donnez un nom à l’instance ({NameLength} caractères au plus).", nameof(Name)));
        }
        if (seats is < 1 or > MostSeats)
        {
            refusals.Add(new("seats", $"Indiquez de 1 à {MostSeats} sièges, ou laissez vide.", nameof(Seats)));
        }
        if (refusals.Count == 0)
        {
            (Kind, Name, Seats) = (kind!.Value, typed, seats);
        }
        return refusals;
    }
}
