using System.CommandLine;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access.Commands;
using Tisserand.Web.Features.Access.Settings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Access;

/// <summary>Accounts, sign-in, roles, API keys, audit trail, settings of a CPTS; the administrator's pages.</summary>
public sealed class AccessModule : IModule
{
    public const string OverviewPath = "/administration";

    public IEnumerable<MenuEntry> Menu => [new(110, "Paramètres", "settings", "parametres", Area.Settings, "journal")];

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
        new("Cpts", "CPTS", ("Code", "Code"), ("Name", "Nom"), ("TimeZone", "Fuseau horaire")),
        new("FormerCode", "Ancien code de la CPTS"),
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
