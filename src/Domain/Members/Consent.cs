using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Objet d’un consentement : what of a person the directory of members shows only if they agreed; and, kept the same way, the
/// opposition to appear in it at all. Source: RGPD, articles 6, 7 and 21.
/// </summary>
public enum ConsentSubject
{
    DirectoryEmail,
    DirectoryPhone,

    /// <summary>Name and address of the places of practice; the commune is shown without it.</summary>
    DirectoryAddress,
    DirectoryMssante,
    DirectorySkills,

    /// <summary>Opposition : no consent, but the contrary choice; given, the person does not appear.</summary>
    DirectoryOpposition,
}

/// <summary>Source d’un consentement : who said it. Source: RGPD, article 7.</summary>
public enum ConsentSource
{
    /// <summary>La personne, in her own space.</summary>
    Person,

    /// <summary>Sur sa parole : noted by the coordination from what the person said or wrote.</summary>
    OnTheirWord,
}

/// <summary>
/// Consentement : what a person agreed to, from the day it was given to the day it was withdrawn, with who recorded it and the text
/// that was read. Never changed but by its withdrawal: another choice is another row, so that the proof stays. Source: RGPD, article 7.
/// </summary>
public sealed class Consent : ICptsOwned
{
    public const int TextLength = 2_000;
    public const int NameLength = 200;

    private Consent()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public ConsentSubject Subject { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime GivenAt { get; private set; }

    public ConsentSource GivenSource { get; private set; }

    /// <summary>Name of the account that recorded it: the person, or who noted it on their word.</summary>
    public string GivenBy { get; private set; } = "";

    /// <summary>Version of <see cref="Text"/>.</summary>
    public int TextVersion { get; private set; }

    /// <summary>What was read when it was given.</summary>
    public string Text { get; private set; } = "";

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public ConsentSource? WithdrawnSource { get; private set; }

    public string WithdrawnBy { get; private set; } = "";

    public static Consent Give(Guid member, ConsentSubject subject, ConsentSource source, string by, DateTime now) => new()
    {
        MemberId = member,
        Subject = subject,
        GivenAt = now,
        GivenSource = source,
        GivenBy = by,
        TextVersion = ConsentTexts.Version,
        Text = subject.Text(),
    };

    /// <summary>Ends it; one that is over already stays as it is.</summary>
    public void Withdraw(ConsentSource source, string by, DateTime now)
    {
        if (WithdrawnAt is null)
        {
            (WithdrawnAt, WithdrawnSource, WithdrawnBy) = (now, source, by);
        }
    }
}

/// <summary>Textes et mots des consentements : what is read before agreeing, by version. A changed text raises <see cref="Version"/>.</summary>
public static class ConsentTexts
{
    public const int Version = 1;

    /// <summary>Information given above the choices. Source: RGPD, articles 13 and 21.</summary>
    public const string Notice = """
        L’annuaire est lu par les adhérents de la CPTS et sa coordination, après connexion ; il n’est ni public, ni exporté par les adhérents. Votre nom, votre profession et votre commune d’exercice y figurent, parce que des professionnels d’un même territoire ont besoin de se connaître (intérêt légitime de l’association) : vous pouvez vous y opposer. Tout le reste ne s’affiche que si vous l’acceptez, et vous pouvez changer d’avis à tout moment.
        """;

    /// <summary>What one may agree to show.</summary>
    public static IReadOnlyList<ConsentSubject> Shown { get; } = [.. Enum.GetValues<ConsentSubject>().Where(s => s != ConsentSubject.DirectoryOpposition)];

    public static string Label(this ConsentSubject subject) => subject switch
    {
        ConsentSubject.DirectoryEmail => "Adresse électronique",
        ConsentSubject.DirectoryPhone => "Téléphone",
        ConsentSubject.DirectoryAddress => "Adresse d’exercice",
        ConsentSubject.DirectoryMssante => "Adresse MSSanté",
        ConsentSubject.DirectorySkills => "Compétences",
        ConsentSubject.DirectoryOpposition => "Opposition à figurer dans l’annuaire",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>The sentence that stands beside the box to tick.</summary>
    public static string Text(this ConsentSubject subject) => subject switch
    {
        ConsentSubject.DirectoryEmail => "J’accepte que les adhérents de la CPTS voient mon adresse électronique.",
        ConsentSubject.DirectoryPhone => "J’accepte que les adhérents de la CPTS voient mon numéro de téléphone.",
        ConsentSubject.DirectoryAddress => "J’accepte que les adhérents de la CPTS voient le nom et l’adresse de mes lieux d’exercice.",
        ConsentSubject.DirectoryMssante => "J’accepte que les adhérents de la CPTS voient mon adresse de messagerie sécurisée MSSanté.",
        ConsentSubject.DirectorySkills => "J’accepte que les adhérents de la CPTS voient les compétences que j’indique.",
        ConsentSubject.DirectoryOpposition => "Je ne veux pas figurer dans l’annuaire des adhérents.",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>« par la personne », « noté par Claire Maurin sur sa parole ».</summary>
    public static string Said(this ConsentSource source, string by) => source switch
    {
        ConsentSource.Person => "par la personne elle-même",
        ConsentSource.OnTheirWord => $"noté par {by} sur sa parole",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
