using System.Globalization;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Contributions;

/// <summary>Réglages des cotisations, as typed.</summary>
/// <param name="Delays">Days after the last day of payment: « 15, 45, 90 ».</param>
public sealed record ContributionSettingsDetails(
    bool IsReminding, string? Delays, string? ReminderSubject, string? ReminderText, int? PaymentDays, string? HowToPay, string? Identity);

/// <summary>
/// Réglages des cotisations : how members pay, what reminders say and when they leave, and what identifies the association on
/// its papers. Source: règlement intérieur; each CPTS has its own.
/// </summary>
public sealed partial class ContributionSettings : ICptsOwned
{
    public const int DelaysLength = 60;
    public const int SubjectLength = 200;
    public const int TextLength = 4000;
    public const int IdentityLength = 500;
    private const int MostDelays = 6;

    private ContributionSettings()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>One row by CPTS.</summary>
    public CptsId CptsId { get; private set; }

    /// <summary>Whether reminders leave by themselves. No mail leaves before somebody has said so.</summary>
    public bool IsReminding { get; private set; }

    /// <summary>« 15 45 90 »: days after the last day of payment, in order.</summary>
    public string Delays { get; private set; } = "15 45 90";

    public string ReminderSubject { get; private set; } = "Cotisation {année} à la {cpts}";

    public string ReminderText { get; private set; } = """
        Bonjour {prénom} {nom},

        Sauf erreur de notre part, votre cotisation {année} à la {cpts}, de {montant}, n’a pas encore été réglée. Elle était attendue pour le {échéance}.

        {règlement}

        Si vous venez de la régler, merci de ne pas tenir compte de ce message.

        Bien cordialement,
        {cpts}
        """.ReplaceLineEndings("\n");

    /// <summary>Days between the call and the last day of payment, as proposed.</summary>
    public int PaymentDays { get; private set; } = 60;

    /// <summary>Account, address of the online form, order of the cheque: repeated by every mail.</summary>
    public string HowToPay { get; private set; } = "";

    /// <summary>Address of the seat, numbers of the association (RNA, SIREN): printed on certificates and receipts.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>Words in braces that a text may hold, and what they become.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Words { get; } =
    [
        ("{prénom}", "prénom de l’adhérent"), ("{nom}", "nom de l’adhérent"), ("{année}", "année de la cotisation"), ("{montant}", "montant à payer"),
        ("{échéance}", "date limite de paiement"), ("{cpts}", "nom de la CPTS"), ("{règlement}", "comment payer"),
    ];

    /// <summary>The settings of a CPTS that has set nothing yet.</summary>
    public static ContributionSettings Default() => new();

    /// <summary>The delays in days, smallest first.</summary>
    public IReadOnlyList<int> DelaysInDays => [.. Delays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];

    /// <summary>Refuses unreadable delays, a text without words or with unknown words in braces; on refusal nothing is changed.</summary>
    public List<Refusal> Change(ContributionSettingsDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        var delays = ReadDelays(details.Delays);
        if (delays is null || (delays.Count == 0 && details.IsReminding))
        {
            refusals.Add(new("delays", "Indiquez de un à six délais en jours, de 1 à 365, séparés par des virgules (exemple\u00A0: 15, 45, 90).", nameof(Delays)));
        }
        CheckText(refusals, TypedText.Line(details.ReminderSubject), SubjectLength, nameof(ReminderSubject));
        CheckText(refusals, TypedText.Lines(details.ReminderText), TextLength, nameof(ReminderText));
        if (details.PaymentDays is null or < 1 or > 365)
        {
            refusals.Add(new("payment-days", "Indiquez un délai de paiement de 1 à 365 jours.", nameof(PaymentDays)));
        }
        if (TypedText.Lines(details.HowToPay).Length > TextLength)
        {
            refusals.Add(new("text-too-long", "4 000 caractères au plus.", nameof(HowToPay)));
        }
        if (TypedText.Lines(details.Identity).Length > IdentityLength)
        {
            refusals.Add(new("text-too-long", $"{IdentityLength} caractères au plus.", nameof(Identity)));
        }
        if (refusals.Count == 0)
        {
            IsReminding = details.IsReminding;
            Delays = string.Join(' ', delays!);
            ReminderSubject = TypedText.Line(details.ReminderSubject);
            ReminderText = TypedText.Lines(details.ReminderText);
            PaymentDays = details.PaymentDays!.Value;
            HowToPay = TypedText.Lines(details.HowToPay);
            Identity = TypedText.Lines(details.Identity);
        }
        return refusals;
    }

    /// <summary>The latest reminder that a contribution calls for on a day, in days after its last day of payment; null before the first.</summary>
    public int? StepOn(DateOnly dueOn, DateOnly today) =>
        DelaysInDays.Where(d => dueOn.AddDays(d) <= today).Select(d => (int?)d).LastOrDefault();

    /// <summary>A text with its words in braces replaced. The amounts and days are already in French.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> words) =>
        // A line that held nothing but an empty word leaves no hole.
        Holes().Replace(Braces().Replace(text, m => words.GetValueOrDefault(m.Value, m.Value)), "\n\n").Trim();

    private static List<int>? ReadDelays(string? text)
    {
        var days = new List<int>();
        foreach (var part in (text ?? "").Split([' ', ',', ';', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 365)
            {
                return null;
            }
            days.Add(day);
        }
        return days.Count > MostDelays ? null : [.. days.Distinct().Order()];
    }

    private static void CheckText(List<Refusal> refusals, string text, int longest, string field)
    {
        if (text.Length == 0 || text.Length > longest)
        {
            refusals.Add(new("text-required", $"Écrivez ce texte, en {FrenchNumber.Whole(longest)} caractères au plus.", field));
        }
        else if (Braces().Matches(text).Select(m => m.Value).FirstOrDefault(w => Words.All(k => k.Word != w)) is { } unknown)
        {
            refusals.Add(new("word-unknown", $"«\u00A0{unknown}\u00A0» n’est pas un mot remplacé. Choisissez parmi\u00A0: {string.Join(", ", Words.Select(w => w.Word))}.", field));
        }
    }

    [GeneratedRegex(@"\{[^{}\n]*\}", RegexOptions.None, 500)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 500)]
    private static partial Regex Holes();
}
