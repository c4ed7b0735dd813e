using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>What who registers receives. Each message holds the personal address, by which one sees and cancels the registration.</summary>
public sealed class RegistrationLetters(Outbox outbox, RegistrationLinks links, CptsOfRequest here, Clock clock)
{
    /// <summary>Confirms the mail address; the seat is kept for a while, when there is one.</summary>
    public void Ask(RegistrationForm form, Meeting meeting, Registration registration) => Post(form, meeting, registration, "Confirmez votre inscription",
        (registration.HeldUntil is { } until ? $"Une place vous est gardée jusqu’au {Moment(until)}. Pour la prendre, confirmez" : "La réunion est complète pour l’instant. Pour entrer dans la liste d’attente, confirmez")
        + " votre inscription en ouvrant cette adresse :", "Si vous n’avez rien demandé, ne faites rien : rien ne sera gardé de plus.");

    /// <summary>What the registration has become: confirmed, with the appointment to put in a calendar, or on the waiting list.</summary>
    public void Tell(RegistrationForm form, Meeting meeting, Registration registration, int position)
    {
        if (registration.State == RegistrationState.Confirmed)
        {
            Post(form, meeting, registration, "Inscription confirmée", "Votre inscription est confirmée. Le rendez-vous joint s’ajoute à votre agenda."
                + (meeting.Link.Length > 0 ? $"\n\nVisioconférence : {meeting.Link}" : "") + "\n\nPour revoir votre inscription ou l’annuler :",
                "Si vous ne pouvez plus venir, annulez : une autre personne aura votre place.", isJoined: true);
        }
        else if (registration.State == RegistrationState.Waiting)
        {
            Post(form, meeting, registration, "Vous êtes en liste d’attente",
                $"La réunion est complète : vous êtes en liste d’attente{(position > 0 ? $", en position {French.Number(position)}" : "")}. Dès qu’une place se libère, un message vous la propose.\n\nPour voir où vous en êtes, ou renoncer :", "");
        }
        else
        {
            Ask(form, meeting, registration);
        }
    }

    /// <summary>A seat was freed.</summary>
    public void Offer(RegistrationForm form, Meeting meeting, Registration registration) => Post(form, meeting, registration, "Une place est libre",
        $"Une place vient de se libérer et vous est réservée jusqu’au {Moment(registration.HeldUntil!.Value)}. Confirmez-la ici :",
        "Passé ce délai, elle sera proposée à la personne suivante.");

    /// <summary>The coordinator took the registration off.</summary>
    public void Cancelled(RegistrationForm form, Meeting meeting, Registration registration) => Post(form, meeting, registration, "Inscription annulée",
        "La coordination a annulé votre inscription. Si vous pensez que c’est une erreur, répondez à la CPTS.\n\nVotre inscription :", "");

    private void Post(RegistrationForm form, Meeting meeting, Registration registration, string subject, string text, string end, bool isJoined = false)
    {
        if (registration.Email.Length == 0)
        {
            return;
        }
        var place = meeting.Place.Length > 0 ? meeting.Place : meeting.Link.Length > 0 ? "Visioconférence" : "";
        outbox.Post(registration.Email, $"{subject} : {meeting.Title}", $"""
            Bonjour {registration.FullName},

            {meeting.Title}
            {MeetingText.Day(meeting.Day)}, {MeetingText.Hours(meeting.StartsAt, meeting.EndsAt)}{(place.Length > 0 ? "\n" + place : "")}

            {text}

            {links.Personal(form, registration.Id)}{(end.Length > 0 ? "\n\n" + end : "")}

            {here.Required.Name}
            """, isJoined ? ("rendez-vous.ics", MeetingCalendar.Of(here.Required, [new CalendarMeeting(meeting, 0, clock.UtcNow)]).Write()) : null);
    }

    private string Moment(DateTime utc) => French.Moment(clock.Local(utc));
}
