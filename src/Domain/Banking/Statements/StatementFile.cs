using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking.Statements;

/// <summary>Format d'un relevé de compte.</summary>
public enum StatementFormat
{
    /// <summary>camt.053, le relevé XML des banques.</summary>
    Camt053,

    /// <summary>OFX, pour les logiciels de comptabilité.</summary>
    Ofx,

    /// <summary>CFONB 120, le relevé à longueur fixe.</summary>
    Cfonb120,

    /// <summary>QIF, ancien format sans compte.</summary>
    Qif,

    /// <summary>CSV, le tableau de la banque.</summary>
    Csv,
}

/// <summary>Mouvement lu sur un relevé.</summary>
/// <param name="On">Day of booking, as the bank says it.</param>
/// <param name="Amount">Negative for what leaves the account.</param>
/// <param name="Label">As the bank writes it.</param>
/// <param name="Reference">What the bank or the payer says of it: end-to-end identifier, number. May be empty.</param>
public sealed record StatementRow(DateOnly On, DateOnly? ValueOn, Money Amount, string Label, string Reference = "")
{
    public const int LabelLength = 300;
    public const int ReferenceLength = 140;

    /// <summary>Made fit to be kept: composed, on one line, cut at what the base takes.</summary>
    public static StatementRow Of(DateOnly on, DateOnly? valueOn, Money amount, string? label, string? reference = null) =>
        new(on, valueOn, amount, Cut(label, LabelLength) is { Length: > 0 } said ? said : "(sans libellé)", Cut(reference, ReferenceLength));

    private static string Cut(string? text, int most)
    {
        var line = TypedText.Line(text);
        return line.Length > most ? line[..most].TrimEnd() : line;
    }
}

/// <summary>Solde d'un compte, at the end of a day.</summary>
public sealed record DayBalance(DateOnly On, Money Amount);

/// <summary>Relevé lu : the movements of one account, in the order of the file, and what the bank says of its balances.</summary>
/// <param name="AccountNumber">IBAN, or what the format has of it; empty when it has none.</param>
public sealed record StatementRead(StatementFormat Format, string AccountNumber, IReadOnlyList<StatementRow> Rows, DayBalance? Opening, DayBalance? Closing)
{
    public Money Sum => Rows.Sum(r => r.Amount);

    /// <summary>What is missing between the balances of the file itself; null when it says only one of them.</summary>
    public Money? Gap => Opening is { } opening && Closing is { } closing ? closing.Amount - opening.Amount - Sum : null;

    /// <summary>What it says of the ends of days: some banks date the opening balance of the first day, which is that of the evening before.</summary>
    public IEnumerable<DayBalance> Balances
    {
        get
        {
            if (Opening is { } opening)
            {
                var eve = Rows.Select(r => r.On).DefaultIfEmpty(opening.On.AddDays(1)).Min().AddDays(-1);
                yield return opening.On > eve ? opening with { On = eve } : opening;
            }
            if (Closing is { } closing)
            {
                yield return closing;
            }
        }
    }

    /// <summary>Whether it is of that account: by its IBAN, or the part of it that the format has. A file that says nothing is of any.</summary>
    public bool IsOf(Iban account)
    {
        var number = string.Concat(AccountNumber.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return number.Length == 0 || account.Characters.Contains(number, StringComparison.Ordinal);
    }
}

/// <summary>Fichier de relevé : told from its content, whatever its name, and read. Pure.</summary>
public static class StatementFile
{
    /// <summary>Longest file, in bytes: a year of a busy account.</summary>
    public const int MostBytes = 5_000_000;

    public const int MostRows = 20_000;

    /// <summary>Refuses what is empty, too long, of no known format, or of several accounts at once without the one asked for.</summary>
    /// <param name="account">The account whose statement it should be.</param>
    /// <param name="remembered">What the columns of tables mean on this account, by fingerprint of their headings.</param>
    /// <param name="withoutRefused">The lines of a table that do not read are left, instead of the whole.</param>
    public static Outcome<StatementRead> Read(byte[] content, Iban account, IReadOnlyDictionary<string, ColumnMapping>? remembered = null, bool withoutRefused = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Refused(content) is { } refused)
        {
            return refused;
        }
        var text = FileText.Decode(content);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Unknown;
        }
        var read = ReadText(text, remembered ?? new Dictionary<string, ColumnMapping>(), withoutRefused);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        var mine = read.Value.Where(s => s.IsOf(account)).ToList();
        return mine.Count switch
        {
            0 => new Refusal("other-account", $"Ce relevé est celui d’un autre compte ({read.Value[0].AccountNumber})."),
            _ when mine.Sum(s => s.Rows.Count) > MostRows => new Refusal("too-many-rows", "Ce relevé a trop de lignes\u00A0: demandez une période plus courte à la banque."),
            1 => mine[0],
            _ => Joined(mine),
        };
    }

    /// <summary>The table of a file whose columns somebody may say the meaning of; null when it holds none.</summary>
    /// <param name="remembered">Headings told already, wherever they stand.</param>
    public static BankTable? Table(byte[] content, IReadOnlyDictionary<string, ColumnMapping> remembered)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Refused(content) is not null)
        {
            return null;
        }
        var rows = CsvText.Rows(FileText.Decode(content));
        return (BankTable.Known(rows, remembered) ?? BankTable.Find(rows)) is { Headings.Count: <= BankTable.MostColumns } table ? table : null;
    }

    private static Refusal? Refused(byte[] content) => content.Length switch
    {
        0 => new("file-empty", "Ce fichier est vide."),
        > MostBytes => new("file-too-large", "Ce fichier est trop gros pour un relevé\u00A0: 5\u00A0Mo au plus. Demandez une période plus courte à la banque."),
        _ => null,
    };

    /// <summary>A table, whose columns a person says the meaning of.</summary>
    public static Refusal HeadingsUnknown { get; } = new("headings-unknown", "Tisserand ne connaît pas les colonnes de ce fichier.");

    internal static Refusal Unknown => new("file-kind", "Ce fichier n’est pas un relevé que Tisserand sait lire\u00A0: camt.053 (XML), OFX, CFONB 120, QIF, CSV ou Excel (.xlsx). Un PDF ne se relit pas.");

    private static Outcome<IReadOnlyList<StatementRead>> ReadText(string text, IReadOnlyDictionary<string, ColumnMapping> remembered, bool withoutRefused)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("PK", StringComparison.Ordinal))
        {
            return Unknown;
        }
        if (start.StartsWith("OFXHEADER", StringComparison.OrdinalIgnoreCase) || text.Contains("<OFX>", StringComparison.OrdinalIgnoreCase))
        {
            return OfxStatement.Read(text);
        }
        if (start.StartsWith("<", StringComparison.Ordinal))
        {
            return CamtStatement.Read(text);
        }
        if (start.StartsWith("!Type:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("!Account", StringComparison.OrdinalIgnoreCase))
        {
            return QifStatement.Read(text);
        }
        return CfonbStatement.IsOne(text) ? CfonbStatement.Read(text) : CsvStatement.Read(text, remembered, withoutRefused);
    }

    /// <summary>Statements of one account in one file, put in the order of their days.</summary>
    private static StatementRead Joined(List<StatementRead> parts)
    {
        var ordered = parts.OrderBy(p => p.Closing?.On ?? p.Rows.Select(r => r.On).DefaultIfEmpty().Max()).ToList();
        return ordered[0] with { Rows = [.. ordered.SelectMany(p => p.Rows)], Closing = ordered[^1].Closing };
    }
}
