using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting;

/// <summary>The last thing that is taken, and the first that is not.</summary>
public sealed class LedgerBoundsTests
{
    private static readonly DateOnly Today = new(2028, 3, 1);

    [Theory]
    [InlineData("101", true)]
    [InlineData("899", true)]
    [InlineData("801", true)]
    [InlineData("001", false)]
    [InlineData("901", false)]
    [InlineData("1A1", false)]
    [InlineData("AB1", false)]
    [InlineData("101A", true)]
    [InlineData("10112345678901234567", true)]
    [InlineData("101123456789012345678", false)]
    public void A_number_of_account_has_three_digits_of_a_class_then_digits_or_capitals(string text, bool isOne) => Assert.Equal(isOne, LedgerAccount.IsNumber(text));

    [Fact]
    public void An_account_added_bears_its_number_and_label_and_is_found_in_the_chart()
    {
        var account = LedgerAccount.Add("5121", new string('é', LedgerAccount.LabelLength), Chart.National).Required;
        Assert.Equal(("5121", LedgerAccount.LabelLength), (account.Number, account.Label.Length));
        Assert.Equal("label-required", Assert.Single(LedgerAccount.Add("5121", new string('é', LedgerAccount.LabelLength + 1), Chart.National).Refusals).Code);

        var chart = new Chart([account]);
        Assert.False(Chart.National.Has("5121"));
        Assert.Equal((true, account.Label, account.Label), (chart.Has("5121"), chart.LabelOf("5121"), chart.LabelOf("51213")));
        Assert.Equal(chart.Accounts.Select(a => a.Number).Order(StringComparer.Ordinal), chart.Accounts.Select(a => a.Number));
        Assert.True(Entry.Write(EntryTests.Posting(EntryTests.Line("5121", 5, 0), EntryTests.Line("731", 0, 5)), EntryTests.Year(), chart).Succeeded);
    }

    [Fact]
    public void A_draft_is_written_anew_and_its_amount_is_that_of_its_debits()
    {
        var year = EntryTests.Year();
        var entry = Entry.Write(EntryTests.Posting(), year, Chart.National).Required;
        Assert.Empty(entry.Rewrite(EntryTests.Posting(EntryTests.Line("6064", 10_00, 0), EntryTests.Line("606", 5_00, 0), EntryTests.Line("512", 0, 15_00)) with { Label = "Papier" }, year, Chart.National));
        Assert.Equal(("Papier", 3, 15_00L), (entry.Label, entry.Lines.Count, entry.Amount.Cents));
        Assert.Equal("unbalanced", Assert.Single(entry.Rewrite(EntryTests.Posting(EntryTests.Line("6064", 10_00, 0), EntryTests.Line("512", 0, 9_99)), year, Chart.National)).Code);
        Assert.Equal(("Papier", 15_00L), (entry.Label, entry.Amount.Cents));
    }

    [Fact]
    public void Words_of_a_line_fit_and_a_reversal_of_a_long_label_is_cut()
    {
        var year = EntryTests.Year();
        static PostingLine Said(int length) => new("512", Money.Zero, new(5), Axes.None, new string('x', length));
        Assert.True(Entry.Write(EntryTests.Posting(EntryTests.Line("606", 5, 0), Said(Entry.LabelLength)), year, Chart.National).Succeeded);
        Assert.Equal("text-too-long", Assert.Single(Entry.Write(EntryTests.Posting(EntryTests.Line("606", 5, 0), Said(Entry.LabelLength + 1)), year, Chart.National).Refusals).Code);

        var longest = Entry.Write(EntryTests.Posting() with { Label = new string('x', Entry.LabelLength), Piece = new string('p', Entry.PieceLength) }, year, Chart.National).Required;
        Assert.Empty(longest.Validate(year, Today));
        var reversal = longest.Reverse(longest.On, year, Chart.National).Required;
        Assert.StartsWith("Annulation", reversal.Label, StringComparison.Ordinal);
        Assert.Equal((Entry.LabelLength, Entry.PieceLength), (reversal.Label.Length, reversal.Piece.Length));
        // The draft that undid it is taken away: it may be undone again.
        Assert.True(longest.IsReversed);
        longest.Restore();
        Assert.True(longest.Reverse(longest.On, year, Chart.National).Succeeded);
    }

