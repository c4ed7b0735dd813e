using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Reference;

/// <summary>
/// The search of communes and EPCI: a scan of some 38,000 folded names, about a millisecond; no index to keep in step.
/// </summary>
internal sealed class CommuneSearch
{
    private readonly Entry<CommuneMatch>[] _communes;
    private readonly Entry<Epci>[] _epci;

    public CommuneSearch(
        IEnumerable<Commune> communes,
        IEnumerable<Commune> arrondissements,
        IEnumerable<(FormerCommune Former, Commune Heir)> former,
        IEnumerable<Epci> epci)
    {
        _communes =
        [
            .. communes.Concat(arrondissements).Select(c => new Entry<CommuneMatch>(
                new(c), Names(c.Name), [c.Code.ToLowerInvariant(), .. c.PostalCodes], c.Population ?? 0, IsFormer: false)),
            .. former.Select(f => new Entry<CommuneMatch>(
                new(f.Heir, f.Former.Name), Names(f.Former.Name), [f.Former.Code.ToLowerInvariant()], f.Heir.Population ?? 0, IsFormer: true)),
        ];
        _epci = [.. epci.Select(e => new Entry<Epci>(e, Names(e.Name), [e.Siren], e.Population, IsFormer: false))];
    }

    public IReadOnlyList<CommuneMatch> Communes(string? text, int limit)
    {
        var found = Best(_communes, text, limit * 2);
        // A commune found under its present name is not shown again under a former one.
        return [.. found.DistinctBy(m => m.Commune.Code).Take(limit)];
    }

    public IReadOnlyList<Epci> Epci(string? text, int limit) => [.. Best(_epci, text, limit)];

    /// <summary>« L'Haÿ-les-Roses » gives «  l hay les roses » ; « St » and « Saint » give the same.</summary>
    private static string Names(string name) => " " + Words(name);

    private static string Words(string? text)
    {
        var folded = FoldedText.Of(text);
        return !folded.Contains("st", StringComparison.Ordinal) ? folded : string.Join(' ', folded.Split(' ').Select(word => word switch
        {
            "st" => "saint",
            "ste" => "sainte",
            _ => word,
        }));
    }

    private static IEnumerable<T> Best<T>(Entry<T>[] entries, string? text, int limit)
    {
        var wanted = Words(text);
        if (wanted.Length == 0 || limit <= 0)
        {
            return [];
        }
        var phrase = " " + wanted;
        var words = wanted.Split(' ').Select(w => " " + w).ToArray();
        var ranked = new List<(int Rank, int Entry)>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Rank(phrase, words) is { } rank)
            {
                ranked.Add((rank, i));
            }
        }
        return ranked
            .OrderBy(r => r.Rank).ThenByDescending(r => entries[r.Entry].Weight).ThenBy(r => r.Entry)
            .Take(limit).Select(r => entries[r.Entry].Value);
    }

    private sealed record Entry<T>(T Value, string Name, string[] Codes, int Weight, bool IsFormer)
    {
        /// <summary>Lower is better; null when one of the words is found nowhere.</summary>
        public int? Rank(string phrase, string[] words)
        {
            foreach (var word in words)
            {
                if (!Name.Contains(word, StringComparison.Ordinal) && !HasCode(word))
                {
                    return null;
                }
            }
            var rank = Name.Equals(phrase, StringComparison.Ordinal) || (words.Length == 1 && Codes[0].AsSpan().SequenceEqual(phrase.AsSpan(1))) ? 0
                : Name.StartsWith(phrase, StringComparison.Ordinal) ? 1
                : Name.Contains(phrase, StringComparison.Ordinal) ? 2
                : 3;
            return IsFormer ? rank + 4 : rank;
        }

        private bool HasCode(string word)
        {
            if (!char.IsAsciiDigit(word[1]) || word.Length < 3)
            {
                return false;
            }
            foreach (var code in Codes)
            {
                if (code.AsSpan().StartsWith(word.AsSpan(1), StringComparison.Ordinal))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
