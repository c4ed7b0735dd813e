using System.Globalization;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Contributions;

/// <summary>A reminder as its addressee reads it.</summary>
public sealed record ReminderLetter(string Subject, string Text)
{
    public static ReminderLetter Write(ContributionSettings settings, string cpts, string firstName, string lastName, int year, Money amount, DateOnly dueOn)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{prénom}"] = firstName,
            ["{nom}"] = lastName,
            ["{année}"] = year.ToString(CultureInfo.InvariantCulture),
            ["{montant}"] = FrenchNumber.Euros(amount),
            ["{échéance}"] = FrenchDate.Long(dueOn),
            ["{cpts}"] = cpts,
            ["{règlement}"] = settings.HowToPay,
        };
        return new(
            Cut(TypedText.Line(ContributionSettings.Fill(settings.ReminderSubject, words)), ContributionReminder.SubjectLength),
            Cut(ContributionSettings.Fill(settings.ReminderText, words), ContributionReminder.TextLength));
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
