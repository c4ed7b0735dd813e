using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

/// <summary>A load is compared with the one before it: who came, left, moved, changed, exactly.</summary>
public sealed class DirectoryDifferencesTests
{
    private const string Lumbres = "62534";
    private const string SaintOmer = "62765";
    private const string Lille = "59350";

    private static async Task<ReferenceDb> Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        var db = new ReferenceDb(options.Options);
        await ReferenceBase.Create(db, CancellationToken.None);
        return db;
    }

    private static async Task<Generation> Load(ReferenceDb db, IEnumerable<string[]> lines)
    {
        var loaded = await new ImportDirectory(db, new TestTime()).Run(new MemoryStream(Extraction.File(lines)), "PS_LibreAcces_Personne_activite_202611220800.txt");
        Assert.True(loaded.Succeeded, string.Join(' ', loaded.Refusals.Select(r => r.Message)));
        return loaded.Value.Generation;
    }

    /// <summary>Somebody at a numbered street of a commune.</summary>
    private static string[] At(int number, string commune, int street = 1, params (int Column, string Text)[] changes) =>
        Extraction.Another(number, [(29, street.ToString(System.Globalization.CultureInfo.InvariantCulture)), (35, ""), (36, ""), (37, commune), (38, ""), (47, $"4{commune}{street}"), .. changes]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_population_grown_older_is_told_exactly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        // 1 200 people, the one in seven with two activities; what becomes of each is drawn by its number.
        var before = Enumerable.Range(1, 1200).SelectMany(n => Person(n, n % 40)).ToList();
        List<string[]> after =
        [
            .. Enumerable.Range(1, 1200).Where(n => n % 11 != 0).SelectMany(n => n % 13 == 0 ? Person(n, (n % 40) + 100) : n % 17 == 0 ? Person(n, n % 40, (18, "S"), (19, "Salarié")) : Person(n, n % 40)),
            .. Enumerable.Range(2001, 77).SelectMany(n => Person(n, n % 40)),
        ];
        after.Reverse();

        await Load(db, before);
        Assert.Empty(await db.Differences.ToListAsync());
        var second = await Load(db, after);

        var living = Enumerable.Range(1, 1200).Where(n => n % 11 != 0).ToList();
        var difference = await db.Differences.SingleAsync();
        Assert.Equal(
            (second.Id, second.Id - 1, 77L, 109L, living.Count(n => n % 13 == 0), living.Count(n => n % 13 != 0 && n % 17 == 0), 0L),
            (difference.Generation, difference.Previous, difference.Arrivals, difference.Departures, difference.Moves!.Value, difference.Changes!.Value, difference.Renumbered!.Value));
        Assert.Equal(77 + 109 + difference.Moves + difference.Changes, await db.Movements.CountAsync());
        // The same file again changes nothing.
        var third = await Load(db, after.AsEnumerable().Reverse());
        var same = await db.Differences.SingleAsync(d => d.Generation == third.Id);
        Assert.Equal((0L, 0L, 0L, 0L), (same.Arrivals, same.Departures, same.Moves!.Value, same.Changes!.Value));

        static IEnumerable<string[]> Person(int n, int street, params (int, string)[] changes)
        {
            yield return At(n, Lumbres, street + 1, changes);
            if (n % 7 == 0)
            {
                yield return At(n, Lumbres, street + 1, [.. changes, (53, "FON-17")]);
            }
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_territory_reads_its_own_movements(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        await Load(db,
        [
            At(1, Lumbres), At(2, Lumbres), At(3, Lumbres), At(4, Lille), At(5, Lumbres), At(6, Lumbres), At(7, Lumbres), At(8, Lille), At(9, Lumbres, 1, (12, "E")),
            At(10, Lumbres), At(10, Lille, 2),
        ]);
        var load = await Load(db,
        [
            // 1 stays; 2 is gone; 3 leaves for Lille; 4 comes from Lille; 5 moves within the commune; 6 moves within the territory;
            // 7 becomes salaried; 8 moves within Lille; 9 was a student; 10 moves its second place, elsewhere; 11 is new.
            At(1, Lumbres), At(3, Lille), At(4, Lumbres), At(5, Lumbres, 2), At(6, SaintOmer), At(7, Lumbres, 1, (18, "S")), At(8, Lille, 2), At(9, Lumbres),
            At(10, Lumbres), At(10, Lille, 3), At(11, SaintOmer),
        ]);
        var queries = new MovementQueries(db);

        var movements = await queries.Of([Lumbres, SaintOmer], load.Id).OrderBy(m => m.Folded).ToListAsync();
        Assert.Equal(
            [
                ("89970000" + "0002", TerritoryMovementKind.Departure), ("899700000003", TerritoryMovementKind.Departure), ("899700000004", TerritoryMovementKind.Arrival),
                ("899700000005", TerritoryMovementKind.Move), ("899700000006", TerritoryMovementKind.Move), ("899700000007", TerritoryMovementKind.Change),
                ("899700000009", TerritoryMovementKind.Arrival), ("899700000011", TerritoryMovementKind.Arrival),
            ],
            movements.OrderBy(m => m.NationalId, StringComparer.Ordinal).Select(m => (m.NationalId, m.Kind)));
        Assert.Equal("59350", movements.Single(m => m.NationalId == "899700000003").After!.Places[0].Commune);
        Assert.Equal(["899700000006", "899700000011"], (await queries.Touching(queries.Of([Lumbres, SaintOmer], load.Id), load.Id, SaintOmer).ToListAsync()).Select(m => m.NationalId).Order(StringComparer.Ordinal));
        var counts = await queries.Count([Lumbres, SaintOmer], load.Id);
        Assert.Equal((3, 2, 2, 1), (counts[TerritoryMovementKind.Arrival], counts[TerritoryMovementKind.Departure], counts[TerritoryMovementKind.Move], counts[TerritoryMovementKind.Change]));
        Assert.Empty(await queries.Of(["80001"], load.Id).ToListAsync());
        Assert.Equal(load.Id, Assert.Single(await queries.Loads()).Generation.Id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_ADELI_number_left_for_an_RPPS_number_is_proposed_as_one_person_unless_two_could_be(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        string[] Adeli(int n, string name, string commune = Lumbres, int street = 1) => At(n, commune, street, (1, "0"), (2, $"6293{n:00000}"), (3, $"06293{n:00000}"), (8, name), (9, "Zoé"), (10, "93"), (16, ""), (14, ""));
        string[] Rpps(int n, string name, string commune = Lumbres, int street = 1, string profession = "93") => At(n, commune, street, (8, name), (9, "ZOE"), (10, profession), (16, ""), (14, ""));
        await Load(db, [At(900, Lille), Adeli(1, "D'HONDT"), Adeli(2, "PETIT"), Adeli(3, "MARTIN"), Adeli(4, "ROUX"), Adeli(5, "NOIR"), Adeli(6, "BLANC"), Adeli(7, "GRIS")]);
        var load = await Load(db,
        [
            // Same place; same commune, another street; another commune; another profession; two newcomers for one; still there under both.
            At(900, Lille), Rpps(11, "d’Hondt"), Rpps(12, "PETIT", street: 9), Rpps(13, "MARTIN", SaintOmer), Rpps(14, "ROUX", profession: "94"), Rpps(15, "NOIR"), Rpps(16, "NOIR"),
            Adeli(6, "BLANC"), Rpps(17, "BLANC"),
        ]);

        Assert.Equal(2, (await db.Differences.SingleAsync()).Renumbered);
        var twins = (await db.Movements.Where(m => m.Twin != null).OrderBy(m => m.NationalId).ToListAsync()).Select(m => (m.NationalId, m.Twin));
        Assert.Equal([("0629300001", "899700000011"), ("0629300002", "899700000012"), ("899700000011", "0629300001"), ("899700000012", "0629300002")], twins);
        var seen = await new MovementQueries(db).Of([Lumbres], load.Id).ToListAsync();
        Assert.Equal(["899700000011", "899700000012"], seen.Where(m => m.Kind == TerritoryMovementKind.Renumbered).Select(m => m.NationalId).Order(StringComparer.Ordinal));
        // Martin, Roux, Noir, Gris left, as far as anybody knows.
        Assert.Equal(4, seen.Count(m => m.Kind == TerritoryMovementKind.Departure));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_load_cut_short_leaves_no_movement_and_the_oldest_are_forgotten(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        await Load(db, [At(1, Lumbres), At(2, Lumbres)]);
        await Load(db, [At(1, Lumbres), At(3, Lumbres)]);
        // What a process killed between the movements and the swap leaves, under the number that the next load will take.
        var left = new Movement { Id = 3 * 10_000_000L, Generation = 3, Kinds = MovementKinds.Gone, NationalId = "899700000001", Folded = "nom1" };
        db.Add(left);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.Empty(await new MovementQueries(db).OfPeople(["899700000001"], 0, 99));

        for (var n = 3; n <= 15; n++)
        {
            await Load(db, [At(1, Lumbres), At(n + 10, Lumbres)]);
        }

        Assert.Equal(Enumerable.Range(4, 12).Select(n => (long)n), await db.Differences.OrderBy(d => d.Generation).Select(d => d.Generation).ToListAsync());
        Assert.Equal(4, await db.Movements.MinAsync(m => m.Generation));
        Assert.Equal(24, await db.Movements.CountAsync());
        Assert.Empty(await new MovementQueries(db).OfPeople(["899700000001"], 0, 99));
    }
}
