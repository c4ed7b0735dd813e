using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting;

public sealed class EntryTests
{
    private static readonly DateOnly March = new(2026, 3, 12);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_balanced_entry_of_an_open_day_is_a_draft_then_takes_the_next_number()
    {
        var year = Year();
        var entry = Entry.Write(Posting(), year, Chart.National).Required;

        Assert.True(entry.IsDraft);
        Assert.Equal(new Money(45_00), entry.Amount);
        Assert.Empty(entry.Validate(year, Today));
        Assert.Equal((1, Today), (entry.Number!.Value, entry.ValidatedOn!.Value));
        Assert.Equal("already-validated", Assert.Single(entry.Validate(year, Today)).Code);
        Assert.Equal("validated", Assert.Single(entry.Rewrite(Posting(), year, Chart.National)).Code);
        Assert.Equal("validated", Assert.Single(entry.CheckRemove(year)).Code);
    }

    public static TheoryData<string, Posting> Refused => new()
    {
        { "unbalanced", Posting(Line("62281", 45_00, 0), Line("512", 0, 44_99)) },
        { "lines-count", Posting(Line("62281", 45_00, 0)) },
        { "account-unknown", Posting(Line("9999", 45_00, 0), Line("512", 0, 45_00)) },
        { "account-unknown", Posting(Line("62", 45_00, 0), Line("512", 0, 45_00)) },
        { "one-side", Posting(Line("62281", 45_00, 45_00), Line("512", 0, 45_00)) },
        { "one-side", Posting(Line("62281", 0, 0), Line("512", 0, 45_00)) },
        { "one-side", Posting(Line("62281", -45_00, 0), Line("512", 0, 45_00)) },
        { "amount-too-large", Posting(Line("62281", long.MaxValue, 0), Line("512", 0, 45_00)) },
        { "no-fiscal-year", Posting() with { On = new(2027, 1, 1) } },
        { "label-required", Posting() with { Label = " \u0007 " } },
        { "label-required", Posting() with { Label = new string('x', Entry.LabelLength + 1) } },
        { "text-too-long", Posting() with { Piece = new string('x', Entry.PieceLength + 1) } },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_written_is_refused(string code, Posting posting) =>
        Assert.Contains(Entry.Write(posting, Year(), Chart.National).Refusals, r => r.Code == code);

    [Fact]
    public void A_closed_month_takes_nothing_but_balances_brought_forward()
    {
        var year = Year();
        var draft = Entry.Write(Posting(), year, Chart.National).Required;
        Assert.Equal("drafts-left", Assert.Single(year.CloseMonths(new(2026, 3, 31), drafts: 1)).Code);
        Assert.Empty(year.CloseMonths(new(2026, 3, 31), drafts: 0));

        Assert.Equal("month-closed", Assert.Single(Entry.Write(Posting(), year, Chart.National).Refusals).Code);
        Assert.Equal("month-closed", Assert.Single(draft.Validate(year, Today)).Code);
        Assert.Equal("month-closed", Assert.Single(draft.CheckRemove(year)).Code);
        Assert.True(Entry.Write(Posting() with { On = new(2026, 4, 1) }, year, Chart.National).Succeeded);
        Assert.True(Entry.Write(Posting() with { Journal = JournalKind.Opening }, year, Chart.National).Succeeded);
    }

    [Fact]
    public void A_contre_passation_exchanges_the_sides_once()
    {
        var year = Year();
        var entry = Entry.Write(Posting(), year, Chart.National).Required;
        Assert.Equal("draft-not-reversed", Assert.Single(entry.Reverse(Today, year, Chart.National).Refusals).Code);
        Assert.Empty(entry.Validate(year, Today));
        Assert.Equal("reversed-before", Assert.Single(entry.Reverse(new(2026, 3, 11), year, Chart.National).Refusals).Code);

        var reversal = entry.Reverse(Today, year, Chart.National).Required;

        Assert.Equal([("62281", 0L, 45_00L, "parcours"), ("512", 45_00, 0, null)], reversal.Lines.Select(l => (l.Account, l.Debit.Cents, l.Credit.Cents, l.Mission)));
        Assert.Equal(new PostingSource(PostingSource.Reversal, entry.Id), reversal.Source);
        Assert.Equal("already-reversed", Assert.Single(entry.Reverse(Today, year, Chart.National).Refusals).Code);
        Assert.Empty(reversal.Validate(year, Today));
        Assert.Equal("reversal-not-reversed", Assert.Single(reversal.Reverse(Today, year, Chart.National).Refusals).Code);
    }

    [Theory]
    [InlineData("2027-01-01", "2027-12-31", null)]
    [InlineData("2025-01-01", "2025-12-31", null)]
    [InlineData("2026-06-01", "2027-05-31", "years-overlap")]
    [InlineData("2028-01-01", "2028-12-31", "years-apart")]
    [InlineData("2027-01-01", "2026-12-31", "end-unlikely")]
    [InlineData("2027-01-01", "2029-01-01", "end-unlikely")]
    [InlineData("0026-01-01", "0026-12-31", "start-required")]
    public void Fiscal_years_follow_one_another(string start, string end, string? refusal)
    {
        var outcome = FiscalYear.Open(Day(start), Day(end), [Year()]);

        Assert.Equal(refusal, outcome.Refusals.Select(r => r.Code).FirstOrDefault());
    }

    [Fact]
    public void A_year_is_closed_once_over_after_the_one_before_and_reopened_with_a_reason()
    {
        var first = Year();
        var second = first.Following();
        var after = new DateOnly(2028, 3, 1);

        Assert.Equal("year-not-over", Assert.Single(first.Close(null, 0, new(2026, 12, 31))).Code);
        Assert.Equal("drafts-left", Assert.Single(first.Close(null, 2, after)).Code);
        Assert.Equal("year-before-open", Assert.Single(second.Close(first, 0, after)).Code);
        Assert.Empty(first.Close(null, 0, after));
        Assert.Equal("year-closed", Assert.Single(Entry.Write(Posting(), first, Chart.National).Refusals).Code);
        Assert.Equal("year-closed", Assert.Single(first.Close(null, 0, after)).Code);
        Assert.Empty(second.Close(first, 0, after));
        Assert.Equal("year-after-closed", Assert.Single(first.Reopen(second, "Oubli")).Code);
        Assert.Empty(second.Reopen(null, "Oubli"));
        Assert.Equal("reason-required", Assert.Single(first.Reopen(second, " ")).Code);
        Assert.Empty(first.Reopen(second, "Facture oubliée"));
        Assert.Null(first.ClosedThrough);
        Assert.Equal("year-open", Assert.Single(first.Reopen(second, "Oubli")).Code);
    }

    [Theory]
    [InlineData("5121", "Banque du Nord", null)]
    [InlineData("401 dupont", "Fournisseur Dupont", null)]
    [InlineData("51", "Banque", "account-number")]
    [InlineData("951", "Banque", "account-number")]
    [InlineData("512-1", "Banque", "account-number")]
    [InlineData("512", "Banque", "account-known")]
    [InlineData("5121", "", "label-required")]
    public void An_account_added_continues_the_chart(string number, string label, string? refusal) =>
        Assert.Equal(refusal, LedgerAccount.Add(number, label, Chart.National).Refusals.Select(r => r.Code).FirstOrDefault());

    [Fact]
    public void The_chart_names_each_account_and_each_subdivision()
    {
        Assert.Equal("Banques", Chart.National.LabelOf("51207"));
        Assert.Equal("", Chart.National.LabelOf("999"));
        Assert.Equal("Cotisations sans contrepartie", Chart.National.LabelOf("7561"));
        Assert.All(Chart.National.Accounts, a => Assert.False(a.Number.Length > 2 && Chart.National.LabelOf(a.Number[..^1]).Length == 0, a.Number));
        Assert.Equal(["AC", "RE", "BQ", "CA", "OD", "AN"], Chart.Journals.Select(Chart.CodeOf));
    }

    internal static FiscalYear Year() => FiscalYear.Open(new(2026, 1, 1), new(2026, 12, 31), []).Required;

    internal static Posting Posting(params PostingLine[] lines) => new(March, JournalKind.Bank, "Indemnité, réunion du 10 mars", new("indemnite", Guid.NewGuid()),
        lines.Length > 0 ? lines : [Line("62281", 45_00, 0, "parcours"), Line("512", 0, 45_00)]);

    internal static PostingLine Line(string account, long debit, long credit, string? mission = null) => new(account, new Money(debit), new Money(credit), new Axes(mission));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
