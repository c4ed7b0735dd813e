using System.Globalization;
using Tisserand.Bench.Pages;
using Tisserand.Data;

// dotnet run -c Release --project bench/Pages -- members|year [seconds ["Host=…;Database=an-empty-one"]]
if (args is not ["members" or "year", ..])
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Pages -- members|year [SECONDS [\"Host=…;Database=an-empty-one\"]]");
    return 2;
}
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
var folder = Directory.CreateTempSubdirectory("tisserand-bench-");
try
{
    var location = new BooksLocation(folder.FullName, args.Length > 2 ? args[2] : null);
    await (args[0] == "members" ? MemberListBench.Run(location, seconds) : YearBench.Run(location, seconds));
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}
