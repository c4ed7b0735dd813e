using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Meetings;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Polls;

/// <summary>Sondages de dates : dates proposed, answers without an account, the meeting that comes of them.</summary>
public sealed class PollsModule : IModule
{
    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(DatePoll), "Sondage de dates",
            ("Title", "Titre"), ("FoldedTitle", RecordWords.Untold), ("Kind", "Type"), ("Mission", "Mission"), ("Place", "Lieu"), ("Link", "Lien de visioconférence"),
            ("Minutes", "Durée (minutes)"), ("Message", "Message"), ("Deadline", "Réponses jusqu’au"), ("ShowsNames", "Noms montrés"), ("IsOpenToAll", "Lien commun ouvert"),
            ("State", "État"), ("MeetingId", "Réunion"), ("ChosenId", RecordWords.Untold))
        {
            Value = (property, value) => property switch
            {
                "Kind" when Enum.TryParse<MeetingKind>(value, out var kind) => kind.Label(),
                "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
                "State" when Enum.TryParse<PollState>(value, out var state) => state.Label(),
                _ => null,
            },
        },
        new(nameof(ProposedDate), "Date proposée", ("PollId", "Sondage"), ("Day", "Jour"), ("StartsAt", "Début")),
        new(nameof(PollPerson), "Personne sondée",
            ("PollId", "Sondage"), ("MemberId", "Fiche"), ("Name", "Nom"), ("Email", "Adresse électronique"), ("IsRequired", "Indispensable"),
            ("InvitedAt", "Message envoyé"), ("RemindedAt", "Relance"), ("AnsweredAt", "Réponse"), ("Comment", "Message laissé")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(PollPerson), "Sondages de dates", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<PollPerson>().WithAddress(p => p.Email!, person.Emails),
            Personal = ["Name", "Email", "Comment"],
            Why = "avec les réponses\u00A0; la date retenue reste",
        },
        new(typeof(PollAnswer), "Réponses aux sondages de dates", ErasureFate.Deleted)
        {
            Others = (db, person) =>
            {
                var ofAddress = db.Set<PollPerson>().WithAddress(p => p.Email!, person.Emails).Select(p => p.Id);
                return db.Set<PollAnswer>().Where(a => db.Set<PollPerson>().Any(p => p.Id == a.PersonId && p.MemberId != null && p.MemberId == person.MemberId) || ofAddress.Contains(a.PersonId));
            },
        },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<PollPerson>(
            "sondages-de-dates", "Personnes sondées pour une date, et leurs réponses", 12, "après la fin du sondage", "effacées\u00A0; le sondage et la date retenue restent",
            "RGPD, art. 5.1.e (sans usage une fois la date choisie), règlement du 27 avril 2016", RetentionStart.On,
            (db, day) => db.Set<PollPerson>().Where(p => db.Set<DatePoll>().Any(d => d.Id == p.PollId && d.Deadline < day.Before)),
            p => new() { Id = p.Id, Label = p.Name.Length > 0 ? p.Name : "réponse d’un adhérent" }),
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<PollLinks>().AddScoped<SendPoll>().AddScoped<AskPeople>().AddScoped<AnswerPoll>().AddScoped<ChooseDate>()
        .AddScoped<IWeekSource, PollsWeek>().AddScoped<IOriginOfMeeting, PollOfMeeting>().AddScoped<ISettleMerge, PollPeopleOfMerge>();
}
