using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Tests.Support;
using static Tisserand.Web.Tests.Shell.Spreadsheets.XlsxFile;

namespace Tisserand.Web.Tests.Members;

/// <summary>Odd names, phones, formulas and files, through the pages: kept as they are, or refused by a sentence; never run, never lost.</summary>
public sealed class HostileInputTests
{
    private const string List = "/c/deux-vallees/adherents";

    private static readonly string[] Names =
    [
        "O’Brien", "D'Hondt", "X", "Maurin-Leroy", "N’Diaye-L'Hôte", "Ñuñez", "Œuvrard", "=cmd|' /C calc'!A0", "@SUM(1)", "+33", "-Durand",
        "Robert'); DROP TABLE \"Members\";--", "<script>alert(1)</script>", "Guillemet\"; et point-virgule",
    ];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_are_kept_letter_by_letter_found_and_exported_without_a_formula(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        foreach (var name in Names)
        {
            await browser.Get(List + "/nouveau");
            var card = await browser.Submit(new() { ["Input.LastName"] = name, ["Input.FirstName"] = "J", ["Input.Profession"] = "60" });
            Assert.Equal("J " + name, card.One("h1"));
        }

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(Names.Order(StringComparer.Ordinal), (await db.Set<Member>().Select(m => m.LastName).ToListAsync()).Order(StringComparer.Ordinal)));
        foreach (var (typed, found) in new[] { ("obrien", "O’Brien"), ("d hondt", "D'Hondt"), ("ndiaye hote", "N’Diaye-L'Hôte"), ("maurin", "Maurin-Leroy"), ("nunez", "Ñuñez"), ("oeuvrard", "Œuvrard"), ("drop table", Names[11]) })
        {
            Assert.Contains(found, $"{typed}: {(await browser.Get($"{List}?q={Uri.EscapeDataString(typed)}")).Page.QuerySelector("main tbody")?.TextContent}", StringComparison.Ordinal);
        }
        var csv = Encoding.UTF8.GetString((await browser.Get(List + "?format=csv")).Bytes).TrimStart('\uFEFF');
        Assert.All(Names.Where(n => n[0] is '=' or '+' or '-' or '@'), n => Assert.Contains($"\n'{n};J;", csv, StringComparison.Ordinal));
        using var xlsx = new ZipArchive(new MemoryStream((await browser.Get(List + "?format=xlsx")).Bytes));
        using var sheet = new StreamReader(xlsx.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("=cmd|' /C calc'!A0", xml.Replace("&apos;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Phones_of_all_kinds_are_read_or_kept_as_typed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        (string Typed, string Kept)[] phones =
        [
            ("06 12 34 56 78", "+33612345678"), ("06.12.34.56.78", "+33612345678"), ("06-12-34-56-78", "+33612345678"), ("0612345678", "+33612345678"),
            ("+33 6 12 34 56 78", "+33612345678"), ("+33 (0)6 12 34 56 78", "+33612345678"), ("0033612345678", "+33612345678"), ("06\u00A012\u00A034\u00A056\u00A078", "+33612345678"),
            ("03 21 00 00 00 poste 12", "03 21 00 00 00 poste 12"), ("+32 2 555 12 12", "+32 2 555 12 12"), ("3624", "3624"),
        ];
        await browser.Get(List + "/nouveau");
        var path = (await browser.Submit(new() { ["Input.LastName"] = "Maurin", ["Input.FirstName"] = "Zoé", ["Input.Profession"] = "60" })).Path;
        foreach (var (typed, kept) in phones)
        {
            await browser.Get(path + "/modifier");
            await browser.Submit(new() { ["Input.Phone"] = typed });
            await app.WithDb(app.DeuxVallees, async db => Assert.Equal(kept, (await db.Set<Member>().SingleAsync()).Phone));
        }
        await browser.Get(path + "/modifier");
        var refused = await browser.Submit(new() { ["Input.Phone"] = new string('1', 60) });
        Assert.EndsWith(".", refused.One("#Input_Phone_erreur"), StringComparison.Ordinal);
        Assert.Equal(new string('1', 60), refused.Page.QuerySelector("#Input_Phone")!.GetAttribute("value"));
    }

    /// <summary>Every alphabet and separator that a spreadsheet writes; then the report of the refused lines, corrected and read again.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_members_come_from_every_form_of_the_file_and_of_its_report(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var latin1 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var (encoding, separator) in new (Encoding, char)[] { (latin1, ';'), (new UTF8Encoding(true), ';'), (new UTF8Encoding(false), ','), (new UTF8Encoding(true), '\t'), (latin1, '\t') })
        {
            var text = "Nom;Prénom;Profession;Téléphone\r\nD’Hondt;Zoé;IDEL;+33 6 12 34 56 78\r\nŒuvrard;Noël;kiné;06.12.34.56.79\r\nFaute;-Éva;astronaute;+33 6 12 34 56 80\r\n".Replace(';', separator);
            var done = await Import(app, browser, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Contains("2 fiches créées", done.Text, StringComparison.Ordinal);
            Assert.Contains("1 refusée", done.Text, StringComparison.Ordinal);
            var report = (await browser.Get(done.Path + "?voir=refusees&format=csv")).Bytes;
            Assert.Contains(";'-Éva;", Encoding.UTF8.GetString(report), StringComparison.Ordinal);
            var corrected = Encoding.UTF8.GetString(report).Replace("astronaute", "Infirmière", StringComparison.Ordinal);

            var second = await Import(app, browser, Encoding.UTF8.GetBytes(corrected));
            Assert.Contains("1 fiche créée", second.Text, StringComparison.Ordinal);
            await app.WithDb(app.DeuxVallees, async db => Assert.Equal(
                [("D’Hondt", "Zoé", "+33612345678"), ("Faute", "-Éva", "+33612345680"), ("Œuvrard", "Noël", "+33612345679")],
                (await db.Set<Member>().Select(m => new { m.LastName, m.FirstName, m.Phone }).ToListAsync()).OrderBy(m => m.Phone[^2..] == "78" ? 0 : m.Phone[^2..] == "80" ? 1 : 2).Select(m => (m.LastName, m.FirstName, m.Phone))));

            await Undo(app, browser, second);
            await Undo(app, browser, done);
            await app.WithDb(app.DeuxVallees, async db => Assert.Equal(0, await db.Set<Member>().CountAsync()));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_that_is_not_what_it_says_is_refused_by_a_sentence_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        (string Name, byte[] Bytes, string Said)[] files =
        [
            ("adherents.xlsx", Bomb(), "démesuré"), ("adherents.csv", Bomb(), "démesuré"), ("adherents.xlsx", new byte[25_000_000], "25,0"),
            ("adherents.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "ancien format .xls"), ("adherents.xlsx", Zip(("word/document.xml", "<document/>")), "n’est ni un CSV ni un classeur"),
        ];
        foreach (var (name, bytes, said) in files)
        {
            await browser.Get(List + "/import");
            Assert.Contains(said, (await browser.Upload("main form", "Upload", name, bytes)).One("#Upload_erreur"), StringComparison.Ordinal);
            await browser.Get("/c/deux-vallees/finances/cotisations/import");
            Assert.EndsWith(".", (await browser.Upload("#fichier", "Export", name, bytes)).One("#Export_erreur").Trim(), StringComparison.Ordinal);
        }
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(0, await db.Set<MemberImport>().CountAsync()));
    }

    private static async Task<Answer> Import(TestApp app, Browser browser, byte[] file)
    {
        await browser.Get(List + "/import");
        var path = (await browser.Upload("main form", "Upload", "adherents.csv", file)).Path;
        await browser.Submit([]);
        await Settled(app, browser, path);
        await browser.Submit([], form: "#import");
        return await Settled(app, browser, path);
    }

    private static async Task Undo(TestApp app, Browser browser, Answer import)
    {
        await browser.Get(import.Path);
        await browser.Submit([], form: "form[action*=Undo]");
        await Settled(app, browser, import.Path);
    }

    private static async Task<Answer> Settled(TestApp app, Browser browser, string path)
    {
        await app.Services.GetRequiredService<MemberImportWork>().Of(Guid.Parse(path.Split('/')[^1]));
        return await browser.Get(path);
    }
}
