using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Domain.Contributions;

/// <summary>
/// Catégorie d'adhérent : what decides the amount of the cotisation, with the profession when the assembly voted one for it.
/// No public text fixes them; the règlements intérieurs read name these. Source: statuts et règlement intérieur.
/// </summary>
public enum MemberCategory
{
    /// <summary>Professionnel libéral, mixed practice included.</summary>
    Liberal,

    /// <summary>Professionnel salarié, and nothing else.</summary>
    Salaried,

    /// <summary>Étudiant, interne.</summary>
    Student,

    /// <summary>Membre d'honneur, retraité.</summary>
    Honorary,

    /// <summary>Structure : a house, a centre, a hospital, an association; or the person who stands for it.</summary>
    Structure,

    /// <summary>Usager, élu.</summary>
    UserRepresentative,

    /// <summary>Autre acteur : no profession of the health directory.</summary>
    Other,
}

/// <summary>Catégories d'adhérent : words, codes, and which one a member's entry says.</summary>
public static class MemberCategories
{
    public static IReadOnlyList<MemberCategory> All { get; } = Enum.GetValues<MemberCategory>();

    /// <summary>What the entry says when nobody chose: liberal, unless salaried only; another actor without a health profession; a structure.</summary>
    public static MemberCategory Of(string profession, bool isLiberal, bool isSalaried) =>
        profession == Member.NoProfession ? MemberCategory.Structure
        : profession == Member.OtherProfession ? MemberCategory.Other
        : isSalaried && !isLiberal ? MemberCategory.Salaried
        : MemberCategory.Liberal;

    public static string Label(this MemberCategory category) => category switch
    {
        MemberCategory.Liberal => "Professionnel libéral",
        MemberCategory.Salaried => "Professionnel salarié",
        MemberCategory.Student => "Étudiant ou interne",
        MemberCategory.Honorary => "Membre d’honneur ou retraité",
        MemberCategory.Structure => "Structure",
        MemberCategory.UserRepresentative => "Usager ou élu",
        MemberCategory.Other => "Autre acteur",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    /// <summary>In addresses: « liberal ».</summary>
    public static string Code(this MemberCategory category) => category switch
    {
        MemberCategory.Liberal => "liberal",
        MemberCategory.Salaried => "salarie",
        MemberCategory.Student => "etudiant",
        MemberCategory.Honorary => "honneur",
        MemberCategory.Structure => "structure",
        MemberCategory.UserRepresentative => "usager",
        MemberCategory.Other => "autre",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    /// <summary>The category of a code; null when there is none.</summary>
    public static MemberCategory? Find(string? code) => All.Where(c => c.Code() == code).Select(c => (MemberCategory?)c).FirstOrDefault();
}

/// <summary>Catégorie choisie : the category that somebody gave a member, in place of the one that the entry says. Source: statuts.</summary>
public sealed class CategoryOfMember : ICptsOwned
{
    private CategoryOfMember()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One at most by member.</summary>
    public Guid MemberId { get; private set; }

    public MemberCategory Category { get; private set; }

    public static CategoryOfMember Give(Guid member, MemberCategory category) => new() { MemberId = member, Category = category };

    public void Change(MemberCategory category) => Category = category;
}
