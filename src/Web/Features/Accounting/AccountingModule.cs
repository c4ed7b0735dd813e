using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Accounting;

/// <summary>
/// Comptes : the ledger of the association, in double entry. Whoever sees the accounts sees it (Accounts); the treasurer writes;
/// closing and reopening a year is a right of its own (FiscalYears).
/// </summary>
public sealed class AccountingModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(72, "Comptes", "scale", "comptes/ecritures", Area.Accounts, "comptes")];

    public IEnumerable<SectionTab> Tabs =>
    [
        new("comptes", 80, "Écritures", "comptes/ecritures", Area.Accounts),
        new("comptes", 85, "États", "comptes/etats", Area.Accounts),
        new("comptes", 90, "Exercices", "comptes/exercices", Area.Accounts),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(LedgerAccount), "Compte ajouté", ("Number", "Numéro"), ("Label", "Libellé")),
        new(nameof(FiscalYear), "Exercice comptable",
            ("Start", "Premier jour"), ("End", "Dernier jour"), ("ClosedThrough", "Clos jusqu’au"), ("ClosedOn", "Clos le"), ("LastNumber", "Dernier numéro d’écriture"), ("Closings", "Nombre de clôtures"),
            ("ReopeningReason", "Motif de la réouverture")),
        new(nameof(Entry), "Écriture",
            ("FiscalYearId", "Exercice"), ("Journal", "Journal"), ("On", "Date"), ("Label", "Libellé"), ("FoldedLabel", RecordWords.Untold), ("Piece", "Pièce"), ("SourceKind", "Origine"),
            ("SourceId", RecordWords.Untold), ("SourceTurn", RecordWords.Untold), ("Number", "Numéro"), ("ValidatedOn", "Validée le"), ("IsReversed", "Contre-passée"))
        {
            Value = (property, value) => property == "Journal" && Enum.TryParse<JournalKind>(value, out var journal) ? Chart.LabelOf(journal) : null,
        },
        new(nameof(EntryLine), "Ligne d’écriture",
            ("EntryId", "Écriture"), ("FiscalYearId", RecordWords.Untold), ("Rank", RecordWords.Untold), ("Account", "Compte"), ("Label", "Libellé"), ("Debit.Cents", "Débit"), ("Credit.Cents", "Crédit"),
            ("Mission", "Mission"), ("FicheActionId", "Fiche action"), ("Funder", "Financeur"), ("ContractYear", "Année du contrat"), ("Nature", "Nature"), ("Letter", "Lettrage"),
            ("LetteredOn", "Lettrée le")),
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<PostEntry>()
        .AddScoped<ReverseEntry>()
        .AddScoped<ValidateEntries>()
        .AddScoped<WriteEntry>()
        .AddScoped<LetterLines>()
        .AddScoped<CloseFiscalYear>()
        .AddScoped<TakeOverFec>()
        .AddScoped<WriteAccount>()
        .AddScoped<IPostEntries, EntriesToPost>();
}
