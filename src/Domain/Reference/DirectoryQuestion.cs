using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// Recherche dans l'annuaire national : one thing that the words typed in a box may mean, such as « martin infirmier arras »:
/// beginnings of names, a profession, communes.
/// </summary>
/// <param name="Names">Folded beginnings of last or first names, in any order.</param>
/// <param name="Profession">Code of the profession; null for all.</param>
/// <param name="Communes">Codes of the communes of that name; empty for the whole country.</param>
public sealed record DirectoryQuestion(IReadOnlyList<string> Names, string? Profession, IReadOnlyList<string> Communes)
{
    private const int MostWords = 8;
    private const int LongestCommune = 6;
    private const int ShortestAbbreviation = 4;

    private static readonly HashSet<string> Titles = new(["dr", "docteur", "pr", "professeur", "mme", "mlle", "mr"], StringComparer.Ordinal);

    /// <summary>What people call the professions, folded; the labels of the nomenclature are longer.</summary>
    private static readonly (string Words, string Code)[] ProfessionWords =
    [
        ("medecin", "10"), ("medecins", "10"), ("generaliste", "10"), ("pharmacien", "21"), ("pharmacienne", "21"), ("pharmaciens", "21"), ("audioprothesiste", "26"),
        ("opticien", "28"), ("opticienne", "28"), ("dentiste", "40"), ("dentistes", "40"), ("chirurgien dentiste", "40"), ("sage femme", "50"), ("sages femmes", "50"), ("maieuticien", "50"),
        ("infirmier", "60"), ("infirmiere", "60"), ("infirmiers", "60"), ("infirmieres", "60"), ("ide", "60"), ("idel", "60"), ("ipa", "60"), ("kine", "70"), ("kines", "70"),
        ("kinesitherapeute", "70"), ("kinesitherapeutes", "70"), ("masseur kinesitherapeute", "70"), ("podologue", "80"), ("pedicure", "80"), ("pedicure podologue", "80"),
        ("orthophoniste", "91"), ("orthophonistes", "91"), ("orthoptiste", "92"), ("psychologue", "93"), ("psychologues", "93"), ("ergotherapeute", "94"),
        ("dieteticien", "95"), ("dieteticienne", "95"), ("psychomotricien", "96"), ("psychomotricienne", "96"), ("osteopathe", "71"), ("assistante sociale", "41"), ("assistant social", "41"),
    ];

    private static readonly Lazy<ILookup<string, string>> CommunesByName = new(() =>
        Geography.Current.Communes.ToLookup(c => FoldedText.Of(c.Name), c => c.Code, StringComparer.Ordinal));

    /// <summary>
    /// The readings of a text, the most literal first: all words as names but the profession, then with the words that are the
    /// whole name of a commune taken as such, then the profession too as a name. Empty for a text without a letter.
    /// </summary>
    public static IReadOnlyList<DirectoryQuestion> Read(string? text)
    {
        var words = FoldedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Titles.Contains(w)).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return [];
        }
        var (rest, profession) = WithoutProfession(words);
        var readings = new List<DirectoryQuestion>();
        void Add(List<string> names, string? code, IReadOnlyList<string> communes)
        {
            if ((names.Count > 0 || code is not null) && readings.TrueForAll(r => r.Profession != code || r.Communes.Count != communes.Count || !r.Names.SequenceEqual(names)))
            {
                readings.Add(new(names, code, communes));
            }
        }
        Add(rest, profession, []);
        if (WithoutCommune(rest) is { } located)
        {
            Add(located.Left, profession, located.Communes);
        }
        Add(words, null, []);
        return readings;
    }

    private static (List<string> Left, string? Profession) WithoutProfession(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var length in new[] { 2, 1 }.Where(l => i + l <= words.Count))
            {
                var said = string.Join(' ', words.Skip(i).Take(length));
                var codes = ProfessionWords.Where(p => p.Words == said).Select(p => p.Code).Distinct().ToList();
                if (codes.Count == 0 && length == 1 && i == words.Count - 1 && i > 0 && said.Length >= ShortestAbbreviation)
                {
                    // The last word may still be being typed.
                    codes = [.. ProfessionWords.Where(p => p.Words.StartsWith(said, StringComparison.Ordinal)).Select(p => p.Code).Distinct()];
                }
                if (codes.Count == 1)
                {
                    return ([.. words.Take(i), .. words.Skip(i + length)], codes[0]);
                }
            }
        }
        return (words, null);
    }

    /// <summary>The longest run of words that is the name of a commune; null when there is none.</summary>
    private static (List<string> Left, IReadOnlyList<string> Communes)? WithoutCommune(List<string> words)
    {
        for (var length = Math.Min(LongestCommune, words.Count); length > 0; length--)
        {
            for (var i = words.Count - length; i >= 0; i--)
            {
                var name = string.Join(' ', words.Skip(i).Take(length).Select(w => w switch { "st" => "saint", "ste" => "sainte", _ => w }));
                if (CommunesByName.Value[name].ToList() is { Count: > 0 } communes)
                {
                    return ([.. words.Take(i), .. words.Skip(i + length)], communes);
                }
            }
        }
        return null;
    }
}
