using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Mot de recherche : one folded word by which a member is found, by its beginning. Kept as rows, so that a search costs
/// the same whatever the number of members.
/// </summary>
public sealed class SearchWord : ICptsOwned
{
    public const int Length = 100;

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Word { get; private init; } = "";

    /// <summary>The words of a search, as typed: « O’Brien » gives "o" and "brien"; a number keeps its digits together.</summary>
    public static IReadOnlyList<string> Typed(string? text)
    {
        var folded = FoldedText.Of(text);
        var words = folded.All(c => char.IsAsciiDigit(c) || c == ' ')
            ? [folded.Replace(" ", "", StringComparison.Ordinal)]
            : folded.Split(' ');
        return [.. words.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Take(8)];
    }

    /// <summary>The words that find a person: those of the names, apart and joined (« Jean-Pierre »: jean, pierre, jeanpierre), and numbers.</summary>
    internal static IEnumerable<SearchWord> Of(Member member)
    {
        var lastName = FoldedText.Of(member.LastName);
        var firstName = FoldedText.Of(member.FirstName);
        var phone = member.Phone.StartsWith("+33", StringComparison.Ordinal) ? "0" + member.Phone[3..] : "";
        return lastName.Split(' ').Concat(firstName.Split(' '))
            .Append(lastName.Replace(" ", "", StringComparison.Ordinal))
            .Append(firstName.Replace(" ", "", StringComparison.Ordinal))
            .Concat(FoldedText.Of(member.Email).Split(' '))
            .Append(member.Rpps ?? "")
            .Append(FoldedText.Of(member.Finess))
            .Append(member.Siret ?? "")
            .Append(phone)
            .Where(w => w.Length > 0)
            .Select(w => w.Length > Length ? w[..Length] : w)
            .Distinct(StringComparer.Ordinal)
            .Select(w => new SearchWord { Word = w });
    }
}
