using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Nature d’un adhérent : a person, or which kind of structure. Source: statuts; fiche 1 du guide; catégories FINESS.</summary>
public enum MemberKind
{
    /// <summary>Personne.</summary>
    Person,

    /// <summary>Maison de santé pluriprofessionnelle.</summary>
    Msp,

    /// <summary>Centre de santé.</summary>
    HealthCentre,

    /// <summary>Équipe de soins primaires, maison médicale without a project of an MSP included.</summary>
    Esp,

    /// <summary>EHPAD.</summary>
    Ehpad,

    /// <summary>Hôpital ou clinique.</summary>
    Hospital,

    /// <summary>Pharmacie.</summary>
    Pharmacy,

    /// <summary>Laboratoire.</summary>
    Laboratory,

    /// <summary>Association.</summary>
    Association,

    /// <summary>Collectivité.</summary>
    LocalAuthority,

    /// <summary>Autre structure.</summary>
    OtherStructure,
}

/// <summary>Natures d’adhérent : words, codes, and what people write for them.</summary>
public static class MemberKinds
{
    private static readonly (MemberKind Kind, string Words)[] Typed =
    [
        (MemberKind.Person, "personne,personne physique,individu,professionnel"),
        (MemberKind.Msp, "msp,maison de sante,maison de sante pluriprofessionnelle,maison de sante pluridisciplinaire,mspu"),
        (MemberKind.HealthCentre, "centre de sante,cds"),
        (MemberKind.Esp, "esp,equipe de soins primaires,maison medicale,equipe de soins primaires esp,cabinet de groupe"),
        (MemberKind.Ehpad, "ehpad,maison de retraite"),
        (MemberKind.Hospital, "hopital,clinique,hopital ou clinique,centre hospitalier,ch,chu,etablissement de sante"),
        (MemberKind.Pharmacy, "pharmacie,officine"),
        (MemberKind.Laboratory, "laboratoire,labo,laboratoire d analyses,lbm"),
        (MemberKind.Association, "association,asso"),
        (MemberKind.LocalAuthority, "collectivite,commune,mairie,communaute de communes,departement,ccas"),
        (MemberKind.OtherStructure, "structure,autre structure,personne morale,etablissement,entreprise,autre"),
    ];

    public static IReadOnlyList<MemberKind> Structures { get; } = [.. Enum.GetValues<MemberKind>().Where(k => k != MemberKind.Person)];

    public static string Label(this MemberKind kind) => kind switch
    {
        MemberKind.Person => "Personne",
        MemberKind.Msp => "Maison de santé (MSP)",
        MemberKind.HealthCentre => "Centre de santé",
        MemberKind.Esp => "Équipe de soins primaires (ESP)",
        MemberKind.Ehpad => "EHPAD",
        MemberKind.Hospital => "Hôpital ou clinique",
        MemberKind.Pharmacy => "Pharmacie",
        MemberKind.Laboratory => "Laboratoire",
        MemberKind.Association => "Association",
        MemberKind.LocalAuthority => "Collectivité",
        MemberKind.OtherStructure => "Autre structure",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>In addresses: « msp ».</summary>
    public static string Code(this MemberKind kind) => kind switch
    {
        MemberKind.Person => "personne",
        MemberKind.Msp => "msp",
        MemberKind.HealthCentre => "centre-de-sante",
        MemberKind.Esp => "esp",
        MemberKind.Ehpad => "ehpad",
        MemberKind.Hospital => "hopital",
        MemberKind.Pharmacy => "pharmacie",
        MemberKind.Laboratory => "laboratoire",
        MemberKind.Association => "association",
        MemberKind.LocalAuthority => "collectivite",
        MemberKind.OtherStructure => "autre",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind of a code; null when there is none.</summary>
    public static MemberKind? Find(string? code) => Enum.GetValues<MemberKind>().Where(k => k.Code() == code).Select(k => (MemberKind?)k).FirstOrDefault();

    /// <summary>The kind that a raison sociale begins with: « Pharmacie du Centre »; another structure when it does not say.</summary>
    public static MemberKind Of(string? name)
    {
        var folded = FoldedText.Of(name) + " ";
        return Typed.Where(t => t.Kind is not (MemberKind.Person or MemberKind.OtherStructure or MemberKind.LocalAuthority))
            .SelectMany(t => t.Words.Split(','), (t, word) => (t.Kind, Word: word + " "))
            .Where(t => folded.StartsWith(t.Word, StringComparison.Ordinal)).Select(t => (MemberKind?)t.Kind).FirstOrDefault() ?? MemberKind.OtherStructure;
    }

    /// <summary>The kind that a cell of a file names: its label, its code, or a word in use; null when it names none.</summary>
    public static MemberKind? Read(string? typed)
    {
        var folded = FoldedText.Of(typed);
        return Enum.GetValues<MemberKind>().Where(k => folded == FoldedText.Of(k.Label()) || folded == FoldedText.Of(k.Code())).Select(k => (MemberKind?)k).FirstOrDefault()
            ?? Typed.Where(t => t.Words.Split(',').Contains(folded)).Select(t => (MemberKind?)t.Kind).FirstOrDefault();
    }
}
