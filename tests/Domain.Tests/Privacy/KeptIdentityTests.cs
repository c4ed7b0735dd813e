using System.Globalization;
using Tisserand.Domain.Privacy;
using Xunit;

namespace Tisserand.Domain.Tests.Privacy;

public sealed class KeptIdentityTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Ten years from the close of the exercice of the payment, last day included.</summary>
    [Theory]
    [InlineData("2026-01-01", "2036-12-31")]
    [InlineData("2026-12-31", "2036-12-31")]
    [InlineData("2027-01-01", "2037-12-31")]
    public void An_accounting_piece_is_kept_to_the_end_of_the_tenth_year(string paid, string until) =>
        Assert.Equal(Day(until), AccountingPieces.KeptUntil(Day(paid)));

    [Theory]
    [InlineData("2036-12-31", true)]
    [InlineData("2037-01-01", false)]
    public void A_piece_whose_time_is_over_keeps_nobody(string today, bool isKept) =>
        Assert.Equal(isKept, KeptIdentity.Of(Guid.NewGuid(), "Anaïs Roche", [("Cotisation 2026", Day("2026-03-01"))], Day(today)) is not null);

    [Fact]
    public void The_last_piece_says_until_when_and_the_old_ones_are_not_told()
    {
        var kept = KeptIdentity.Of(Guid.NewGuid(), "Anaïs Roche", [("B", Day("2026-03-01")), ("A", Day("2020-03-01")), ("Trop vieille", Day("2010-03-01"))], Day("2026-11-28"))!;

        Assert.Equal(("A\nB", Day("2036-12-31")), (kept.Pieces, kept.Until));
    }

    [Fact]
    public void The_register_is_filled_with_what_the_application_does()
    {
        Assert.All(Processing.Standard, p => Assert.DoesNotContain("", new[] { p.Title, p.Purpose, p.Basis, p.People, p.Data, p.Recipients }));
        Assert.Equal(Processing.Standard.Count, Processing.Standard.Select(p => p.Title).Distinct(StringComparer.Ordinal).Count());
    }
}
