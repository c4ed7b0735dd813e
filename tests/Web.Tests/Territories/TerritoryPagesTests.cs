using System.Net;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Territories;

public sealed class TerritoryPagesTests
{
    private const string Page = "/c/deux-vallees/territoire";
    private const string Adding = Page + "/ajouter";
    private static readonly DateOnly Start = new(2024, 10, 1);

    private static string Siren => Geography.Current.SearchEpci("pays de lumbres", 1)[0].Siren;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_commune_is_found_by_name_and_added_from_a_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Aucune commune pour le moment", (await browser.Get(Page)).Text, StringComparison.Ordinal);

        await browser.Get(Adding + "?q=lumbres&jour=2024-10-01");
        var added = await browser.Submit([], "#resultats", "button[value='62534']");
        Assert.Equal("1\u00A0commune ajoutée.", added.One(".notice.ok"));
        Assert.StartsWith(Adding + "?q=lumbres&jour=2024-10-01", added.Path, StringComparison.Ordinal);
        Assert.Contains("est déjà dans le territoire", added.One("#resultats"), StringComparison.Ordinal);

        var today = await browser.Get(Page);
        Assert.Equal(["Lumbres"], today.All("#liste tbody td:nth-child(2)"));
        Assert.Contains("Taille 1", today.Text, StringComparison.Ordinal);
        Assert.Contains("Il manque 36 421 habitants pour la taille 2.", today.Text, StringComparison.Ordinal);
        Assert.Equal("Taille 1 · 3\u00A0579\u00A0habitants", today.One(".cpts span"));
        var before = await browser.Get(Page + "?jour=2024-09-30");
        Assert.Contains("Aucune commune ce jour-là", before.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(AuditAct.Created,
            (await db.Set<AuditEntry>().SingleAsync(a => a.Entity == nameof(TerritoryLine))).Act));
    }

    [Fact]
    public async Task Typing_asks_for_the_results_alone()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("<main", (await browser.Get(Adding + "?q=62534")).Html, StringComparison.Ordinal);
        Assert.Contains("Lumbres", (await browser.Get(Adding + "?q=62380")).One("#resultats"), StringComparison.Ordinal);
        Assert.Contains("Aucune commune ni intercommunalité", (await browser.Get(Adding + "?q=zzzz")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_pasted_list_is_previewed_line_by_line_then_added_and_nothing_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Adding);
        const string Typed = "62534\nSaint-Omer (62)\n01340\n75101\n75056\nzzz\nLumbres";
        var preview = await browser.Submit(new() { ["Input.Text"] = Typed, ["Input.JoinedOn"] = "2024-10-01" }, "#liste-collee form");
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], preview.All("#apercu tbody td:first-child"));
        var results = preview.All("#apercu tbody td:last-child");
        Assert.Contains("L’ancien code 01340 désigne aujourd’hui", results[2], StringComparison.Ordinal);
        Assert.Contains("fait déjà partie de Paris", results[4], StringComparison.Ordinal);
        Assert.Contains("« zzz » n’est ni le nom ni le code", results[5].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("déjà dans la liste, ligne 1", results[6], StringComparison.Ordinal);
        Assert.Equal(Typed, preview.One("#Input_Text").ReplaceLineEndings("\n"));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(0, await db.Set<TerritoryLine>().CountAsync()));

        var codes = preview.Page.QuerySelectorAll("#apercu [name='Input.Codes']").Select(e => e.GetAttribute("value")!).ToList();
        Assert.Equal(["62534", "62765", "01015", "75101"], codes);
        var done = await Post(browser, preview, codes, "2024-10-01");
        Assert.Equal(4, done.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.Contains("Ain (01), Pas-de-Calais (62), Paris (75)", done.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_whole_epci_joins_and_what_is_on_screen_is_what_the_files_hold(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var epci = Geography.Current.FindEpci(Siren)!;
        var communes = Geography.Current.CommunesOfEpci(epci.Siren);
        await Seed(app, app.DeuxVallees, ["62534"]);
        var shown = await browser.Get($"{Adding}?epci={epci.Siren}&jour=2024-10-01");
        var codes = shown.Page.QuerySelectorAll("#resultats [name='Input.Codes']").Select(e => e.GetAttribute("value")!).ToList();
        Assert.Equal(communes.Select(c => c.Code).Except(["62534"]).Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
        Assert.Contains("dont 1 déjà là", string.Join(' ', shown.One("#resultats").Split()), StringComparison.Ordinal);
        var done = await Post(browser, shown, codes, "2024-10-01");
        Assert.Contains(Tisserand.Web.Shell.Formats.French.Number(epci.Population).Replace('\u00A0', ' ') + " habitants", done.Text, StringComparison.Ordinal);

        var screen = await browser.Get(Page + "?tri=population&sens=desc&q=lu");
        var rows = screen.Page.QuerySelectorAll("#liste tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Skip(1).Select(d => d.TextContent.Trim().Replace("\u00A0", "", StringComparison.Ordinal)))).ToList();
        Assert.NotEmpty(rows);
        var csv = Encoding.UTF8.GetString((await browser.Get(Page + "?tri=population&sens=desc&q=lu&format=csv")).Bytes).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(screen.All("#liste thead th").Skip(1).Select(h => h.Trim()), csv[0].Split(';'));
        Assert.Equal(rows, csv.Skip(1).Select(l => l.Replace(';', '|')));
        var cells = Cells((await browser.Get(Page + "?tri=population&sens=desc&q=lu&format=xlsx")).Bytes);
        Assert.Equal(rows.Count + 1, cells.Count);
        Assert.Equal(rows.Select(r => r.Split('|')[4]), cells.Skip(1).Select(c => c[4]));
        Assert.Equal(rows.Select(r => r.Split('|')[0]), cells.Skip(1).Select(c => c[0]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_line_becomes_a_part_then_leaves_on_a_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Seed(app, app.DeuxVallees, ["59350", "62534"]);
        var lille = await browser.Get(Page + "?q=lille");
        var line = lille.Page.QuerySelector("#liste tbody a")!.GetAttribute("href")!;
        await browser.Get(line);
        var refused = await browser.Submit(new() { ["Input.PartPopulation"] = "900 000", ["Input.PartReason"] = " " });
        Assert.Contains("La partie ne peut pas compter plus d’habitants", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Dites quelle partie", refused.One("#Input_PartReason_erreur"), StringComparison.Ordinal);
        Assert.Equal("900 000", refused.Page.QuerySelector("#Input_PartPopulation")!.GetAttribute("value"));
        var done = await browser.Submit(new() { ["Input.PartPopulation"] = "41 000", ["Input.PartReason"] = "Lille-Sud" });
        Assert.Contains("44 579 habitants", done.Text, StringComparison.Ordinal);
        Assert.Contains("Taille 2", done.Text, StringComparison.Ordinal);
        Assert.Contains("Partie : Lille-Sud", done.Text, StringComparison.Ordinal);

        var id = line[(line.LastIndexOf('/') + 1)..];
        var nothing = await browser.Submit([], "#choix", "#choix button.btn");
        Assert.Contains("Choisissez au moins une commune", nothing.Text, StringComparison.Ordinal);
        var early = await browser.Submit(new() { ["Input.Ids"] = id, ["Input.LastDay"] = "2024-09-30" }, "#choix", "#choix button.btn");
        Assert.Contains("ne peut pas venir avant l’entrée", early.Text, StringComparison.Ordinal);
        var left = await browser.Submit(new() { ["Input.Ids"] = id, ["Input.LastDay"] = "2025-12-31" }, "#choix", "#choix button.btn");
        Assert.Contains("1 commune retirée.", left.One(".notice.ok").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(["Lumbres"], left.All("#liste tbody td:nth-child(2)"));
        Assert.Equal(["Lille", "Lumbres"], (await browser.Get(Page + "?jour=2025-12-31")).All("#liste tbody td:nth-child(2)"));
        Assert.Equal(["Lumbres"], (await browser.Get(Page + "?jour=2026-01-01")).All("#liste tbody td:nth-child(2)"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_commune_of_another_cpts_is_warned_of_and_its_lines_are_out_of_reach(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Seed(app, app.AutreRive, ["62534", "75056"]);
        var theirs = Guid.Empty;
        await app.WithDb(app.AutreRive, async db => theirs = (await db.Set<TerritoryLine>().FirstAsync()).Id);

        var found = await browser.Get(Adding + "?q=lumbres&jour=2024-10-01");
        Assert.Equal("aussi dans CPTS de l’Autre Rive", found.One("#resultats .tag"));
        var done = await Post(browser, found, ["62534", "75101"], "2024-10-01");
        Assert.Contains("Lumbres est aussi dans le territoire de CPTS de l’Autre Rive.", done.Text, StringComparison.Ordinal);
        Assert.Contains("2 communes sont aussi dans le territoire d’une autre CPTS", done.One(".notice.due").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("autre CPTS", (await browser.Get(Page + "?jour=2024-09-30")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Page}/lignes/{theirs}")).Status);
        await browser.Get(Page);
        var stolen = await browser.Submit(new() { ["Input.Ids"] = theirs.ToString(), ["Input.LastDay"] = "2026-01-01" }, "#choix", "#choix button.btn");
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
    }

    [Fact]
    public async Task The_map_has_the_territory_and_the_communes_around()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        await Seed(app, app.DeuxVallees, ["62534", "75101"]);
        using var map = JsonDocument.Parse((await browser.Get(Page + "/carte.json")).Html);
        var states = map.RootElement.GetProperty("communes").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("state").GetString());
        Assert.Equal(("own", "own"), (states["62534"], states["75101"]));
        Assert.Equal("near", states["62902"]);
        Assert.Equal("near", states["75102"]);
        Assert.DoesNotContain("75056", states.Keys);
        Assert.DoesNotContain("59350", states.Keys);
        using var wider = JsonDocument.Parse((await browser.Get(Page + "/carte.json?departement=59")).Html);
        Assert.Contains(wider.RootElement.GetProperty("communes").EnumerateArray(), c => c.GetProperty("code").GetString() == "59350");
    }

    [Fact]
    public async Task Those_who_only_see_find_no_act_and_the_unconcerned_nothing()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await Seed(app, app.DeuxVallees, ["62534"]);
        var reader = await app.SignedIn(Role.Reader);
        var page = await reader.Get(Page);
        Assert.Contains("Lumbres", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Adding)).Status);
        var member = await app.SignedIn(Role.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get(Page + "/carte.json")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_costs_the_same_with_two_communes_as_with_a_hundred(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await Seed(app, app.DeuxVallees, ["62534", "59350"]);
        await browser.Get(Page);
        var few = await app.Queries.During(() => browser.Get(Page));
        await Seed(app, app.DeuxVallees, [.. Geography.Current.Communes.Where(c => c.Departement == "80").Take(100).Select(c => c.Code)]);
        // The CPTS and the roles; the lines; the other CPTS; the contract, named in the menu. (The account is compared when time moves.)
        var many = await app.Queries.During(() => browser.Get(Page));
        Assert.True((few, many) == (5, 5), $"{few}, {many}: " + string.Join("\n---\n", app.Queries.Seen.TakeLast(many)));
    }

    [Fact]
    public async Task Sources_are_open_to_all()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        Assert.Contains(Geography.Credit.Replace('\u00A0', ' '), (await app.Anonymous().Get("/sources")).Text, StringComparison.Ordinal);
    }

    /// <summary>Lines since 1 October 2024.</summary>
    internal static Task Seed(TestApp app, Cpts cpts, IReadOnlyCollection<string> codes) => app.WithDb(cpts, async db =>
    {
        var territory = new Territory([], Geography.Current);
        db.AddRange(codes.Select(c => territory.Join(c, new(Start)).Required.Line));
        await db.SaveChangesAsync();
    });

    /// <summary>Posts several codes, as ticked boxes do.</summary>
    private static async Task<Answer> Post(Browser browser, Answer page, IEnumerable<string> codes, string joinedOn)
    {
        var token = page.Page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([
            .. codes.Select(c => KeyValuePair.Create("Input.Codes", c)),
            KeyValuePair.Create("Input.JoinedOn", joinedOn),
            KeyValuePair.Create("__RequestVerificationToken", token)]);
        var answer = await browser.Raw(HttpMethod.Post, Adding + "?handler=Add", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return await browser.Get(answer.Response.Headers.Location!.OriginalString);
    }

    private static List<List<string>> Cells(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single();
        return [.. sheet.Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }
}
