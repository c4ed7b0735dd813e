using System.Globalization;
using Tisserand.Bench;

return args switch
{
    ["import", var file, .. var rest] => await new ImportBench(
        file, Option(rest, "--later"), Option(rest, "--postgresql"), int.Parse(Option(rest, "--turns") ?? "3", CultureInfo.InvariantCulture)).Run(),
    ["search", var file, var folder] => await SearchBench.Run(file, folder, null),
    ["search", var file, var folder, var postgreSql] => await SearchBench.Run(file, folder, postgreSql),
    _ => Usage(),
};

static string? Option(string[] rest, string name) => Array.IndexOf(rest, name) is var at and >= 0 && at + 1 < rest.Length ? rest[at + 1] : null;

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- import FILE [--later FILE] [--postgresql \"Host=…;Database=an-empty-one\"] [--turns N]   (« Personne_activite » text files)");
    Console.Error.WriteLine("dotnet run -c Release --project bench -- search FILE FOLDER [\"Host=…;Database=an-empty-one\"]   (FOLDER keeps the base)");
    return 2;
}
