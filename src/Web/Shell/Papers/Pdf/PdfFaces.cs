namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>The faces of Inter (SIL Open Font License, see Fonts/) as one document uses them. Bold wins over italic.</summary>
internal sealed class PdfFaces
{
    private static readonly Lazy<TrueTypeFont> Regular = Load("Regular"), SemiBold = Load("SemiBold"), Italic = Load("Italic");

    private readonly PdfFace _regular = new(Regular.Value, "F1", "Inter-Regular");
    private readonly PdfFace _bold = new(SemiBold.Value, "F2", "Inter-SemiBold");
    private readonly PdfFace _italic = new(Italic.Value, "F3", "Inter-Italic");

    public PdfFace For(bool isBold, bool isItalic) => isBold ? _bold : isItalic ? _italic : _regular;

    /// <summary>Writes those that were used, and gives the font resources of every page.</summary>
    public string Write(PdfFile file) =>
        string.Concat(new[] { _regular, _bold, _italic }.Where(f => f.IsUsed).Select(f => $"/{f.Key} {f.Write(file)} 0 R"));

    private static Lazy<TrueTypeFont> Load(string face) => new(() =>
    {
        using var stream = typeof(PdfFaces).Assembly.GetManifestResourceStream($"Inter-{face}.ttf")
            ?? throw new FileNotFoundException($"The font Inter {face} is not embedded in the assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TrueTypeFont(file);
    });
}
