using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Papers;

/// <summary>
/// Lettre d’invitation of the professionals of a territory: the same for everybody on paper (a label bears the address), by name in a
/// message. It says where the address comes from and how to object. Source: Guide pratique CPTS, sheet 5; RGPD, article 14.
/// </summary>
internal static class InvitationLetter
{
    /// <summary>What such a meeting presents, when its agenda says nothing (sheet 5).</summary>
    private static readonly string[] UsualAgenda =
    [
        "Qu’est-ce qu’une communauté professionnelle territoriale de santé (CPTS)\u00A0?",
        "Le projet\u00A0: son histoire, l’équipe qui le porte, le territoire proposé",
        "Un premier diagnostic du territoire",
        "Les orientations, les étapes à venir, et vos questions",
    ];

    public static string Subject(string cpts, Meeting meeting) => $"Invitation\u00A0: {meeting.Title}, {MeetingText.Day(meeting.Day)} – {cpts}";

    public static Paper Of(string cpts, Meeting meeting) => new PaperBuilder("Invitation", cpts) { Subtitle = meeting.Title }
        .Paragraph("Madame, Monsieur, chère consœur, cher confrère,")
        .Paragraph($"Vous exercez sur le territoire de {The(cpts)}. Nous vous invitons à une {meeting.Kind.Label().ToLower(French.Culture)} ouverte à tous les professionnels de santé du territoire, adhérents ou non\u00A0:")
        .Facts(
            ("Quand", $"{MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}"),
            ("Où", meeting.Place),
            ("À distance", meeting.Link))
        .Heading("Au programme", 2)
        .Bullets(Agenda(meeting))
        .Paragraph("Vous pouvez venir sans vous inscrire. Si vous ne pouvez pas venir mais que le projet vous intéresse, dites-le-nous\u00A0: nous vous tiendrons au courant.")
        .Paragraph($"Bien confraternellement, l’équipe de {The(cpts)}")
        .Note(Notice(cpts) + " Pour ne plus être contacté, dites-le à la CPTS, par tout moyen\u00A0: cela vaut pour toutes ses invitations à venir.")
        .Build();

    public static string Mail(string cpts, Meeting meeting, ProfessionalInvitation invited, string objection) => $"""
        Bonjour {(invited.Civility + " " + invited.FullName).Trim()},

        Vous exercez sur le territoire de {The(cpts)}. Nous vous invitons à une {meeting.Kind.Label().ToLower(French.Culture)} ouverte à tous les professionnels de santé du territoire, adhérents ou non :

        {meeting.Title}
        {MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}
        {string.Join('\n', new[] { meeting.Place, meeting.Link }.Where(l => l.Length > 0))}

        Au programme :
        {string.Join('\n', Agenda(meeting).Select(a => "- " + a))}

        Vous pouvez venir sans vous inscrire. Si vous ne pouvez pas venir mais que le projet vous intéresse, dites-le-nous.

        L’équipe de {The(cpts)}

        --
        {Notice(cpts)}
        Pour ne plus recevoir d’invitation de la CPTS : {objection}
        """;

    private static string[] Agenda(Meeting meeting) =>
        meeting.Agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } given ? given : UsualAgenda;

    /// <summary>« la CPTS des Deux Vallées »: the name as it follows « de ».</summary>
    private static string The(string cpts) => cpts.StartsWith("CPTS", StringComparison.OrdinalIgnoreCase) ? "la " + cpts : cpts;

    private static string Notice(string cpts) =>
        $"Vos données\u00A0: {cpts}, responsable du traitement, a trouvé votre nom, votre profession et votre adresse d’exercice dans l’annuaire public des professionnels de santé "
        + "(Annuaire Santé, données RPPS publiées par l’Agence du numérique en santé), et les utilise pour cette invitation, sur la base de son intérêt légitime à réunir les professionnels du territoire. "
        + $"Elles sont effacées {ProfessionalInvitation.MonthsKept} mois après la réunion si vous ne venez pas, {ProfessionalInvitation.MonthsKeptOfInterested / 12} ans après si vous venez ou vous dites intéressé\u00A0; "
        + "seuls restent des nombres par profession. Vous pouvez y accéder, les faire rectifier ou effacer, et vous opposer à tout moment à être contacté\u00A0: seul votre identifiant national est alors gardé, pour ne plus vous écrire. "
        + "Vous pouvez adresser une réclamation à la CNIL (www.cnil.fr).";
}
