using System.Text;

namespace Tisserand.Domain.Foundation;

/// <summary>Texte d'un fichier : the text of a file that a French bank, a spreadsheet or an accounting program wrote.</summary>
public static class FileText
{
    /// <summary>UTF-8 or UTF-16 when it is, with its mark or without, else Latin-1 of Windows.</summary>
    public static string Decode(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        }
        if (content is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }
}
