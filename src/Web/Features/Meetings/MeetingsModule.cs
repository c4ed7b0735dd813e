using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings.Door;
using Tisserand.Web.Features.Meetings.FollowUps;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Features.Meetings.Jobs;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Features.Meetings.Reminders;
using Tisserand.Web.Features.Meetings.Series;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Meetings;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Meetings;

/// <summary>Réunions : planned, invited to, held, signed.</summary>
public sealed class MeetingsModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(40, "Réunions", "calendar-event", "reunions", Area.Meetings)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(Meeting), "Réunion",
            ("Title", "Titre"), ("FoldedTitle", RecordWords.Untold), ("Kind", "Type"), ("Mission", "Mission"), ("FicheActionId", "Fiche action"), ("Day", "Jour"),
            ("StartsAt", "Début"), ("EndsAt", "Fin prévue"), ("Place", "Lieu"), ("Link", "Lien de visioconférence"), ("Agenda", "Ordre du jour"), ("State", "État"))
        {
            Value = (property, value) => property switch
            {
                "Kind" when Enum.TryParse<MeetingKind>(value, out var kind) => kind.Label(),
                "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
                "State" when Enum.TryParse<MeetingState>(value, out var state) => state.Label(),
                _ => null,
            },
        },
        new(nameof(Attendance), "Présence",
            ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("State", "Présence"), ("Profession", "Profession ce jour-là"), ("ArrivedAt", "Arrivée"),
            ("LeftAt", "Départ"), ("TypedMinutes", "Durée saisie (minutes)"), ("Minutes", "Durée (minutes)"))
        {
            Value = (property, value) => property switch
            {
                "State" when Enum.TryParse<AttendanceState>(value, out var state) => state.Label(),
                "Profession" => Member.ProfessionLabel(value),
                _ => null,
            },
        },
        new(nameof(ReminderPlan), "Rappels de réunion", ("MeetingId", "Réunion"), ("IsOn", "Rappels envoyés"), ("Delays", "Minutes avant la réunion"), ("Text", "Texte")),
        new(nameof(MeetingMail), "Message de réunion", ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("Kind", "Nature"), ("Occasion", RecordWords.Untold), ("SentAt", "Parti"))
        {
            Value = (property, value) => property == "Kind" && Enum.TryParse<MeetingMailKind>(value, out var kind) ? kind.Label() : null,
        },
        new(nameof(TeamCalendar), "Adresse d’agenda d’équipe", ("AccountId", "Compte"), ("Scope", "Mission"), ("Secret", "Adresse"), ("CreatedAt", RecordWords.Untold)),
        new(nameof(MeetingSeries), "Série de réunions", ("Label", "Rythme")),
        new(nameof(SeriesMeeting), "Réunion d’une série", ("SeriesId", "Série"), ("MeetingId", "Réunion"), ("Day", "Jour prévu"), ("StartsAt", "Début prévu"), ("EndsAt", "Fin prévue")),
        new(nameof(CalendarAddress), "Adresse d’agenda", ("MemberId", "Fiche"), ("Secret", "Adresse"), ("CreatedAt", RecordWords.Untold)),
        new(nameof(InvitationRound), "Invitations du territoire",
            ("MeetingId", "Réunion"), ("InvitedOn", "Jour"), ("ExtractedOn", "Annuaire du"), ("Filter", "Professions et communes"),
            ("Invited", "Professionnels invités"), ("Members", "Dont fiches de la CPTS"), ("Objected", "Oppositions respectées")),
        new(nameof(ProfessionalInvitation), "Invitation d’un professionnel"),
        new(nameof(ContactObjection), "Opposition à être contacté", ("NationalId", "Identifiant national"), ("ObjectedOn", "Jour"), ("How", "Reçue")),
        .. DoorRecords.Words,
        .. RegistrationRecords.Words,
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(TeamCalendar), "Adresses d’agenda d’équipe", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<TeamCalendar>().Where(c => person.AccountId != null && c.AccountId == person.AccountId),
            Personal = ["Secret"],
            Impersonal = ["Scope"],
            Untold = ["Secret"],
        },
        new(typeof(CalendarAddress), "Adresse d’agenda", ErasureFate.Deleted) { Personal = ["Secret"], Untold = ["Secret"] },
        new(typeof(MeetingMail), "Messages de réunion reçus", ErasureFate.Deleted) { Impersonal = ["Occasion"], Untold = ["Occasion"] },
        new(typeof(Attendance), "Présences aux réunions", ErasureFate.Anonymised)
        {
            Impersonal = ["Profession"],
            Why = "restent la présence et sa durée, preuves de l’activité, sous «\u00A0Personne effacée\u00A0»\u00A0; une feuille signée et numérisée reste une pièce justificative",
        },
        .. DoorRecords.Personal,
        .. RegistrationRecords.Personal,
        new(typeof(ProfessionalInvitation), "Invitations par l’annuaire", ErasureFate.Anonymised)
        {
            // Invited before there was an entry: by the number of the directory.
            Others = (db, person) => db.Set<ProfessionalInvitation>().Where(i => i.CptsId == db.Cpts.Required && i.MemberId == null
                && db.Set<Member>().Any(m => m.Id == person.MemberId && m.Rpps != null && i.NationalId == "8" + m.Rpps)),
            Personal = ["NationalId", "Civility", "LastName", "FirstName", "FoldedName", "Place", "Address", "PostalCode", "City", "Email"],
            Impersonal = ["Profession", "Commune"],
            Why = "restent la profession et la commune, pour le compte des invités",
        },
        new(typeof(ContactObjection), "Opposition à être sollicité", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<ContactObjection>().Where(o => o.CptsId == db.Cpts.Required && db.Set<Member>().Any(m => m.Id == person.MemberId && m.Rpps != null && o.NationalId == "8" + m.Rpps)),
            Personal = ["NationalId", "How"],
            Why = "elle doit rester connue pour être respectée",
        },
    ];

    public IEnumerable<RetentionRule> Retention => [.. DoorRecords.Retention, .. RegistrationRecords.Retention];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<WriteToInvited>().AddScoped<ISettleMerge, MailsOfMerge>()
            .AddSingleton<RemindOfMeetings>().AddHostedService(provider => provider.GetRequiredService<RemindOfMeetings>());
        services.AddScoped<PlanMeeting>().AddScoped<IPlanMeetings, MeetingsToPlan>()
            .AddScoped<RepeatMeeting>().AddScoped<ChangeSeries>().AddScoped<IOriginOfMeeting, SeriesOfMeeting>().AddScoped<TakeAttendance>().AddScoped<IWeekSource, MeetingsWeek>().AddScoped<ISettleMerge, AttendancesOfMerge>()
            .AddScoped<ISettleMerge, CalendarAddressesOfMerge>()
            .AddScoped<ISpaceSection, MeetingsOfSpace>().AddScoped<ISpaceSection, PastMeetingsOfSpace>()
            .AddScoped<IMemberFacet, PresenceFacet>();
        services.AddScoped<InviteTerritory>().AddScoped<ReceiveProfessionals>().AddScoped<LinkInvitations>().AddScoped<SendInvitations>().AddScoped<ObjectionLinks>()
            .AddScoped<RecordObjection>().AddScoped<ProposeMembership>().AddScoped<ISettleMerge, InvitationsOfMerge>()
            .AddSingleton<TendInvitations>().AddHostedService(provider => provider.GetRequiredService<TendInvitations>());
        services.AddScoped<KeepDoor>().AddScoped<PersonalCodes>().AddScoped<KeepSignedSheet>().AddScoped<ISettleMerge, DoorOfMerge>().Configure<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>(DoorRoutes.Configure);
        services.AddScoped<RegistrationLinks>().AddScoped<RegistrationLetters>().AddScoped<RegistrationDesk>().AddScoped<IWeekSource, RegistrationsWeek>()
            .AddScoped<AttendanceCertificates>().AddScoped<SendAfterMeeting>()
            .AddScoped<ISpaceSection, RegistrationsOfSpace>().AddScoped<ISettleMerge, RegistrationsOfMerge>()
            .AddSingleton<TendRegistrations>().AddHostedService(provider => provider.GetRequiredService<TendRegistrations>());
        services.AddSingleton(new AttachmentSubject(nameof(Meeting), "reunion", Area.Meetings,
            (db, id, cancellationToken) => db.Set<Meeting>().AnyAsync(m => m.Id == id, cancellationToken), id => $"reunions/{id}")
        { Mission = MissionOf });
        services.AddSingleton(new AttachmentSubject(MeetingQueries.SignedSheet, "feuille-signee", Area.Meetings,
            (db, id, cancellationToken) => db.Set<Meeting>().AnyAsync(m => m.Id == id, cancellationToken), id => $"reunions/{id}")
        { Mission = MissionOf });
    }

    public void MapApi(IEndpointRouteBuilder routes)
    {
        MeetingsApi.Map(routes);
        CalendarFeed.Map(routes);
        DoorRoutes.Map(routes);
        CertificateEndpoints.Map(routes);
        routes.MapGet("/c/{code}/reunions/{id:guid}/lettre", InvitationPapers.Letter).WithMetadata(new RequiresAttribute(Area.Meetings));
        routes.MapGet("/c/{code}/reunions/{id:guid}/etiquettes", InvitationPapers.Labels).WithMetadata(new RequiresAttribute(Area.Meetings, Level.Act));
        routes.MapGet("/c/{code}/reunions/{id:guid}/bilan", InvitationPapers.Report).WithMetadata(new RequiresAttribute(Area.Meetings));
    }

    private static Task<MissionCode?> MissionOf(TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Where(m => m.Id == id).Select(m => m.Mission).SingleOrDefaultAsync(cancellationToken);
}
