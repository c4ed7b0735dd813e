using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Xunit;

namespace Tisserand.Domain.Tests.Territories;

public sealed class TypedCommuneTests
{
    private static IReadOnlyList<TypedCommune> Read(string? text) => TypedCommune.Read(text, Geography.Current);

    [Theory]
    [InlineData("62534", "62534")]
    [InlineData("2a004", "2A004")]
    [InlineData("75101", "75101")]
    [InlineData("lille", "59350")]
    [InlineData("L'HAY LES ROSES", "94038")]
    [InlineData("St-Omer (62)", "62765")]
    [InlineData("59000", "59350")]
    [InlineData("Saint Omer (62)", "62765")]
    [InlineData("62500 Saint-Omer", "62765")]
    [InlineData("Saint-Omer 62765", "62765")]
    [InlineData("01340", "01015")]
    public void An_entry_designates_a_commune(string text, string code)
    {
        var entry = Assert.Single(Read(text));
        Assert.Null(entry.Refusal);
        Assert.Equal(code, entry.Commune!.Code);
        Assert.Equal(text, entry.Text);
    }

    [Theory]
    [InlineData("01340")]
    [InlineData("59000")]
    public void What_was_translated_is_said(string text) => Assert.NotNull(Assert.Single(Read(text)).Note);

    [Theory]
    [InlineData("Saint-Martin", "commune-ambiguous")]
    [InlineData("St Omer", "commune-ambiguous")]
    [InlineData("02000", "commune-ambiguous")]
    [InlineData("00000", "commune-unknown")]
    [InlineData("Lumbrez", "commune-unknown")]
    [InlineData("3812", "commune-unknown")]
    public void An_entry_that_designates_none_or_several_is_refused(string text, string code)
    {
        var entry = Assert.Single(Read(text));
        Assert.Equal(code, entry.Refusal!.Code);
        Assert.Null(entry.Commune);
    }

    [Fact]
    public void The_beginning_of_a_name_suggests_the_commune() =>
        Assert.Contains("Lumbres (62534)", Assert.Single(Read("Lumbr")).Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void Entries_stand_one_a_line_or_separated_and_know_their_line() => Assert.Equal(
        [(1, "62534"), (1, "59350"), (3, "Lille"), (4, "80021")],
        Read("62534, 59350\r\n\r\nLille\r\n\"80021\"").Select(e => (e.Line, e.Text)));

    [Theory]
    [InlineData("62765;Saint-Omer;14118")]
    [InlineData("Saint-Omer\t62765\tCA du Pays de Saint-Omer\t14 118")]
    public void A_row_of_a_spreadsheet_is_one_entry(string row) =>
        Assert.Equal("62765", Assert.Single(Read(row)).Commune!.Code);

    [Theory]
    [InlineData(null)]
    [InlineData(" \n\n ; ,")]
    public void Nothing_typed_is_nothing_read(string? text) => Assert.Empty(Read(text));
}
