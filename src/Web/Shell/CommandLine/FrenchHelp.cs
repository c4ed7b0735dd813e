using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;

namespace Tisserand.Web.Shell.CommandLine;

/// <summary>Help and parse errors in French: the library's own are in English.</summary>
internal static class FrenchHelp
{
    public static void Apply(RootCommand root)
    {
        foreach (var option in root.Options.ToList())
        {
            if (option is HelpOption help)
            {
                help.Description = "Afficher cette aide.";
                help.Action = new Printer();
            }
            else if (option is VersionOption version)
            {
                version.Description = "Afficher la version.";
            }
        }
    }

    /// <summary>One line on standard error, naming what was not understood.</summary>
    public static void SayErrors(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var missing = command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens.Count: 0 }).Select(a => a.HelpName ?? a.Name)
            .Concat(command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }).Select(o => o.Name))
            .ToList();
        var said = parsed.UnmatchedTokens.Count > 0 ? "Non compris : " + string.Join(' ', parsed.UnmatchedTokens) + "."
            : missing.Count > 0 ? "Il manque : " + string.Join(", ", missing) + "."
            : "Ligne de commande non comprise : une option attend une valeur, ou sa valeur n’est pas permise.";
        Console.Error.WriteLine(said + " Aide : tisserand " + (command is RootCommand ? "" : command.Name + " ") + "--help");
    }

    private sealed class Printer : SynchronousCommandLineAction
    {
        /// <summary>Help is answered whatever else is missing.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            var text = new StringBuilder().AppendLine(command.Description).AppendLine();
            var isRoot = command is RootCommand;
            text.Append("Usage : tisserand ").Append(isRoot ? "[COMMANDE]" : command.Name);
            foreach (var argument in command.Arguments)
            {
                text.Append(' ').Append(Name(argument));
            }
            text.AppendLine(" [OPTIONS]").AppendLine();
            Section(text, "Commandes", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)));
            Section(text, "Arguments", command.Arguments.Select(a => (Name(a), a.Description)));
            var common = isRoot ? [] : parseResult.RootCommandResult.Command.Options.Where(o => o.Recursive);
            Section(text, "Options", command.Options.Concat(common).Distinct().Where(o => !o.Hidden).Select(o => (
                string.Join(", ", o.Aliases.Prepend(o.Name).Where(n => n.StartsWith('-')).Distinct()) + (o.HelpName is null ? "" : " " + o.HelpName), o.Description)));
            text.AppendLine("Sortie : 0 fait, 1 refusé, 2 mal demandé.");
            parseResult.InvocationConfiguration.Output.Write(text.ToString());
            return 0;
        }

        private static string Name(Argument argument) => argument.HelpName ?? argument.Name.ToUpperInvariant();

        private static void Section(StringBuilder text, string title, IEnumerable<(string Name, string? Description)> lines)
        {
            var rows = lines.ToList();
            if (rows.Count == 0)
            {
                return;
            }
            text.Append(title).AppendLine(" :");
            var width = rows.Max(r => r.Name.Length) + 2;
            foreach (var (name, description) in rows)
            {
                text.Append("  ").Append(name.PadRight(width)).AppendLine(description);
            }
            text.AppendLine();
        }
    }
}
