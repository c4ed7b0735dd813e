using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>The numbered objects of a PDF 1.4 file, and the table that finds them (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that others name before it is known.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    public int AddStream(string entries, byte[] content, bool compress = true)
    {
        var number = Reserve();
        SetStream(number, entries, content, compress);
        return number;
    }

    public void SetStream(int number, string entries, byte[] content, bool compress = true)
    {
        if (compress)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write(content);
            }
            content = packed.ToArray();
            entries += "/Filter/FlateDecode";
        }
        var head = Encoding.ASCII.GetBytes($"<<{entries}/Length {content.Length}>>\nstream\n");
        _objects[number - 1] = [.. head, .. content, .. "\nendstream"u8];
    }

    /// <summary>A text string, any character.</summary>
    public static string Text(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A length in points, as the file writes it.</summary>
    public static string Number(double points) => points.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The same document gives the same bytes: no date of the clock, an identifier drawn from the content.</summary>
    public byte[] Save(int root, int info)
    {
        using var file = new MemoryStream();
        // The second line tells mail and transfer programs that the file is not text.
        file.Write([.. "%PDF-1.4\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var table = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < _objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Position:0000000000} 00000 n \n");
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            file.Write("\nendobj\n"u8);
        }
        var at = file.Position;
        var identifier = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_objects.Count + 1}/Root {root} 0 R/Info {info} 0 R/ID[<{identifier}><{identifier}>]>>\nstartxref\n{at}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(table.ToString()));
        return file.ToArray();
    }
}
