using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Bank;
using Tisserand.Web.Features.Members.Covering;
using Tisserand.Web.Features.Members.Directory;
using Tisserand.Web.Features.Members.Imports;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Features.Members.Merging;
using Tisserand.Web.Features.Members.Messages;
using Tisserand.Web.Features.Members.Proposals;
using Tisserand.Web.Features.Members.Segments;
using Tisserand.Web.Features.Members.Space;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Members;

/// <summary>Adhérents : list, entry, card, membership, professionals of the territory.</summary>
public sealed class MembersModule : IModule
{
    public IEnumerable<MenuEntry> Menu =>
    [
        new(5, "Mon espace", "user-circle", "mon-espace", null) { For = here => here.Roles.Contains(Role.Member) },
        new(7, "Annuaire", "book", "annuaire", Area.Directory) { For = here => !here.Allows(Area.Members, Level.See) },
        new(30, "Adhérents", "users", "adherents", Area.Members),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new("Member", "Adhérent",
            ("Kind", "Nature"), ("Finess", "Numéro FINESS"), ("Siret", "Numéro SIRET"), ("LastName", "Nom"), ("FirstName", "Prénom"), ("FoldedName", RecordWords.Untold), ("Profession", "Profession"), ("Rpps", "Numéro RPPS"),
            ("IsLiberal", "Libéral"), ("IsSalaried", "Salarié"), ("Email", "Adresse électronique"), ("Phone", "Téléphone"), ("Notes", "Notes"),
            ("MainCommune", "Commune principale"), ("FoldedCommune", RecordWords.Untold), ("SiteCount", RecordWords.Untold),
            ("MemberSince", "Adhérent depuis le"), ("MemberUntil", "Adhérent jusqu’au"), ("AccountId", "Compte"), ("CollegeId", "Collège"), ("ErasedOn", "Effacée le"))
        {
            Value = (property, value) => property switch
            {
                "Profession" => Member.ProfessionLabel(value),
                "MainCommune" => MemberText.Commune(value),
                "Phone" => French.Phone(value),
                "Kind" when Enum.TryParse<MemberKind>(value, out var kind) => kind.Label(),
                _ => null,
            },
        },
        new(nameof(College), "Collège", ("Name", "Nom"), ("Rank", "Rang"), ("ProposedFor", "Proposé pour"))
        {
            Value = (property, value) => property == "ProposedFor" && Enum.TryParse<CollegeAudience>(value, out var audience) ? audience.Label() : null,
        },
        new(nameof(Tag), "Étiquette", ("Name", "Nom"), ("FoldedName", RecordWords.Untold)),
        new(nameof(TagOfMember), "Étiquette posée", ("MemberId", "Fiche"), ("TagId", "Étiquette")),
        new(nameof(MemberCompetence), "Rôle ou compétence",
            ("MemberId", "Fiche"), ("Label", "Rôle ou compétence"), ("FoldedLabel", RecordWords.Untold), ("StartsOn", "Depuis le"), ("EndsOn", "Jusqu’au")),
        new(nameof(Segment), "Segment", ("Name", "Nom"), ("Query", "Filtres"), ("CreatedBy", RecordWords.Untold)),
        new(nameof(MemberMessage), "Message aux adhérents",
            ("Subject", "Objet"), ("Text", "Message"), ("Audience", "Pour"), ("SentAt", RecordWords.Untold), ("SentBy", RecordWords.Untold),
            ("RecipientCount", "Destinataires"), ("WithoutAddress", "Sans adresse")),
        new(nameof(MessageRecipient), "Destinataire d’un message"),
        new(nameof(StructureLink), "Personne d’une structure", ("StructureId", "Structure"), ("PersonId", "Personne"), ("Tie", "Lien"), ("IsPrincipal", "Représentant principal"))
        {
            Value = (property, value) => property == "Tie" && Enum.TryParse<StructureTie>(value, out var tie) ? tie.Label() : null,
        },
        new("PracticeSite", "Lieu d’exercice", ("MemberId", "Fiche"), ("Rank", RecordWords.Untold), ("Commune", "Commune"), ("Label", "Nom du lieu"), ("Address", "Adresse"))
        {
            Value = (property, value) => property == "Commune" ? MemberText.Commune(value) : null,
        },
        new("Membership", "Période d’adhésion", ("MemberId", "Fiche"), ("StartsOn", "Premier jour"), ("EndsOn", "Dernier jour")),
        new(nameof(MergedMember), "Fusion de fiches", ("KeptId", "Fiche gardée"), ("Name", "Fiche absorbée"), ("MergedAt", RecordWords.Untold), ("MergedBy", RecordWords.Untold)),
        new(nameof(ProposedChange), "Changement proposé",
            ("MemberId", "Fiche"), ("Field", "Rubrique"), ("Source", "Origine"), ("Before", "Avant"), ("After", "Proposé"), ("ProposedAt", RecordWords.Untold),
            ("ProposedBy", "Proposé par"), ("State", "Décision"), ("SettledAt", RecordWords.Untold), ("SettledBy", "Décidé par"))
        {
            Value = (property, value) => property switch
            {
                "Field" when Enum.TryParse<ProposedField>(value, out var rubric) => ProposedText.Label(rubric),
                "Source" when Enum.TryParse<ProposalSource>(value, out var source) => ProposedText.Label(source),
                "State" when Enum.TryParse<ProposalState>(value, out var state) => ProposedText.Label(state),
                "Before" or "After" => ProposedText.InJournal(value),
                _ => null,
            },
        },
        new(nameof(BankDetails), "Coordonnées bancaires",
            ("MemberId", "Fiche"), ("Iban", "IBAN"), ("Bic", "BIC"), ("Holder", "Titulaire"), ("ChangedOn", "Enregistrées le")),
        new(nameof(BankDetailsReading), "Lecture de coordonnées bancaires", ("MemberId", "Fiche"), ("ReadAt", "Lues le"), ("ReadBy", "Par"), ("Reason", "Motif"))
        {
            Value = (_, value) => Enum.TryParse<BankReadingReason>(value, out var reason) ? reason.Label() : null,
        },
        new(nameof(DistinctPersons), "Homonymes", ("FirstId", "Une fiche"), ("SecondId", "Autre fiche")),
        new(nameof(Consent), "Consentement",
            ("MemberId", "Fiche"), ("Subject", "Objet"), ("GivenAt", RecordWords.Untold), ("GivenSource", "Donné"), ("GivenBy", "Enregistré par"), ("TextVersion", "Version du texte"), ("Text", "Texte lu"),
            ("WithdrawnAt", RecordWords.Untold), ("WithdrawnSource", "Retiré"), ("WithdrawnBy", "Retrait enregistré par"))
        {
            Value = (property, value) => property switch
            {
                "Subject" when Enum.TryParse<ConsentSubject>(value, out var subject) => subject.Label(),
                "GivenSource" or "WithdrawnSource" when Enum.TryParse<ConsentSource>(value, out var source) => source == ConsentSource.Person ? "par la personne elle-même" : "sur sa parole",
                _ => null,
            },
        },
        new(nameof(DirectoryCard), "Carte d’annuaire", ("MemberId", "Fiche"), ("Mssante", "Adresse MSSanté"), ("Skills", "Compétences"), ("FoldedSkills", RecordWords.Untold)),
        new(nameof(CoverageReading), "Relevé de couverture",
            ("Day", "Jour"), ("LoadedAt", RecordWords.Untold), ("ExtractedOn", "Annuaire du"), ("Communes", RecordWords.Untold)),
        new(nameof(MemberImportLine), "Ligne d’import",
            ("ImportId", RecordWords.Untold), ("Number", "Ligne"), ("Cells", "Cellules"), ("Person", "Personne"), ("Fate", RecordWords.Untold), ("Problems", RecordWords.Untold),
            ("TwinId", RecordWords.Untold), ("TwinLine", RecordWords.Untold), ("Resemblance", RecordWords.Untold), ("Choice", RecordWords.Untold), ("MemberId", "Fiche"), ("Note", "Remarque"),
            ("Before", RecordWords.Untold), ("After", RecordWords.Untold)),
        new(nameof(MemberImport), "Import d’adhérents",
            ("FileName", "Fichier"), ("Headings", RecordWords.Untold), ("Columns", RecordWords.Untold), ("Doubles", "Personnes déjà connues"), ("State", "État"),
            ("LineCount", "Lignes"), ("CreatedAt", RecordWords.Untold), ("CreatedBy", RecordWords.Untold))
        {
            Value = (property, value) => property switch
            {
                "State" when Enum.TryParse<MemberImportState>(value, out var state) => ImportText.State(state),
                "Doubles" when Enum.TryParse<DoubleChoice>(value, out var choice) => ImportText.Choice(choice),
                _ => null,
            },
        },
    ];

