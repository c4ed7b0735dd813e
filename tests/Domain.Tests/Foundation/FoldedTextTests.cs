using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("L'Haÿ-les-Roses", "l hay les roses")]
    [InlineData("L’Haÿ-les-Roses", "l hay les roses")]
    [InlineData("ŒUF à Nœux", "oeuf a noeux")]
    [InlineData("  Saint--Étienne  ", "saint etienne")]
    [InlineData("Ærø, Straße, Łódź", "aero strasse lodz")]
    [InlineData("E\u0301vreux", "evreux")]
    [InlineData("ﬁn n° 2", "fin n 2")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("!?", "")]
    public void Names_fold_to_what_people_type(string? text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Folding_twice_changes_nothing() => Prop.ForAll(Words(), text =>
        FoldedText.Of(FoldedText.Of(text)) == FoldedText.Of(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_does_not_count() => Prop.ForAll(Words(), text =>
        FoldedText.Of(text.ToUpperInvariant()) == FoldedText.Of(text.ToLowerInvariant())).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Words() =>
        Gen.Elements("aàâäbcçdeéèêëfiîïoôöuùûüyÿœæ'’- .,0123".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary();
}
