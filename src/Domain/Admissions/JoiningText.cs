using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Admissions;

/// <summary>Texte à accepter pour adhérer. Source: statuts et règlement intérieur; RGPD, articles 13 and 14.</summary>
public enum JoiningTextKind
{
    Statutes,

    /// <summary>Charte, or règlement intérieur.</summary>
    Charter,

    /// <summary>Information sur les données personnelles.</summary>
    DataNotice,
}

/// <summary>
/// Texte d'adhésion, dans une version : published once, never changed, so that what somebody accepted can be read again.
/// Source: statuts et règlement intérieur de la CPTS.
/// </summary>
public sealed class JoiningText : ICptsOwned
{
    public const int Length = 40_000;

    private JoiningText()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public JoiningTextKind Kind { get; private set; }

    /// <summary>From 1.</summary>
    public int Version { get; private set; }

    public string Text { get; private set; } = "";

    public DateOnly PublishedOn { get; private set; }

    /// <summary>Refuses an empty text, one of more than <see cref="Length"/> characters, and one that changes nothing.</summary>
    /// <param name="before">The version in force; null for the first.</param>
    public static Outcome<JoiningText> Publish(JoiningTextKind kind, string? text, JoiningText? before, DateOnly today)
    {
        var written = TypedText.Lines(text);
        if (written.Length is 0 or > Length)
        {
            return new Refusal("text-length", $"Saisissez le texte ({FrenchNumber.Whole(Length)} caractères au plus).", nameof(Text));
        }
        if (before?.Text == written)
        {
            return new Refusal("text-unchanged", "Ce texte est celui de la version en vigueur.", nameof(Text));
        }
        return new JoiningText { Kind = kind, Text = written, Version = (before?.Version ?? 0) + 1, PublishedOn = today };
    }
}

/// <summary>Mots des textes à accepter : words, codes, the standard data notice. Source: RGPD, article 13.</summary>
public static class JoiningTexts
{
    /// <summary>
    /// Notice used until the CPTS publishes its own. Source: RGPD, article 13; CNIL, fiche « Informer les personnes ».
    /// </summary>
    public const string StandardNotice = """
        Les renseignements de ce formulaire sont enregistrés par la CPTS, association responsable du traitement, pour étudier votre demande, gérer votre adhésion, vous convier aux réunions et rendre compte de son activité à l’Assurance Maladie et à l’agence régionale de santé.

        Ils sont lus par le bureau et la coordination de la CPTS. Ils ne sont ni vendus ni cédés. Une demande refusée ou jamais confirmée est effacée au bout de douze mois ; les données d’un adhérent sont gardées pendant l’adhésion, puis le temps des obligations comptables de l’association.

        Vous pouvez demander à lire, corriger ou effacer vos données, vous opposer à leur usage ou le limiter, en écrivant à la CPTS. Vous pouvez aussi saisir la CNIL (www.cnil.fr).
        """;

    public static IReadOnlyList<JoiningTextKind> All { get; } = Enum.GetValues<JoiningTextKind>();

    public static string Label(this JoiningTextKind kind) => kind switch
    {
        JoiningTextKind.Statutes => "Statuts",
        JoiningTextKind.Charter => "Charte et règlement intérieur",
        JoiningTextKind.DataNotice => "Information sur les données personnelles",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>In addresses: « statuts ».</summary>
    public static string Code(this JoiningTextKind kind) => kind switch
    {
        JoiningTextKind.Statutes => "statuts",
        JoiningTextKind.Charter => "charte",
        JoiningTextKind.DataNotice => "donnees",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static JoiningTextKind? Find(string? code) => All.Where(k => k.Code() == code).Select(k => (JoiningTextKind?)k).FirstOrDefault();
}
