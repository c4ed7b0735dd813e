using Tisserand.Domain.Foundation;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Polls;

/// <summary>The messages of a poll.</summary>
internal static class PollLetters
{
    public static string Subject(DatePoll poll) => "Quelle date vous convient\u00A0? " + poll.Title;

    public static string ReminderSubject(DatePoll poll) => "Votre réponse est attendue\u00A0: " + poll.Title;

    public static string ChosenSubject(DatePoll poll, PollSlot date) => $"Date retenue\u00A0: {poll.Title}, le {FrenchDate.Long(date.Day)}";

    public static string Invitation(string cpts, DatePoll poll, string name, string link) => Text($"""
        Bonjour {name},

        {PollText.Capital(PollText.The(cpts))} cherche une date pour «{French.Nbsp}{poll.Title}{French.Nbsp}» ({French.Minutes(poll.Minutes)}{Place(poll)}).
        {Message(poll)}
        {Dates(poll)}

        Dites ce qui vous convient, en quelques secondes et sans compte, avant le {FrenchDate.Weekday(poll.Deadline)} au soir{French.Nbsp}:
        {link}

        Ce lien est personnel{French.Nbsp}: il permet aussi de changer votre réponse jusque-là.
        """);

    public static string Reminder(string cpts, DatePoll poll, string name, string link) => Text($"""
        Bonjour {name},

        {PollText.Capital(PollText.The(cpts))} attend encore votre réponse pour fixer la date de «{French.Nbsp}{poll.Title}{French.Nbsp}»{French.Nbsp}:
        {link}

        Réponse possible jusqu’au {FrenchDate.Weekday(poll.Deadline)} inclus.
        """);

    public static string OwnLink(string cpts, DatePoll poll, string name, string link) => Text($"""
        Bonjour {name},

        Voici votre lien pour répondre au sondage de {PollText.The(cpts)}, «{French.Nbsp}{poll.Title}{French.Nbsp}»{French.Nbsp}:
        {link}

        Si vous ne l’avez pas demandé, ignorez ce message{French.Nbsp}: rien n’est enregistré tant que le lien n’a pas servi.
        """);

    public static string Chosen(string cpts, DatePoll poll, PollSlot date, bool isConvoked) => Text($"""
        Bonjour,

        La date est retenue pour «{French.Nbsp}{poll.Title}{French.Nbsp}»{French.Nbsp}: {FrenchDate.Weekday(date.Day)}, {PollText.Hours(date, poll.Minutes)}{Place(poll)}.
        {(poll.Link.Length > 0 ? "Visioconférence\u00A0: " + poll.Link + "\n" : "")}
        Le fichier joint (reunion.ics) l’ajoute à votre agenda.{(isConvoked ? " La convocation vous parviendra ensuite." : "")}

        Merci d’avoir répondu.
        {PollText.Capital(PollText.The(cpts))}
        """);

    private static string Place(DatePoll poll) => poll.Place.Length > 0 ? ", " + poll.Place : poll.Link.Length > 0 ? ", en visioconférence" : "";

    private static string Message(DatePoll poll) => poll.Message.Length > 0 ? "\n" + poll.Message + "\n" : "";

    private static string Dates(DatePoll poll) => string.Join('\n', poll.Dates.Select(d => "- " + PollText.Said(d.Slot)));

    private static string Text(string text) => text.ReplaceLineEndings("\n");
}
