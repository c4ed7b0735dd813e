using System.Globalization;
using System.Text;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Texte replié : the form in which names are searched, compared and sorted, the same on every database: lower case, no
/// accent, œ as oe, everything else but letters and digits as one blank. « L'Haÿ-les-Roses » gives « l hay les roses ».
/// </summary>
public static class FoldedText
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            switch (c)
            {
                case 'œ' or 'Œ':
                    folded.Append("oe");
                    break;
                case 'æ' or 'Æ':
                    folded.Append("ae");
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'ø' or 'Ø':
                    folded.Append('o');
                    break;
                case 'ł' or 'Ł':
                    folded.Append('l');
                    break;
                default:
                    if (char.IsLetterOrDigit(c))
                    {
                        folded.Append(char.ToLowerInvariant(c));
                    }
                    else if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }
                    break;
            }
        }
        return folded.ToString().TrimEnd();
    }
}
