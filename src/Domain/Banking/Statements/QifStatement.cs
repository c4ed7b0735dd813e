using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé QIF : no account, no balance. The day comes before the month, as French banks write it; a file in which that cannot be is
/// refused rather than guessed. Source: QIF, Quicken.
/// </summary>
internal static class QifStatement
{
    public static Outcome<IReadOnlyList<StatementRead>> Read(string text)
    {
        var (rows, refusals, number) = (new List<StatementRow>(), new List<Refusal>(), 0);
        var (day, amount, label, reference) = ((DateOnly?)null, (Money?)null, "", "");
        var (hasDay, isOpen, start) = (false, false, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append("^"))
        {
            number++;
            if (line.Length == 0 || line[0] == '!')
            {
                continue;
            }
            if (line[0] == '^')
            {
                if (isOpen && day is null)
                {
                    refusals.Add(hasDay
                        ? new("row-day", $"Ligne {start}\u00A0: la date ne se lit pas comme jour/mois/année. Demandez un autre format à la banque\u00A0: OFX ou CSV.")
                        : StatementText.NoDay(start));
                }
                else if (isOpen && amount is null)
                {
                    refusals.Add(StatementText.NoAmount(start));
                }
                else if (isOpen)
                {
                    rows.Add(StatementRow.Of(day!.Value, null, amount!.Value, label, reference));
                }
                (day, amount, label, reference, hasDay, isOpen) = (null, null, "", "", false, false);
                continue;
            }
            start = isOpen ? start : number;
            isOpen = true;
            var value = line[1..].Trim();
            switch (line[0])
            {
                case 'D':
                    // « 12/03'26 », « 12/ 3/26 ».
                    (day, hasDay) = (StatementText.Day(value.Replace('\'', '/').Replace(" ", "", StringComparison.Ordinal)), true);
                    break;
                case 'T':
                case 'U':
                    amount = StatementText.Amount(value);
                    break;
                case 'P':
                case 'M':
                    label = label.Contains(value, StringComparison.OrdinalIgnoreCase) ? label : $"{label} {value}";
                    break;
                case 'N':
                    reference = value;
                    break;
                default:
                    break;
            }
        }
        return refusals.Count > 0 ? refusals : rows.Count == 0 ? StatementText.NoRow : new List<StatementRead> { new(StatementFormat.Qif, "", rows, null, null) };
    }
}