    [Fact]
    public void Months_are_closed_at_their_end_each_once_and_never_backwards()
    {
        var year = EntryTests.Year();
        string[] Closed(DateOnly? through) => [.. year.CloseMonths(through, 0).Select(r => r.Code)];
        Assert.Equal(["month-end"], Closed(null));
        Assert.Equal(["month-end"], Closed(new(2026, 3, 30)));
        Assert.Equal(["month-end"], Closed(new(2027, 1, 31)));
        Assert.Empty(Closed(new(2026, 3, 31)));
        Assert.Equal(["month-end"], Closed(new(2026, 3, 31)));
        Assert.Equal(["month-end"], Closed(new(2026, 2, 28)));
        Assert.Equal(new DateOnly(2026, 3, 31), year.ClosedThrough);
        Assert.Empty(Closed(new(2026, 12, 31)));

        // A year may end within a month: its last day closes that month.
        var odd = FiscalYear.Open(new(2026, 1, 1), new(2026, 12, 15), []).Required;
        Assert.Equal("month-end", Assert.Single(odd.CloseMonths(new(2026, 12, 14), 0)).Code);
        Assert.Empty(odd.CloseMonths(new(2026, 12, 15), 0));
        Assert.Throws<ArgumentException>(() => odd.CheckOpen(new(2026, 12, 16), JournalKind.Bank));
    }

    [Fact]
    public void A_year_joins_those_there_are_on_either_side()
    {
        var years = new[] { EntryTests.Year(), FiscalYear.Open(new(2027, 1, 1), new(2027, 12, 31), []).Required };
        Assert.True(FiscalYear.Open(new(2028, 1, 1), new(2028, 12, 31), years).Succeeded);
        Assert.True(FiscalYear.Open(new(2025, 1, 1), new(2025, 12, 31), years).Succeeded);
        var apart = Assert.Single(FiscalYear.Open(new(2029, 1, 1), new(2029, 12, 31), years).Refusals);
        Assert.Equal("years-apart", apart.Code);
        Assert.Contains("1er janvier 2028", apart.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_closing_counts_and_a_reason_fits()
    {
        var year = EntryTests.Year();
        Assert.Contains("un brouillon", Assert.Single(year.Close(null, 1, Today)).Message, StringComparison.Ordinal);
        Assert.Contains("2 brouillons", Assert.Single(year.Close(null, 2, Today)).Message, StringComparison.Ordinal);
        Assert.Empty(year.Close(null, 0, Today));
        Assert.Equal("reason-required", Assert.Single(year.Reopen(null, new string('x', FiscalYear.ReasonLength + 1))).Code);
        Assert.Empty(year.Reopen(null, new string('x', FiscalYear.ReasonLength)));
        Assert.Empty(year.Close(null, 0, Today));
        Assert.Equal((2, ""), (year.Closings, year.ReopeningReason));
    }

    [Theory]
    [InlineData(PostingSource.ByHand, true)]
    [InlineData(PostingSource.Reversal, true)]
    [InlineData(PostingSource.TakeOver, true)]
    [InlineData(PostingSource.Allocation, true)]
    [InlineData(PostingSource.DedicatedFunds, true)]
    [InlineData(PostingSource.DeferredIncome, true)]
    [InlineData(PostingSource.DeferredIncomeBack, true)]
    [InlineData(PostingSource.InKind, true)]
    [InlineData(PostingSource.Opening, false)]
    [InlineData("facture", false)]
    public void What_a_module_above_keeps_is_undone_there(string kind, bool isOfLedger) => Assert.Equal(isOfLedger, new PostingSource(kind, Guid.NewGuid()).IsOfLedger);
}
