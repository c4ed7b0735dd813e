using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  Le \u00A0 Goff\t", "Le Goff")]
    [InlineData("He\u0301le\u0300ne", "Hélène")]
    [InlineData("a\0b\u0007c", "a b c")]
    [InlineData("deux\r\nlignes", "deux lignes")]
    [InlineData("\uD83D", "")]
    public void One_line(string? typed, string kept) => Assert.Equal(kept, TypedText.Line(typed));

    [Fact]
    public void Several_lines_keep_their_ends() => Assert.Equal("un\ndeux \ntrois", TypedText.Lines(" un\r\ndeux\0\ntrois\n"));
}
