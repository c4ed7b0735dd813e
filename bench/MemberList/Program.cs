using System.Globalization;
using Tisserand.Bench.MemberList;
using Tisserand.Data;

// dotnet run -c Release --project bench/MemberList [-- seconds ["Host=…;Database=an-empty-one"]]
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var folder = Directory.CreateTempSubdirectory("tisserand-bench-");
try
{
    await using var house = await House.Open(new BooksLocation(folder.FullName, args.Length > 1 ? args[1] : null));
    await using var plain = await PlainPage.Open(house);
    (string Name, string Path)[] pages =
    [
        ("list", "adherents"),
        ("search", "adherents?q=mar"),
        ("profession and commune", "adherents?profession=60&commune=62534"),
        ("page 100, by commune", "adherents?etat=tous&tri=commune&page=100"),
    ];
    Console.WriteLine($"{house.Kind}, {Environment.ProcessorCount} cores, {Load.Clients} clients, {seconds} s each");
    Console.WriteLine("| members | page | Tisserand req/s | median ms | plain page req/s | share |");
    Console.WriteLine("|---|---|---|---|---|---|");
    foreach (var members in new[] { 200, 20_000 })
    {
        await house.Fill(members);
        foreach (var (name, path) in pages)
        {
            // Turn by turn, so that a busy machine weighs on both alike.
            var (ours, theirs) = (new List<Load.Result>(), new List<Load.Result>());
            await house.Check(path);
            await Load.Run(house.Client, house.Address(path), 2);
            await Load.Run(plain.Client, plain.Address(path), 2);
            for (var turn = 0; turn < 2; turn++)
            {
                ours.Add(await Load.Run(house.Client, house.Address(path), seconds / 2.0));
                theirs.Add(await Load.Run(plain.Client, plain.Address(path), seconds / 2.0));
            }
            var (rate, plainRate) = (ours.Average(r => r.PerSecond), theirs.Average(r => r.PerSecond));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {members} | {name} | {rate:0} | {ours.Average(r => r.MedianMilliseconds):0.0} | {plainRate:0} | {rate / plainRate:P0} |"));
        }
    }
}
finally
{
    folder.Delete(recursive: true);
}
