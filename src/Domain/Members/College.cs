using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Pour qui un collège est proposé : those of whom a person is asked whether they belong to it. Source: statuts.</summary>
public enum CollegeAudience
{
    /// <summary>Professionnels libéraux, mixed practice included.</summary>
    Liberal,

    /// <summary>Professionnels salariés, and nothing else.</summary>
    Salaried,

    /// <summary>Structures.</summary>
    Structure,

    /// <summary>Autres acteurs : no profession of the health directory (usagers, élus).</summary>
    Other,
}

/// <summary>
/// Collège : one of the groups into which the statuts divide the members, for votes and seats; a member belongs to one at
/// most, as a person chose. Source: statuts; fiche 5 du guide.
/// </summary>
public sealed class College : ICptsOwned
{
    public const int NameLength = 100;

    private College()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Place among the others, from 0.</summary>
    public int Rank { get; private set; }

    /// <summary>Null: proposed for nobody.</summary>
    public CollegeAudience? ProposedFor { get; private set; }

    /// <summary>The last of the colleges. Refuses a missing or long name, and one that another bears.</summary>
    public static Outcome<College> Create(string? name, CollegeAudience? proposedFor, IReadOnlyCollection<College> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var college = new College { Rank = others.Count == 0 ? 0 : others.Max(c => c.Rank) + 1 };
        var refusals = college.Change(name, proposedFor, others);
        return refusals.Count > 0 ? refusals : college;
    }

    /// <summary>Refuses what <see cref="Create"/> refuses.</summary>
    public List<Refusal> Change(string? name, CollegeAudience? proposedFor, IEnumerable<College> others)
    {
        var typed = TypedText.Line(name);
        if (FoldedText.Of(typed).Length == 0 || typed.Length > NameLength)
        {
            return [new("name-required", "Indiquez le nom du collège (100 caractères au plus).", nameof(Name))];
        }
        if (others.Any(c => c != this && FoldedText.Of(c.Name) == FoldedText.Of(typed)))
        {
            return [new("name-taken", $"Un collège s’appelle déjà «\u00A0{typed}\u00A0».", nameof(Name))];
        }
        (Name, ProposedFor) = (typed, proposedFor);
        return [];
    }

    /// <summary>Takes the place before it, or after it; at the end of the list nothing changes.</summary>
    /// <param name="all">Every college of the CPTS.</param>
    public void Move(bool up, IEnumerable<College> all)
    {
        var inOrder = all.OrderBy(c => c.Rank).ToList();
        var (from, to) = (inOrder.IndexOf(this), inOrder.IndexOf(this) + (up ? -1 : 1));
        if (to >= 0 && to < inOrder.Count)
        {
            (inOrder[from], inOrder[to]) = (inOrder[to], inOrder[from]);
        }
        for (var rank = 0; rank < inOrder.Count; rank++)
        {
            inOrder[rank].Rank = rank;
        }
    }

    /// <summary>The first college proposed for those like this member; null when there is none.</summary>
    public static College? Proposed(Member member, IEnumerable<College> colleges)
    {
        ArgumentNullException.ThrowIfNull(member);
        var audience = member.IsStructure ? CollegeAudience.Structure
            : member.Profession == Member.OtherProfession ? CollegeAudience.Other
            : member.IsSalaried && !member.IsLiberal ? CollegeAudience.Salaried
            : CollegeAudience.Liberal;
        return colleges.OrderBy(c => c.Rank).FirstOrDefault(c => c.ProposedFor == audience);
    }
}

/// <summary>Collèges, in French words.</summary>
public static class CollegeWords
{
    public static string Label(this CollegeAudience audience) => audience switch
    {
        CollegeAudience.Liberal => "les professionnels libéraux",
        CollegeAudience.Salaried => "les professionnels salariés",
        CollegeAudience.Structure => "les structures",
        CollegeAudience.Other => "les usagers, élus et autres acteurs",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };
}
