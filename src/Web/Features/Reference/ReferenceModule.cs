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

    private static string Sentence(Generation generation, IReadOnlyList<RejectedLine> lines) =>
        $"{French.Number(generation.Rows)} lignes lues, {French.Number(generation.Practitioners)} professionnels, {French.Number(generation.Places)} lieux, "
        + $"{French.Number(generation.Rejected)} lignes refusées, en {generation.Seconds.ToString("0.0", French.Culture)} s."
        + string.Concat(lines.Take(RejectedLinesSaid).Select(l => $"\n  ligne {French.Number(l.Line)} : {l.Reason}"))
        + (generation.Rejected > RejectedLinesSaid ? "\n  …" : "");

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
