using System.Globalization;
using System.Text;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Tests.Members;

/// <summary>Files of members such as they come, made from a seed: odd names, phones of all kinds, formulas, bad cells. Nobody here is real.</summary>
internal static class ImportSamples
{
    public const string Headings = "Nom;Prénom;Profession;N° RPPS;Exercice;Courriel;Tél.;Cabinet;Adresse;CP;Ville;Adhérent depuis le;Remarques";

    private static readonly string[] LastNames = ["O’Brien", "D'Hondt", "Le Goff", "de La Tour", "X", "Maurin-Leroy", "MAURIN LEROY", "Ñuñez", "Œuvrard", "Saint-Aubin", "=cmd|' /C calc'!A0", "+33", "-Durand", "@SUM(1)", "Bœuf", "Łukasz", "N’Diaye"];
    private static readonly string[] FirstNames = ["Anne-Cécile", "Zoé", "J", "Jean Pierre", "Élodie", "Marie-Ange", "Noël", "Aÿsé", "Loïc"];
    private static readonly string[] Professions = ["Infirmière", "IDEL", "Médecin généraliste", "kiné", "Sage-femme", "pharmacien(ne)", "91", "Psychologue", "Autre profession"];
    private static readonly string[] Phones = ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678", "612345678", "03-21-00-00-00", "poste 12", "06 12 34 56 78 / 03 21 00 00 00", ""];
    private static readonly string[] Practices = ["Libéral", "salariée", "Mixte", "libéral et salarié", ""];
    private static readonly (string Postal, string Name)[] Places = [("62380", "Lumbres"), ("62500", "Saint-Omer"), ("", "62534"), ("59000", "LILLE CEDEX 9"), ("", "")];
    private static readonly string[] Days = ["12/03/2024", "2024-03-12", "1/9/24", ""];

    /// <summary>Lines that all read, each about another person, with a valid RPPS number.</summary>
    public static IEnumerable<string> Good(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var place = Places[random.Next(Places.Length)];
            yield return Line(
                Of(random, LastNames) + (i < LastNames.Length ? "" : " " + Letters(i)), Of(random, FirstNames), Of(random, Professions), Rpps(seed * 100_000L + i), Of(random, Practices),
                $"personne{i}@example.org", Of(random, Phones), "", place.Name.Length > 0 ? "12 rue de l’Église" : "", place.Postal, place.Name, Of(random, Days), "");
        }
    }

    /// <summary>One line by fault, with the heading of the column at fault.</summary>
    public static IEnumerable<(string Column, string Line)> Bad()
    {
        yield return ("Nom", Line("", "Zoé", "IDEL", "", "", "", "", "", "", "", "", "", ""));
        yield return ("Prénom", Line("Maurin", " ", "IDEL", "", "", "", "", "", "", "", "", "", ""));
        yield return ("Nom", Line(new string('a', 101), "Zoé", "IDEL", "", "", "", "", "", "", "", "", "", ""));
        yield return ("Profession", Line("Maurin", "Zoé", "astronaute", "", "", "", "", "", "", "", "", "", ""));
        yield return ("Profession", Line("Maurin", "Zoé", "", "", "", "", "", "", "", "", "", "", ""));
        yield return ("N° RPPS", Line("Maurin", "Zoé", "IDEL", "123", "", "", "", "", "", "", "", "", ""));
        yield return ("Exercice", Line("Maurin", "Zoé", "IDEL", "", "parfois", "", "", "", "", "", "", "", ""));
        yield return ("Courriel", Line("Maurin", "Zoé", "IDEL", "", "", "zoe@", "", "", "", "", "", "", ""));
        yield return ("Tél.", Line("Maurin", "Zoé", "IDEL", "", "", "", new string('1', 50), "", "", "", "", "", ""));
        yield return ("Ville", Line("Maurin", "Zoé", "IDEL", "", "", "", "", "MSP", "", "", "", "", ""));
        yield return ("Ville", Line("Maurin", "Zoé", "IDEL", "", "", "", "", "", "", "", "Saint-Martin", "", ""));
        yield return ("CP", Line("Maurin", "Zoé", "IDEL", "", "", "", "", "", "", "99999", "", "", ""));
        yield return ("Adhérent depuis le", Line("Maurin", "Zoé", "IDEL", "", "", "", "", "", "", "", "", "31/02/2024", ""));
        yield return ("Adhérent depuis le", Line("Maurin", "Zoé", "IDEL", "", "", "", "", "", "", "", "", "12/03/1924", ""));
    }

    public static string Line(params string[] cells) => string.Join(';', cells.Select(c => c.Contains('"', StringComparison.Ordinal) || c.Contains(';', StringComparison.Ordinal) ? "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : c));

    public static byte[] Csv(IEnumerable<string> lines, bool latin1 = false)
    {
        var text = string.Join("\r\n", lines.Prepend(Headings)) + "\r\n";
        // What Latin-1 cannot write, a spreadsheet would have lost: only letters that it holds are asked of it.
        return latin1 ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text) : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Eleven digits beginning by 99, the last the key: no real number begins so.</summary>
    public static string Rpps(long n)
    {
        var start = "99" + (n % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Select(k => start + k.ToString(CultureInfo.InvariantCulture)).First(r => RppsNumber.HasValidKey(r));
    }

    private static string Of(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Letters(int n) => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
}
