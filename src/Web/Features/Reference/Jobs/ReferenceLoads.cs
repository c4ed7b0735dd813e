using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Reference.Jobs;

/// <summary>Where a load of reference data stands.</summary>
/// <param name="What">French name of what is loaded.</param>
/// <param name="Step">French sentence: what is being done, or what was done.</param>
/// <param name="Share">0 to 1; null when it cannot be told.</param>
/// <param name="IsRunning">False once done or refused.</param>
/// <param name="Refusals">Why it changed nothing; empty otherwise.</param>
public sealed record LoadState(string What, DateTime StartedAt, string Step, double? Share, bool IsRunning, IReadOnlyList<Refusal> Refusals);

/// <summary>
/// Loads of the national directories that an administrator asks for: in the background, one at a time, so that the page can be
/// left. The state lives as long as this process; what was loaded stands in the base, and a load cut short changes nothing: that of
/// the directory begins anew with the next process, from its file, kept until then (<see cref="KeptFile"/>).
/// </summary>
public sealed class ReferenceLoads(
    IServiceScopeFactory scopes, IHttpClientFactory http, IConfiguration configuration, KeptFile kept, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ReferenceLoads> logger)
{
    /// <summary>Contours of the communes to 100 m, as the State publishes them from IGN Admin Express.</summary>
    public const string OfficialContours = "https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/communes-100m.geojson.gz";

    private const long MostBytes = 1L << 30;

    /// <summary>A load that stops the process each time must not stop it for ever.</summary>
    private const int MostAttempts = 3;

    private const string OfDirectory = "Annuaire des professionnels";

    private readonly Lock _gate = new();
    private volatile LoadState? _state;

    /// <summary>The load that is running, or the last one of this process; null before the first.</summary>
    public LoadState? State => _state;

    /// <summary>Ends with the load that is running; never fails.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>« Contours:Adresse » of the configuration, or the official service.</summary>
    public string ContoursAddress => configuration["Contours:Adresse"] is { Length: > 0 } address ? address : OfficialContours;

    /// <summary>A file of the directory of professionals, received by <see cref="KeptFile.Receive"/>. Takes it over; refuses while another load is running.</summary>
    public Outcome<LoadState> Directory(FileStream file, string name) => Start(OfDirectory, file, Load(file, name, ""), () => kept.Keep(file, name));

    /// <summary>Begins anew the load of the directory that a stop has interrupted, if there is one; a start calls it.</summary>
    public void Resume()
    {
        if (kept.Resume() is not var (load, file))
        {
            return;
        }
        if (load.Attempts > MostAttempts)
        {
            file.Dispose();
            kept.Forget();
            _state = new(OfDirectory, load.ReceivedAt, "", null, IsRunning: false,
                [new("load-interrupted", $"Le chargement de {load.Name} s’est interrompu {MostAttempts} fois avant la fin\u00A0: il n’est plus repris. L’annuaire en service n’a pas changé. Vérifiez la place sur le disque et la mémoire, puis chargez le fichier de nouveau.")]);
            return;
        }
        logger.LogInformation("The load of {Name} was interrupted: it begins anew, attempt {Attempt}", load.Name, load.Attempts);
        Start(OfDirectory, file, Load(file, load.Name, "Chargement interrompu par un arrêt, repris du début\u00A0: "));
    }

    private Func<IServiceProvider, CancellationToken, Task<Outcome<string>>> Load(FileStream file, string name, string before) => async (services, stop) =>
    {
        var progress = new Reported(p => Say($"{before}{French.Number(p.Rows)} lignes lues" + (p.Share >= 1 ? ", index et comparaison avec le fichier précédent" : ""), p.Share));
        var outcome = await services.GetRequiredService<ImportDirectory>().Run(file, name, progress, stop);
        return outcome.Succeeded
            ? $"{French.Number(outcome.Value.Generation.Practitioners)} professionnels chargés, {French.Count(outcome.Value.Generation.Rejected, "ligne refusée", "lignes refusées")}."
            : outcome.Refusals.ToList();
    };

    /// <summary>A file of secure-messaging addresses. Takes the stream over; refuses while another load is running.</summary>
    public Outcome<LoadState> Mailboxes(Stream file, string name) => Start("Messageries sécurisées MSSanté", file, async (services, stop) =>
        Loaded(await services.GetRequiredService<ImportMailboxes>().Run(file, name, Reading(), stop), "adresse chargée", "adresses chargées"));

    /// <summary>A file of FINESS, of either form. Takes the stream over; refuses while another load is running.</summary>
    public Outcome<LoadState> Establishments(Stream file, string name) => Start("Établissements FINESS", file, async (services, stop) =>
        Loaded(await services.GetRequiredService<ImportEstablishments>().Run(file, name, Reading(), stop), "établissement chargé", "établissements chargés"));

    /// <summary>A file of contours. Takes the stream over; refuses while another load is running.</summary>
    public Outcome<LoadState> Contours(Stream file) => Start("Contours des communes", file, (services, stop) => Import(services, file, stop));

    /// <summary>The official contours, fetched from <see cref="ContoursAddress"/> to a temporary file, then loaded like any other.</summary>
    public Outcome<LoadState> DownloadContours()
    {
        var file = TemporaryFile();
        return Start("Contours officiels des communes", file, async (services, stop) =>
        {
            if (await Fetch(file, stop) is { } refusal)
            {
                return refusal;
            }
            file.Position = 0;
            return await Import(services, file, stop);
        });
    }

    /// <summary>A file of the system's temporary folder that vanishes when closed.</summary>
    public static FileStream TemporaryFile() =>
        new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static Outcome<string> Loaded(Outcome<LoadedFile> outcome, string one, string many) => outcome.Succeeded
        ? $"{French.Count(outcome.Value.File.Kept, one, many)}, {French.Count(outcome.Value.File.Rejected, "ligne refusée", "lignes refusées")}."
        : outcome.Refusals.ToList();

    private Reported Reading() => new(p => Say($"{French.Number(p.Rows)} lignes lues", p.Share));

    private async Task<Outcome<string>> Import(IServiceProvider services, Stream file, CancellationToken stop)
    {
        Say("Lecture du fichier et enregistrement des contours", null);
        var outcome = await services.GetRequiredService<ImportContours>().Run(file, stop);
        return outcome.Succeeded
            ? $"{French.Count(outcome.Value.Contours, "contour de commune chargé", "contours de communes chargés")}."
            : outcome.Refusals.ToList();
    }

    private async Task<Refusal?> Fetch(FileStream file, CancellationToken stop)
    {
        if (!Uri.TryCreate(ContoursAddress, UriKind.Absolute, out var address))
        {
            return new("address-invalid", "L’adresse des contours, dans la configuration, n’est pas une adresse.");
        }
        try
        {
            using var client = http.CreateClient(nameof(ReferenceLoads));
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.IsSuccessStatusCode)
            {
                return new("download-refused", $"Le service des contours a répondu {(int)answer.StatusCode}. Réessayez plus tard, ou chargez un fichier.");
            }
            var length = answer.Content.Headers.ContentLength;
            await using var content = await answer.Content.ReadAsStreamAsync(stop);
            var buffer = new byte[1 << 16];
            long total = 0;
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
            {
                total += read;
                if (total > MostBytes)
                {
                    return new("download-too-long", "Le fichier des contours est trop grand pour être celui des communes.");
                }
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
                Say($"{French.Number(total / 1_000_000)} Mo téléchargés", length is > 0 ? (double)total / length : null);
            }
            return null;
        }
        catch (HttpRequestException problem)
        {
            logger.LogWarning(problem, "The contours could not be downloaded from {Address}", address);
            return new("download-failed", "Le service des contours ne répond pas. Réessayez plus tard, ou chargez un fichier.");
        }
    }

    /// <param name="begun">Done once nothing refuses the load.</param>
    private Outcome<LoadState> Start(string what, Stream file, Func<IServiceProvider, CancellationToken, Task<Outcome<string>>> load, Action? begun = null)
    {
        lock (_gate)
        {
            if (_state is { IsRunning: true })
            {
                file.Dispose();
                return new Refusal("load-running", "Un chargement est déjà en cours : attendez sa fin.");
            }
            var started = new LoadState(what, time.GetUtcNow().UtcDateTime, "Démarrage", null, IsRunning: true, []);
            begun?.Invoke();
            _state = started;
            // Not tied to the request: whoever asked may leave.
            Running = Task.Run(() => Run(started, file, load));
            return started;
        }
    }

    private async Task Run(LoadState started, Stream file, Func<IServiceProvider, CancellationToken, Task<Outcome<string>>> load)
    {
        Outcome<string> outcome;
        try
        {
            await using var owned = file;
            await using var scope = scopes.CreateAsyncScope();
            outcome = await load(scope.ServiceProvider, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The file stays, for the next start.
            _state = started with { IsRunning = false, Refusals = [new("load-interrupted", "Le chargement s’est interrompu\u00A0: l’application s’arrête. Les données en service n’ont pas changé.")] };
            return;
        }
#pragma warning disable CA1031 // Whatever happens, the page says that the load has ended.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            logger.LogError(problem, "A load of reference data failed: {What}", started.What);
            outcome = new Refusal("load-failed", "Le chargement s’est arrêté sur une erreur. Les données en service n’ont pas changé.");
        }
        if (started.What == OfDirectory)
        {
            kept.Forget();
        }
        _state = started with { IsRunning = false, Step = outcome.Value ?? "", Share = null, Refusals = outcome.Refusals };
    }

    private void Say(string step, double? share)
    {
        if (_state is { IsRunning: true } running)
        {
            _state = running with { Step = step, Share = share };
        }
    }

    /// <summary>Called in the loading thread itself, in order.</summary>
    private sealed class Reported(Action<DirectoryProgress> report) : IProgress<DirectoryProgress>
    {
        public void Report(DirectoryProgress value) => report(value);
    }
}