    public IEnumerable<PersonalRecord> PersonalRecords => MembersPrivacy.Records;

    public IEnumerable<RetentionRule> Retention => MembersPrivacy.Retention;

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IWeekSource, MembersWeek>()
        .AddScoped<ReadCoverage>()
        .AddScoped<KeepCoverage>()
        .AddSingleton<CoverageReadings>()
        .AddHostedService(provider => provider.GetRequiredService<CoverageReadings>())
        .AddScoped<MakeMembers>()
        .AddScoped<AccountOfMember>()
        .AddScoped<InviteMembers>()
        .AddScoped<ChooseDirectory>()
        .AddScoped<ProposeChanges>()
        .AddScoped<ISpaceSection, EntryOfSpace>()
        .AddScoped<ISpaceSection, ConsentsOfSpace>()
        .AddScoped<ITraceOfMember, ConsentsOfMember>()
        .AddScoped<ISettleMerge, DirectoryCardsOfMerge>()
        .AddScoped<MergeMembers>()
        .AddScoped<SettleProposedChanges>()
        .AddScoped<FindMembers>()
        .AddScoped<IChosenMembers>(s => s.GetRequiredService<FindMembers>())
        .AddScoped<FilterWords>()
        .AddScoped<ChangeTags>()
        .AddScoped<WriteToMembers>()
        .AddScoped<ITraceOfMember, MessagesOfMember>()
        .AddScoped<ISettleMerge, TagsOfMerge>()
        .AddScoped<ChooseCollege>()
        .AddScoped<ProposeFromDirectory>()
        .AddSingleton<ReviewDirectory>()
        .AddHostedService(provider => provider.GetRequiredService<ReviewDirectory>())
        .AddScoped<TieToStructure>()
        .AddScoped<ISettleMerge, LinksOfMerge>()
        .AddScoped<INamedRecords, NamesOfGroups>()
        .AddScoped<KeepBankDetails>()
        .AddScoped<ITraceOfMember, BankOfMember>()
        .AddScoped<ISettleMerge, BankOfMerge>()
        .AddScoped<ReceiveMemberFile>()
        .AddScoped<MemberImportSteps>()
        .AddSingleton<MemberImportWork>();

    public void MapApi(IEndpointRouteBuilder routes)
    {
        MembersApi.Map(routes);
        routes.MapGet("/c/{code}/adherents/couverture/carte.json", CoverageMapData.Get).WithMetadata(new RequiresAttribute(Area.Members));
    }
}
