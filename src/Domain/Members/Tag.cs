using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Étiquette : a word of the CPTS put on persons and structures, to find them together. It never tells of a patient. Source: usage.
/// </summary>
public sealed class Tag : ICptsOwned
{
    public const int NameLength = 50;

    private Tag()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Two tags never fold alike.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Refuses a missing or long name, what seems to name a patient, and the name of another tag.</summary>
    public static Outcome<Tag> Create(string? name, IEnumerable<Tag> others)
    {
        var tag = new Tag();
        var refusals = tag.Rename(name, others);
        return refusals.Count > 0 ? refusals : tag;
    }

    /// <summary>Refuses what <see cref="Create"/> refuses.</summary>
    public List<Refusal> Rename(string? name, IEnumerable<Tag> others)
    {
        var (typed, folded) = (TypedText.Line(name), FoldedText.Of(name));
        if (folded.Length == 0 || typed.Length > NameLength)
        {
            return [new("tag-name", "Écrivez une étiquette de 50 caractères au plus.", nameof(Name))];
        }
        if (PatientWatch.Warning(typed) is { } patient)
        {
            return [new("patient-identity", patient, nameof(Name))];
        }
        if (others.Any(t => t != this && t.FoldedName == folded))
        {
            return [new("tag-taken", $"L’étiquette «\u00A0{typed}\u00A0» existe déjà\u00A0: fusionnez-les plutôt.", nameof(Name))];
        }
        (Name, FoldedName) = (typed, folded);
        return [];
    }
}

/// <summary>Étiquette posée : that a member bears a tag. Source: usage.</summary>
public sealed class TagOfMember : ICptsOwned
{
    private TagOfMember()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>A member bears a tag once.</summary>
    public Guid MemberId { get; private set; }

    public Guid TagId { get; private set; }

    public static TagOfMember Put(Guid tag, Guid member) => new() { TagId = tag, MemberId = member };

    /// <summary>Two tags become one.</summary>
    public void Become(Guid tag) => TagId = tag;
}
