using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Rubrique d’une fusion : one whose value is chosen when two entries are merged.</summary>
public enum MergedField
{
    LastName,
    FirstName,
    Profession,
    Rpps,

    /// <summary>Libéral, salarié: both together.</summary>
    Practice,
    Email,
    Phone,
    Notes,
    Account,
    College,
    Kind,
    Finess,
    Siret,
}

/// <summary>
/// Fusion de deux fiches : the entry that is kept takes, rubric by rubric, its own value or that of the other; places and
/// periods of membership are those of both.
/// </summary>
public sealed class MemberMerge
{
    private readonly HashSet<MergedField> _fromOther;

    /// <param name="fromOther">Rubrics whose value is that of the entry that goes.</param>
    public MemberMerge(Member kept, Member other, IEnumerable<MergedField> fromOther)
    {
        (Kept, Other) = (kept, other);
        _fromOther = [.. fromOther];
        (Details, Periods, Account, College) = (MergedDetails(), MergedPeriods(), From(MergedField.Account).AccountId, From(MergedField.College).CollegeId);
    }

    public Member Kept { get; }

    public Member Other { get; }

    /// <summary>Where only the entry that goes says something.</summary>
    public static IReadOnlyList<MergedField> Proposed(Member kept, Member other)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(other);
        return [.. Enum.GetValues<MergedField>().Where(f => IsEmpty(kept, f) && !IsEmpty(other, f))];
    }

    /// <summary>Whether the two say different things: otherwise there is nothing to choose.</summary>
    public static bool Differ(Member kept, Member other, MergedField field)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(other);
        return field switch
        {
            MergedField.LastName => kept.LastName != other.LastName,
            MergedField.FirstName => kept.FirstName != other.FirstName,
            MergedField.Profession => kept.Profession != other.Profession,
            MergedField.Rpps => kept.Rpps != other.Rpps,
            MergedField.Practice => (kept.IsLiberal, kept.IsSalaried) != (other.IsLiberal, other.IsSalaried),
            MergedField.Email => kept.Email != other.Email,
            MergedField.Phone => kept.Phone != other.Phone,
            MergedField.Notes => kept.Notes != other.Notes,
            MergedField.Account => kept.AccountId != other.AccountId,
            MergedField.College => kept.CollegeId != other.CollegeId,
            MergedField.Kind => kept.Kind != other.Kind,
            MergedField.Finess => kept.Finess != other.Finess,
            MergedField.Siret => kept.Siret != other.Siret,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>The merged entry: its places are those of both, the same place once.</summary>
    public MemberDetails Details { get; }

    /// <summary>Days of membership of either, overlapping periods made one.</summary>
    public IReadOnlyList<DateRange> Periods { get; }

    /// <summary>The account of the merged entry.</summary>
    public Guid? Account { get; }

    /// <summary>The college of the merged entry.</summary>
    public Guid? College { get; }

    /// <summary>What the merged entry would be refused for; empty when it can be written.</summary>
    public IReadOnlyList<Refusal> Refusals() => Kept.IsStructure != Other.IsStructure
        ? [new("kinds-apart", "L’une des fiches est une personne, l’autre une structure : elles ne font pas qu’une.")]
        : Member.Create(Details).Refusals;

    /// <summary>Writes the merged entry, as it was made up when both were there, into the one that is kept. Refuses what the entry itself refuses.</summary>
    public List<Refusal> Write()
    {
        var refusals = Kept.Change(Details);
        if (refusals.Count == 0)
        {
            Kept.HoldPeriods(Periods);
            Kept.SignsInAs(Account);
            Kept.Join(College);
        }
        return refusals;
    }

    private List<DateRange> MergedPeriods()
    {
        var periods = new List<DateRange>();
        foreach (var next in Kept.Memberships.Concat(Other.Memberships).Select(m => m.Period).OrderBy(p => p.Start))
        {
            if (periods.Count > 0 && periods[^1].Overlaps(next))
            {
                var last = periods[^1];
                periods[^1] = new(last.Start, last.End is null || next.End is null ? null : last.End > next.End ? last.End : next.End);
            }
            else
            {
                periods.Add(next);
            }
        }
        return periods;
    }

    private MemberDetails MergedDetails()
    {
        var (kept, other) = (Kept.Details(), Other.Details());
        static (string?, string, string) Place(PracticeSiteDetails s) => (s.Commune, FoldedText.Of(s.Label), FoldedText.Of(s.Address));
        var known = kept.Sites.Select(Place).ToHashSet();
        return new(
            From(MergedField.LastName).LastName, From(MergedField.FirstName).FirstName, From(MergedField.Profession).Profession, From(MergedField.Rpps).Rpps,
            From(MergedField.Practice).IsLiberal, From(MergedField.Practice).IsSalaried, From(MergedField.Email).Email, From(MergedField.Phone).Phone, From(MergedField.Notes).Notes,
            [.. kept.Sites, .. other.Sites.Where(s => known.Add(Place(s))).Select(s => s with { Id = null })])
        {
            Kind = From(MergedField.Kind).Kind,
            Finess = From(MergedField.Finess).Finess,
            Siret = From(MergedField.Siret).Siret,
        };
    }

    private Member From(MergedField field) => _fromOther.Contains(field) ? Other : Kept;

    private static bool IsEmpty(Member member, MergedField field) => field switch
    {
        MergedField.LastName or MergedField.FirstName => false,
        MergedField.Profession => member.Profession == Member.OtherProfession,
        MergedField.Rpps => member.Rpps is null,
        MergedField.Practice => !member.IsLiberal && !member.IsSalaried,
        MergedField.Email => member.Email.Length == 0,
        MergedField.Phone => member.Phone.Length == 0,
        MergedField.Notes => member.Notes.Length == 0,
        MergedField.Account => member.AccountId is null,
        MergedField.College => member.CollegeId is null,
        MergedField.Kind => member.Kind == MemberKind.OtherStructure,
        MergedField.Finess => member.Finess is null,
        MergedField.Siret => member.Siret is null,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
