using Tisserand.Bench;

return args switch
{
    ["import", var file] => await ImportBench.Run(file),
    ["search", var file, var folder] => await SearchBench.Run(file, folder, null),
    ["search", var file, var folder, var postgreSql] => await SearchBench.Run(file, folder, postgreSql),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- import FILE   (a « Personne_activite » text file)");
    Console.Error.WriteLine("dotnet run -c Release --project bench -- search FILE FOLDER [\"Host=…;Database=an-empty-one\"]   (FOLDER keeps the base)");
    return 2;
}
