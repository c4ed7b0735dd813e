using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("L'Haÿ-les-Roses", "l hay les roses")]
    [InlineData("L’Haÿ-les-Roses", "l hay les roses")]
    [InlineData("Œuilly", "oeuilly")]
    [InlineData("  Plœmeur -- Bodou  ", "ploemeur bodou")]
    [InlineData("Éléonore ÇELIK", "eleonore celik")]
    [InlineData("Łukasz Straße", "lukasz strasse")]
    [InlineData("Saint-Étienne\u00A0(42)", "saint etienne 42")]
    [InlineData("2ᵉ n°1", "2e n 1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("-", "")]
    public void Text_is_folded_for_search(string? text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Composed_and_decomposed_accents_fold_alike() => Assert.Equal(FoldedText.Of("Zoé"), FoldedText.Of("Zoe\u0301"));
}
