using System.Text;

namespace Tisserand.Domain.Foundation;

/// <summary>
/// Texte saisi : what a person typed or pasted, made fit to be kept: composed accents, no control character, no blank at
/// either end; blanks of any kind count as one within a line.
/// </summary>
public static class TypedText
{
    /// <summary>One line: « Le  Goff » gives « Le Goff »; empty for nothing.</summary>
    public static string Line(string? text) =>
        string.Join(' ', Visible(text, keepLines: false).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines; line ends become a plain line feed.</summary>
    public static string Lines(string? text) => Visible(text, keepLines: true).Trim();

    private static string Visible(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                kept.Append(keepLines && rune.Value == '\n' ? '\n' : ' ');
            }
            else if (rune != Rune.ReplacementChar)
            {
                kept.Append(rune);
            }
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }
}
