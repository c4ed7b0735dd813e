using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Budget;

/// <summary>Budget, enveloppes, financeurs, seuils : derived from the facts of the modules below; the trésorier plans and carries over (Accounts).</summary>
public sealed class BudgetModule : IModule
{
    public IEnumerable<SectionTab> Tabs =>
    [
        new("comptes", 72, "Trésorerie", "comptes/tresorerie", Area.Accounts),
        new("comptes", 70, "Budget", "comptes/budget", Area.Accounts),
        new("comptes", 65, "Enveloppes", "comptes/enveloppes", Area.Accounts),
        new("comptes", 75, "Financeurs", "comptes/financeurs", Area.Accounts),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(CarryOver), "Report d’enveloppe",
            ("ContractId", "Contrat"), ("Mission", "Mission"), ("OriginYear", "Année d’origine"), ("FromYear", "Année quittée"), ("Amount.Cents", "Montant"), ("Justification", "Justification"),
            ("DecidedOn", "Décidé le"), ("DecidedBy", "Décidé par")) { Value = Word },
        new(nameof(BudgetPlan), "Budget", ("Year", "Année"), ("Version", "Version"), ("VotedOn", "Voté le"), ("Vote", "Vote"), ("ResolutionId", "Résolution")),
        new(nameof(BudgetLine), "Ligne de budget", ("BudgetId", "Budget"), ("Mission", "Mission"), ("FunderId", "Financeur"), ("Nature", "Nature"), ("Amount.Cents", "Montant")) { Value = Word },
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(CarryOver), "Reports d’enveloppe décidés", ErasureFate.Kept)
        {
            Impersonal = ["Justification"],
            Authors = ["DecidedBy"],
            Why = "le report reste, son auteur devient «\u00A0Personne effacée\u00A0»",
        },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<DecideCarryOver>()
        .AddScoped<WriteBudget>()
        .AddScoped<ReadCashPlan>()
        .AddScoped<ITraceOfMeeting, BudgetsOfMeeting>()
        .AddScoped<IWeekSource, ThresholdsWeek>();

    private static string? Word(string property, string value) => property switch
    {
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
        "Nature" when Enum.TryParse<SpendingNature>(value, out var nature) => nature.Label(),
        _ => null,
    };
}
