using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Banking;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Banking;

/// <summary>
/// Banque : bank accounts, batches of transfers, statements and what their lines pay. Whoever sees the accounts sees them (Accounts); whoever pays prepares them and
/// takes the file (Payments).
/// </summary>
public sealed class BankingModule : IModule
{
    internal const string Section = "comptes";

    public IEnumerable<SectionTab> Tabs =>
    [
        new(Section, 50, "Virements", "comptes/virements", Area.Accounts),
        new(Section, 55, "Banque", "comptes/banque", Area.Accounts),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(BankAccount), "Compte bancaire", ("Name", "Nom"), ("Iban", "IBAN"), ("Bic", "BIC"), ("Holder", "Titulaire"), ("IsClosed", "N’est plus utilisé")),
        new(nameof(PaymentBatch), "Remise de virements",
            ("BankAccountId", "Compte débité"), ("Year", "Année"), ("Number", "Numéro"), ("RequestedOn", "Demandée pour le"), ("State", "État"), ("PreparedOn", "Préparée le"),
            ("PreparedBy", "Préparée par"), ("SentOn", "Envoyée le"), ("SentBy", "Envoyée par"), ("PaidOn", "Payée le"))
        {
            Value = (property, value) => property == "State" && Enum.TryParse<BatchState>(value, out var state) ? state.Label() : null,
        },
        new(nameof(CreditTransfer), "Virement",
            ("BatchId", "Remise"), ("PayeeId", "Bénéficiaire"), ("PayeeName", "Nom du bénéficiaire"), ("Iban", "IBAN"), ("Bic", "BIC"), ("Holder", "Titulaire"), ("EndToEndId", "Référence de bout en bout")),
        new(nameof(TransferItem), "Somme d’un virement",
            ("TransferId", "Virement"), ("SourceKind", "Nature"), ("SourceId", "Origine"), ("Label", "Libellé"), ("Amount.Cents", "Montant"), ("Held", RecordWords.Untold)),
        new(nameof(BankLine), "Ligne de relevé",
            ("BankAccountId", "Compte"), ("On", "Date"), ("Amount.Cents", "Montant"), ("Label", "Libellé"), ("Reference", "Référence"), ("Fingerprint", RecordWords.Untold), ("ImportedBy", "Importée par"),
            ("MatchedKind", "Nature de ce qu’elle paie"), ("MatchedLabel", "Rapprochée de"), ("MatchedBy", "Rapprochée par")),
        new(nameof(StatementMatch), "Rapprochement", ("LineId", "Ligne de relevé"), ("Kind", "Nature"), ("FactId", RecordWords.Untold), ("Settled", "Réglé par ce rapprochement")),
        new(nameof(LabelRule), "Règle de libellé",
            ("Words", "Mots du libellé"), ("IsIncome", "Encaissement"), ("Nature", "Nature"), ("Account", "Compte"), ("Mission", "Mission"), ("LearnedOn", "Apprise de la ligne du"), ("LearnedBy", "Apprise par"))
        {
            Value = (property, value) => property == "Nature" ? MovementNature.Find(value)?.Label : null,
        },
        new(nameof(RememberedColumns), "Colonnes retenues",
            ("BankAccountId", "Compte"), ("Fingerprint", RecordWords.Untold), ("Headings", "Titres des colonnes"), ("Roles", RecordWords.Untold), ("SpendingIsPositive", "Dépenses sans signe moins"),
            ("Decimals", RecordWords.Untold), ("Days", RecordWords.Untold), ("RememberedBy", "Dites par"), ("RememberedOn", "Dites le")),
        new(nameof(BankBalance), "Solde dit par la banque", ("BankAccountId", "Compte"), ("On", "Au soir du"), ("Amount.Cents", "Montant"), ("SaidBy", "Importé ou saisi par")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(CreditTransfer), "Virements reçus", ErasureFate.Anonymised)
        {
            Others = (db, person) => db.Set<CreditTransfer>().Where(t => person.MemberId != null && t.PayeeId == person.MemberId),
            Personal = ["PayeeName", "Iban", "Bic", "Holder"],
            Impersonal = ["EndToEndId"],
            Why = "restent la remise et les montants, pièces comptables",
        },
        new(typeof(TransferItem), "Sommes des virements", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<TransferItem>().Where(i => person.MemberId != null && db.Set<CreditTransfer>().Any(t => t.Id == i.TransferId && t.PayeeId == person.MemberId)),
            Impersonal = ["SourceKind", "Label", "Held"],
            Why = "pièces comptables, sans nom",
        },
        new(typeof(BankAccount), "Comptes bancaires de la CPTS", ErasureFate.Kept) { Impersonal = ["Name", "Iban", "Bic", "Holder"] },
        new(typeof(PaymentBatch), "Remises de virements", ErasureFate.Kept) { Authors = ["PreparedBy", "SentBy"] },
        new(typeof(BankLine), "Lignes de relevés de banque", ErasureFate.Kept)
        {
            Impersonal = ["Label", "Reference", "Fingerprint", "MatchedKind", "MatchedLabel"], Authors = ["ImportedBy", "MatchedBy"], Why = "pièces comptables, telles que la banque les écrit",
        },
        new(typeof(LabelRule), "Règles apprises des libellés de relevés", ErasureFate.Kept)
        {
            Impersonal = ["Words", "Nature", "Account", "Mission"], Authors = ["LearnedBy"], Why = "mots de libellés de la banque, à retirer page «\u00A0Règles\u00A0» quand l’un est un nom",
        },
        new(typeof(RememberedColumns), "Colonnes retenues des relevés", ErasureFate.Kept) { Impersonal = ["Fingerprint", "Headings", "Roles"], Authors = ["RememberedBy"] },
        new(typeof(BankBalance), "Soldes dits par la banque", ErasureFate.Kept) { Authors = ["SaidBy"] },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<SetBankAccount>()
        .AddScoped<PreparePayments>()
        .AddScoped<SettleBatch>()
        .AddScoped<ImportStatement>()
        .AddScoped<MatchLines>().AddScoped<IMatchRecorded>(services => services.GetRequiredService<MatchLines>())
        .AddScoped<IAwaitMovements, AwaitedBatches>()
        .AddScoped<IAwaitMovements, AwaitedTransfers>()
        .AddScoped<IAwaitMovements, RecordedEntries>()
        .AddScoped<IAwaitMovements, OtherAccounts>()
        .AddScoped<ExplainLine>()
        .AddScoped<IAwaitMovements>(services => services.GetRequiredService<ExplainLine>())
        .AddSingleton(new EntryOrigin(ExplainLine.SourceKind, "Ligne de relevé", _ => "comptes/banque"))
        .AddScoped<IWeekSource, BankingWeek>()
        .AddScoped<ISettleMerge, TransfersOfMerge>();
}
