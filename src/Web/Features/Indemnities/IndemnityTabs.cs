namespace Tisserand.Web.Features.Indemnities;

/// <summary>The steps of the indemnities, above each of their lists.</summary>
/// <param name="On">The one shown.</param>
/// <param name="Differences">Lines whose meeting was changed since they were approved.</param>
/// <param name="Declared">Declarations that wait, where they were counted.</param>
public sealed record IndemnityTabs(string On, int Differences, int Declared = 0)
{
    public IReadOnlyList<(string Key, string Label, string Path)> All =>
    [
        ("a-approuver", "Présences à approuver", "finances/indemnites"),
        ("declarations", Declared > 0 ? $"Déclarations ({Declared})" : "Déclarations", "finances/indemnites?source=declarations"),
        ("a-payer", "À payer", "finances/indemnites/lignes"),
        ("payees", "Payées", "finances/indemnites/lignes?etat=payees"),
        ("ecartees", "Écartées", "finances/indemnites/lignes?etat=ecartees"),
        .. Differences > 0 || On == "ecarts" ? [("ecarts", $"À reprendre ({Differences})", "finances/indemnites/lignes?etat=ecarts")] : Array.Empty<(string, string, string)>(),
        ("employeurs", "Employeurs", "finances/indemnites/employeurs"),
        ("personnes", "Par personne", "finances/indemnites/personnes"),
        ("releves", "Relevés", "finances/indemnites/releves"),
    ];
}
