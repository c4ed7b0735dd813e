using System.Globalization;
using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>
/// A font as one document uses it: only the letters met are embedded, each with the character that it stands for, so that
/// the text can be copied, searched and read aloud. A letter that the font lacks is drawn as its plain form without accent, or else
/// as a box, and still copied as itself.
/// </summary>
/// <param name="font">The whole font.</param>
/// <param name="key">Name in the resources of a page.</param>
/// <param name="name">PostScript name.</param>
internal sealed class PdfFace(TrueTypeFont font, string key, string name)
{
    private readonly Dictionary<Rune, ushort> _codes = [];
    private readonly List<(ushort Glyph, Rune Meaning)> _used = [(0, new Rune(0xFFFD))];

    public string Key => key;

    public bool IsUsed => _used.Count > 1;

    public double Width(string text, double size)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += IsShown(rune) ? font.AdvanceOf(_used[CodeOf(rune)].Glyph) : 0;
        }
        return width * size / 1000;
    }

    /// <summary>The text as the operand of Tj.</summary>
    public string Encode(string text)
    {
        var codes = new StringBuilder("<", (4 * text.Length) + 2);
        foreach (var rune in text.EnumerateRunes().Where(IsShown))
        {
            codes.Append(CodeOf(rune).ToString("X4", CultureInfo.InvariantCulture));
        }
        return codes.Append('>').ToString();
    }

    /// <summary>Writes the font and gives the number of its object.</summary>
    public int Write(PdfFile file)
    {
        var (subset, count) = font.Subset(_used.Select(u => u.Glyph));
        var program = file.AddStream($"/Length1 {subset.Length}", subset);
        // One bit per glyph, all set: numbers are given without a gap.
        var present = new byte[(count + 7) / 8];
        for (var i = 0; i < count; i++)
        {
            present[i / 8] |= (byte)(0x80 >> (i % 8));
        }
        var set = file.AddStream("", present);
        var tagged = "AAAAA" + (char)('A' + key[^1] - '0') + "+" + name;
        var angle = font.ItalicAngle.ToString("0.##", CultureInfo.InvariantCulture);
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{tagged}/Flags {(font.ItalicAngle == 0 ? 4 : 68)}/FontBBox[{string.Join(' ', font.Box)}]"
            + $"/ItalicAngle {angle}/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV 80/FontFile2 {program} 0 R/CIDSet {set} 0 R>>");
        var widths = string.Join(' ', _used.Select(u => font.AdvanceOf(u.Glyph)));
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{tagged}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var meaning = file.AddStream("", Encoding.ASCII.GetBytes(Meanings()));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{tagged}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {meaning} 0 R>>");
    }

    private ushort CodeOf(Rune rune)
    {
        if (!_codes.TryGetValue(rune, out var code))
        {
            code = (ushort)_used.Count;
            _codes.Add(rune, code);
            _used.Add((GlyphOf(rune), rune));
        }
        return code;
    }

    private ushort GlyphOf(Rune rune) =>
        new[] { rune, rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().First(), new Rune('□') }
            .Select(font.GlyphOf).FirstOrDefault(glyph => glyph != 0);

    /// <summary>Joiners, direction marks, variation selectors and marks without a base of their own leave no trace.</summary>
    private bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => font.GlyphOf(rune) != 0,
        _ => true,
    };

    private string Meanings()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var part in _used.Select((u, code) => (code, u.Meaning)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (code, rune) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
