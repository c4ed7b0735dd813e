using Tisserand.Domain.Accounting;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting;

public sealed class LetteringTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(null, "AA")]
    [InlineData("", "AA")]
    [InlineData("AA", "AB")]
    [InlineData("AZ", "BA")]
    [InlineData("MY", "MZ")]
    [InlineData("ZZ", "AAA")]
    [InlineData("AZZ", "BAA")]
    public void Letters_follow_one_another(string? last, string next) => Assert.Equal(next, Lettering.After(last));

    [Fact]
    public void An_invoice_and_its_payments_bear_the_same_letters()
    {
        var lines = Lines(("401", -120_00), ("401", 100_00), ("401", 20_00));

        Assert.Empty(Lettering.Mark(lines, "AB", Today));

        Assert.All(lines, l => Assert.Equal(("AB", Today), (l.Letter, l.LetteredOn!.Value)));
        lines[0].Unmark();
        Assert.Equal((null, null), (lines[0].Letter, lines[0].LetteredOn));
    }

    [Fact]
    public void Lines_that_do_not_settle_each_other_keep_none()
    {
        Refused("letter-lines", Lines(("401", 10_00)));
        Refused("letter-lines", Lines(("401", -10_00), ("421", 10_00)));
        Refused("letter-account", Lines(("512", -10_00), ("512", 10_00)));
        Refused("letter-sums", Lines(("401", -10_00), ("401", 9_99)));
        // Debits of as much as the credit twice over: neither the greatest nor the first line is the sum.
        Refused("letter-sums", Lines(("401", 10_00), ("401", 10_00), ("401", -10_00)));

        var lettered = Lines(("401", -10_00), ("401", 10_00), ("401", -5_00), ("401", 5_00));
        Assert.Empty(Lettering.Mark(lettered[..2], "AA", Today));
        Assert.Equal("letter-twice", Assert.Single(Lettering.Mark(lettered, "AB", Today)).Code);
        Assert.Equal(["AA", "AA", null, null], lettered.Select(l => l.Letter));
    }

    private static void Refused(string code, List<EntryLine> lines)
    {
        Assert.Equal(code, Assert.Single(Lettering.Mark(lines, "AA", Today)).Code);
        Assert.All(lines, l => Assert.Null(l.Letter));
    }

    /// <summary>Each of an entry of its own, its other side in the till.</summary>
    private static List<EntryLine> Lines(params (string Account, long Cents)[] balances) =>
    [
        .. balances.Select(b => Entry.Write(
            EntryTests.Posting(EntryTests.Line(b.Account, Math.Max(b.Cents, 0), Math.Max(-b.Cents, 0)), EntryTests.Line("530", Math.Max(-b.Cents, 0), Math.Max(b.Cents, 0))),
            EntryTests.Year(), Chart.National).Required.Lines[0]),
    ];
}
