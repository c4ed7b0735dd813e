using Tisserand.Data;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Admissions;

/// <summary>
/// Adhésion en ligne : the public form, its texts, the decisions of the bureau. What the form says stays apart from the members
/// until somebody decides.
/// </summary>
public sealed class AdmissionsModule : IModule
{
    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(JoiningText), "Texte d’adhésion", ("Kind", "Texte"), ("Version", "Version"), ("Text", "Contenu"), ("PublishedOn", "Publié le"))
        {
            Value = (property, value) => property == "Kind" && Enum.TryParse<JoiningTextKind>(value, out var kind) ? kind.Label() : null,
        },
        new(nameof(AdmissionSettings), "Adhésion en ligne", ("IsOpen", "Ouverte"), ("Welcome", "Accueil")),
        new(nameof(MembershipApplication), "Demande d’adhésion",
            ("State", "État"), ("Category", "Catégorie"), ("Organisation", "Structure"), ("LastName", "Nom"), ("FirstName", "Prénom"), ("FoldedName", RecordWords.Untold),
            ("Profession", "Profession"), ("Rpps", "Numéro RPPS"), ("IsLiberal", "Libéral"), ("IsSalaried", "Salarié"), ("Email", "Adresse électronique"), ("Phone", "Téléphone"),
            ("Commune", "Commune"), ("SiteLabel", "Nom du lieu"), ("Address", "Adresse"), ("Message", "Message"), ("AcceptedTexts", "Textes acceptés"), ("SentAt", "Envoyée le"),
            ("ConfirmedAt", "Confirmée le"), ("LinkHash", RecordWords.Untold), ("Question", "Question ou motif"), ("Answer", "Réponse"), ("DecidedBy", "Suivie par"),
            ("DecidedOn", "Le"), ("MemberId", "Fiche"))
        {
            Value = (property, value) => property switch
            {
                "State" when Enum.TryParse<ApplicationState>(value, out var state) => state.Label(),
                "Category" when Enum.TryParse<MemberCategory>(value, out var category) => category.Label(),
                "Profession" => Member.ProfessionLabel(value),
                _ => null,
            },
        },
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(MembershipApplication), "Demandes d’adhésion", ErasureFate.Deleted)
        {
            Others = (db, person) =>
            {
                var ofAddress = db.Set<MembershipApplication>().WithAddress(o => o.Email, person.Emails).Select(o => o.Id);
                return db.Set<MembershipApplication>().Where(a => a.Id == person.Id || (a.MemberId == null && a.FoldedName == person.FoldedName && ofAddress.Contains(a.Id)));
            },
            Personal =
            [
                "Organisation", "LastName", "FirstName", "FoldedName", "Profession", "Rpps", "Email", "Phone", "Commune", "SiteLabel", "Address", "Message", "AcceptedTexts", "LinkHash",
                "Question", "Answer",
            ],
            Authors = ["DecidedBy"],
            Untold = ["LinkHash"],
        },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        // Promised by the standard data notice and by the letter of refusal.
        new(
            "demandes-sans-suite", "Demandes d’adhésion refusées ou jamais confirmées", 12, "après leur envoi", "effacées, journal et messages compris",
            "Promis à la personne par le formulaire (RGPD, art. 13)\u00A0; notice du 23 novembre 2026", RetentionStart.Always)
        {
            Due = (db, day) => db.Set<MembershipApplication>().Where(a => a.SentAt < day.BeforeMoment && (a.State == ApplicationState.Unconfirmed || a.State == ApplicationState.Refused))
                .Select(a => new DueRecord { Id = a.Id, Label = a.FirstName + " " + a.LastName }),
            Apply = async (services, ids, cancellationToken) =>
            {
                await services.GetRequiredService<ForgetApplications>().Forget(ids, cancellationToken);
                return [];
            },
        },
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ApplyForMembership>()
        .AddScoped<DecideApplication>()
        .AddScoped<ForgetApplications>()
        .AddScoped<ApplicationLetters>()
        .AddScoped<IJoiningForm, JoiningForm>()
        .AddScoped<IWeekSource, AdmissionsWeek>()
        .AddScoped<ISpaceSection, TextsOfSpace>();
}
