using System.Xml;
using System.Xml.Linq;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>
/// Relevé camt.053, versions .02 et .08 : read by the names of its elements, whatever the version, and leniently: real ones often miss
/// balances or codes. Entities and DTDs are refused. Source: ISO 20022, camt.053.
/// </summary>
internal static class CamtStatement
{
    public static Outcome<IReadOnlyList<StatementRead>> Read(string text)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = StatementFile.MostBytes });
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return new Refusal("xml-damaged", "Ce fichier XML est abîmé ou incomplet\u00A0: téléchargez-le de nouveau depuis la banque.");
        }
        var statements = document.Descendants().Where(e => e.Name.LocalName is "Stmt" or "Rpt").ToList();
        if (statements.Count == 0)
        {
            return StatementFile.Unknown;
        }
        var (read, refusals) = (new List<StatementRead>(), new List<Refusal>());
        foreach (var statement in statements)
        {
            var rows = new List<StatementRow>();
            foreach (var (entry, rank) in statement.Elements().Where(e => e.Name.LocalName == "Ntry").Select((e, i) => (e, i + 1)))
            {
                refusals.AddRange(ReadEntry(entry, rank, rows));
            }
            var account = statement.Child("Acct")?.Child("Id");
            read.Add(new(StatementFormat.Camt053, account?.Child("IBAN")?.Value.Trim() ?? account?.Descendant("Id")?.Value.Trim() ?? "", rows,
                Balance(statement, "OPBD", "PRCD"), Balance(statement, "CLBD")));
        }
        return refusals.Count > 0 ? refusals : read.Sum(r => r.Rows.Count) == 0 ? StatementText.NoRow : read;
    }

    private static List<Refusal> ReadEntry(XElement entry, int rank, List<StatementRow> rows)
    {
        var status = entry.Child("Sts");
        if ((status?.Child("Cd")?.Value ?? status?.Value)?.Trim() is { Length: > 0 } said && said != "BOOK")
        {
            // Not booked yet: it comes with a later statement.
            return [];
        }
        if (entry.Child("BookgDt") is not { } booked || StatementText.Day(booked.Value) is not { } on)
        {
            return [StatementText.NoDay(rank)];
        }
        if (Signed(entry) is not { } amount)
        {
            return [StatementText.NoAmount(rank)];
        }
        if (entry.Child("Amt")?.Attribute("Ccy")?.Value is { } currency && currency != "EUR")
        {
            return [StatementText.OtherCurrency];
        }
        var valueOn = StatementText.Day(entry.Child("ValDt")?.Value);
        var info = entry.Child("AddtlNtryInf")?.Value;
        var parts = entry.Elements().Where(e => e.Name.LocalName == "NtryDtls").Elements().Where(e => e.Name.LocalName == "TxDtls").ToList();
        // A grouped remittance is split when its parts add up to it.
        var amounts = parts.ConvertAll(p => Signed(p) ?? (PartAmount(p) is { } m ? (amount < Money.Zero ? -m : m) : null));
        if (parts.Count > 1 && amounts.TrueForAll(a => a is not null) && amounts.Sum(a => a!.Value) == amount)
        {
            rows.AddRange(parts.Zip(amounts, (part, of) => StatementRow.Of(on, valueOn, of!.Value, Label([part], info, of.Value), Reference(entry, part))));
            return [];
        }
        rows.Add(StatementRow.Of(on, valueOn, amount, Label(parts, info, amount), Reference(entry, parts.Count == 1 ? parts[0] : null)));
        return [];
    }

    private static Money? PartAmount(XElement part) => StatementText.Amount(part.Descendant("TxAmt")?.Child("Amt")?.Value);

    /// <summary>« Amt » with its « CdtDbtInd ».</summary>
    private static Money? Signed(XElement of) => (StatementText.Amount(of.Child("Amt")?.Value), of.Child("CdtDbtInd")?.Value.Trim()) switch
    {
        ({ } amount, "CRDT") => amount,
        ({ } amount, "DBIT") => -amount,
        _ => null,
    };

    private static string Label(IReadOnlyList<XElement> parts, string? info, Money amount)
    {
        var words = new List<string?> { info };
        foreach (var part in parts.Take(3))
        {
            var party = part.Child("RltdPties")?.Child(amount < Money.Zero ? "Cdtr" : "Dbtr");
            words.Add((party?.Child("Pty") ?? party)?.Child("Nm")?.Value);
            words.AddRange(part.Child("RmtInf")?.Elements().Where(e => e.Name.LocalName == "Ustrd").Select(e => e.Value) ?? []);
            words.Add(part.Descendant("CdtrRefInf")?.Child("Ref")?.Value);
        }
        return string.Join(' ', words.Where(w => !string.IsNullOrWhiteSpace(w)).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static string Reference(XElement entry, XElement? part)
    {
        var end = part?.Child("Refs")?.Child("EndToEndId")?.Value.Trim();
        return end is { Length: > 0 } and not "NOTPROVIDED" ? end : entry.Child("AcctSvcrRef")?.Value ?? entry.Child("NtryRef")?.Value ?? "";
    }

    private static DayBalance? Balance(XElement statement, params string[] codes) => statement.Elements()
        .Where(e => e.Name.LocalName == "Bal" && codes.Contains(e.Child("Tp")?.Descendant("Cd")?.Value.Trim()))
        .Select(e => StatementText.Day(e.Child("Dt")?.Value) is { } on && Signed(e) is { } amount ? new DayBalance(on, amount) : null)
        .FirstOrDefault(b => b is not null);

    private static XElement? Child(this XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static XElement? Descendant(this XElement of, string name) => of.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
}
