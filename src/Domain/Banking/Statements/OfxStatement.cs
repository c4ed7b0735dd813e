using System.Net;
using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé OFX 1 (SGML, tags left open) and 2 (XML), read alike: a tag and the text up to the next one. « &amp; » alone is a « &amp; ».
/// Source: OFX 1.02, 2.2.
/// </summary>
internal static partial class OfxStatement
{
    public static Outcome<IReadOnlyList<StatementRead>> Read(string text)
    {
        var (read, refusals) = (new List<StatementRead>(), new List<Refusal>());
        foreach (var statement in Blocks(text, "STMTRS").Concat(Blocks(text, "CCSTMTRS")))
        {
            if (Value(statement, "CURDEF") is { Length: > 0 } currency && !currency.Equals("EUR", StringComparison.OrdinalIgnoreCase))
            {
                refusals.Add(StatementText.OtherCurrency);
                continue;
            }
            var rows = new List<StatementRow>();
            foreach (var (movement, rank) in Movement().Split(statement).Skip(1).Select((m, i) => (EndOfMovement().Split(m, 2)[0], i + 1)))
            {
                if (StatementText.Day(Value(movement, "DTPOSTED")) is not { } on)
                {
                    refusals.Add(StatementText.NoDay(rank));
                }
                else if (StatementText.Amount(Value(movement, "TRNAMT")) is not { } amount)
                {
                    refusals.Add(StatementText.NoAmount(rank));
                }
                else
                {
                    var (name, memo) = (Value(movement, "NAME"), Value(movement, "MEMO"));
                    var label = memo.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? memo : $"{name} {memo}";
                    rows.Add(StatementRow.Of(on, StatementText.Day(Value(movement, "DTUSER")), amount, label, Value(movement, "CHECKNUM") is { Length: > 0 } check ? check : Value(movement, "FITID")));
                }
            }
            var balance = Blocks(statement, "LEDGERBAL").FirstOrDefault() ?? "";
            var closing = StatementText.Day(Value(balance, "DTASOF")) is { } asOf && StatementText.Amount(Value(balance, "BALAMT")) is { } left ? new DayBalance(asOf, left) : null;
            read.Add(new(StatementFormat.Ofx, Value(statement, "BANKID") + Value(statement, "BRANCHID") + Value(statement, "ACCTID"), rows, null, closing));
        }
        return refusals.Count > 0 ? refusals.Distinct().ToList()
            : read.Count == 0 ? StatementFile.Unknown
            : read.Sum(r => r.Rows.Count) == 0 ? StatementText.NoRow
            : read;
    }

    private static IEnumerable<string> Blocks(string text, string tag)
    {
        for (var at = 0; (at = text.IndexOf($"<{tag}>", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var end = text.IndexOf($"</{tag}>", at, StringComparison.OrdinalIgnoreCase);
            var next = end < 0 ? text.Length : end;
            yield return text[at..next];
            at = next;
        }
    }

    private static string Value(string block, string tag)
    {
        var at = block.IndexOf($"<{tag}>", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }
        at += tag.Length + 2;
        var end = block.IndexOf('<', at);
        return WebUtility.HtmlDecode((end < 0 ? block[at..] : block[at..end]).Trim());
    }

    [GeneratedRegex("<STMTTRN>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Movement();

    [GeneratedRegex("</STMTTRN>|</BANKTRANLIST>|<LEDGERBAL>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EndOfMovement();
}
