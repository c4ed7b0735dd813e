using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Contributions.Imports;
using Tisserand.Web.Features.Contributions.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Contributions;

/// <summary>
/// Cotisations : rates voted, calls, payments, reminders, receipts, totals, membership certificates. Whoever may act calls,
/// notes payments and reminds; rates, exemptions and changes of amount ask for the right to override (Overrides).
/// </summary>
public sealed class ContributionsModule : IModule
{
    public IEnumerable<SectionTab> Tabs => [new("finances", 50, "Cotisations", "finances/cotisations", Area.Contributions)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(ContributionRate), "Tarif de cotisation",
            ("Category", "Catégorie"), ("Profession", "Profession"), ("Amount.Cents", "Montant annuel"), ("FromYear", "À partir de l’année"), ("VotedOn", "Jour du vote"), ("Vote", "Vote"))
        {
            Value = Word,
        },
        new(nameof(CategoryOfMember), "Catégorie d’adhérent choisie", ("MemberId", "Fiche"), ("Category", "Catégorie")) { Value = Word },
        new(nameof(Contribution), "Cotisation",
            ("MemberId", "Fiche"), ("Year", "Année"), ("Category", "Catégorie"), ("Profession", "Profession"), ("RateId", "Tarif"), ("Vote", "Vote"),
            ("RateAmount.Cents", "Montant du tarif"), ("Amount.Cents", "Montant"), ("CalledOn", "Appelée le"), ("DueOn", "Échéance"), ("State", "État"), ("PaidOn", "Payée le"),
            ("Means", "Moyen de paiement"), ("Reference", "Référence"), ("Payer", "Payée par"), ("ReceiptNumber", "Numéro de reçu"), ("ImportKey", "Ligne importée"), ("Reason", "Motif"))
        {
            Value = Word,
        },
        new(nameof(ContributionSettings), "Réglages des cotisations",
            ("IsReminding", "Relances automatiques"), ("Delays", "Délais (jours)"), ("ReminderSubject", "Objet des relances"), ("ReminderText", "Texte des relances"),
            ("PaymentDays", "Jours pour payer"), ("HowToPay", "Comment payer"), ("Identity", "Siège et identifiants")),
        new(nameof(ContributionReminder), "Relance de cotisation",
            ("ContributionId", "Cotisation"), ("Key", RecordWords.Untold), ("Delay", "Délai (jours)"), ("SentOn", "Envoyée le"), ("To", "Adresse électronique"), ("Subject", "Objet"),
            ("Text", "Texte"), ("SentBy", "Envoyée par"), ("MailId", RecordWords.Untold)),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(CategoryOfMember), "Catégorie choisie", ErasureFate.Deleted),
        new(typeof(Contribution), "Cotisations", ErasureFate.Anonymised)
        {
            Personal = ["Payer", "Reason"],
            Impersonal = ["Profession", "Vote", "Reference", "ImportKey"],
            Piece = row => row is Contribution { PaidOn: { } paidOn } paid ? ($"Cotisation {paid.Year}, {FrenchNumber.Euros(paid.Amount)}, reçu {paid.Receipt}{(paid.Payer.Length > 0 ? $", payée par {paid.Payer}" : "")}", paidOn) : null,
            Why = "restent les montants, pièces comptables",
        },
        new(typeof(ContributionReminder), "Relances de cotisation", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<ContributionReminder>().Where(r => person.MemberId != null && db.Set<Contribution>().Any(c => c.Id == r.ContributionId && c.MemberId == person.MemberId)),
            Personal = ["To", "Subject", "Text"],
            Impersonal = ["Key"],
            Authors = ["SentBy"],
        },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<ContributionReminder>(
            "relances", "Relances de cotisation", 60, "après leur envoi", "effacées", "Code civil, art. 2224 (prescription de cinq ans), loi du 17 juin 2008", RetentionStart.Off,
            (db, day) => db.Set<ContributionReminder>().Where(r => r.SentOn < day.Before), r => new() { Id = r.Id, Label = r.To }),
    ];

    public void AddServices(IServiceCollection services)
    {
        services
            .AddScoped<SetContributionRate>()
            .AddScoped<CallContributions>()
            .AddScoped<PayContributions>()
        .AddScoped<IAwaitMovements, AwaitedContributions>()
            .AddScoped<PostContributions>()
            .AddSingleton(new EntryOrigin(PostContributions.Source, "Cotisation payée", id => "finances/cotisations/" + id))
            .AddScoped<CorrectContribution>()
            .AddScoped<ChooseCategory>()
            .AddScoped<SaveContributionSettings>()
            .AddScoped<MakeCertificates>()
            .AddScoped<RemindMembers>()
            .AddScoped<ImportHelloAsso>()
            .AddScoped<IWeekSource, ContributionsWeek>()
            .AddScoped<ITraceOfMember, ContributionsOfMember>()
            .AddScoped<ISpaceSection, ContributionsOfSpace>()
            .AddScoped<IMemberFacet, ContributionFacet>()
            .AddScoped<IMemberFacet, CategoryFacet>()
            .AddScoped<ISettleMerge, ContributionsOfMerge>();
        services.AddSingleton<SendReminders>().AddHostedService(provider => provider.GetRequiredService<SendReminders>());
        services.AddSingleton(new AttachmentSubject(nameof(ContributionRate), "tarif-de-cotisation", Area.Contributions,
            (db, id, cancellationToken) => db.Set<ContributionRate>().AnyAsync(r => r.Id == id, cancellationToken), id => $"finances/cotisations/tarifs/{id}"));
    }

    private static string? Word(string property, string value) => property switch
    {
        "Category" when Enum.TryParse<MemberCategory>(value, out var category) => category.Label(),
        "State" when Enum.TryParse<ContributionState>(value, out var state) => state.Label(),
        "Means" when Enum.TryParse<PaymentMeans>(value, out var means) => means.Label(),
        "Profession" => value.Length == 0 ? "toutes" : Member.ProfessionLabel(value),
        _ => null,
    };
}
