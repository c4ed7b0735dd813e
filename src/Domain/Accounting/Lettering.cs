using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Lettrage : lines of one third-party account that settle each other (an invoice and its payment) are marked with the same letters.</summary>
public static class Lettering
{
    private const int Letters = 26;

    /// <summary>The letters after these: « AA », « AB », … « ZZ », « AAA ».</summary>
    public static string After(string? last)
    {
        if (string.IsNullOrEmpty(last))
        {
            return "AA";
        }
        var next = last.ToCharArray();
        for (var i = next.Length - 1; i >= 0; i--)
        {
            next[i] = (char)('A' + ((next[i] - 'A' + 1) % Letters));
            if (next[i] != 'A')
            {
                return new(next);
            }
        }
        return new string('A', last.Length + 1);
    }

    /// <summary>Marks the lines. Refuses fewer than two, several accounts, one that is not of a third party (class 4), one lettered already, and sums that differ.</summary>
    public static List<Refusal> Mark(IReadOnlyCollection<EntryLine> lines, string letters, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count < 2 || lines.Select(l => l.Account).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            return [new("letter-lines", "Cochez au moins deux lignes d’un même compte.")];
        }
        if (lines.First().Account[0] != '4')
        {
            return [new("letter-account", "Seuls les comptes de tiers (classe 4) se lettrent.")];
        }
        if (lines.Any(l => l.Letter is not null))
        {
            return [new("letter-twice", "Une de ces lignes est déjà lettrée.")];
        }
        if (lines.Sum(l => l.Balance) is { IsZero: false } left)
        {
            return [new("letter-sums", $"Débits et crédits diffèrent de {FrenchNumber.Euros(left)}\u00A0: ces lignes ne se soldent pas.")];
        }
        foreach (var line in lines)
        {
            line.Mark(letters, today);
        }
        return [];
    }
}
