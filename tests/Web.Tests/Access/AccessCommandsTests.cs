using System.Net;
using System.Text.Json;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

/// <summary>The commands <c>api-key</c> and <c>create-admin</c>, then what they made, used on the application.</summary>
public sealed class AccessCommandsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_made_on_the_command_line_opens_the_api_of_its_cpts_with_its_role(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await (await TestApp.Start(kind, on: database)).DisposeAsync();

        var made = await Run(database, "api-key", "--cpts", "deux-vallees", "--role", "lecteur", "--name", "Tableau de bord", "--json");
        Assert.Equal(0, made.Exit);
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(("deux-vallees", "lecteur"), (json.RootElement.GetProperty("cpts").GetString(), json.RootElement.GetProperty("role").GetString()));
        var plain = await Run(database, "api-key", "--cpts", "deux-vallees", "--role", "lecteur", "--name", "Autre usage");
        Assert.Equal((0, plain.Output.Trim() + Environment.NewLine), (plain.Exit, plain.Output));

        await using var app = await TestApp.Start(kind, seed: false, on: database);
        foreach (var key in new[] { json.RootElement.GetProperty("key").GetString(), plain.Output.Trim() })
        {
            var program = app.Anonymous();
            program.ApiKey = key;
            Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/c/deux-vallees/adherents")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await program.Get("/api/v1/c/autre-rive/adherents")).Status);
        }
    }

    [Fact]
    public async Task A_key_is_refused_for_an_unknown_cpts_and_misused_for_an_unknown_role()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);

        var unknown = await Run(database, "api-key", "--cpts", "nulle-part", "--role", "lecteur", "--name", "Essai", "--json");
        var misused = await Run(database, "api-key", "--cpts", "nulle-part", "--role", "reine", "--name", "Essai", "--json");

        Assert.Equal((1, "cpts-unknown"), (unknown.Exit, Code(unknown)));
        Assert.Equal((2, "role-unknown"), (misused.Exit, Code(misused)));
        Assert.Equal(2, (await Run(database, "api-key", "--cpts", "nulle-part")).Exit);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_administrator_made_on_the_command_line_administers_and_sees_no_cpts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await (await TestApp.Start(kind, on: database)).DisposeAsync();

        string[] command = ["create-admin", "--email", "salome.aubertin@example.org", "--name", "Salomé Aubertin"];
        var made = await Run(database, [.. command, "--password", TestApp.Password, "--json"]);
        Assert.Equal(0, made.Exit);
        Assert.DoesNotContain(TestApp.Password, made.Output + made.Errors, StringComparison.Ordinal);
        var twice = await Run(database, [.. command, "--password", TestApp.Password, "--json"]);
        Assert.Equal((1, "email"), (twice.Exit, Field(twice)));

        await using var app = await TestApp.Start(kind, seed: false, on: database);
        var browser = await app.SignIn("salome.aubertin@example.org");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/administration")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/c/deux-vallees")).Status);
    }

    [Fact]
    public async Task A_short_or_missing_password_is_refused_by_its_field()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        string[] command = ["create-admin", "--email", "salome.aubertin@example.org", "--name", "Salomé Aubertin", "--json"];

        foreach (var refused in new[] { await Run(database, [.. command, "--password", "court"]), await Run(database, command) })
        {
            Assert.Equal((1, "password"), (refused.Exit, Field(refused)));
        }
    }

    private static Task<Finished> Run(TestDatabase database, params string[] command) => Executable.Run(
        database.Location.Folder,
        database.Location.PostgreSql is { } server ? [.. command, "--database", server] : [.. command, "--data", database.Location.Folder]);

    private static string? Code(Finished finished) => Error(finished, "code");

    private static string? Field(Finished finished) => Error(finished, "field");

    private static string? Error(Finished finished, string property)
    {
        using var json = JsonDocument.Parse(finished.Output);
        return json.RootElement.GetProperty("errors")[0].GetProperty(property).GetString();
    }
}
