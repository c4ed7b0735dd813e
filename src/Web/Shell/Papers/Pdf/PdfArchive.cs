using System.Buffers.Binary;
using System.Security;
using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>What PDF/A-1b (ISO 19005-1) asks beside the pages: properties as XMP, and the meaning of the colours.</summary>
internal static class PdfArchive
{
    public const string Producer = "Tisserand";

    /// <summary>Title and author the same as in the document information, and the claim of conformance.</summary>
    public static byte[] Metadata(string title, string author) => Encoding.UTF8.GetBytes($"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{Producer}</pdf:Producer></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
        </rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """);

    /// <summary>The sRGB colour space as an ICC profile, version 2.1 (IEC 61966-2-1, adapted to D50).</summary>
    public static byte[] StandardColours()
    {
        var curve = Curve();
        var tags = new (string Name, byte[] Content)[]
        {
            ("desc", [.. "desc"u8, 0, 0, 0, 0, 0, 0, 0, 5, .. "sRGB\0"u8, .. new byte[78]]),
            ("cprt", [.. "text"u8, 0, 0, 0, 0, .. "No rights reserved\0"u8]),
            ("wtpt", Point(0.9642, 1, 0.8249)),
            ("rXYZ", Point(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Point(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Point(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        };
        using var body = new MemoryStream();
        var start = 128 + 4 + (12 * tags.Length);
        var table = new byte[start];
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(128), tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = table.AsSpan(132 + (12 * i));
            Encoding.ASCII.GetBytes(tags[i].Name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], start + (int)body.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Content.Length);
            body.Write(tags[i].Content);
            body.Write(new byte[-tags[i].Content.Length & 3]);
        }
        BinaryPrimitives.WriteInt32BigEndian(table, start + (int)body.Length);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(table.AsSpan(12));
        foreach (var (at, part) in new[] { (24, 2026), (26, 1), (28, 1) })
        {
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(at), (short)part);
        }
        "acsp"u8.CopyTo(table.AsSpan(36));
        Point(0.9642, 1, 0.8249).AsSpan(8).CopyTo(table.AsSpan(68));
        return [.. table, .. body.ToArray()];
    }

    private static byte[] Point(double x, double y, double z)
    {
        byte[] point = [.. "XYZ "u8, .. new byte[16]];
        foreach (var (at, value) in new[] { (8, x), (12, y), (16, z) })
        {
            BinaryPrimitives.WriteInt32BigEndian(point.AsSpan(at), (int)Math.Round(value * 65536));
        }
        return point;
    }

    private static byte[] Curve()
    {
        const int steps = 1024;
        byte[] curve = [.. "curv"u8, .. new byte[8 + (2 * steps)]];
        BinaryPrimitives.WriteInt32BigEndian(curve.AsSpan(8), steps);
        for (var i = 0; i < steps; i++)
        {
            var signal = i / (steps - 1.0);
            var light = signal <= 0.04045 ? signal / 12.92 : Math.Pow((signal + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + (2 * i)), (ushort)Math.Round(light * 65535));
        }
        return curve;
    }
}
