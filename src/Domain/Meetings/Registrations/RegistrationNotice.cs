namespace Tisserand.Domain.Meetings.Registrations;

/// <summary>
/// Mention d’information des formulaires de réunion : what the person who fills one is told of their data, dated; each registration keeps the
/// version that was shown. A text that changes gets a new version here. Source: RGPD, article 13; fiche 23 du guide.
/// </summary>
public sealed record RegistrationNotice(int Version, DateOnly Since, string Text)
{
    /// <summary>Months after the meeting for which a registration is kept.</summary>
    public const int MonthsKept = 12;

    /// <summary>« {0} » stands for the name of the CPTS.</summary>
    private static readonly RegistrationNotice[] All =
    [
        new(1, new(2026, 11, 28),
            "{0}, responsable du traitement, recueille ces renseignements pour organiser la réunion\u00A0: votre place, la feuille d’émargement, les messages qui la concernent "
            + "(intérêt légitime). La coordination et les personnes qui organisent la réunion les lisent\u00A0; personne d’autre. L’inscription et vos réponses sont effacées douze mois après "
            + "la réunion\u00A0; votre nom reste sur la liste des présents, preuve de l’activité. Vous pouvez accéder à ces données, les faire rectifier ou effacer, vous y opposer, "
            + "en vous adressant à la CPTS, et adresser une réclamation à la CNIL (www.cnil.fr)."),
    ];

    public static RegistrationNotice Current => All[^1];

    public static RegistrationNotice? Find(int version) => Array.Find(All, n => n.Version == version);

    public string For(string cpts) => Text.Replace("{0}", cpts, StringComparison.Ordinal);
}
