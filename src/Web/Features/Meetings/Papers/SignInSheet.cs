using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Papers;

/// <summary>Feuille d'émargement : who is expected, room for the others, and what the signature is kept for. Source: Guide pratique CPTS, sheet 23.</summary>
internal static class SignInSheet
{
    private const int BlankRows = 10;

    /// <summary>To a meeting of the whole territory come many who are on no list.</summary>
    private const int BlankRowsOfTerritory = 60;

    /// <summary>Millimetres: a hand signs in it.</summary>
    private const double RowHeight = 11;

    /// <param name="signed">What was signed on screens, by person.</param>
    /// <param name="isOver">The day is past: what is known is printed, and there is no room for others.</param>
    /// <param name="local">A moment on the clock of the CPTS.</param>
    public static Paper Of(
        string cpts, Meeting meeting, string? fiche, IReadOnlyList<PersonOfMeeting> people, IReadOnlyDictionary<Guid, PresenceSignature> signed, bool isOver, Func<DateTime, DateTime> local) => new PaperBuilder("Feuille d’émargement", cpts)
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
                .. people.Select(p => new[]
                {
                    $"{p.LastName} {p.FirstName}", Member.ProfessionLabel(p.Profession), MemberText.CommuneName(p.Commune), Hour(p, p.ArrivedAt, meeting.StartsAt, isOver), Hour(p, p.LeftAt, meeting.EndsAt, isOver),
                    Said(p, signed.GetValueOrDefault(p.MemberId), isOver, local),
                }),
                .. Enumerable.Repeat(new[] { "", "", "", "", "", "" }, isOver ? 0 : meeting.Kind == MeetingKind.TerritorialInformation ? BlankRowsOfTerritory : BlankRows),
            ],
            rowHeight: RowHeight,
            drawings: people.Select((p, row) => (Row: row, Drawing: Drawn(signed.GetValueOrDefault(p.MemberId)))).Where(d => d.Drawing is not null).ToDictionary(d => d.Row, d => d.Drawing!))
        .Note(Notice(cpts))
        .Build();

    private static string Hour(PersonOfMeeting person, TimeOnly? hour, TimeOnly otherwise, bool isOver) =>
        person.State != AttendanceState.Present ? "" : hour is { } known ? French.Hour(known) : isOver && person.TypedMinutes is null ? French.Hour(otherwise) : "";

    private static string Said(PersonOfMeeting person, PresenceSignature? signature, bool isOver, Func<DateTime, DateTime> local)
    {
        if (signature is not null)
        {
            var at = local(signature.SignedAt);
            return $"{(signature.Drawing.Length > 0 ? "Signé" : "Confirmé")} en ligne\n{French.Day(DateOnly.FromDateTime(at))}, {French.Hour(TimeOnly.FromDateTime(at))}";
        }
        return isOver && person.State is (AttendanceState.Excused or AttendanceState.Absent) ? person.State.Label() : "";
    }

    private static PaperDrawing? Drawn(PresenceSignature? signature) =>
        signature is { Drawing.Length: > 0 } && SignatureDrawing.Parse(signature.Drawing).Value is { } drawing ? new(SignatureDrawing.Width, SignatureDrawing.Height, drawing.Strokes) : null;

    /// <summary>What the person who signs is told (RGPD, article 13).</summary>
    private static string Notice(string cpts) =>
        $"Vos données\u00A0: {cpts}, responsable du traitement, recueille votre nom, votre profession, votre lieu d’exercice, vos horaires et votre signature pour prouver votre présence, "
        + "verser les indemnités prévues et rendre compte des indicateurs de l’accord conventionnel interprofessionnel (ACI) à l’assurance maladie et à l’ARS, "
        + "sur la base de son intérêt légitime et de ses obligations comptables. Elles sont conservées dix ans, comme les pièces comptables. "
        + "Vous pouvez y accéder, les faire rectifier ou effacer, en limiter l’usage ou vous y opposer en vous adressant à la CPTS, "
        + "et adresser une réclamation à la CNIL (www.cnil.fr).";
}
