using System.Text;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting.Files;

public sealed class FecTests
{
    private static readonly DateOnly Today = new(2027, 1, 15);
    private static readonly FiscalYear Next = FiscalYear.Open(new(2027, 1, 1), new(2027, 12, 31), []).Required;

    [Fact]
    public void A_validated_entry_is_written_in_the_eighteen_columns_of_the_regulation()
    {
        var year = EntryTests.Year();
        var entry = Validated(year, EntryTests.Posting(EntryTests.Line("6064", 1_234_05, 0), EntryTests.Line("512", 0, 1_234_05)) with { Label = "Papier | enveloppes", Piece = "F-2026-12" });

        Assert.Equal("123456789FEC20261231.txt", FecFile.NameOf("123456789", year));
        Assert.Equal("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise", FecFile.Header);
        Assert.Equal(
        [
            "BQ\tBanque\t1\t20260312\t6064\tFournitures administratives\t\t\tF-2026-12\t20260312\tPapier / enveloppes\t1234,05\t0,00\t\t\t20270115\t\t",
            "BQ\tBanque\t1\t20260312\t512\tBanques\t\t\tF-2026-12\t20260312\tPapier / enveloppes\t0,00\t1234,05\t\t\t20270115\t\t",
        ], FecFile.Lines(entry, Chart.National));
        Assert.Throws<ArgumentException>(() => FecFile.Lines(Entry.Write(EntryTests.Posting(), year, Chart.National).Required, Chart.National).ToList());
    }

    [Fact]
    public void Export_import_and_export_again_give_the_same_balances()
    {
        var year = EntryTests.Year();
        List<Entry> entries =
        [
            Validated(year, EntryTests.Posting(EntryTests.Line("512", 80_000_00, 0), EntryTests.Line("731", 0, 80_000_00))),
            Validated(year, EntryTests.Posting(EntryTests.Line("62281", 450_50, 0), EntryTests.Line("512", 0, 450_50))),
            Validated(year, EntryTests.Posting(EntryTests.Line("606", 120_01, 0), EntryTests.Line("401", 0, 120_01))),
        ];
        var ours = new YearClosing(year, entries.SelectMany(e => e.Lines).GroupBy(l => l.Account).Select(g => new AccountBalance(g.Key, Axes.None, g.Sum(l => l.Debit), g.Sum(l => l.Credit)))).Opening(Next, Guid.NewGuid())!;

        var taken = Taken(File(entries), Next);

        Assert.Equal(Shape(ours), Shape(taken));
        var following = Next.Following();
        var once = File([Validated(Next, taken)]);
        var again = Taken(once, following);
        Assert.Equal(Shape(taken), Shape(again));
        Assert.Equal(once.Replace("20270101", "20280101", StringComparison.Ordinal), File([Validated(following, again)]));
    }

