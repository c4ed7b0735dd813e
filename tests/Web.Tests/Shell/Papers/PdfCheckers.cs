using System.Diagnostics;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>Outside referees of a PDF file: Preflight of Apache PDFBox (PDF/A-1b), qpdf (syntax) and poppler's pdfinfo (structure).</summary>
static class PdfCheckers
{
    private const string Missing = "The checkers of PDF files (PDFBox Preflight, qpdf, pdfinfo) are not installed: ./test installs them.";

    private static readonly string[] Jars =
        [.. new[] { "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api" }.Select(j => $"/usr/share/java/{j}.jar")];

    /// <summary>« … is a valid PDF/A-1b file », or every fault.</summary>
    public static string Preflight(byte[] pdf)
    {
        Assert.SkipUnless(Array.TrueForAll(Jars, File.Exists), Missing);
        return Run(pdf, "java", ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", string.Join(':', Jars), "org.apache.pdfbox.preflight.Validator_A1b"]).Output;
    }

    /// <summary>0 when nothing is found; 3 for a warning.</summary>
    public static (int Code, string Output) Qpdf(byte[] pdf) => Run(pdf, "qpdf", ["--check"]);

    /// <summary>All the text in the order in which it is drawn.</summary>
    public static string Text(byte[] pdf) => Run(pdf, "pdftotext", ["-raw"], "-").Output;

    /// <summary>Each word with its box, in points from the top left corner.</summary>
    public static string Boxes(byte[] pdf) => Run(pdf, "pdftotext", ["-bbox"], "-").Output;

    public static string Info(byte[] pdf, params string[] options) => Run(pdf, "pdfinfo", options).Output;

    private static (int Code, string Output) Run(byte[] pdf, string program, string[] arguments, params string[] after)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, Missing);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(path!, [.. arguments, file, .. after]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end.");
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
