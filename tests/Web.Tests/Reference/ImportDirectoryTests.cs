using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public class ImportDirectoryTests
{
    private static readonly string[][] Sample =
    [
        Extraction.Line(),
        // The same, twice; a second skill; a second, salaried place found by its postal code and name.
        Extraction.Line(),
        Extraction.Line((14, "CAPA"), (16, "C28")),
        Extraction.Line((18, "S"), (47, "1590000013"), (22, "590000013"), (35, "59230 ST AMAND LES EAUX"), (36, "59230"), (37, ""), (49, "SA01")),
        // A replacement, a student, an army doctor, one without place, one located nowhere.
        Extraction.Another(2, (53, "FON-22"), (55, "GENR02")),
        Extraction.Another(3, (12, "E")),
        Extraction.Another(4, (12, "M")),
        Extraction.Another(5, [.. Enumerable.Range(20, 28).Select(c => (c, ""))]),
        Extraction.Another(6, (47, ""), (35, "99999 AILLEURS"), (36, "99999"), (37, "")),
        // A nurse in Paris, by her arrondissement; one in the same practice as the first.
        Extraction.Another(7, (10, "60"), (11, "Infirmier"), (14, ""), (16, ""), (47, "499700000007007"), (35, "75013 PARIS"), (36, "75013"), (37, "75113")),
        Extraction.Another(8, (10, "60"), (11, "Infirmier"), (14, ""), (16, ""), (8, "ŒILLET"), (41, "NC")),
    ];

    private static async Task<ReferenceDb> Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        var db = new ReferenceDb(options.Options);
        await ReferenceBase.Create(db, CancellationToken.None);
        return db;
    }

    private static Task<Outcome<ImportedDirectory>> Import(ReferenceDb db, byte[] file, string name = "PS_LibreAcces_Personne_activite_202611220800.txt") =>
        new ImportDirectory(db, new TestTime()).Run(new MemoryStream(file), name);

    private static byte[] Zip(byte[] content, string name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            archive.CreateEntry("PS_LibreAcces_Dipl_AutExerc_202611220800.txt");
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

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Counts_rows_persons_places_and_refused_lines(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        string[][] lines = [.. Sample[..3], ["rien"], .. Sample[3..], ["deux", "cellules"]];
        var imported = (await Import(db, Extraction.File(lines))).Required;

        var generation = imported.Generation;
        Assert.Equal((13, 8, 3, 2), (generation.Rows, generation.Practitioners, generation.Places, generation.Rejected));
        Assert.Equal((1, new DateOnly(2026, 11, 22)), (generation.Unlocated, generation.ExtractedOn));
        Assert.Equal([5L, 14L], imported.RejectedLines.Select(l => l.Line));
        var queries = new DirectoryQueries(db);
        Assert.Equal([5L, 14L], (await queries.RejectedLines()).Select(l => l.Line));
        Assert.Equal(13, (await queries.Current())!.Rows);
        Assert.Equal(8, await db.Practitioners.CountAsync());
        Assert.Equal(4, await db.Places.CountAsync());
        Assert.Equal(9, await db.Activities.CountAsync());
        Assert.Equal("Médecine Générale", (await db.Labels.SingleAsync(l => l.Code == "SM54")).Label);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Finds_a_person_with_places_speciality_and_phone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        (await Import(db, Extraction.File(Sample))).Required.ToString();
        var queries = new DirectoryQueries(db);

        var person = (await queries.FindByRpps("99700000001"))!;
        Assert.Equal(("899700000001", "D'ÉRABLE", "Zoé", "DR", "SM54"), (person.NationalId, person.LastName, person.FirstName, person.Title, person.Speciality));
        Assert.Equal(2, person.Activities.Count);
        var practice = person.Activities.Single(a => a.Mode == "L").Place!;
        Assert.Equal(("12 B Rue DES TILLEULS", "59350", Located.ByCode, "+33399000001"), (practice.Street, practice.Commune, practice.Located, practice.Phone));
        var hospital = person.Activities.Single(a => a.Mode == "S").Place!;
        Assert.Equal(("59526", Located.ByPostalCodeAndName, "590000013"), (hospital.Commune, hospital.Located, hospital.Finess));
        Assert.Null(Assert.Single((await queries.FindByNationalId("899700000005"))!.Activities).Place);
        Assert.Null(await queries.FindByRpps("00000000000"));
        Assert.Equal(2, (await queries.FindByNationalIds(["899700000001", "899700000008", "8"])).Count);
        Assert.Equal(2, await db.Skills.CountAsync(s => s.PractitionerId == db.Practitioners.Single(p => p.Rpps == "99700000001").Id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Coverage_counts_civilians_in_place_without_replacements_liberal_and_salaried_apart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        (await Import(db, Extraction.File(Sample))).Required.ToString();
        var queries = new DirectoryQueries(db);

        Assert.Equal([new("10", 1, 1, 1), new("60", 1, 1, 0)], await queries.Coverage(["59350", "59526"]));
        Assert.Equal([new("10", 1, 0, 1)], await queries.Coverage(["59526"]));
        Assert.Equal([new("60", 1, 1, 0)], await queries.Coverage(["75056"]));
        Assert.Empty(await queries.Coverage(["75101"]));
        Assert.Empty(await queries.Coverage([]));
        Assert.Equal(["899700000001", "899700000008"], (await queries.NationalIds(["59350"])).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_the_professionals_of_a_territory_filtered_sorted_and_paged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        (await Import(db, Extraction.File(Sample))).Required.ToString();
        var queries = new DirectoryQueries(db);
        var territory = new ProfessionalsFilter(["59350", "59526", "75056"]);

        var all = await queries.Professionals(territory);
        Assert.Equal(3, all.Total);
        Assert.Equal(["D'ÉRABLE", "NOM7", "ŒILLET"], all.Professionals.Select(p => p.LastName));
        Assert.Equal(2, all.Professionals[0].Activities.Count);
        Assert.Single((await queries.Professionals(territory with { Commune = "59526" })).Professionals.Single().Activities);
        Assert.Equal(2, (await queries.Professionals(territory with { Profession = "60" })).Total);
        Assert.Equal(["ŒILLET"], (await queries.Professionals(territory with { Text = "oeil" })).Professionals.Select(p => p.LastName));
        Assert.Equal(["D'ÉRABLE"], (await queries.Professionals(territory with { Text = "zoe erable" })).Professionals.Select(p => p.LastName));
        Assert.Equal(["D'ÉRABLE"], (await queries.Professionals(territory with { Mode = "S" })).Professionals.Select(p => p.LastName));
        var second = await queries.Professionals(territory with { Page = 2, PageSize = 2 });
        Assert.Equal((3, "ŒILLET"), (second.Total, second.Professionals.Single().LastName));
        Assert.Equal(0, (await queries.Professionals(territory with { Commune = "62498" })).Total);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_generation_replaces_the_old_one_and_a_failed_or_abandoned_load_does_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        (await Import(db, Extraction.File(Sample))).Required.ToString();

        Assert.Equal("directory-no-row", Assert.Single((await Import(db, Extraction.File([["rien"]]))).Refusals).Code);
        await using (var abandoned = (await DirectoryLoad.Begin(db, CancellationToken.None)).Required)
        {
            abandoned.Add(new PractitionerRecord { Id = 1, NationalId = "899700000099"u8, Folded = "x"u8 });
            // While it runs, the old generation answers, and another load is refused.
            Assert.Equal(8, await db.Practitioners.CountAsync());
            Assert.Equal("load-running", Assert.Single((await Import(db, Extraction.File(Sample))).Refusals).Code);
        }
        Assert.Equal(8, await db.Practitioners.CountAsync());

        var next = (await Import(db, Extraction.File(Sample[9..]))).Required.Generation;
        Assert.Equal((2, 2), (next.Id, next.Practitioners));
        Assert.Equal(2, await db.Practitioners.CountAsync());
        Assert.Equal(2, await db.Generations.CountAsync());
        Assert.Null(await new DirectoryQueries(db).FindByRpps("99700000001"));
        Assert.Equal(3, (await Import(db, Extraction.File(Sample))).Required.Generation.Id);
    }

    [Theory]
    [InlineData(56, true, "\n", "")]
    [InlineData(56, false, "\n", "")]
    [InlineData(52, true, "\n", "")]
    [InlineData(52, false, "\r\n", "")]
    [InlineData(56, true, "\n", "zip")]
    [InlineData(52, false, "\n", "gz")]
    public async Task Reads_every_form_of_the_file(int columns, bool closes, string newLine, string packed)
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        var text = Extraction.File(Sample, columns, closes, newLine);
        var file = packed switch { "zip" => Zip(text, "PS_LibreAcces_Personne_activite_202611220800.txt"), "gz" => GZip(text), _ => text };
        var generation = (await Import(db, file)).Required.Generation;
        Assert.Equal((11, 8, 3, 0), (generation.Rows, generation.Practitioners, generation.Places, generation.Rejected));
    }

    [Fact]
    public async Task Refuses_at_once_what_is_not_the_file()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        var noise = new byte[2_000_000];
        new Random(1).NextBytes(noise);
        noise[0] = 7;
        var text = Extraction.File(Sample);
        (string Code, byte[] File)[] cases =
        [
            ("directory-empty", []),
            ("directory-format", noise),
            ("directory-format", new byte[2_000_000]),
            ("directory-archive", Zip(text, "autre.txt")),
            ("directory-archive", Zip(text, "PS_LibreAcces_Personne_activite.txt")[..^30]),
            ("directory-archive", [.. "PK\u0003\u0004"u8, .. noise]),
            ("directory-archive", [0x1f, 0x8b, .. noise]),
            ("directory-no-row", Extraction.File([])),
        ];
        foreach (var (code, file) in cases)
        {
            Assert.Equal(code, Assert.Single((await Import(db, file)).Refusals).Code);
        }
        Assert.Equal("file-unreadable", Assert.Single((await new ImportDirectory(db, new TestTime()).Run("absent.txt")).Refusals).Code);
        Assert.Null(await new DirectoryQueries(db).Current());
    }

    [Fact]
    public async Task Lists_the_first_ten_thousand_refused_lines_and_counts_them_all()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        var imported = (await Import(db, Extraction.File([.. Enumerable.Repeat<string[]>(["rien"], 10_500), .. Sample, [], []], closes: false))).Required;
        Assert.Equal((10_511, 10_500), (imported.Generation.Rows, imported.Generation.Rejected));
        Assert.Equal(10_000, imported.RejectedLines.Count);
        Assert.Equal(2, imported.RejectedLines[0].Line);
    }

    public static TheoryData<string, string> WrongFiles => new()
    {
        { "endless", "directory-format" },
        { "garbage", "directory-lines" },
        { "zip-bomb", "directory-too-big" },
        { "gzip-bomb", "directory-too-big" },
        { "gzip-endless", "directory-format" },
        { "latin-1", "directory-encoding" },
    };

    /// <summary>None is read to its end: a stream that would not end in a day stands behind some.</summary>
    [Theory, MemberData(nameof(WrongFiles))]
    public async Task A_wrong_file_is_refused_before_its_end_and_the_directory_in_use_stays(string which, string code)
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        _ = (await Import(db, Extraction.File(Sample))).Required;
        var header = Extraction.File([]);
        var line = Extraction.File([Extraction.Line()])[header.Length..];
        byte[] Repeated(byte[] what, int times) => [.. Enumerable.Repeat(what, times).SelectMany(b => b)];
        var file = which switch
        {
            "endless" => [.. header, .. Repeated("a|b"u8.ToArray(), 10_000_000)],
            "garbage" => [.. header, .. Repeated("du texte sans rapport\n"u8.ToArray(), 30_000)],
            "zip-bomb" => Zip([.. header, .. Repeated(line, 300_000)], "PS_LibreAcces_Personne_activite_202611220800.txt"),
            "gzip-bomb" => GZip([.. header, .. Repeated(line, 300_000)]),
            "gzip-endless" => GZip(new byte[100_000_000]),
            _ => System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.UTF8.GetString(Extraction.File(Sample))),
        };

        Assert.Equal(code, Assert.Single((await Import(db, file)).Refusals).Code);

        Assert.Equal(1, (await new DirectoryQueries(db).Current())!.Id);
        Assert.Equal(8, await db.Practitioners.CountAsync());
    }
}
