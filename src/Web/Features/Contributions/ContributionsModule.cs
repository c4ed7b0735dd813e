using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Contributions.Imports;
using Tisserand.Web.Features.Contributions.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
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

    public void AddServices(IServiceCollection services)
    {
        services
            .AddScoped<SetContributionRate>()
            .AddScoped<CallContributions>()
            .AddScoped<PayContributions>()
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
