using System.CommandLine;
using Tisserand.Domain.Funding.Simulation;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Features.Funding.Commands;

/// <summary>simulate FILE|-: the simulator on the command line. Opens no database; its answer is JSON with or without --json.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "FICHIER", Description = "Fichier JSON de la simulation ; - pour l’entrée standard." };
        var command = new Command("simulate", "Calculer le calendrier des versements ACI décrit en JSON (un objet ou une liste).") { file };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> Run(string file, CancellationToken cancellationToken)
    {
        byte[] json;
        try
        {
            json = await Read(file, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Le fichier « {file} » ne peut pas être lu.");
            Console.Out.WriteLine("""{"errors":[{"field":"","code":"unreadable-file","message":"Le fichier ne peut pas être lu."}]}""");
            return (int)Exit.Misuse;
        }
        var answer = SimulationText.Run(json, SimulationApi.PopulationOf);
        Console.Out.WriteLine(answer.Json);
        return answer.ExitCode;
    }

    private static async Task<byte[]> Read(string file, CancellationToken cancellationToken)
    {
        if (file != "-")
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        await using var input = Console.OpenStandardInput();
        using var text = new MemoryStream();
        await input.CopyToAsync(text, cancellationToken);
        return text.ToArray();
    }
}
