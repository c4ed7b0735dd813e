using System.Globalization;
using Npgsql;
using Tisserand.Bench.Pages;
using Tisserand.Data;

// dotnet run -c Release --project bench/Pages -- members|year|checkin|ledger|scale [seconds ["Host=…;Database=an-empty-one"]]; ledger and scale make bases of that name
if (args is not ["members" or "year" or "checkin" or "ledger" or "scale", ..])
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Pages -- members|year|checkin|ledger|scale [SECONDS [\"Host=…;Database=an-empty-one\"]]");
    return 2;
}
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
var folder = Directory.CreateTempSubdirectory("tisserand-bench-");
try
{
    var server = args.Length > 2 ? args[2] : null;
    BooksLocation Base(string name) => new(Path.Combine(folder.FullName, name), server is null ? null : MakeDatabase(server, name));
    await (args[0] switch
    {
        "members" => MemberListBench.Run(new(folder.FullName, server), seconds),
        "checkin" => CheckInBench.Run(new(folder.FullName, server)),
        "year" => YearBench.Run(new(folder.FullName, server), seconds),
        "ledger" => LedgerBench.Run(Base, seconds),
        _ => ScaleBench.Run(Base, seconds),
    });
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

static string MakeDatabase(string server, string name)
{
    var own = new NpgsqlConnectionStringBuilder(server);
    using var connection = new NpgsqlConnection(server);
    connection.Open();
    own.Database += "_" + name;
#pragma warning disable CA2100 // The name is given by who runs the benchmark.
    using var create = new NpgsqlCommand($"CREATE DATABASE \"{own.Database}\"", connection);
#pragma warning restore CA2100
    create.ExecuteNonQuery();
    return own.ConnectionString;
}
