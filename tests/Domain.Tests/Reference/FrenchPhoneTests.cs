using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class FrenchPhoneTests
{
    [Theory]
    [InlineData("0399123456", "+33399123456")]
    [InlineData("03 99 12 34 56", "+33399123456")]
    [InlineData("03.99.12.34.56", "+33399123456")]
    [InlineData("+33399123456", "+33399123456")]
    [InlineData("+33 (0)3 99 12 34 56", "+33399123456")]
    [InlineData("0033399123456", "+33399123456")]
    public void Reads_one_number(string raw, string number) => Assert.Equal(number, FrenchPhone.Normalise(raw));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NC")]
    [InlineData("0")]
    [InlineData("03991234")]
    [InlineData("0399123456/0399")]
    [InlineData("03991234560399123457")]
    [InlineData("+3221234567")]
    [InlineData("0099123456")]
    public void Leaves_the_rest_to_its_raw_text(string? raw) => Assert.Null(FrenchPhone.Normalise(raw));
}
