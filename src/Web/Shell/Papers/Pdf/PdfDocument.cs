using System.Globalization;
using System.Text;
using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>A place that the reader's outline leads to.</summary>
internal sealed record PdfBookmark(int Level, string Text, PdfPage Page, double Top);

/// <summary>Puts pages, structure, outline, properties and fonts together into a PDF/A-1b file.</summary>
internal static class PdfDocument
{
    private static readonly Lazy<byte[]> Colours = new(PdfArchive.StandardColours);

    public static byte[] Save(Paper paper, PdfTag document, IReadOnlyList<PdfPage> pages, IReadOnlyList<PdfBookmark> bookmarks, PdfFaces faces)
    {
        var file = new PdfFile();
        var tree = file.Reserve();
        foreach (var page in pages)
        {
            page.Number = file.Reserve();
        }
        var fonts = faces.Write(file);
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream("", pages[i].Content);
            file.Set(pages[i].Number, $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfFile.Number(pages[i].Width)} {PdfFile.Number(pages[i].Height)}]"
                + $"/Resources<</Font<<{fonts}>>>>/Contents {content} 0 R/StructParents {i}>>");
        }
        file.Set(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => $"{p.Number} 0 R"))}]>>");

        var structure = PdfTag.WriteTree(file, document, pages);
        var outline = bookmarks.Count == 0 ? "" : $"/Outlines {Outline(file, bookmarks)} 0 R/PageMode/UseOutlines";
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", PdfArchive.Metadata(paper.Title, paper.Organisation), compress: false);
        var colours = file.AddStream("/N 3", Colours.Value);
        var root = file.Add($"<</Type/Catalog/Pages {tree} 0 R/Lang(fr-FR)/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R{outline}"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R"
            + $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile {colours} 0 R>>]>>");
        var info = file.Add($"<</Title {PdfFile.Text(paper.Title)}/Author {PdfFile.Text(paper.Organisation)}/Producer({PdfArchive.Producer})>>");
        return file.Save(root, info);
    }

    private static int Outline(PdfFile file, IReadOnlyList<PdfBookmark> bookmarks)
    {
        var root = file.Reserve();
        var numbers = bookmarks.Select(_ => file.Reserve()).ToList();
        // The nearest heading above of a lower level; -1 is the outline itself.
        var parents = bookmarks.Select((b, i) =>
        {
            var above = i - 1;
            while (above >= 0 && bookmarks[above].Level >= b.Level)
            {
                above--;
            }
            return above;
        }).ToList();
        var children = Enumerable.Range(0, bookmarks.Count).ToLookup(i => parents[i]);
        for (var i = 0; i < bookmarks.Count; i++)
        {
            var siblings = children[parents[i]].ToList();
            var place = siblings.IndexOf(i);
            var entry = new StringBuilder($"<</Title {PdfFile.Text(bookmarks[i].Text)}/Parent {(parents[i] < 0 ? root : numbers[parents[i]])} 0 R");
            entry.Append(place > 0 ? $"/Prev {numbers[siblings[place - 1]]} 0 R" : "");
            entry.Append(place < siblings.Count - 1 ? $"/Next {numbers[siblings[place + 1]]} 0 R" : "");
            entry.Append(children[i].Any() ? $"/First {numbers[children[i].First()]} 0 R/Last {numbers[children[i].Last()]} 0 R/Count -{children[i].Count()}" : "");
            file.Set(numbers[i], entry.Append(CultureInfo.InvariantCulture, $"/Dest[{bookmarks[i].Page.Number} 0 R/XYZ null {PdfFile.Number(bookmarks[i].Page.Height - bookmarks[i].Top)} null]>>").ToString());
        }
        var top = children[-1].ToList();
        file.Set(root, $"<</Type/Outlines/First {numbers[top[0]]} 0 R/Last {numbers[top[^1]]} 0 R/Count {top.Count}>>");
        return root;
    }
}
