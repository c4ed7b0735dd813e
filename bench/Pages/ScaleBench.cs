using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;

namespace Tisserand.Bench.Pages;

/// <summary>
/// What a member more, or a CPTS more, costs to the others: three bases, of one small CPTS, of one large, and of fifty. Each thing is asked
/// of the four CPTS turn by turn, so that a busy machine weighs on all alike.
/// </summary>
internal static class ScaleBench
{
    private const int Clients = 4;
    private const int Turns = 3;
    private const int Small = 1_000;
    private const int Large = 20_000;
    private const int Other = 400;
    private const int Cpts = 50;

    public static async Task Run(Func<string, BooksLocation> baseNamed, int seconds)
    {
        await using var small = await House.Open(baseNamed("small"));
        await small.CreateFirst();
        await small.Fill(Small);
        await using var large = await House.Open(baseNamed("large"));
        await large.CreateFirst();
        await large.Fill(Large);
        await using var many = await House.Open(baseNamed("many"));
        await many.CreateFirst();
        await many.Fill(Small);
        await many.CreateAnother("grande");
        await many.Fill(Large);
        for (var i = 2; i < Cpts; i++)
        {
            await many.CreateAnother("cpts-" + i.ToString(CultureInfo.InvariantCulture));
            await many.Fill(Other);
        }
        (House House, string Code, int Members)[] places = [(small, "banc", Small), (large, "banc", Large), (many, "banc", Small), (many, "grande", Large)];
        Console.WriteLine($"{small.Location.Kind}, {Environment.ProcessorCount} cores, {Clients} clients, {seconds} s each in {Turns} turns; requests/s, p99");
        Console.WriteLine($"| | 1 CPTS, {Small} | 1 CPTS, {Large} | {Cpts} CPTS, {Small} | {Cpts} CPTS, {Large} |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, asking) in Things)
        {
            var results = places.Select(_ => new List<Load.Result>()).ToList();
            for (var turn = -1; turn < Turns; turn++)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    await places[i].House.Enter(places[i].Code);
                    var result = await Load.Run(await asking(places[i].House), seconds / (double)Turns, Clients);
                    // The first turn warms up.
                    if (turn >= 0)
                    {
                        results[i].Add(result);
                    }
                }
            }
            Console.WriteLine($"| {name} | " + string.Join(" | ", results.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Average(x => x.PerSecond):0.0}/s, {r.Average(x => x.P99Milliseconds):0} ms"))) + " |");
        }
    }

    private static readonly (string Name, Func<House, Task<Func<Task>>> Asking)[] Things =
    [
        ("list", house => Getting(house, "adherents")),
        ("search, one found", house => Getting(house, "adherents?q=personne777")),
        ("search, one in five found", house => Getting(house, "adherents?q=mar")),
        ("member page", async house => await Getting(house, "adherents/" + await house.Within((_, db) => db.Set<Member>().OrderBy(m => m.FoldedName).Select(m => m.Id).FirstAsync()))),
        ("export of all, CSV", house => Getting(house, "adherents?format=csv")),
        ("one more member", async house =>
        {
            var token = await house.TokenOf(house.Address("adherents/nouveau"));
            return () => house.EnterMember(token);
        }),
    ];

    private static async Task<Func<Task>> Getting(House house, string path)
    {
        await house.Check(path, "");
        var address = house.Address(path);
        return async () =>
        {
            using var answer = await house.Client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
        };
    }
}
