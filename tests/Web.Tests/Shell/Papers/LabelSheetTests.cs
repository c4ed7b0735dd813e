using System.Globalization;
using System.Text.RegularExpressions;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>Labels fall where the sheets of the trade have them; everything of the text is there.</summary>
public sealed partial class LabelSheetTests
{
    private const double Point = 72 / 25.4;

    private static byte[] Sheets(LabelFormat format, int count) => LabelSheet.Write(
        "Étiquettes", "CPTS d’essai", format, Enumerable.Range(1, count).Select(i => (IReadOnlyList<string>)[$"Dr Nom{i:000}", "Cabinet", "1 rue de l’Église", "62380 LUMBRES"]));

    [Theory]
    [InlineData("21", 1, 1)]
    [InlineData("21", 22, 2)]
    [InlineData("24", 24, 1)]
    [InlineData("24", 25, 2)]
    [InlineData("21", 0, 1)]
    public void As_many_sheets_as_it_takes(string format, int labels, int sheets) =>
        Assert.Contains($"Pages:           {sheets}", PdfCheckers.Info(Sheets(LabelFormat.Find(format)!, labels)), StringComparison.Ordinal);

    [Theory]
    [InlineData("21", 1, 7.25, 15.15)]
    [InlineData("21", 3, 139.25, 15.15)]
    [InlineData("21", 21, 139.25, 243.75)]
    [InlineData("24", 1, 0, 0.5)]
    [InlineData("24", 24, 140, 259.5)]
    public void Each_label_lies_within_its_own(string code, int label, double left, double top)
    {
        var format = LabelFormat.Find(code)!;
        var found = Word().Matches(PdfCheckers.Boxes(Sheets(format, format.PerSheet))).Single(m => m.Groups["word"].Value == $"Nom{label:000}");
        double At(string group) => double.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture) / Point;

        Assert.InRange(At("x"), left + 4, left + format.Width - 4);
        Assert.InRange(At("y"), top + 4, top + format.Height - 4);
    }

    [Fact]
    public void A_label_that_is_too_long_is_made_smaller_then_cut_and_the_file_is_sound()
    {
        var file = LabelSheet.Write("Étiquettes", "CPTS d’essai", LabelFormat.All[0],
            [[.. Enumerable.Range(1, 40).Select(i => $"Ligne {i} d’une adresse bien trop longue pour une étiquette")], ["", ""], ["Seule"]]);

        Assert.Contains("Ligne 1 d’une adresse", PdfCheckers.Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Ligne 40", PdfCheckers.Text(file), StringComparison.Ordinal);
        Assert.Equal(0, PdfCheckers.Qpdf(file).Code);
    }

    [GeneratedRegex("""<word xMin="(?<x>[\d.]+)" yMin="(?<y>[\d.]+)"[^>]*>(?<word>[^<]*)</word>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
