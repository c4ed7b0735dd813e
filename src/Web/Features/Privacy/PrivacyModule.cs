using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Privacy.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Privacy;

/// <summary>
/// Données personnelles : rights of persons (export, erasure, requests), durations of retention, register of processing. What each record
/// holds of persons, and how long, is told by the module that keeps it (PersonalRecords, Retention).
/// </summary>
public sealed class PrivacyModule : IModule
{
    public IEnumerable<SectionTab> Tabs =>
    [
        new("donnees", 10, "Droits des personnes", "donnees/personnes", Area.Privacy),
        new("donnees", 20, "Demandes", "donnees/demandes", Area.Privacy),
        new("donnees", 30, "Durées de conservation", "donnees/durees", Area.Privacy),
        new("donnees", 40, "Registre", "donnees/registre", Area.Privacy),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(PersonExport), "Export des données d’une personne", ("MemberId", "Fiche"), ("Name", "Personne"), ("ExportedAt", "Le"), ("ExportedBy", "Par")),
        new(nameof(RetentionChoice), "Durée de conservation", ("Key", "Règle"), ("IsAutomatic", "Automatique")),
        new(nameof(RightsRequest), "Demande d’une personne",
            ("Right", "Droit"), ("ReceivedOn", "Reçue le"), ("Name", "Personne"), ("Contact", "Adresse"), ("MemberId", "Fiche"), ("Details", "Demande"), ("Extension", "Prolongation"),
            ("AnsweredOn", "Répondu le"), ("Answer", "Réponse"), ("AnsweredBy", "Par"))
        {
            Value = (property, value) => property == "Right" && Enum.TryParse<PersonRight>(value, out var right) ? right.Label() : null,
        },
        new(nameof(OwnProcessing), "Traitement du registre",
            ("Title", "Traitement"), ("Purpose", "Finalité"), ("Basis", "Base légale"), ("People", "Personnes"), ("Data", "Données"), ("Recipients", "Destinataires"), ("Keeping", "Durée")),
        new(nameof(PrivacySettings), "Responsable et délégué", ("Controller", "Responsable"), ("Officer", "Délégué à la protection des données"), ("Contact", "Adresse")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(PersonExport), "Exports faits", ErasureFate.Anonymised) { Personal = ["Name"], Authors = ["ExportedBy"], Why = "restent la date et l’auteur" },
        new(typeof(RightsRequest), "Demandes de la personne", ErasureFate.Anonymised)
        {
            Personal = ["Name", "Contact", "Details", "Extension", "Answer"],
            Authors = ["AnsweredBy"],
            Why = "restent le droit exercé et les dates, pour pouvoir prouver la réponse",
        },
        new(typeof(KeptIdentity), "Identités conservées", ErasureFate.Kept) { Impersonal = ["Name", "Pieces"], Why = "la loi l’impose" },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<KeptIdentity>(
            "identites-conservees", "Noms de personnes effacées, derrière des pièces comptables", 0, "dix ans après la clôture de l’exercice du paiement", "effacés",
            "Code de commerce, art. L. 123-22, ordonnance du 18 septembre 2000", RetentionStart.Always,
            (db, day) => db.Set<KeptIdentity>().Where(k => k.Until < day.Today), k => new() { Id = k.Id, Label = k.Name }),
        RetentionRule.Deleting<RightsRequest>(
            "demandes-de-droits", "Demandes des personnes, répondues", 60, "après la réponse", "effacées", "Code civil, art. 2224 (prescription de cinq ans), loi du 17 juin 2008", RetentionStart.Off,
            (db, day) => db.Set<RightsRequest>().Where(r => r.AnsweredOn < day.Before), r => new() { Id = r.Id, Label = r.Name }),
        RetentionRule.Deleting<PersonExport>(
            "exports", "Trace des exports de données", 60, "après l’export", "effacée", "Code civil, art. 2224 (prescription de cinq ans), loi du 17 juin 2008", RetentionStart.Off,
            (db, day) => db.Set<PersonExport>().Where(e => e.ExportedAt < day.BeforeMoment), e => new() { Id = e.Id, Label = e.Name }),
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ReadPersonalData>()
        .AddScoped<FindPerson>()
        .AddScoped<ForgetRecords>()
        .AddScoped<ErasePerson>()
        .AddScoped<ExportPerson>()
        .AddScoped<PersonPaper>()
        .AddSingleton<ForgetAccount>()
        .AddScoped<ReadRetention>()
        .AddScoped<ApplyRetention>()
        .AddScoped<ITraceOfMember, RightsOfMember>()
        .AddScoped<ISpaceSection, RightsOfSpace>()
        .AddScoped<IWeekSource, PrivacyWeek>()
        .AddSingleton<RetentionWork>()
        .AddHostedService(provider => provider.GetRequiredService<RetentionWork>());
}
