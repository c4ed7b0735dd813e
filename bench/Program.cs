using Tisserand.Bench;

return args switch
{
    ["import", var file] => await ImportBench.Run(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- import FILE   (a « Personne_activite » text file)");
    return 2;
}
