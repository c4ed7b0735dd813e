using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Admissions.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
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

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ApplyForMembership>()
        .AddScoped<DecideApplication>()
        .AddScoped<ApplicationLetters>()
        .AddScoped<IJoiningForm, JoiningForm>()
        .AddScoped<IWeekSource, AdmissionsWeek>()
        .AddScoped<ISpaceSection, TextsOfSpace>()
        .AddSingleton<ForgetApplications>()
        .AddHostedService(provider => provider.GetRequiredService<ForgetApplications>());
}
