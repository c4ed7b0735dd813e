using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class DirectoryQuestionTests
{
    [Theory]
    [InlineData("martin", "martin||")]
    [InlineData("  Érable-Zoé ", "erable zoe||")]
    [InlineData("d'hondt", "d hondt||")]
    [InlineData("Dr Martin", "martin||")]
    [InlineData("m", "m||")]
    // The profession is taken out, then the commune too; last comes the text as a name.
    [InlineData("martin infirmier arras", "martin arras|60|", "martin|60|62041", "martin infirmier arras||")]
    [InlineData("infirmière arras", "arras|60|", "|60|62041", "infirmiere arras||")]
    [InlineData("sage-femme lumbres petit", "lumbres petit|50|", "petit|50|62534", "sage femme lumbres petit||")]
    [InlineData("martin saint-amand-les-eaux", "martin saint amand les eaux||", "martin||59526")]
    [InlineData("martin st amand les eaux", "martin st amand les eaux||", "martin||59526")]
    // The last word may still be being typed; alone it is the beginning of a name, and of two professions it says none.
    [InlineData("martin infirm", "martin|60|", "martin infirm||")]
    [InlineData("infirm", "infirm||")]
    [InlineData("martin orth", "martin orth||")]
    // A commune alone asks for nobody.
    [InlineData("arras", "arras||")]
    public void The_words_of_one_box_have_these_readings(string text, params string[] readings) =>
        Assert.Equal(readings, DirectoryQuestion.Read(text).Select(q => $"{string.Join(' ', q.Names)}|{q.Profession}|{string.Join(' ', q.Communes)}"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ' ")]
    [InlineData("Dr")]
    public void A_text_without_a_word_asks_nothing(string? text) => Assert.Empty(DirectoryQuestion.Read(text));
}
