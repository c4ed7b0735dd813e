using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public class DirectorySearchTests
{
    private static readonly (int, string)[] NoPlace = [.. Enumerable.Range(20, 28).Select(c => (c, ""))];

    private static string[] Person(int number, string last, string first, string profession, string commune) => Extraction.Another(
        number, (8, last), (9, first), (10, profession), (14, ""), (16, ""), (35, ""), (36, ""), (37, commune), (47, $"4997000000{number:00}{commune}"));

    private static readonly string[][] Sample =
    [
        Person(1, "MARTIN", "Anne", "60", "62041"),
        Person(2, "MARTIN", "Luc", "10", "59350"),
        Person(3, "MARTINEZ", "Paul", "60", "62041"),
        Person(4, "ABADIE", "Martin", "60", "62534"),
        Person(5, "D'HONDT", "Éloïse", "60", "62534"),
        Person(6, "LE GOFF-ŒILLET", "Jean Marie", "70", "75113"),
        Person(7, "ARRAS", "Martin", "10", "62534"),
        [.. Extraction.Another(8, [(8, "SANSLIEU"), (9, "Rose"), .. NoPlace])],
    ];

    private static async Task<(ReferenceDb Db, DirectorySearch Search)> Load(TestDatabase database, params string[][] lines)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        var db = new ReferenceDb(options.Options);
        await ReferenceBase.Create(db, CancellationToken.None);
        if (lines.Length > 0)
        {
            (await new ImportDirectory(db, new TestTime()).Run(new MemoryStream(Extraction.File(lines)), "x.txt")).Required.ToString();
        }
        return (db, new DirectorySearch(db, new DirectoryQueries(db)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task People_are_found_by_beginnings_in_any_order_with_profession_and_commune(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var (db, search) = await Load(database, Sample);
        await using var owned = db;
        async Task<string> Found(string? text, string? profession = null, string? commune = null) => string.Join(", ",
            (await search.Run(new(text) { Profession = profession, Commune = commune })).Professionals.Select(p => p.LastName + " " + p.FirstName));

        // A last name typed whole, those that begin so, then first names.
        Assert.Equal("MARTIN Anne, MARTIN Luc, MARTINEZ Paul, ABADIE Martin, ARRAS Martin", await Found("martin"));
        Assert.Equal("MARTIN Anne", await Found("anne mart"));
        Assert.Equal("MARTIN Anne", await Found("Mart Ann"));
        Assert.Equal("D'HONDT Éloïse", await Found("eloise d’hondt"));
        Assert.Equal("D'HONDT Éloïse", await Found("hon"));
        Assert.Equal("LE GOFF-ŒILLET Jean Marie", await Found("oeillet jean-marie"));
        Assert.Equal("SANSLIEU Rose", await Found("s"));
        Assert.Equal("", await Found("zzz"));
        Assert.Equal("", await Found("  "));

        // One box says all; the name that is also a commune is a name first.
        Assert.Equal("MARTIN Anne, MARTINEZ Paul, ABADIE Martin", await Found("martin infirmier"));
        Assert.Equal("MARTIN Anne, MARTINEZ Paul", await Found("martin infirmier arras"));
        Assert.Equal("ARRAS Martin, MARTIN Anne, MARTINEZ Paul", await Found("martin arras"));
        Assert.Equal("MARTIN Anne, MARTINEZ Paul", await Found("infirmier arras"));
        Assert.Equal("LE GOFF-ŒILLET Jean Marie", await Found("le goff kiné paris"));

        // Filters said apart.
        Assert.Equal("MARTIN Luc, ARRAS Martin", await Found("martin", profession: "10"));
        Assert.Equal("ABADIE Martin, ARRAS Martin", await Found("martin", commune: "62534"));
        Assert.Equal("ABADIE Martin, ARRAS Martin, D'HONDT Éloïse", await Found("", commune: "62534"));
        Assert.Equal("LE GOFF-ŒILLET Jean Marie", await Found("", "70", "75056"));
        Assert.Equal("", await Found("martin infirmier", profession: "10"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_territory_comes_first_and_what_is_left_out_is_said(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var (db, search) = await Load(database, Sample);
        await using var owned = db;

        var found = await search.Run(new("martin") { Territory = ["62534", "59350"] });
        Assert.Equal(["MARTIN Luc", "ABADIE Martin", "ARRAS Martin", "MARTIN Anne", "MARTINEZ Paul"], found.Professionals.Select(p => p.LastName + " " + p.FirstName));
        Assert.Equal(3, found.InTerritory.Count);
        Assert.False(found.HasMore);
        var few = await search.Run(new("martin") { Territory = ["62534"], Most = 2 });
        Assert.Equal(["ABADIE", "ARRAS"], few.Professionals.Select(p => p.LastName));
        Assert.True(few.HasMore);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_index_is_that_of_the_generation_in_use(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var (db, search) = await Load(database);
        await using var owned = db;
        Assert.Empty((await search.Run(new("martin"))).Professionals);
        (await new ImportDirectory(db, new TestTime()).Run(new MemoryStream(Extraction.File(Sample)), "x.txt")).Required.ToString();
        (await new ImportDirectory(db, new TestTime()).Run(new MemoryStream(Extraction.File(Sample[4..])), "x.txt")).Required.ToString();
        Assert.Equal("ARRAS", Assert.Single((await search.Run(new("martin"))).Professionals).LastName);
        Assert.Equal(12, await db.NameWords.CountAsync());
    }
}
