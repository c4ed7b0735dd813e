using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData("startsOn", "missions[0]", "missions[0].startsOn")]
    [InlineData("", "missions[0]", "missions[0]")]
    [InlineData("[2]", "communes", "communes[2]")]
    [InlineData("population", "", "population")]
    [InlineData("missions[0].code", "[3]", "[3].missions[0].code")]
    public void A_refusal_is_said_again_of_a_field_further_out(string field, string path, string expected) =>
        Assert.Equal(expected, new Refusal("code", "Phrase.", field).At(path).Field);

    [Fact]
    public void A_refusal_has_no_value_and_a_value_no_refusal()
    {
        Outcome<int> done = 3;
        Outcome<int> refused = new Refusal("no", "Non.", "champ");

        Assert.True(done.Succeeded);
        Assert.Equal(3, done.Required);
        Assert.False(refused.Succeeded);
        Assert.Contains("Non.", Assert.Throws<InvalidOperationException>(() => refused.Required).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => (Outcome<int>)new List<Refusal>());
    }
}
