using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class OutcomeTests
{
    private static readonly Refusal TooLate = new("too-late", "La date est passée.", "startsOn");

    [Theory]
    [InlineData("startsOn", "missions[0]", "missions[0].startsOn")]
    [InlineData("[2].code", "missions", "missions[2].code")]
    [InlineData("", "missions", "missions")]
    [InlineData("startsOn", "", "startsOn")]
    public void A_refusal_is_said_of_a_field_further_out(string field, string outer, string expected) =>
        Assert.Equal(expected, (TooLate with { Field = field }).At(outer).Field);

    [Fact]
    public void A_refused_act_has_no_result_and_says_why()
    {
        Outcome<int> refused = TooLate;

        Assert.False(refused.Succeeded);
        Assert.Equal([TooLate], refused.Refusals);
        var bug = Assert.Throws<InvalidOperationException>(() => refused.Required);
        Assert.Contains("La date est passée.", bug.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_has_a_reason() => Assert.Throws<ArgumentException>(() => (Outcome<int>)new List<Refusal>());

    [Fact]
    public void The_amount_of_a_working_is_that_of_its_last_line()
    {
        var line = new WorkingLine("Part fixe", null, "", new(7_000_000), "avenant 2", Confidence.OfficialText);
        var working = new Working([line, line with { Base = line.Amount, Rate = "75 %", Amount = new(5_250_000) }]);

        Assert.Equal(new Money(5_250_000), working.Amount);
        Assert.Equal(Money.Zero, new Working([]).Amount);
    }
}
