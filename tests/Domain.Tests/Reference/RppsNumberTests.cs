using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class RppsNumberTests
{
    [Theory]
    [InlineData("99700427885", "99700427885")]
    [InlineData(" 997 004 278-85 ", "99700427885")]
    [InlineData("899700427885", "99700427885")]
    public void Reads_the_number_as_typed(string typed, string digits)
    {
        var number = RppsNumber.Parse(typed).Required;
        Assert.Equal(digits, number.Digits);
        Assert.Equal("8" + digits, number.NationalId);
        Assert.Null(number.Warning);
    }

    [Fact]
    public void A_wrong_key_warns_and_does_not_refuse() =>
        Assert.Contains("99700427886", RppsNumber.Parse("99700427886").Required.Warning, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9970042788")]
    [InlineData("999700427885")]
    [InlineData("9970042788A")]
    [InlineData("٩٩٧٠٠٤٢٧٨٨٥")]
    public void Refuses_what_has_not_eleven_digits(string? typed)
    {
        var refusal = Assert.Single(RppsNumber.Parse(typed).Refusals);
        Assert.Equal(("rpps-format", "rpps"), (refusal.Code, refusal.Field));
    }
}
