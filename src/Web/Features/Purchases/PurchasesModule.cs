using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Purchases;

/// <summary>
/// Dépenses et recettes. Whoever keeps the office records them (Purchases); the bureau approves what others recorded (PurchaseApproval); président
/// and trésorier pay (Payments).
/// </summary>
public sealed class PurchasesModule : IModule
{
    /// <summary>For those who see expenses and not the accounts, whose own entry leads here otherwise.</summary>
    public IEnumerable<MenuEntry> Menu => [new(72, "Comptes", "receipt-euro", "comptes/depenses", Area.Purchases, "comptes") { For = here => !here.Allows(Area.Accounts, Level.See) }];

    public IEnumerable<SectionTab> Tabs =>
    [
        new("comptes", 10, "Dépenses", "comptes/depenses", Area.Purchases),
        new("comptes", 15, "Recettes", "comptes/recettes", Area.Purchases),
        new("comptes", 76, "Subventions", "comptes/subventions", Area.Purchases),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(Supplier), "Fournisseur", ("Name", "Nom"), ("FoldedName", RecordWords.Untold), ("Siret", "SIRET"), ("Email", "Adresse électronique"), ("Iban", "IBAN")),
        new(nameof(Funder), "Financeur", ("Name", "Nom"), ("Kind", "Nature"), ("HasAgreement", "Convention signée")) { Value = Word },
        new(nameof(Grant), "Subvention",
            ("Title", "Nom"), ("FoldedTitle", RecordWords.Untold), ("Giver", "Donnée par"), ("Link", "Page de l’appel"), ("Stage", "Étape"), ("DeadlineOn", "À déposer avant le"), ("AskedCents", "Demandé (centimes)"),
            ("AskedOn", "Déposée le"), ("WonCents", "Obtenu (centimes)"), ("WonOn", "Répondu le"), ("FunderId", "Financeur"), ("UseFrom", "À dépenser du"), ("UseUntil", "à dépenser jusqu’au"),
            ("ReportOn", "Bilan à rendre avant le"), ("ReportedOn", "Bilan rendu le"), ("Notes", "Notes")) { Value = Word },
        new(nameof(Invoice), "Dépense",
            ("SupplierId", "Fournisseur"), ("Number", "Numéro"), ("FoldedNumber", RecordWords.Untold), ("InvoicedOn", "Date de la facture"), ("DueOn", "Échéance"), ("Label", "Objet"),
            ("FoldedLabel", RecordWords.Untold), ("Nature", "Nature"), ("Amount.Cents", "Montant"), ("CorrectsId", "Corrige"), ("State", "État"), ("RecordedById", RecordWords.Untold),
            ("RecordedBy", "Enregistrée par"), ("RecordedOn", "Enregistrée le"), ("FirstApproverId", RecordWords.Untold), ("FirstApprover", "Approuvée par"), ("SecondApprover", "Deuxième accord"),
            ("DecidedOn", "Décidée le"), ("PaidOn", "Payée le"), ("PaidBy", "Paiement noté par"), ("Reason", "Motif ou référence"), ("RecurringId", RecordWords.Untold), ("RecurringMonth", "Mois")) { Value = Word },
        new(nameof(InvoicePart), "Part d’une dépense",
            ("InvoiceId", "Dépense"), ("Position", "Ligne"), ("Mission", "Mission"), ("FicheActionId", "Fiche action"), ("FunderId", "Financeur"), ("ContractId", "Contrat"),
            ("ContractYear", "Année du contrat"), ("Amount.Cents", "Montant"), ("Weight", "Part de la clé")) { Value = Word },
        new(nameof(PurchaseSettings), "Règles d’accord des dépenses", ("SecondFromCents", "Deux accords à partir de (centimes)")),
        new(nameof(RecurringExpense), "Dépense récurrente", ("ModelId", "Modèle"), ("From", "À partir de"), ("Until", "Jusqu’à")),
        new(nameof(Income), "Recette",
            ("FunderId", "Financeur"), ("Mission", "Mission"), ("Part", "Part"), ("ContractId", "Contrat"), ("ContractYear", "Année du contrat"), ("EarlyContractId", "Contrat de mission précoce"), ("ReceivedOn", "Reçue le"), ("Label", "Objet"),
            ("FoldedLabel", RecordWords.Untold), ("Amount.Cents", "Montant"), ("RecordedBy", "Enregistrée par")) { Value = Word },
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(Supplier), "Fournisseurs", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<Supplier>().WithAddress(s => s.Email, person.Emails),
            Personal = ["Name", "FoldedName", "Email", "Iban"],
            Impersonal = ["Siret"],
            Why = "pièces comptables, gardées dix ans",
        },
        new(typeof(Invoice), "Dépenses enregistrées, approuvées ou payées", ErasureFate.Kept)
        {
            Impersonal = ["Number", "FoldedNumber", "Label", "FoldedLabel", "Reason"],
            Authors = ["RecordedBy", "FirstApprover", "SecondApprover", "PaidBy"],
            Why = "pièces comptables\u00A0: l’auteur devient «\u00A0Personne effacée\u00A0»",
        },
        new(typeof(Income), "Recettes enregistrées", ErasureFate.Kept)
        {
            Impersonal = ["Label", "FoldedLabel"],
            Authors = ["RecordedBy"],
            Why = "pièces comptables\u00A0: l’auteur devient «\u00A0Personne effacée\u00A0»",
        },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<RecordInvoice>()
        .AddScoped<DecideInvoice>()
        .AddScoped<WriteGrant>()
        .AddScoped<RecordIncome>()
        .AddScoped<IPayByTransfer, InvoiceTransfers>()
        .AddScoped<INameFunders, FunderNames>()
        .AddScoped<IWeekSource, PurchasesWeek>().AddScoped<IRestOnContract, PurchasesOnContract>().AddScoped<IReceiptsOfAci, ReceiptsOfAci>()
        .AddScoped<IAwaitMovements, AwaitedInvoices>()
        .AddScoped<IAwaitMovements, AwaitedIncomes>().AddScoped<IRecordFromLine, IncomeFromLine>().AddScoped<IRecordFromLine, ExpenseFromLine>()
        .AddSingleton(new EntryOrigin(PurchasePostings.OfInvoice(default).Kind, "Dépense", id => $"comptes/depenses/{id}"))
        .AddSingleton(new EntryOrigin(PurchasePostings.OfPayment(default).Kind, "Paiement d’une dépense", id => $"comptes/depenses/{id}"))
        .AddSingleton(new EntryOrigin(PurchasePostings.OfIncome(default).Kind, "Recette", id => $"comptes/recettes/saisie/{id}"))
        .AddSingleton(new AttachmentSubject(nameof(Invoice), "depense", Area.Purchases,
            (db, id, cancellationToken) => db.Set<Invoice>().AnyAsync(i => i.Id == id, cancellationToken), id => $"comptes/depenses/{id}"));

    private static string? Word(string property, string value) => property switch
    {
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.ShortLabel(),
        "Part" when Enum.TryParse<FundingPart>(value, out var part) => part.Label(),
        "Nature" when Enum.TryParse<SpendingNature>(value, out var nature) => nature.Label(),
        "Kind" when Enum.TryParse<FunderKind>(value, out var kind) => kind.Label(),
        "Stage" when Enum.TryParse<GrantStage>(value, out var stage) => stage.Label(),
        "State" when Enum.TryParse<InvoiceState>(value, out var state) => state.Label(),
        _ => null,
    };
}
