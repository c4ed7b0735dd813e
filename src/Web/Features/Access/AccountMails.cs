using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Access;

/// <summary>
/// The few messages about accounts. They belong to the installation, not to a CPTS: without a mail server the administrator
/// reads them and passes the link on. Links carry the address by which the application was called (see AllowedHosts).
/// </summary>
public sealed class AccountMails(TisserandDb db, UserManager<Account> accounts, SiteAddress site, Clock clock)
{
    /// <summary>To somebody who asked for a new password.</summary>
    public async Task ForgottenPassword(Account account) => Post(account.Email!, "Votre mot de passe Tisserand", $"""
        Bonjour {account.FullName},

        Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour ce compte. Choisissez-le ici :

        {await PasswordLink(account)}

        Ce lien sert une seule fois, pendant vingt-quatre heures. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.
        """);

    /// <summary>To somebody for whom an account was just made.</summary>
    public async Task Welcome(Account account, Cpts? cpts, Role? role) => Post(account.Email!, "Votre compte Tisserand", $"""
        Bonjour {account.FullName},

        Un compte Tisserand vient d’être créé pour vous{Place(cpts, role)}. Choisissez votre mot de passe :

        {await PasswordLink(account)}

        Ce lien sert une seule fois, pendant vingt-quatre heures ; passé ce délai, « Mot de passe oublié » sur la page de connexion en envoie un autre.
        """);

    /// <summary>To somebody who already had an account and gets one more role.</summary>
    public void RoleGiven(Account account, Cpts cpts, Role role) => Post(account.Email!, $"Tisserand : {cpts.Name}", $"""
        Bonjour {account.FullName},

        Vous avez maintenant accès à Tisserand{Place(cpts, role)} :

        {site.Of($"/c/{cpts.Code}")}
        """);

    /// <summary>To a member of the CPTS: nothing to choose, the address is enough to enter.</summary>
    public void MemberInvited(Account account, Cpts cpts) => Post(account.Email!, $"Votre espace d’adhérent : {cpts.Name}", $"""
        Bonjour {account.FullName},

        {cpts.Name} vous ouvre votre espace d’adhérent : vos réunions, vos indemnités, vos attestations, vos données et ce que l’annuaire montre de vous.

        Pour y entrer, sans mot de passe, demandez un lien à cette adresse ; il arrive par courriel aussitôt :

        {site.Of(QueryHelpers.AddQueryString("/connexion/lien", new Dictionary<string, string?> { ["courriel"] = account.Email, ["retour"] = $"/c/{cpts.Code}/mon-espace" }))}
        """);

    /// <summary>To somebody who asked to enter without a password.</summary>
    public void SignInLink(Account account, string secret, string? returnUrl) => Post(account.Email!, "Votre lien de connexion à Tisserand", $"""
        Bonjour {account.FullName},

        Pour entrer dans Tisserand, ouvrez ce lien puis appuyez sur « Me connecter » :

        {site.Of(QueryHelpers.AddQueryString("/connexion/entrer", new Dictionary<string, string?> { ["jeton"] = secret, ["retour"] = returnUrl }))}

        Il sert une seule fois, pendant quinze minutes. Si vous n’avez rien demandé, ne faites rien : sans ce lien, personne n’entre.
        """);

    /// <summary>To the new address of an account, which is taken once confirmed from there.</summary>
    public async Task ConfirmAddress(Account account, string email)
    {
        var token = await accounts.GenerateChangeEmailTokenAsync(account, email);
        Post(email, "Confirmez votre adresse", $"""
            Bonjour {account.FullName},

            Pour vous connecter désormais à Tisserand avec cette adresse, ouvrez ce lien dans le navigateur où vous êtes connecté :

            {site.Of(QueryHelpers.AddQueryString("/compte/adresse", new Dictionary<string, string?> { ["courriel"] = email, ["jeton"] = Encode(token) }))}

            Ce lien sert une seule fois, pendant vingt-quatre heures.
            """);
    }

    /// <summary>A token as it stands in a link, and back; null when it is none.</summary>
    public static string Encode(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <inheritdoc cref="Encode"/>
    public static string? Decode(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Place(Cpts? cpts, Role? role) => cpts is null || role is null ? "" : $", avec le rôle « {role.Value.Label()} » dans {cpts.Name}";

    private async Task<string> PasswordLink(Account account) => site.Of(QueryHelpers.AddQueryString("/mot-de-passe-nouveau", new Dictionary<string, string?>
    {
        ["compte"] = account.Id.ToString(),
        ["jeton"] = Encode(await accounts.GeneratePasswordResetTokenAsync(account)),
    }));

    private void Post(string to, string subject, string body) => db.Add(new OutgoingMail
    {
        To = to,
        Subject = subject,
        Body = body,
        CreatedAt = clock.UtcNow,
        NotBefore = clock.UtcNow,
    });
}
