using System.Buffers.Binary;
using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>
/// A TrueType font file (OpenType 1.9, tables head, hhea, hmtx, maxp, cmap, loca, glyf): what is needed to measure its
/// letters and to embed those that a document uses. Never changes once read.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly int _metrics;
    private readonly bool _longOffsets;

    public TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        var head = At("head");
        _unitsPerEm = U16(head + 18);
        _longOffsets = I16(head + 50) == 1;
        Box = [.. Enumerable.Range(0, 4).Select(i => Em(I16(head + 36 + (2 * i))))];
        _metrics = U16(At("hhea") + 34);
        Ascent = Em(I16(At("hhea") + 4));
        Descent = Em(I16(At("hhea") + 6));
        CapHeight = Em(I16(At("OS/2") + 88));
        ItalicAngle = (int)U32(At("post") + 4) / 65536.0;
        ReadCharacters();
    }

    // All in thousandths of an em, as PDF counts.
    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public double ItalicAngle { get; }

    public IReadOnlyList<int> Box { get; }

    /// <summary>0, the box of the missing letter, when the font does not have it.</summary>
    public ushort GlyphOf(Rune rune) => _glyphs.GetValueOrDefault(rune.Value);

    /// <summary>Width in thousandths of an em.</summary>
    public int AdvanceOf(ushort glyph) => Em(U16(At("hmtx") + (4 * Math.Min(glyph, _metrics - 1))));

    /// <summary>
    /// A font file with these glyphs only, numbered in the order given (the first must be 0, the missing letter); those that
    /// they are composed of follow. Also says how many it holds in all.
    /// </summary>
    public (byte[] File, int Count) Subset(IEnumerable<ushort> glyphs)
    {
        var kept = glyphs.ToList();
        var outlines = new List<byte[]>();
        var numberOf = new Dictionary<ushort, ushort>();
        for (var i = 0; i < kept.Count; i++)
        {
            outlines.Add(Outline(kept[i], part =>
            {
                if (!numberOf.TryGetValue(part, out var number))
                {
                    number = (ushort)kept.Count;
                    numberOf.Add(part, number);
                    kept.Add(part);
                }
                return number;
            }));
        }
        return (Assemble(kept, outlines), kept.Count);
    }

    private byte[] Assemble(List<ushort> kept, List<byte[]> outlines)
    {
        var head = Table("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        Put(head, 50, 1);
        var hhea = Table("hhea");
        Put(hhea, 34, kept.Count);
        var maxp = Table("maxp");
        Put(maxp, 4, kept.Count);
        var hmtx = new byte[4 * kept.Count];
        var loca = new byte[4 * (kept.Count + 1)];
        using var glyf = new MemoryStream();
        for (var i = 0; i < kept.Count; i++)
        {
            Put(hmtx, 4 * i, U16(At("hmtx") + (4 * Math.Min(kept[i], _metrics - 1))));
            Put(hmtx, (4 * i) + 2, I16(kept[i] < _metrics ? At("hmtx") + (4 * kept[i]) + 2 : At("hmtx") + (4 * _metrics) + (2 * (kept[i] - _metrics))));
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), (uint)glyf.Length);
            glyf.Write(outlines[i]);
            glyf.Write(new byte[-outlines[i].Length & 3]);
        }
        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * kept.Count), (uint)glyf.Length);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = hmtx,
            ["loca"] = loca,
            ["maxp"] = maxp,
        };
        // The programs that fit letters to pixels; glyphs call them.
        foreach (var name in new[] { "cvt ", "fpgm", "prep" }.Where(_tables.ContainsKey))
        {
            tables[name] = Table(name);
        }
        return FontFile(tables);
    }

    private static byte[] FontFile(SortedDictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var at = 12 + (16 * tables.Count);
        var file = new byte[at + tables.Values.Sum(t => (t.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        Put(file, 4, tables.Count);
        Put(file, 6, 16 << power);
        Put(file, 8, power);
        Put(file, 10, (16 * tables.Count) - (16 << power));
        var entry = 12;
        var head = 0;
        foreach (var (name, table) in tables)
        {
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, (table.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 8), (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 12), (uint)table.Length);
            head = name == "head" ? at : head;
            at += (table.Length + 3) & ~3;
            entry += 16;
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private byte[] Outline(ushort glyph, Func<ushort, ushort> renumber)
    {
        var loca = At("loca");
        var (from, to) = _longOffsets
            ? ((int)U32(loca + (4 * glyph)), (int)U32(loca + (4 * glyph) + 4))
            : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
        var outline = _file.AsSpan(At("glyf") + from, to - from).ToArray();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return outline;
        }
        // Composed of other glyphs: flags, number, placement, and again while a flag says so.
        for (var at = 10; ;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            Put(outline, at + 2, renumber(BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2))));
            at += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            if ((flags & 0x20) == 0)
            {
                return outline;
            }
        }
    }

    // Formats 4 and 12, those that fonts of today have for Unicode; the later and wider one wins.
    private void ReadCharacters()
    {
        var cmap = At("cmap");
        foreach (var at in Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + (int)U32(cmap + 4 + (8 * i) + 4)).Distinct().OrderBy(at => U16(at)))
        {
            if (U16(at) == 4)
            {
                ReadSegments(at);
            }
            else if (U16(at) == 12)
            {
                for (var group = at + 16; group < at + 16 + (12 * U32(at + 12)); group += 12)
                {
                    for (var c = U32(group); c <= U32(group + 4); c++)
                    {
                        _glyphs[(int)c] = (ushort)(U32(group + 8) + c - U32(group));
                    }
                }
            }
        }
    }

    private void ReadSegments(int at)
    {
        var twice = U16(at + 6);
        for (var i = 0; i < twice; i += 2)
        {
            int end = U16(at + 14 + i), start = U16(at + 16 + twice + i), delta = U16(at + 16 + (2 * twice) + i);
            var rangeAt = at + 16 + (3 * twice) + i;
            int range = U16(rangeAt);
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? c : U16(rangeAt + range + (2 * (c - start)));
                if (glyph != 0)
                {
                    _glyphs[c] = (ushort)(glyph + delta);
                }
            }
        }
    }

    private int Em(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private int At(string table) => _tables[table].At;

    private byte[] Table(string name) => _file.AsSpan(_tables[name].At, _tables[name].Length).ToArray();

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));

    private static void Put(byte[] to, int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(to.AsSpan(at), unchecked((ushort)value));

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var i = 0; i < words.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(words[i..]);
        }
        return sum;
    }
}
