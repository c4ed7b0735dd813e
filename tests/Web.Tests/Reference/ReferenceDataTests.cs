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
