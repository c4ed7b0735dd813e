using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings.Papers;

/// <summary>Feuille d'émargement : who is expected, room for the others, and what the signature is kept for. Source: Guide pratique CPTS, sheet 23.</summary>
internal static class SignInSheet
{
    private const int BlankRows = 10;

    /// <summary>To a meeting of the whole territory come many who are on no list.</summary>
    private const int BlankRowsOfTerritory = 60;

    /// <summary>Millimetres: a hand signs in it.</summary>
    private const double RowHeight = 11;

    public static Paper Of(string cpts, Meeting meeting, string? fiche, IEnumerable<PersonOfMeeting> people) => new PaperBuilder("Feuille d’émargement", cpts)
    {
        Subtitle = meeting.Title,
        Date = meeting.Day,
        IsLandscape = true,
    }
        .Facts(
            ("Type", meeting.Kind.Label()),
            ("Mission", MeetingText.Mission(meeting.Mission) + (fiche is null ? "" : $", fiche action «\u00A0{fiche}\u00A0»")),
            ("Jour", $"{MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}"),
            ("Lieu", meeting.Place.Length > 0 ? meeting.Place : meeting.Link.Length > 0 ? "Visioconférence" : null))
        .Table(
            [new("Nom et prénom", 3), new("Profession", 2.2), new("Lieu d’exercice", 2.2), new("Arrivée", 1), new("Départ", 1), new("Signature", 3)],
            [
                .. people.Select(p => new[] { $"{p.LastName} {p.FirstName}", Member.ProfessionLabel(p.Profession), MeetingText.CommuneName(p.Commune), "", "", "" }),
                .. Enumerable.Repeat(new[] { "", "", "", "", "", "" }, meeting.Kind == MeetingKind.TerritorialInformation ? BlankRowsOfTerritory : BlankRows),
            ],
            rowHeight: RowHeight)
        .Note(Notice(cpts))
        .Build();

    /// <summary>What the person who signs is told (RGPD, article 13).</summary>
    private static string Notice(string cpts) =>
        $"Vos données\u00A0: {cpts}, responsable du traitement, recueille votre nom, votre profession, votre lieu d’exercice, vos horaires et votre signature pour prouver votre présence, "
        + "verser les indemnités prévues et rendre compte des indicateurs de l’accord conventionnel interprofessionnel (ACI) à l’assurance maladie et à l’ARS, "
        + "sur la base de son intérêt légitime et de ses obligations comptables. Elles sont conservées dix ans, comme les pièces comptables. "
        + "Vous pouvez y accéder, les faire rectifier ou effacer, en limiter l’usage ou vous y opposer en vous adressant à la CPTS, "
        + "et adresser une réclamation à la CNIL (www.cnil.fr).";
}
