using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Features.Access.Commands;

/// <summary><c>create-admin --email E --name N</c>: an administrateur of the installation, without any role in a CPTS.</summary>
internal static class CreateAdminCommand
{
    public static Command Make(Cli cli)
    {
        var email = new Option<string>("--email") { Description = "Adresse électronique du compte.", HelpName = "ADRESSE", Required = true };
        var name = new Option<string>("--name") { Description = "Prénom et nom.", HelpName = "NOM", Required = true };
        var password = new Option<string?>("--password") { Description = "Mot de passe ; sans cette option, il est demandé, ou lu sur l’entrée standard.", HelpName = "MOT-DE-PASSE" };
        var command = new Command("create-admin", "Créer un administrateur de l’installation, sans rôle dans une CPTS.") { email, name, password };
        return cli.WithBooks(command, async (parsed, services, _) =>
        {
            services.GetRequiredService<Author>().Is(null, "Ligne de commande");
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var created = await CreateInstallation.CreateAccount(accounts, parsed.GetValue(name), parsed.GetValue(email), parsed.GetValue(password) ?? ReadPassword(), isAdministrator: true);
            if (!created.Succeeded)
            {
                cli.SayRefusals(parsed, [.. created.Refusals.Select(r => r with { Field = r.Field switch { "Password" => "password", nameof(Account.Email) => "email", _ => "name" } })]);
                return Exit.Refused;
            }
            cli.Say(parsed, new { email = created.Value.Email, administrator = true }, $"{created.Value.FullName} ({created.Value.Email}) est administrateur de l’installation.");
            return Exit.Done;
        });
    }

    /// <summary>Typed without being shown on a terminal; the first line of a pipe otherwise.</summary>
    private static string? ReadPassword()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine();
        }
        Console.Error.Write("Mot de passe : ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
