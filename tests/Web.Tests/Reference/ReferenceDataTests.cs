using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Reference.Jobs;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public sealed class ReferenceDataTests
{
    private const string Page = "/administration/donnees";

    private const string GeoJson = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"62534"},
         "geometry":{"type":"Polygon","coordinates":[[[2.1,50.7],[2.2,50.7],[2.2,50.8],[2.1,50.7]]]}}]}
        """;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Contours_of_a_file_are_loaded_in_the_background_and_drawn(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var admin = await app.Administrator();
        Assert.Contains("aucun", (await admin.Get(Page)).One("#contours small"), StringComparison.Ordinal);
        await admin.Upload("#contours form[enctype]", "Upload", "contours.geojson", Encoding.UTF8.GetBytes(GeoJson));
        await app.Services.GetRequiredService<ReferenceLoads>().Running;
        var loaded = await admin.Get(Page);
        Assert.Contains("1 contour de commune chargé.", loaded.Text, StringComparison.Ordinal);
        Assert.Equal("1\u00A0contour chargé", loaded.One("#contours small"));

        await Territories.TerritoryPagesTests.Seed(app, app.DeuxVallees, ["62534"]);
        var map = await (await app.SignedIn(Role.Coordinator)).Get("/c/deux-vallees/territoire/carte.json");
        Assert.Contains("\"id\":\"62534\"", map.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_contours_changes_nothing_and_says_why()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var admin = await app.Administrator();
        await admin.Get(Page);
        Assert.Contains("Choisissez un fichier.", (await admin.Upload("#contours form[enctype]", "Upload", "vide.json", [])).Text, StringComparison.Ordinal);
        await admin.Get(Page);
        await admin.Upload("#contours form[enctype]", "Upload", "contours.json", "pas du json"u8.ToArray());
        await app.Services.GetRequiredService<ReferenceLoads>().Running;
        var page = await admin.Get(Page);
        Assert.Contains("rien n’a été chargé", page.One("#etat"), StringComparison.Ordinal);
        Assert.Equal("aucun", page.One("#contours small"));
    }

    [Theory]
    [InlineData(200, "1 contour de commune chargé.")]
    [InlineData(503, "Le service des contours a répondu 503.")]
    [InlineData(0, "Le service des contours ne répond pas.")]
    public async Task Official_contours_are_fetched_from_the_address_of_the_configuration(int status, string said)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        using var stub = new TcpListener(IPAddress.Loopback, 0);
        stub.Start();
        var port = ((IPEndPoint)stub.LocalEndpoint).Port;
        app.Services.GetRequiredService<IConfiguration>()["Contours:Adresse"] = $"http://127.0.0.1:{port}/communes.geojson";
        var served = status == 0 ? Task.CompletedTask : Answer(stub, status);
        if (status == 0)
        {
            stub.Stop();
        }
        var admin = await app.Administrator();
        await admin.Get(Page);
        await admin.Submit([], "#contours form:not([enctype])");
        await app.Services.GetRequiredService<ReferenceLoads>().Running;
        await served;
        Assert.Contains(said, (await admin.Get(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_load_waits_for_the_first()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        using var stub = new TcpListener(IPAddress.Loopback, 0);
        stub.Start();
        app.Services.GetRequiredService<IConfiguration>()["Contours:Adresse"] = $"http://127.0.0.1:{((IPEndPoint)stub.LocalEndpoint).Port}/";
        var admin = await app.Administrator();
        await admin.Get(Page);
        var running = await admin.Submit([], "#contours form:not([enctype])");
        Assert.Contains("chargement en cours", running.One("#etat"), StringComparison.Ordinal);
        Assert.Contains("Un chargement est déjà en cours", (await admin.Submit([], "#contours form:not([enctype])")).Text, StringComparison.Ordinal);
        await Answer(stub, 200);
        await app.Services.GetRequiredService<ReferenceLoads>().Running;
        Assert.False(app.Services.GetRequiredService<ReferenceLoads>().State!.IsRunning);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_load_of_the_directory_that_a_stop_cut_short_begins_anew_with_the_next_start(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using (var stopped = await TestApp.Start(kind, on: database))
        {
            // The file was received, the load had begun: the process was killed there. Another upload was under way.
            var kept = stopped.Services.GetRequiredService<KeptFile>();
            var file = kept.Receive();
            await file.WriteAsync(Extraction.File([Extraction.Line(), Extraction.Another(2), ["rien"]]));
            kept.Keep(file, "PS_LibreAcces_Personne_activite_202611220800.txt");
            await file.DisposeAsync();
            await kept.Receive().DisposeAsync();
        }
        await using var app = await TestApp.Start(kind, seed: false, on: database);
        var loads = app.Services.GetRequiredService<ReferenceLoads>();

        loads.Resume();
        await loads.Running;

        var admin = await app.Administrator();
        var page = await admin.Get(Page);
        Assert.Contains("2 professionnels chargés, 1 ligne refusée.", page.Text, StringComparison.Ordinal);
        Assert.Contains("colonnes au lieu de", (await admin.Get(Page + "/lignes-refusees")).Text, StringComparison.Ordinal);
        var csv = await (await admin.Raw(HttpMethod.Get, Page + "/lignes-refusees?format=csv")).Response.Content.ReadAsStringAsync();
        Assert.Contains("Ligne;Motif", csv, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(database.Location.Folder, "chargements")));
        // Nothing is left to begin.
        var state = loads.State;
        loads.Resume();
        Assert.Same(state, loads.State);
    }

    [Fact]
    public async Task A_load_that_stops_the_application_each_time_is_given_up_and_says_so()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var kept = app.Services.GetRequiredService<KeptFile>();
        var file = kept.Receive();
        await file.WriteAsync(Extraction.File([Extraction.Line()]));
        kept.Keep(file, "annuaire.txt");
        await file.DisposeAsync();
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            var again = kept.Resume()!.Value;
            Assert.Equal(attempt, again.Load.Attempts);
            await again.Content.DisposeAsync();
        }

        app.Services.GetRequiredService<ReferenceLoads>().Resume();

        Assert.Contains("s’est interrompu 3 fois", (await (await app.Administrator()).Get(Page)).Text, StringComparison.Ordinal);
        Assert.Null(kept.Resume());
    }

    [Fact]
    public async Task The_page_is_the_administrators()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Coordinator)).Get(Page)).Status);
        Assert.StartsWith("/connexion", (await app.Anonymous().Get(Page)).Path, StringComparison.Ordinal);
    }

    /// <summary>One HTTP answer on the loopback, as the official service would give it.</summary>
    private static async Task Answer(TcpListener stub, int status)
    {
        using var client = await stub.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        var body = status == 200 ? GeoJson : "";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} x\r\nContent-Type: application/geo+json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
    }
}
