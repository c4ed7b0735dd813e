using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>
/// An element of the structure that a screen reader follows (ISO 32000-1, 14.7 and 14.8): Document, H1, P, L, Table…; its children in
/// reading order, either elements or marked pieces of a page.
/// </summary>
internal sealed class PdfTag(string type, string attributes = "")
{
    private readonly List<object> _children = [];

    public PdfTag Child(string childType, string childAttributes = "")
    {
        var child = new PdfTag(childType, childAttributes);
        _children.Add(child);
        return child;
    }

    public void Hold(PdfPage page, int mark) => _children.Add((page, mark));

    /// <summary>Writes the tree below a root, and gives the number of the root's object.</summary>
    public static int WriteTree(PdfFile file, PdfTag document, IReadOnlyList<PdfPage> pages)
    {
        var root = file.Reserve();
        var numbers = new Dictionary<PdfTag, int>(ReferenceEqualityComparer.Instance);
        var top = document.Write(file, root, numbers);
        // From each mark of a page back to its element.
        var parents = pages.Select((page, i) => $"{i}[{string.Join(' ', page.Marks.Select(tag => $"{numbers[tag]} 0 R"))}]");
        var parentTree = file.Add($"<</Nums[{string.Concat(parents)}]>>");
        file.Set(root, $"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count}>>");
        return root;
    }

    private int Write(PdfFile file, int parent, Dictionary<PdfTag, int> numbers)
    {
        var number = file.Reserve();
        numbers[this] = number;
        var children = new StringBuilder();
        foreach (var child in _children)
        {
            children.Append(child switch
            {
                PdfTag tag => $" {tag.Write(file, number, numbers)} 0 R",
                (PdfPage page, int mark) => $"<</Type/MCR/Pg {page.Number} 0 R/MCID {mark}>>",
                _ => "",
            });
        }
        file.Set(number, $"<</Type/StructElem/S/{type}/P {parent} 0 R/K[{children}]{attributes}>>");
        return number;
    }
}
