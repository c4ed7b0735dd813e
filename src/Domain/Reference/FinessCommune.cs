namespace Tisserand.Domain.Reference;

/// <summary>
/// Code commune d'une ligne de FINESS : its département and its three-digit commune make the INSEE code, save overseas, where
/// FINESS has départements of its own. Source : FINESS, extraction « etalab », lines read.
/// </summary>
public static class FinessCommune
{
    /// <summary>Null when the two do not make a code.</summary>
    public static string? Code(string departement, string commune)
    {
        if (commune.Length is 0 or > 3 || !commune.All(char.IsAsciiDigit))
        {
            return null;
        }
        commune = commune.PadLeft(3, '0');
        var code = departement.ToUpperInvariant() switch
        {
            "9A" or "9B" or "9C" or "9D" or "9E" or "9F" => "97" + commune,
            "9J" => "98" + commune,
            { Length: 1 } short1 => "0" + short1 + commune,
            { Length: 2 } two => two + commune,
            { Length: 3 } three => three + commune[1..],
            _ => null,
        };
        // Saint-Barthélemy and Saint-Martin keep in FINESS the codes they had in Guadeloupe.
        return code switch { "97123" => "97701", "97127" => "97801", _ => code };
    }
}