    public static TheoryData<string, Func<string, byte[]>> Variants => new()
    {
        { "as the tax office wants it", t => Encoding.UTF8.GetBytes(t) },
        { "bars", t => Encoding.UTF8.GetBytes(t.Replace('\t', '|')) },
        { "mark of UTF-8", t => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(t)] },
        { "Latin-1", t => Encoding.Latin1.GetBytes(t) },
        { "UTF-16", t => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(t)] },
        { "CR CR LF", t => Encoding.UTF8.GetBytes(t.Replace("\r\n", "\r\r\n", StringComparison.Ordinal)) },
        { "a tab at the end of each line", t => Encoding.UTF8.GetBytes(t.Replace("\r\n", "\t\r\n", StringComparison.Ordinal).Replace("Idevise\t", "Idevise", StringComparison.Ordinal)) },
        { "capitals", t => Encoding.UTF8.GetBytes(t.Replace("JournalCode", "JOURNALCODE", StringComparison.Ordinal).Replace("Debit", "Débit", StringComparison.Ordinal)) },
        { "zeros and blanks before", t => Encoding.UTF8.GetBytes(t.Replace("1500,50", " 000000001500,50", StringComparison.Ordinal)) },
        { "a point", t => Encoding.UTF8.GetBytes(t.Replace("1500,50", "1500.50", StringComparison.Ordinal)) },
        { "nothing for zero", t => Encoding.UTF8.GetBytes(t.Replace("\t0,00", "\t", StringComparison.Ordinal)) },
        { "amount and side", t => Encoding.UTF8.GetBytes(t.Replace("Debit\tCredit", "Montant\tSens", StringComparison.Ordinal).Replace("1500,50\t0,00", "1500,50\tD", StringComparison.Ordinal).Replace("0,00\t1500,50", "1500,50\tC", StringComparison.Ordinal)) },
        { "amount and sign", t => Encoding.UTF8.GetBytes(t.Replace("Debit\tCredit", "Montant\tSens", StringComparison.Ordinal).Replace("1500,50\t0,00", "1500,50\t+1", StringComparison.Ordinal).Replace("0,00\t1500,50", "1500,50\t-1", StringComparison.Ordinal)) },
        { "negative credit", t => Encoding.UTF8.GetBytes(t.Replace("1500,50\t0,00", "0,00\t1500,50-", StringComparison.Ordinal)) },
        { "days with dashes", t => Encoding.UTF8.GetBytes(t.Replace("20261130", "2026-11-30", StringComparison.Ordinal)) },
    };

    [Theory, MemberData(nameof(Variants))]
    public void Real_files_stray_and_are_read_all_the_same(string manner, Func<string, byte[]> written)
    {
        var read = FecReading.Read(written(Sound));
        Assert.True(read.Succeeded, manner + ": " + string.Join(" ", read.Refusals.Select(r => r.Message)));
        Assert.Equal([("512100", 1500_50L), ("741", -1500_50)], read.Value.Lines.Select(l => (l.Account, l.Amount.Cents)));
        Assert.Equal("Crédit coopératif", read.Value.Lines[0].AccountLabel);
        Assert.Equal((new DateOnly(2026, 11, 30), 1), (read.Value.Last, read.Value.Entries));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "not-a-fec", "", "Date;Compte;Débit\r\n1;2;3\r\n" },
        { "not-a-fec", "", "PK\u0003\u0004\0\0tab\t" },
        { "columns-missing", "les colonnes\u00A0Debit, Credit", Sound.Replace("Debit\tCredit", "D\tC", StringComparison.Ordinal) },
        { "columns-missing", "la colonne\u00A0Sens", Sound.Replace("Debit\tCredit", "Montant\tCredit", StringComparison.Ordinal) },
        { "row-cells", "Ligne 3", Sound.Replace("\tSubvention\t0,00", "\tSubvention 0,00", StringComparison.Ordinal) },
        { "row-day", "Ligne 2", Replace("20261130", "20261131") },
        { "row-account", "Ligne 2", Replace("512100", "=1+1") },
        { "row-account", "Ligne 2", Replace("512100", "912100") },
        { "row-amount", "Ligne 2", Replace("1500,50", "1500,505") },
        { "row-amount", "Ligne 2", Replace("1500,50", "99999999999999999999999999999,00") },
        { "row-amount", "Ligne 2", Replace("1500,50", "1e9") },
        { "row-unbalanced", "Ligne 2", Replace("1500,50", "1500,51") },
        { "no-row", "", Sound.Split("\r\n")[0] },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_file_that_would_spoil_the_books_is_refused_by_line(string code, string said, string text)
    {
        var refusal = Assert.Single(FecReading.Read(Encoding.UTF8.GetBytes(text)).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_wrong_lines_are_counted_not_all_told()
    {
        var refusals = FecReading.Read(Encoding.UTF8.GetBytes(Sound + string.Concat(Enumerable.Repeat("x\ty\r\n", 5_000)))).Refusals;
        Assert.Equal(13, refusals.Count);
        Assert.Contains("4\u00A0988", refusals[^1].Message.Replace('\u202F', '\u00A0'), StringComparison.Ordinal);
        Assert.Equal("file-empty", Assert.Single(FecReading.Read([]).Refusals).Code);
        Assert.Equal("file-too-large", Assert.Single(FecReading.Read(new byte[FecReading.MostBytes + 1]).Refusals).Code);
    }

    /// <summary>An entry is told by its number within its journal; by its journal and day where the program gives no number.</summary>
    [Fact]
    public void Entries_balance_each_on_its_own()
    {
        static string File(params (string Journal, string Number, string Day, string Account, int Debit)[] lines) => Head
            + string.Concat(lines.Select(l => $"{l.Journal}\t\t{l.Number}\t{l.Day}\t{l.Account}\t\t\t\tP\t{l.Day}\tX\t{Math.Max(l.Debit, 0)},00\t{Math.Max(-l.Debit, 0)},00\t\t\t{l.Day}\t\t\r\n"));
        static string Code(string text) => FecReading.Read(Encoding.UTF8.GetBytes(text)).Refusals.Select(r => r.Code).Distinct().SingleOrDefault() ?? "";

        Assert.Equal("", Code(File(("BQ", "1", "20261130", "512", 5), ("BQ", "1", "20261130", "731", -5), ("AC", "1", "20261130", "606", 7), ("AC", "1", "20261130", "401", -7))));
        Assert.Equal("row-unbalanced", Code(File(("BQ", "1", "20261130", "512", 5), ("AC", "1", "20261130", "731", -5))));
        Assert.Equal("", Code(File(("BQ", "", "20261129", "512", 5), ("BQ", "", "20261129", "731", -5), ("BQ", "", "20261130", "512", 7), ("BQ", "", "20261130", "731", -7))));
        Assert.Equal("row-unbalanced", Code(File(("BQ", "", "20261129", "512", 5), ("BQ", "", "20261130", "731", -5))));
    }

    [Fact]
    public void Balances_open_a_year_that_follows_the_file_and_unknown_accounts_are_proposed()
    {
        var file = FecReading.Read(Encoding.UTF8.GetBytes(Sound)).Required;
        Assert.Equal("row-late", Assert.Single(FecTakeOver.Of(file, EntryTests.Year(), Chart.National).Refusals).Code);
        var onItsFirstDay = FecReading.Read(Encoding.UTF8.GetBytes(Sound.Replace("20261130", "20270101", StringComparison.Ordinal))).Required;
        Assert.Equal("row-late", Assert.Single(FecTakeOver.Of(onItsFirstDay, Next, Chart.National).Refusals).Code);
        var ofTwoDays = FecReading.Read(Encoding.UTF8.GetBytes(Sound + Sound[Head.Length..].Replace("20261130", "20261112", StringComparison.Ordinal).Replace("\t12\t", "\t13\t", StringComparison.Ordinal))).Required;
        Assert.Equal((new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 30)), (ofTwoDays.First, ofTwoDays.Last));
        Assert.Equal("file-old", Assert.Single(FecTakeOver.Of(file, Next.Following(), Chart.National).Refusals).Code);

        var taken = FecTakeOver.Of(file, Next, Chart.National).Required;
        Assert.Equal(new Money(1500_50), taken.Result);
        var (bank, result) = (taken.Balances[0], taken.Balances[1]);
        Assert.Equal(("512100", "512", "512100", true), (bank.Account, bank.Nearest, bank.Proposed, bank.MayBeAdded));
        Assert.Equal(("120", -1500_50L, false), (result.Account, result.Balance.Cents, result.IsUnknown));
        Assert.Equal("512", new TakenBalance("512000", "", new(1), "512").Proposed);
        Assert.Equal("455000", new TakenBalance("455000", "", new(1), null).Proposed);
        Assert.Equal("401", new TakenBalance("401-DUR", "", new(1), "401").Proposed);

        // Two accounts of the file may join one here.
        var joined = FecTakeOver.Opening(Next, [("512", new(10)), ("512", new(-4)), ("120", new(-6)), ("401", new(5)), ("401", new(-5))]);
        Assert.Equal([("120", -6L), ("512", 6)], Shape(joined));
    }

    private const string Head = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n";

    private const string Sound = Head
        + "BQ\tBanque\t12\t20261130\t512100\tCrédit coopératif\t\t\tR1\t20261130\tSubvention\t1500,50\t0,00\t\t\t20261130\t\t\r\n"
        + "BQ\tBanque\t12\t20261130\t741\tARS\t\t\tR1\t20261130\tSubvention\t0,00\t1500,50\t\t\t20261130\t\t\r\n";

    /// <summary>In the second line alone.</summary>
    private static string Replace(string old, string by)
    {
        var lines = Sound.Split("\r\n");
        lines[1] = lines[1].Replace(old, by, StringComparison.Ordinal);
        return string.Join("\r\n", lines);
    }

    private static Entry Validated(FiscalYear year, Posting posting)
    {
        var entry = Entry.Write(posting, year, Chart.National).Required;
        Assert.Empty(entry.Validate(year, Today));
        return entry;
    }

    private static string File(IEnumerable<Entry> entries) => string.Join("\r\n", entries.SelectMany(e => FecFile.Lines(e, Chart.National)).Prepend(FecFile.Header));

    private static Posting Taken(string file, FiscalYear year) =>
        FecTakeOver.Opening(year, FecTakeOver.Of(FecReading.Read(Encoding.UTF8.GetBytes(file)).Required, year, Chart.National).Required.Balances.Select(b => (b.Proposed!, b.Balance)));

    private static IEnumerable<(string, long)> Shape(Posting posting) => posting.Lines.Select(l => (l.Account, (l.Debit - l.Credit).Cents)).Order();
}
