using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access.Settings;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Features.Access.Commands;

/// <summary><c>api-key --cpts CODE --role ROLE --name NAME</c>: a key of the API, printed once.</summary>
internal static class ApiKeyCommand
{
    public static Command Make(Cli cli)
    {
        var code = new Option<string>("--cpts") { Description = "Code de la CPTS.", HelpName = "CODE", Required = true };
        var role = new Option<string>("--role") { Description = "Rôle de la clé : " + string.Join(", ", Enum.GetValues<Role>().Select(r => r.Slug())) + ".", HelpName = "RÔLE", Required = true };
        var name = new Option<string>("--name") { Description = "À quoi sert la clé.", HelpName = "NOM", Required = true };
        var command = new Command("api-key", "Créer une clé d’API d’une CPTS ; elle n’est montrée qu’une fois.") { code, role, name };
        return cli.WithBooks(command, async (parsed, services, cancellationToken) =>
        {
            if (RoleNames.Parse(parsed.GetValue(role)!) is not { } parsedRole)
            {
                cli.SayRefusals(parsed, [new("role-unknown", "Ce rôle n’existe pas. Rôles : " + string.Join(", ", Enum.GetValues<Role>().Select(r => r.Slug())) + ".", "role")]);
                return Exit.Misuse;
            }
            var db = services.GetRequiredService<TisserandDb>();
            var wanted = parsed.GetValue(code)!;
            var cpts = await db.Set<Cpts>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, cancellationToken);
            if (cpts is null)
            {
                cli.SayRefusals(parsed, [new("cpts-unknown", $"Aucune CPTS de cette installation n’a le code « {wanted} ».", "cpts")]);
                return Exit.Refused;
            }
            services.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            services.GetRequiredService<Author>().Is(null, "Ligne de commande");
            var made = await services.GetRequiredService<MakeApiKey>().Make(cpts.Id, parsed.GetValue(name), parsedRole, cancellationToken);
            if (!made.Succeeded)
            {
                cli.SayRefusals(parsed, [.. made.Refusals.Select(r => r with { Field = "name" })]);
                return Exit.Misuse;
            }
            cli.Say(parsed, new { key = made.Value.Key, cpts = cpts.Code, role = parsedRole.Slug(), name = made.Value.Row.Name }, made.Value.Key);
            return Exit.Done;
        });
    }
}
