using Tisserand.Domain.Foundation.Papers;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class PaperBuilderTests
{
    [Fact]
    public void Blocks_stand_in_the_order_in_which_they_were_said()
    {
        var paper = new PaperBuilder("Compte rendu", "CPTS des Deux Vallées") { Date = new(2026, 3, 12), Reference = "CR-12" }
            .Heading("Présents")
            .Bullets("Une", "Deux")
            .Paragraph("Quorum : ", PaperRun.Bold("atteint"))
            .PageBreak()
            .Build();

        Assert.Equal(
            ["Heading", "List", "Paragraph", "PageBreak"],
            paper.Blocks.Select(b => b.GetType().Name));
        Assert.Equal([new("Quorum : "), new("atteint", IsBold: true)], Assert.IsType<PaperBlock.Paragraph>(paper.Blocks[2]).Runs);
        Assert.Equal(("Compte rendu", "CPTS des Deux Vallées", "CR-12"), (paper.Title, paper.Organisation, paper.Reference));
    }

    [Theory]
    [InlineData("a\0b\u0007c", "a b c")]
    [InlineData("12\u202F€", "12\u00A0€")]
    [InlineData("He\u0301le\u0300ne", "Hélène")]
    [InlineData("Łucja \U0001F600", "Łucja \U0001F600")]
    [InlineData("deux\r\nlignes", "deux\nlignes")]
    [InlineData("\uFFFEx\uFFFF\uFFFD\u001B", "x ")]
    public void Text_keeps_only_what_every_format_can_hold(string given, string kept)
    {
        var paper = new PaperBuilder("Essai", "").Paragraph(given).Build();
        Assert.Equal(kept, Assert.IsType<PaperBlock.Paragraph>(Assert.Single(paper.Blocks)).Runs.Single().Text);
    }

    [Fact]
    public void Half_a_character_is_dropped() =>
        Assert.Equal("ab", ((PaperBlock.Heading)new PaperBuilder("Essai", "").Heading("a\uD83Db").Build().Blocks[0]).Text);

    [Fact]
    public void What_says_nothing_is_left_out()
    {
        var paper = new PaperBuilder("Essai", "").Heading(" ").Paragraph("", " ").Note("\n").Bullets("", " ").Facts(("Lieu", null), ("Date", "")).Build();
        Assert.Empty(paper.Blocks);
        var facts = new PaperBuilder("Essai", "").Facts(("Lieu", null), ("Date", "12 mars")).Build();
        Assert.Equal([("Date", "12 mars")], Assert.IsType<PaperBlock.Facts>(Assert.Single(facts.Blocks)).Pairs);
    }

    [Fact]
    public void A_row_has_one_cell_per_column()
    {
        var builder = new PaperBuilder("Essai", "");
        Assert.Throws<ArgumentException>(() => builder.Table([new("A"), new("B")], [["1"]]));
        Assert.Throws<ArgumentException>(() => builder.Table([new("A"), new("B")], [["1", "2"]], total: ["3"]));
        Assert.Throws<ArgumentException>(() => builder.Table([], []));
        Assert.Throws<ArgumentException>(() => builder.Table([new("A", 0)], []));
        Assert.Empty(builder.Build().Blocks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_heading_has_a_level_from_one_to_three(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaperBuilder("Essai", "").Heading("Titre", level));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_title_says_something(string title) => Assert.Throws<ArgumentException>(() => new PaperBuilder(title, ""));

    [Theory]
    [InlineData("Feuille d’émargement", "feuille-d-emargement-2026-03-12")]
    [InlineData("Bilan n° 1 : Łódź & œuvres / été", "bilan-n-1-lodz-oeuvres-ete-2026-03-12")]
    [InlineData("../..", "document-2026-03-12")]
    [InlineData("日本", "document-2026-03-12")]
    public void A_file_name_is_safe_on_every_disk(string title, string name) =>
        Assert.Equal(name, new PaperBuilder(title, "") { Date = new(2026, 3, 12) }.Build().FileName);
}
