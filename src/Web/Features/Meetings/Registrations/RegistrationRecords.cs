using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>What registrations and what follows a meeting say in the journal, hold of persons, and for how long.</summary>
internal static class RegistrationRecords
{
    public static IEnumerable<RecordWords> Words =>
    [
        new(nameof(RegistrationForm), "Inscriptions d’une réunion",
            ("MeetingId", "Réunion"), ("Secret", "Adresse publique"), ("Origin", RecordWords.Untold), ("IsOpen", "Ouvertes"), ("Capacity", "Places"), ("OpensAt", "Ouvrent le"),
            ("ClosesAt", "Ferment le"), ("MembersOnly", "Adhérents seulement"), ("OfferHours", "Délai d’une place proposée (heures)"), ("Notice", "Présentation")),
        new(nameof(MeetingQuestion), "Question d’une réunion",
            ("MeetingId", "Réunion"), ("Use", RecordWords.Untold), ("Position", "Rang"), ("Kind", "Forme"), ("Label", "Question"), ("IsRequired", "Obligatoire"), ("Choices", "Choix"), ("IsWithdrawn", "Retirée"))
        {
            Value = (property, value) => property == "Kind" && Enum.TryParse<QuestionKind>(value, out var kind) ? kind.Label() : null,
        },
        new(nameof(Registration), "Inscription",
            ("FormId", RecordWords.Untold), ("State", "État"), ("LastName", "Nom"), ("FirstName", "Prénom"), ("FoldedName", RecordWords.Untold), ("Profession", "Profession"),
            ("Email", "Adresse électronique"), ("Phone", "Téléphone"), ("Structure", "Structure"), ("NoticeVersion", "Version de la mention"), ("AskedAt", "Demandée le"), ("HeldUntil", "Place gardée jusqu’au"),
            ("WaitingSince", "En attente depuis"), ("ConfirmedAt", "Confirmée le"), ("CancelledAt", "Annulée le"), ("MemberId", "Fiche"), ("AddedToList", RecordWords.Untold))
        {
            Value = (property, value) => property switch
            {
                "State" when Enum.TryParse<RegistrationState>(value, out var state) => state.Label(),
                "Profession" => Member.ProfessionLabel(value),
                _ => null,
            },
        },
        new(nameof(RegistrationAnswer), "Réponse d’une inscription"),
        new(nameof(MeetingMailing), "Envoi d’une réunion",
            ("MeetingId", "Réunion"), ("Kind", "Envoi"), ("Group", "Pour"), ("Subject", "Objet"), ("Text", "Message"), ("SentAt", "Le"), ("RecipientCount", "Destinataires"), ("WithoutAddress", "Sans adresse"))
        {
            Value = (property, value) => property switch
            {
                "Kind" when Enum.TryParse<MailingKind>(value, out var kind) => kind.Label(),
                "Group" when Enum.TryParse<MeetingGroup>(value, out var group) => group.Label(),
                _ => null,
            },
        },
        new(nameof(SatisfactionForm), "Questionnaire de satisfaction", ("MeetingId", "Réunion"), ("Secret", "Adresse"), ("IsOpen", "Ouvert")),
        new(nameof(SatisfactionAnswer), "Réponse de satisfaction"),
    ];

    public static IEnumerable<PersonalRecord> Personal =>
    [
        new(typeof(Registration), "Inscriptions aux réunions", ErasureFate.Deleted)
        {
            Others = (db, person) => OfPerson(db, person),
            Personal = ["LastName", "FirstName", "FoldedName", "Profession", "Email", "Phone", "Structure"],
        },
        new(typeof(RegistrationAnswer), "Réponses aux questions des inscriptions", ErasureFate.Deleted)
        {
            Others = (db, person) =>
            {
                var own = OfPerson(db, person).Select(r => r.Id);
                return db.Set<RegistrationAnswer>().Where(a => own.Contains(a.RegistrationId));
            },
            Personal = ["Text"],
        },
    ];

    public static IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<Registration>(
            "inscriptions", "Inscriptions aux réunions et réponses aux questions", RegistrationNotice.MonthsKept, "après la réunion", "effacées, journal compris\u00A0; les présences restent",
            "Promis à la personne par le formulaire (RGPD, art. 13)\u00A0; mention du 28 novembre 2026", RetentionStart.Always,
            (db, day) => from r in db.Set<Registration>()
                         join f in db.Set<RegistrationForm>() on r.FormId equals f.Id
                         join m in db.Set<Meeting>() on f.MeetingId equals m.Id
                         where m.Day < day.Before
                         select r,
            r => new DueRecord { Id = r.Id, Label = r.FirstName + " " + r.LastName }),
    ];

    private static IQueryable<Registration> OfPerson(TisserandDb db, Person person)
    {
        var ofAddress = db.Set<Registration>().WithAddress(r => r.Email, person.Emails).Select(r => r.Id);
        return db.Set<Registration>().Where(r => (person.MemberId != null && r.MemberId == person.MemberId) || (r.MemberId == null && r.FoldedName == person.FoldedName && ofAddress.Contains(r.Id)));
    }
}
