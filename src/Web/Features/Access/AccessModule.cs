using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access.Commands;
using Tisserand.Web.Features.Access.Settings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Access;

/// <summary>Accounts, sign-in, roles, API keys, audit trail, settings of a CPTS; the administrator's pages.</summary>
public sealed class AccessModule : IModule
{
    public const string OverviewPath = "/administration";

    public IEnumerable<MenuEntry> Menu => [new(110, "Paramètres", "settings", "parametres", Area.Settings, "journal", "donnees")];

    public IEnumerable<AdministrationEntry> Administration =>
    [
        new(10, "Vue d’ensemble", OverviewPath, ""),
        new(20, "Comptes", "/administration/comptes", "Inviter, bloquer, envoyer un lien de mot de passe"),
        new(30, "CPTS", "/administration/cpts", "En ajouter une et nommer son premier coordinateur"),
        new(40, "Courrier", "/administration/courrier", "Messages envoyés, en attente ou en échec"),
        new(90, "Journal", "/administration/journal", "Ce qui a changé hors des CPTS : comptes, CPTS créées"),
    ];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(Account), "Compte", ("FullName", "Nom"), ("IsAdministrator", "Administrateur"), ("Email", "Adresse"), ("UserName", RecordWords.Untold),
            ("NormalizedEmail", RecordWords.Untold), ("NormalizedUserName", RecordWords.Untold), ("EmailConfirmed", "Adresse confirmée"), ("PasswordHash", "Mot de passe"),
            ("SecurityStamp", RecordWords.Untold), ("ConcurrencyStamp", RecordWords.Untold), ("PhoneNumber", "Téléphone"), ("PhoneNumberConfirmed", RecordWords.Untold),
            ("TwoFactorEnabled", "Double authentification"), ("LockoutEnd", "Bloqué jusqu’au"), ("LockoutEnabled", RecordWords.Untold), ("AccessFailedCount", RecordWords.Untold)),
        new(nameof(CptsAccess), "Rôle donné", ("AccountId", "Personne"), ("Role", "Rôle")) { Value = RoleOf },
        new(nameof(ApiKey), "Clé d’API", ("Role", "Rôle"), ("Name", "Usage"), ("Hash", "Clé"), ("CreatedAt", "Créée le"), ("RevokedAt", "Révoquée le")) { Value = RoleOf },
        new("IdentityUserPasskey`1", "Clé d’accès", ("UserId", "Personne")),
        new("IdentityUserLogin`1", "Connexion par un autre service", ("ProviderDisplayName", "Service"), ("UserId", "Personne")),
        new("IdentityUserClaim`1", "Attribut du compte", ("UserId", "Personne"), ("ClaimType", "Attribut"), ("ClaimValue", "Valeur")),
        new("Cpts", "CPTS", ("Code", "Code"), ("Name", "Nom"), ("TimeZone", "Fuseau horaire"), ("Siren", "SIREN")),
        new("FormerCode", "Ancien code de la CPTS"),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        // An account is of the installation: it goes once no CPTS gives it a role (ForgetAccount); its values leave the trail of this one.
        new(typeof(Account), "Compte Tisserand", ErasureFate.Anonymised)
        {
            Others = (db, person) => db.Users.Where(u => u.Id == person.AccountId),
            Personal = ["FullName", "Email", "UserName", "NormalizedEmail", "NormalizedUserName", "PhoneNumber"],
            Impersonal = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp"],
            Untold = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp"],
            Why = "il disparaît s’il n’ouvre plus aucune CPTS",
        },
        new(typeof(CptsAccess), "Rôles dans la CPTS", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<CptsAccess>().Where(a => a.AccountId == person.AccountId && a.CptsId == db.Cpts.Required),
        },
        new(typeof(SignInLink), "Liens de connexion", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<SignInLink>().Where(l => l.AccountId == person.AccountId),
            Impersonal = ["Hash"],
            Untold = ["Hash"],
            Why = "ils suivent le compte",
        },
        new(typeof(IdentityUserPasskey<Guid>), "Clés d’accès", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<IdentityUserPasskey<Guid>>().Where(k => k.UserId == person.AccountId),
            Untold = ["CredentialId"],
            Why = "elles suivent le compte",
        },
        new(typeof(IdentityUserToken<Guid>), "Secrets de la double authentification", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == person.AccountId),
            Impersonal = ["LoginProvider", "Name", "Value"],
            Untold = ["LoginProvider", "Value"],
            Why = "ils suivent le compte",
        },
        new(typeof(IdentityUserLogin<Guid>), "Connexions par un autre service", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == person.AccountId),
            Impersonal = ["LoginProvider", "ProviderKey", "ProviderDisplayName"],
            Untold = ["ProviderKey"],
            Why = "elles suivent le compte",
        },
        new(typeof(IdentityUserClaim<Guid>), "Attributs du compte", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<IdentityUserClaim<Guid>>().Where(c => c.UserId == person.AccountId),
            Impersonal = ["ClaimType", "ClaimValue"],
            Why = "ils suivent le compte",
        },
    ];

    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<SignInLink>(
            "liens-connexion", "Liens de connexion envoyés", 1, "après leur envoi", "effacés", "RGPD, art. 5.1.e (ils ne servent plus au bout d’un quart d’heure), règlement du 27 avril 2016", RetentionStart.On,
            (db, day) => db.Set<SignInLink>().Where(l => l.CreatedAt < day.BeforeMoment && db.Set<CptsAccess>().Any(a => a.AccountId == l.AccountId && a.CptsId == db.Cpts.Required)),
            l => new() { Id = l.Id, Label = "Lien de connexion" }),
        RetentionRule.Deleting<AuditEntry>(
            "journal", "Journal des modifications", 60, "après la modification", "lignes effacées", "Code civil, art. 2224 (prescription de cinq ans), loi du 17 juin 2008", RetentionStart.Off,
            (db, day) => db.Set<AuditEntry>().Where(e => e.At < day.BeforeMoment), e => new() { Id = e.Id, Label = "Modification par " + e.Author }),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<CreateInstallation>();
        services.AddScoped<AccountMails>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<GiveRole>();
        services.AddScoped<IInvitePeople>(provider => provider.GetRequiredService<GiveRole>());
        services.AddScoped<CreateCpts>();
        services.AddScoped<ChangeCpts>();
        services.AddScoped<MakeApiKey>();
        services.AddScoped<ReadAuditTrail>();
    }

    public IEnumerable<Command> Commands(Cli cli) => [CreateAdminCommand.Make(cli), ApiKeyCommand.Make(cli)];

    private static string? RoleOf(string property, string value) => property == "Role" && Enum.TryParse<Role>(value, out var role) ? role.Label() : null;
}
