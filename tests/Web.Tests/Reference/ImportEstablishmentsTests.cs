using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public class ImportEstablishmentsTests
{
    private static async Task<ReferenceDb> Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        var db = new ReferenceDb(options.Options);
        await ReferenceBase.Create(db, CancellationToken.None);
        return db;
    }

    private static Task<Outcome<LoadedFile>> Import(ReferenceDb db, byte[] file, string name = FinessExtraction.CsvName) =>
        new ImportEstablishments(db, new TestTime()).Run(new MemoryStream(file), name);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_historic_file_is_located_with_its_points_and_bad_lines_are_said(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        var loaded = (await Import(db, FinessExtraction.Csv(
            FinessExtraction.Line("620000018", "PHARMACIE DES TILLEULS"),
            FinessExtraction.Line("620000018", "LA MEME"),
            FinessExtraction.Line("620000026", "\"EHPAD \"\"LES SOURCES\"\"\"", "500", label: "\"Etablissement; autre\"", aggregate: "4401"),
            FinessExtraction.Line("970000034", "CENTRE DE SANTE", "124", "9D", "411", "97400 ST DENIS"),
            FinessExtraction.Line("620000042", "LIEU DE VIE", "462"),
            FinessExtraction.Line("620000059", "CLINIQUE", "999", commune: "", city: "62500 ST OMER CEDEX", aggregate: "1107", phone: "NC"),
            FinessExtraction.Line("62", "SANS NUMERO"),
            FinessExtraction.Line("620000067", ""),
            "structureet;620000075;x",
            FinessExtraction.Line("620000083", "\"OUVERT"),
            "autre;chose",
            FinessExtraction.Line("620000091", "NUL\0"),
            FinessExtraction.Point("620000018", "641500.5", "7067000.5"),
            FinessExtraction.Point("620000042", "641500.5", "7067000.5")))).Required;

        Assert.Equal((12, 5, 6, new DateOnly(2026, 11, 22)), (loaded.File.Rows, loaded.File.Kept, loaded.File.Rejected, loaded.File.ExtractedOn));
        Assert.Equal([8L, 9L, 10L, 11L, 12L, 13L], loaded.RejectedLines.Select(l => l.Line));
        Assert.Equal("Un guillemet ouvert n’est pas refermé.", loaded.RejectedLines[3].Reason);
        var queries = new EstablishmentQueries(db);
        var pharmacy = (await queries.FindByFiness("62 000 001 8"))!;
        Assert.Equal(("PHARMACIE DES TILLEULS", "12 RUE DES TILLEULS", "62534", "62380", "LUMBRES", "+33321000000", "620000001"),
            (pharmacy.Name, pharmacy.Street, pharmacy.Commune, pharmacy.PostalCode, pharmacy.City, pharmacy.Phone, pharmacy.LegalFiness));
        Assert.Equal((EstablishmentFamily.Pharmacy, "Pharmacie d’officine", 50.7), (pharmacy.Family, pharmacy.CategoryLabel, Math.Round(pharmacy.Latitude!.Value, 1)));
        Assert.Equal("EHPAD \"LES SOURCES\"", (await queries.FindByFiness("620000026"))!.Name);
        Assert.Equal("97411", (await queries.FindByFiness("970000034"))!.Commune);
        var home = (await queries.FindByFiness("620000042"))!;
        Assert.Equal((null, null, "62534"), (home.Street, home.Latitude, home.Commune));
        var clinic = (await queries.FindByFiness("620000059"))!;
        Assert.Equal((EstablishmentFamily.Hospital, "62765", (string?)null), (clinic.Family, clinic.Commune, clinic.Phone));
        Assert.Null(await queries.FindByFiness("620000067"));
        Assert.Null(await queries.FindByFiness(null));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_json_flow_is_read_entity_by_entity_without_the_closed_ones(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        var json = FinessExtraction.Json(
            FinessExtraction.Site("620000018", "PHARMACIE DES TILLEULS"),
            FinessExtraction.Site("620000026", "FERMEE", state: "I"),
            FinessExtraction.Site("620000034", "FERMEE AUSSI", closed: "2019-01-01"),
            FinessExtraction.Site("620000042", "EHPAD DU PARC", "500", latitude: "2.12", longitude: "50.70"),
            FinessExtraction.Site("6", "SANS NUMERO"));
        var loaded = (await Import(db, json, FinessExtraction.JsonName)).Required;

        Assert.Equal((3, 2, 1, new DateOnly(2026, 11, 22)), (loaded.File.Rows, loaded.File.Kept, loaded.File.Rejected, loaded.File.ExtractedOn));
        var home = (await new EstablishmentQueries(db).FindByFiness("620000042"))!;
        Assert.Equal(("EHPAD DU PARC", "12 RUE DES TILLEULS", "62534", "620000001", 50.70, 2.12), (home.Name, home.Street, home.Commune, home.LegalFiness, home.Latitude, home.Longitude));
        Assert.Equal("Établissement d’hébergement pour personnes âgées dépendantes (EHPAD)", home.CategoryLabel);

        // A second load, of the other form, takes its place; one that is cut changes nothing.
        Assert.Equal(2, (await Import(db, FinessExtraction.Csv(FinessExtraction.Line("620000018", "PHARMACIE")))).Required.File.Generation);
        Assert.Equal("file-unreadable", Assert.Single((await Import(db, json[..^200], FinessExtraction.JsonName)).Refusals).Code);
        Assert.Equal(1, await db.Establishments.CountAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_territory_has_its_families_and_its_search(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        (await Import(db, FinessExtraction.Csv(
            FinessExtraction.Line("620000018", "PHARMACIE DES TILLEULS"),
            FinessExtraction.Line("620000026", "LES SOURCES", "500"),
            FinessExtraction.Line("620000034", "PHARMACIE DU PONT", commune: "765", city: "62500 ST OMER"),
            FinessExtraction.Line("590000042", "PHARMACIE", departement: "59", commune: "350", city: "59000 LILLE")))).Required.ToString();
        var queries = new EstablishmentQueries(db);
        string[] territory = ["62534", "62765"];

        Assert.Equal(new Dictionary<EstablishmentFamily, int> { [EstablishmentFamily.Pharmacy] = 2, [EstablishmentFamily.OlderPeople] = 1 }, await queries.Families(territory));
        Assert.Equal(3, await queries.Of(new(territory)).CountAsync());
        Assert.Equal("620000026", (await queries.Of(new(territory) { Text = "ehpad" }).SingleAsync()).Finess);
        Assert.Equal("620000034", (await queries.Of(new(territory) { Family = EstablishmentFamily.Pharmacy, Commune = "62765" }).SingleAsync()).Finess);
        Assert.Equal(0, await queries.Of(new(territory) { Commune = "59350" }).CountAsync());
    }

    [Fact]
    public async Task Every_form_of_the_file_is_told_by_itself()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        var queries = new EstablishmentQueries(db);
        var text = string.Join('\n', FinessExtraction.First, FinessExtraction.Line("620000018", "HÔPITAL DE L'ÉTÉ")) + "\n";
        foreach (var file in new[] { Encoding.UTF8.GetBytes(text), Encoding.Latin1.GetBytes(text), Encoding.UTF8.GetBytes("\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal)), GZip(Encoding.Latin1.GetBytes(text)), Zip(Encoding.UTF8.GetBytes(text), FinessExtraction.CsvName) })
        {
            (await Import(db, file)).Required.ToString();
            Assert.Equal("HÔPITAL DE L'ÉTÉ", (await queries.FindByFiness("620000018"))!.Name);
        }
        (await Import(db, FinessExtraction.CsvWithHeader("620000026", "PHARMACIE", "62534"))).Required.ToString();
        var old = (await queries.FindByFiness("620000026"))!;
        Assert.Equal(("62534", 50.7), (old.Commune, Math.Round(old.Latitude!.Value, 1)));
        byte[] json = [.. "\uFEFF"u8, .. FinessExtraction.Json([.. Enumerable.Range(0, 6000).Select(i => FinessExtraction.Site($"62{i:0000000}", "PHARMACIE " + i))])];
        Assert.True(json.Length > 3_000_000);
        Assert.Equal(6000, (await Import(db, GZip(json), FinessExtraction.JsonName)).Required.File.Kept);
    }

    [Fact]
    public async Task Refuses_at_once_what_is_not_the_file()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        (string Code, byte[] File)[] cases =
        [
            ("directory-empty", []),
            ("finess-format", new byte[3_000_000]),
            ("finess-format", "<html>"u8.ToArray()),
            ("finess-format", MailboxExtraction.File()),
            ("finess-format", GZip(new byte[50_000_000])),
            ("file-unreadable", "{\"a\":1}"u8.ToArray()),
            ("file-unreadable", "{\"pmej\":[{\"ege\":[}"u8.ToArray()),
            ("file-unreadable", [.. "{\"pmej\":[{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', 40 << 20)]),
            ("file-no-row", "{\"pmej\":[{\"ege\":[{\"nomEgeLong\":\"\\ud800\"}]}]}"u8.ToArray()),
            ("directory-archive", Zip(FinessExtraction.Csv(), "autre.txt")),
            ("file-no-row", FinessExtraction.Csv("rien")),
        ];
        foreach (var (code, file) in cases)
        {
            Assert.Equal(code, Assert.Single((await Import(db, file)).Refusals).Code);
        }
        Assert.Null(await new NationalFileQueries(db).InUse(NationalFile.Establishments));
    }

    private static byte[] Zip(byte[] content, string name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }
        return stream.ToArray();
    }

    private static byte[] GZip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionMode.Compress))
        {
            zip.Write(content);
        }
        return stream.ToArray();
    }
}
