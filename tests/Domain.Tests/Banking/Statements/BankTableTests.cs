using System.Globalization;
using System.Text;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Banking.Statements;

/// <summary>Tables of banks that nobody described beforehand: what their columns seem to say, and what is read of them.</summary>
public sealed class BankTableTests
{
    private static readonly Iban Account = Iban.Parse(Batches.Iban).Required;
    private static readonly Dictionary<string, ColumnMapping> Nothing = [];

    private const string Plain = "Jour;Quoi;Sortie;Entrée;Solde\n12/03/2026;VIR LOYER;1 000,00;;500,00\n15/03/2026;VIR ROCHE;;30,00;530,00\n";

    private static BankTable Table(string text, Encoding? encoding = null) => StatementFile.Table([.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)], Nothing)!;

    private static string Written(IEnumerable<StatementRow> rows) => string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.On:yyyy-MM-dd} {r.Amount.Cents} {r.Label}")));

    private static string Read(string text)
    {
        var table = Table(text);
        var mapping = ColumnGuess.Of(table);
        Assert.Empty(mapping.Check());
        var read = table.Read(mapping);
        Assert.Empty(read.Refused);
        return Written(read.Rows);
    }

    [Theory]
    // Separators, prose above, totals below.
    [InlineData(Plain)]
    [InlineData("Compte;FR76 XXXX\nTitulaire;CPTS\n\nJour\tQuoi\tSortie\tEntrée\n12/03/2026\tVIR LOYER\t1000,00\t\n15/03/2026\tVIR ROCHE\t\t30,00\nTotal\t\t1000,00\t30,00\n")]
    [InlineData("Jour,Quoi,Valeur\n12/03/26,VIR LOYER,\"-1.000,00\"\n15/03/26,VIR ROCHE,\"+30,00\"\n")]
    // Days and amounts of elsewhere.
    [InlineData("Posted,Narrative,Money out,Money in\n03/12/2026,VIR LOYER,\"1,000.00\",\n03/15/2026,VIR ROCHE,,30.00\n")]
    [InlineData("Jour|Intitulé|Somme\n2026/03/12|VIR LOYER|-1000.00\n2026/03/15|VIR ROCHE|30.00\n")]
    // Signs of all kinds, blanks that do not break.
    [InlineData("Jour;Intitulé;Somme\n12/03/2026;VIR LOYER;1\u00A0000,00-\n15/03/2026;VIR ROCHE;+30,00\n")]
    [InlineData("Jour;Intitulé;Somme\n12/03/2026;VIR LOYER;(1\u202F000,00)\n15/03/2026;VIR ROCHE;30,00 €\n")]
    [InlineData("Jour;Intitulé;Somme;Sens\n12/03/2026;VIR LOYER;1000,00;D\n15/03/2026;VIR ROCHE;30,00;C\n")]
    [InlineData("Jour;Intitulé;Somme;Solde\n12/03/2026;VIR LOYER;1000,00;500,00\n15/03/2026;VIR ROCHE;-30,00;530,00\n")]
    // Quotes that hold line ends and separators; no heading at all.
    [InlineData("Jour;Intitulé;Somme\n12/03/2026;\"VIR\nLOYER\";-1000,00\n15/03/2026;VIR ROCHE;30,00\n")]
    [InlineData("12/03/2026;VIR LOYER;-1000,00\n15/03/2026;VIR ROCHE;30,00\n")]
    public void Columns_are_proposed_by_their_headings_and_by_what_they_hold(string text) => Assert.Equal("2026-03-12 -100000 VIR LOYER\n2026-03-15 3000 VIR ROCHE", Read(text));

    [Fact]
    public void Every_way_of_writing_the_characters_gives_the_same()
    {
        foreach (var encoding in new[] { Encoding.UTF8, new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1 })
        {
            var table = Table(Plain, encoding);
            Assert.Equal(["Jour", "Quoi", "Sortie", "Entrée", "Solde"], table.Headings);
            Assert.Equal(Table(Plain).Fingerprint, table.Fingerprint);
            Assert.Equal(Table(Plain.Replace("Entrée", " ENTREE", StringComparison.Ordinal)).Fingerprint, table.Fingerprint);
        }
    }

    [Fact]
    public void A_running_balance_gives_both_ends_whichever_line_comes_first()
    {
        var newestFirst = "Jour;Quoi;Sortie;Entrée;Solde\n15/03/2026;VIR ROCHE;;30,00;530,00\n12/03/2026;VIR LOYER;1 000,00;;500,00\n";
        var sameDay = "Jour;Quoi;Sortie;Entrée;Solde\n12/03/2026;VIR ROCHE;;30,00;530,00\n12/03/2026;VIR LOYER;1 000,00;;500,00\n";
        foreach (var text in new[] { Plain, newestFirst, sameDay })
        {
            var read = Table(text).Read(ColumnGuess.Of(Table(text)));
            Assert.Equal((new DayBalance(new(2026, 3, 11), new(1_500_00)), new Money(530_00), Money.Zero), (read.Opening, read.Closing!.Amount, read.Gap));
        }
        var missing = Table(Plain + "20/03/2026;VIR AUTRE;;10,00;600,00\n");
        Assert.Equal(new Money(60_00), missing.Read(ColumnGuess.Of(missing)).Gap);
    }

    [Theory]
    [InlineData("31/02/2026;x;;1,00;", "row-day")]
    [InlineData("12/03/2026;x;;1,234;", "row-amount")]
    [InlineData("12/03/2026;x;;=1+1;", "row-amount")]
    [InlineData("12/03/2026;x;;1000.50;", "row-amount")]
    [InlineData("12/03/2026;x;5,00;6,00;", "row-two-amounts")]
    public void A_line_that_does_not_read_is_told_by_its_number(string line, string code)
    {
        var table = Table(Plain + line + "\n");
        var read = table.Read(ColumnGuess.Of(Table(Plain)));
        Assert.Equal((code, 2), (Assert.Single(read.Refused).Code, read.Rows.Count));
        Assert.Contains("Ligne 4", read.Refused[0].Message, StringComparison.Ordinal);
        // The whole is refused, or what reads is taken when a person says so.
        var remembered = new Dictionary<string, ColumnMapping> { [table.Fingerprint] = ColumnGuess.Of(Table(Plain)) };
        var bytes = Encoding.UTF8.GetBytes(Plain + line + "\n");
        Assert.Equal(code, Assert.Single(StatementFile.Read(bytes, Account, remembered).Refusals).Code);
        Assert.Equal(2, StatementFile.Read(bytes, Account, remembered, withoutRefused: true).Required.Rows.Count);
    }

    [Fact]
    public void Totals_and_prose_are_passed_and_shown()
    {
        var table = Table(Plain + "Total;;1000,00;30,00;\n;;;;\nÉdité par la banque;;;;\n");
        Assert.Equal([4, 6], table.Read(ColumnGuess.Of(table)).Passed.Select(p => p.Line));
    }

    [Fact]
    public void A_side_that_is_neither_is_refused()
    {
        var table = Table("Jour;Intitulé;Somme;Sens\n12/03/2026;a;1,00;D\n12/03/2026;b;1,00;C\n12/03/2026;c;1,00;D\n12/03/2026;d;1,00;X\n");
        Assert.Equal("row-side", Assert.Single(table.Read(ColumnGuess.Of(table)).Refused).Code);
    }

    [Fact]
    public void Headings_told_once_are_found_wherever_they_stand_and_come_before_those_known_beforehand()
    {
        var mapping = new ColumnMapping([ColumnRole.Day, ColumnRole.Label, ColumnRole.Amount], SpendingIsPositive: true, DecimalSign.Comma, DayOrder.DayMonthYear);
        var text = "Relevé de carte\n\nDate;Libellé;Montant\n12/03/2026;PAPETERIE;10,00\n";
        var remembered = new Dictionary<string, ColumnMapping> { [Table(text).Fingerprint] = mapping };
        Assert.Equal("2026-03-12 -1000 PAPETERIE", Written(StatementFile.Read(Encoding.UTF8.GetBytes(text), Account, remembered).Required.Rows));
        Assert.Equal("2026-03-12 1000 PAPETERIE", Written(StatementFile.Read(Encoding.UTF8.GetBytes(text), Account).Required.Rows));
    }

    [Theory]
    [InlineData("", "column-day column-label column-amount")]
    [InlineData("Day Label", "column-amount")]
    [InlineData("Day Label Debit", "column-amount")]
    [InlineData("Day Label Amount Debit", "column-amounts")]
    [InlineData("Day Day Label Amount", "column-twice")]
    [InlineData("Day Label Debit Credit Side", "column-side")]
    [InlineData("Day Label Label Amount", "")]
    public void A_mapping_says_what_it_lacks(string roles, string codes) => Assert.Equal(
        codes, string.Join(' ', new ColumnMapping([.. roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ColumnRole>)]).Check().Select(r => r.Code)));

    [Fact]
    public void What_holds_no_movement_or_too_many_columns_is_no_table()
    {
        Assert.Null(StatementFile.Table([], Nothing));
        Assert.Null(StatementFile.Table(Encoding.UTF8.GetBytes("Nom;Prénom\nRoche;Anaïs\n"), Nothing));
        var wide = string.Join(';', Enumerable.Range(0, 1_000).Select(i => "c" + i)) + "\n12/03/2026;-1,00" + new string(';', 998) + "\n";
        Assert.Null(StatementFile.Table(Encoding.UTF8.GetBytes(wide), Nothing));
        Assert.Equal("too-many-columns", Assert.Single(StatementFile.Read(Encoding.UTF8.GetBytes(wide), Account).Refusals).Code);
        Assert.Equal("headings-unknown", Assert.Single(StatementFile.Read(Encoding.UTF8.GetBytes(Plain), Account).Refusals).Code);
    }

    /// <summary>Whatever the bytes: refused or read, never an exception.</summary>
    [Fact]
    public void Damaged_tables_never_break_the_reader()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(Plain);
            for (var i = 0; i < random.Next(1, 12); i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            if (StatementFile.Table(bytes, Nothing) is { } table)
            {
                var read = table.Read(ColumnGuess.Of(table));
                Assert.True(read.Rows.Count + read.Passed.Count + read.Refused.Count == table.Rows.Count);
            }
        }
    }
}
