using System.CommandLine;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Features.Reference.Jobs;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Reference;

/// <summary>Communes and their contours, the public directory of health professionals.</summary>
public sealed class ReferenceModule : IModule
{
    private const int RejectedLinesSaid = 20;

    public IEnumerable<AdministrationEntry> Administration =>
        [new(50, "Annuaires et contours", "/administration/donnees", "Communes, contours des cartes et annuaire des professionnels : ce qui est chargé, et le charger.")];

    public void AddServices(IServiceCollection services) => services
        .AddReferenceBase()
        .AddScoped<ImportDirectory>()
        .AddScoped<ImportContours>()
        .AddSingleton<KeptFile>()
        .AddScoped<ImportMailboxes>()
        .AddScoped<ImportEstablishments>()
        .AddSingleton<ReferenceLoads>()
        .AddHostedService<ResumeLoad>()
        .AddHttpClient(nameof(ReferenceLoads));

    public IEnumerable<Command> Commands(Cli cli)
    {
        var directory = new Argument<string>("FICHIER") { Description = "Extraction « PS_LibreAcces_Personne_activite », en texte, zip ou gzip." };
        yield return cli.WithBooks(
            new("import-rpps", "Charger l’annuaire public des professionnels de santé.") { directory },
            async (parsed, services, cancellationToken) =>
            {
                var outcome = await services.GetRequiredService<ImportDirectory>()
                    .Run(Path.GetFullPath(parsed.GetValue(directory)!), new Said(), cancellationToken);
                if (!outcome.Succeeded)
                {
                    return Refused(cli, parsed, outcome.Refusals);
                }
                var (generation, lines) = outcome.Value;
                cli.Say(parsed, new
                {
                    generation.Rows,
                    generation.Practitioners,
                    generation.Places,
                    generation.Rejected,
                    generation.Seconds,
                    generation.Unlocated,
                    generation.FileName,
                    generation.ExtractedOn,
                    RejectedLines = lines.Select(l => new { l.Line, l.Reason }),
                }, Sentence(generation, lines));
                return Exit.Done;
            });

        var mailboxes = new Argument<string>("FICHIER") { Description = "Extraction « Extraction_Correspondance_MSSante », en texte, zip ou gzip." };
        yield return cli.WithBooks(
            new("import-mssante", "Charger les adresses de messagerie sécurisée (MSSanté) des professionnels et des structures.") { mailboxes },
            (parsed, services, cancellationToken) => SayLoaded(
                cli, parsed, services.GetRequiredService<ImportMailboxes>().Run(Path.GetFullPath(parsed.GetValue(mailboxes)!), new Said(), cancellationToken), "adresses en service"));

        var establishments = new Argument<string>("FICHIER") { Description = "Extraction FINESS : « etalab-cs1100502-stock » (ou cs1100507), ou flux JSON « structures » ; tel quel, en zip ou en gzip." };
        yield return cli.WithBooks(
            new("import-finess", "Charger les établissements de santé et médico-sociaux (FINESS).") { establishments },
            (parsed, services, cancellationToken) => SayLoaded(
                cli, parsed, services.GetRequiredService<ImportEstablishments>().Run(Path.GetFullPath(parsed.GetValue(establishments)!), new Said(), cancellationToken), "établissements en service"));

        var contours = new Argument<string>("FICHIER") { Description = "Contours des communes, TopoJSON ou GeoJSON, tel quel ou en gzip." };
        yield return cli.WithBooks(
            new("import-contours", "Charger les contours des communes, pour les cartes.") { contours },
            async (parsed, services, cancellationToken) =>
            {
                var outcome = await services.GetRequiredService<ImportContours>()
                    .Run(Path.GetFullPath(parsed.GetValue(contours)!), cancellationToken);
                if (!outcome.Succeeded)
                {
                    return Refused(cli, parsed, outcome.Refusals);
                }
                cli.Say(parsed, outcome.Value, $"{French.Number(outcome.Value.Contours)} contours de communes chargés, {French.Number(outcome.Value.Skipped)} autres formes laissées de côté.");
                return Exit.Done;
            });
    }

    private static async Task<Exit> SayLoaded(Cli cli, ParseResult parsed, Task<Outcome<LoadedFile>> load, string kept)
    {
        var outcome = await load;
        if (!outcome.Succeeded)
        {
            return Refused(cli, parsed, outcome.Refusals);
        }
        var (file, lines) = outcome.Value;
        cli.Say(parsed, new
        {
            file.Rows,
            file.Kept,
            file.Rejected,
            file.Seconds,
            file.FileName,
            file.ExtractedOn,
            RejectedLines = lines.Select(l => new { l.Line, l.Reason }),
        }, $"{French.Number(file.Rows)} lignes lues, {French.Number(file.Kept)} {kept}, {French.Number(file.Rejected)} lignes refusées, en {file.Seconds.ToString("0.0", French.Culture)} s." + First(lines, file.Rejected));
        return Exit.Done;
    }

    private static string Sentence(Generation generation, IReadOnlyList<RejectedLine> lines) =>
        $"{French.Number(generation.Rows)} lignes lues, {French.Number(generation.Practitioners)} professionnels, {French.Number(generation.Places)} lieux, "
        + $"{French.Number(generation.Rejected)} lignes refusées, en {generation.Seconds.ToString("0.0", French.Culture)} s."
        + First(lines, generation.Rejected);

    private static string First(IReadOnlyList<RejectedLine> lines, long refused) =>
        string.Concat(lines.Take(RejectedLinesSaid).Select(l => $"\n  ligne {French.Number(l.Line)} : {l.Reason}")) + (refused > RejectedLinesSaid ? "\n  …" : "");

    /// <summary>A load that is running is a refusal; anything else is a bad file.</summary>
    private static Exit Refused(Cli cli, ParseResult parsed, IReadOnlyList<Refusal> refusals)
    {
        cli.SayRefusals(parsed, refusals);
        return refusals.Any(r => r.Code == "load-running") ? Exit.Refused : Exit.Misuse;
    }

    /// <summary>Progress on standard error, when a person is watching.</summary>
    private sealed class Said : IProgress<DirectoryProgress>
    {
        public void Report(DirectoryProgress value)
        {
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{French.Number(value.Rows)} lignes {(value.Share is { } share ? French.Percent(share, 0) : "")}  ");
            }
        }
    }
}
