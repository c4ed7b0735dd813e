using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.Papers;

/// <summary>What Word, PDF and screen print around the blocks of a paper, in the same words.</summary>
internal static class PaperWords
{
    public const string Accent = "0E6660", Ink = "1B2626", Muted = "566362", Line = "CFD8D6", Soft = "E4F1EF";

    /// <summary>« 12 mars 2026 · AG-2026-1 »; empty when the paper bears neither.</summary>
    public static string DateAndReference(Paper paper) =>
        string.Join(" · ", new[] { paper.Date is { } day ? French.LongDay(day) : "", paper.Reference }.Where(t => t.Length > 0));

    /// <summary>At the top of every page but the first.</summary>
    public static string RunningHead(Paper paper) =>
        string.Join(" · ", new[] { paper.Organisation, paper.Title }.Where(t => t.Length > 0));

    public static string PageOf(int page, int pages) => $"Page {French.Number(page)} sur {French.Number(pages)}";
}
