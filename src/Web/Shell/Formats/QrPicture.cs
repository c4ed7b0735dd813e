using System.Globalization;
using System.Text;
using QRCoder;

namespace Tisserand.Web.Shell.Formats;

/// <summary>A QR code as one path of an SVG, margin included: drawn without a script, sharp on any paper.</summary>
/// <param name="Side">In modules.</param>
/// <param name="Path">Its dark modules.</param>
public sealed record QrPicture(int Side, string Path)
{
    /// <param name="text">Capital letters and figures make a code that reads from further away.</param>
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        return new(data.ModuleMatrix.Count, path.ToString());
    }
}
