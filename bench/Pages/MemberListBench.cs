using System.Globalization;
using Tisserand.Data;

namespace Tisserand.Bench.Pages;

/// <summary>The member list beside a hand-written page that runs the same query.</summary>
internal static class MemberListBench
{
    private const int Clients = 8;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("list", "adherents"),
        ("search", "adherents?q=mar"),
        ("profession and commune", "adherents?profession=60&commune=62534"),
        ("page 100, by commune", "adherents?etat=tous&tri=commune&page=100"),
    ];

    public static async Task Run(BooksLocation location, int seconds)
    {
        await using var house = await House.Open(location);
        await house.CreateFirst();
        await using var plain = await PlainPage.Open(house);
        Console.WriteLine($"{location.Kind}, {Environment.ProcessorCount} cores, {Clients} clients, {seconds} s each");
        Console.WriteLine("| members | page | Tisserand req/s | median ms | plain page req/s | share |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var members in new[] { 200, 20_000 })
        {
            await house.Fill(members);
            foreach (var (name, path) in Pages)
            {
                // Turn by turn, so that a busy machine weighs on both alike.
                var (ours, theirs) = (new List<Load.Result>(), new List<Load.Result>());
                await house.Check(path, "@example.org");
                await Load.Run(house.Client, house.Address(path), 2, Clients);
                await Load.Run(plain.Client, plain.Address(path), 2, Clients);
                for (var turn = 0; turn < 2; turn++)
                {
                    ours.Add(await Load.Run(house.Client, house.Address(path), seconds / 2.0, Clients));
                    theirs.Add(await Load.Run(plain.Client, plain.Address(path), seconds / 2.0, Clients));
                }
                var (rate, plainRate) = (ours.Average(r => r.PerSecond), theirs.Average(r => r.PerSecond));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {members} | {name} | {rate:0} | {ours.Average(r => r.MedianMilliseconds):0.0} | {plainRate:0} | {rate / plainRate:P0} |"));
            }
        }
    }
}
