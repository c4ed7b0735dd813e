namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>Which file of an archive is the one that a load reads.</summary>
/// <param name="Name">As the publisher names it, for refusals.</param>
/// <param name="Beginnings">How its name may begin: case, and « - » for « _ », do not matter.</param>
internal sealed record ExpectedFile(string Name, params string[] Beginnings)
{
    public static ExpectedFile Professionals { get; } = new("PS_LibreAcces_Personne_activite", "PS_LibreAcces_Personne_activite");

    public static ExpectedFile Mailboxes { get; } = new("Extraction_Correspondance_MSSante", "Extraction_Correspondance_MSSante");

    public static ExpectedFile Establishments { get; } = new("etalab-cs1100502-stock", "etalab-cs11005", "etalab_stock", "finess");

    public bool IsNamed(string file) => Beginnings.Any(b => Plain(file).StartsWith(Plain(b), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) => name.Replace('-', '_');
}
