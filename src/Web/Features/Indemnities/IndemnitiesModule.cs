using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Tasks;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>
/// Indemnités : grid of rates, approval, payment, legal ceiling. Whoever sees the accounts sees them (Accounts); whoever
/// validates lines approves them and keeps the grid (HoursValidation), apart from whoever pays (Payments).
/// </summary>
public sealed class IndemnitiesModule : IModule
{
    public IEnumerable<SectionTab> Tabs =>
    [
        new("finances", 30, "Indemnités", "finances/indemnites", Area.HoursValidation),
        new("finances", 40, "Grille de taux", "finances/taux", Area.Accounts),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(IndemnityRate), "Taux",
            ("Activity", "Activité"), ("Profession", "Profession"), ("PerUnit.Cents", "Taux"), ("From", "Date d’effet"), ("Vote", "Vote"))
        {
            Value = Word,
        },
        new(nameof(IndemnityLine), "Ligne d’indemnité",
            ("AttendanceId", "Présence"), ("WorkId", "Déclaration"), ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("Day", "Jour"), ("Mission", "Mission"), ("FicheActionId", "Fiche action"),
            ("Activity", "Activité"), ("Profession", "Profession"), ("RateId", "Taux de la grille"), ("DeedId", "Forfait"), ("AgreementId", "Accord avec l’employeur"), ("Units", "Minutes, kilomètres ou forfaits"), ("PerUnit.Cents", "Taux"), ("PricedFor", "Taux de"), ("Vote", "Vote"),
            ("Amount.Cents", "Montant"), ("State", "État"), ("DecidedBy", "Décidée par"), ("DecidedOn", "Décidée le"), ("PaidOn", "Payée le"), ("PaidBy", "Marquée payée par"),
            ("Reason", "Motif ou référence"))
        {
            Value = Word,
        },
        new(nameof(PaidDeed), "Forfait", ("Name", "Tâche"), ("Amount.Cents", "Montant"), ("From", "Date d’effet"), ("Until", "Dernier jour"), ("Vote", "Vote")),
        new(nameof(DeclaredWork), "Travail déclaré",
            ("MemberId", "Personne"), ("Day", "Jour"), ("Activity", "Activité"), ("DeedId", "Forfait"), ("Mission", "Mission"), ("FicheActionId", "Fiche action"), ("MeetingId", "Réunion"), ("TaskId", "Tâche"),
            ("Profession", "Profession"), ("Units", "Minutes, kilomètres ou forfaits"), ("Title", "Ce qui a été fait"), ("FoldedTitle", RecordWords.Untold), ("DeclaredBy", "Déclaré par"), ("DeclaredOn", "Déclaré le"))
        {
            Value = Word,
        },
        new(nameof(AmountElsewhere), "Montant reçu d’une autre CPTS",
            ("MemberId", "Personne"), ("Year", "Année"), ("Amount.Cents", "Montant"), ("From", "CPTS"), ("DeclaredBy", "Noté par"), ("DeclaredOn", "Noté le")),
        new(nameof(EmployerAgreement), "Accord avec un employeur",
            ("MemberId", "Salarié"), ("Employer", "Employeur"), ("Terms", "Forme"), ("Reference", "Référence"), ("From", "Du"), ("Until", "Au"))
        {
            Value = Word,
        },
        new(nameof(PaidTask), "Tâche payée au forfait", ("TaskId", "Tâche"), ("DeedId", "Forfait")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(DeclaredWork), "Travail déclaré", ErasureFate.Anonymised)
        {
            // Whoever declares is most often the person.
            Personal = ["Title", "FoldedTitle", "DeclaredBy"],
            Impersonal = ["Profession"],
            Why = "restent les durées et les missions, pièces comptables",
        },
        new(typeof(AmountElsewhere), "Montants reçus d’autres CPTS", ErasureFate.Deleted) { Personal = ["From", "DeclaredBy"] },
        new(typeof(EmployerAgreement), "Accord avec l’employeur", ErasureFate.Anonymised)
        {
            Personal = ["Employer", "Reference"],
            Why = "les heures laissées à l’employeur en dépendent",
        },
        new(typeof(IndemnityLine), "Indemnités", ErasureFate.Anonymised)
        {
            Personal = ["Reason"],
            Impersonal = ["Profession", "PricedFor", "Vote"],
            Authors = ["DecidedBy", "PaidBy"],
            Piece = row => row is IndemnityLine { PaidOn: { } paidOn } paid ? ($"Indemnité du {FrenchDate.Long(paid.Day)}, {FrenchNumber.Euros(paid.Amount)}, payée le {FrenchDate.Long(paidOn)}{(paid.Reason.Length > 0 ? $" ({paid.Reason})" : "")}", paidOn) : null,
            Why = "restent les durées et les montants, pièces comptables",
        },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ActorOfRequest>()
        .AddScoped<ApproveIndemnities>()
        .AddScoped<DismissIndemnity>()
        .AddScoped<SetPaidDeed>()
        .AddScoped<DeclareWork>()
        .AddScoped<DeclareElsewhere>()
        .AddScoped<LeaveToEmployer>()
        .AddScoped<MakeStatements>()
        .AddScoped<PayTasks>()
        .AddScoped<IPayTasks>(s => s.GetRequiredService<PayTasks>())
        .AddScoped<PayIndemnities>()
        .AddScoped<PostIndemnities>()
        .AddSingleton(new EntryOrigin(PostIndemnities.Source, "Indemnité payée", id => "finances/indemnites/" + id))
        .AddScoped<TakeBackIndemnity>()
        .AddScoped<SetIndemnityRate>()
        .AddScoped<IPayByTransfer, IndemnityTransfers>()
        .AddScoped<IWeekSource, IndemnitiesWeek>()
        .AddScoped<ITraceOfMeeting, IndemnitiesOfMeeting>()
        .AddScoped<ISpaceSection, IndemnitiesOfSpace>()
        .AddScoped<ISettleMerge, IndemnitiesOfMerge>()
        .AddScoped<IRefuseErasure, IndemnitiesStillOwed>();

    private static string? Word(string property, string value) => property switch
    {
        "Activity" when Enum.TryParse<PaidActivity>(value, out var activity) => activity.Label(),
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
        "State" when Enum.TryParse<IndemnityState>(value, out var state) => state.Label(),
        "Terms" when Enum.TryParse<EmployerTerms>(value, out var terms) => terms.Label(),
        "Profession" => value.Length == 0 ? "autres professions" : Member.ProfessionLabel(value),
        _ => null,
    };
}
