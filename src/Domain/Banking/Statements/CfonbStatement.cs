using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé CFONB 120 : lines of 120 characters; 01 old balance, 04 movement, 05 what completes it, 07 new balance. The last figure of an
/// amount carries its sign. Source: CFONB, relevé de compte sur support informatique.
/// </summary>
internal static class CfonbStatement
{
    private const int Length = 120;
    private const string Positive = "{ABCDEFGHI";
    private const string Negative = "}JKLMNOPQR";

    public static bool IsOne(string text) => Lines(text).FirstOrDefault() is { Length: >= 104 } first && first[..2] is "01" or "04" or "07" && first[2..7].All(char.IsAsciiDigit);

    public static Outcome<IReadOnlyList<StatementRead>> Read(string text)
    {
        var statements = new List<StatementRead>();
        var (rows, refusals, number) = (new List<StatementRow>(), new List<Refusal>(), 0);
        DayBalance? opening = null;
        foreach (var raw in Lines(text))
        {
            number++;
            var line = raw.PadRight(Length);
            if (line[..2] is "01" or "04" or "07" && line[16..19].Trim() is { Length: > 0 } and not "EUR")
            {
                return StatementText.OtherCurrency;
            }
            switch (line[..2])
            {
                case "01":
                    opening = Balance(line);
                    rows = [];
                    break;
                case "04" when Day(line[34..40]) is not { } _:
                    refusals.Add(StatementText.NoDay(number));
                    break;
                case "04" when Amount(line) is not { } _:
                    refusals.Add(StatementText.NoAmount(number));
                    break;
                case "04":
                    var reference = line[104..120].Trim() is { Length: > 0 } said ? said : line[81..88].Trim('0', ' ');
                    rows.Add(StatementRow.Of(Day(line[34..40])!.Value, Day(line[42..48]), Amount(line)!.Value, line[48..80], reference));
                    break;
                case "05" when rows.Count > 0:
                    var (kind, more) = (line[45..48], line[48..118].Trim());
                    rows[^1] = kind == "RCN" || kind == "REF"
                        ? rows[^1] with { Reference = StatementRow.Of(rows[^1].On, null, Money.Zero, "", more).Reference }
                        : StatementRow.Of(rows[^1].On, rows[^1].ValueOn, rows[^1].Amount, $"{rows[^1].Label} {more}", rows[^1].Reference);
                    break;
                case "07":
                    statements.Add(new(StatementFormat.Cfonb120, line[2..7] + line[11..16] + line[21..32], rows, opening, Balance(line)));
                    (rows, opening) = ([], null);
                    break;
                case "05":
                    break;
                default:
                    refusals.Add(new("row-kind", $"Ligne {number}\u00A0: ce n’est pas une ligne de relevé CFONB."));
                    break;
            }
            if (refusals.Count > 20)
            {
                break;
            }
        }
        if (rows.Count > 0)
        {
            // Cut before its new balance.
            statements.Add(new(StatementFormat.Cfonb120, "", rows, opening, null));
        }
        return refusals.Count > 0 ? refusals : statements.Sum(s => s.Rows.Count) == 0 ? StatementText.NoRow : statements;
    }

    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n') is [{ Length: > Length } single] ? single.Chunk(Length).Select(c => new string(c)) : text.ReplaceLineEndings("\n").Split('\n').Where(l => l.Trim().Length > 0);

    private static DayBalance? Balance(string line) => Day(line[34..40]) is { } on && Amount(line) is { } amount ? new(on, amount) : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "ddMMyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Fourteen characters, as many decimals as the line says: more than two that count are refused.</summary>
    private static Money? Amount(string line)
    {
        var text = line[90..104];
        var (plus, minus) = (Positive.IndexOf(text[^1], StringComparison.Ordinal), Negative.IndexOf(text[^1], StringComparison.Ordinal));
        var last = char.IsAsciiDigit(text[^1]) ? text[^1] - '0' : Math.Max(plus, minus);
        if (last < 0 || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var figures))
        {
            return null;
        }
        var decimals = char.IsAsciiDigit(line[19]) ? line[19] - '0' : 2;
        var hundredths = ((figures * 10) + last) * (minus >= 0 ? -1 : 1) * 100;
        var over = (long)Math.Pow(10, decimals);
        return hundredths % over == 0 ? new Money(hundredths / over) : null;
    }
}
