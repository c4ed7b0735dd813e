using System.Globalization;

namespace Tisserand.Domain.Foundation.Papers;

/// <summary>
/// Document à imprimer : what a printed paper says, in reading order and in French, with nothing about how Word, PDF or a
/// screen draws it. Built with <see cref="PaperBuilder"/>; its text holds no character that a file format refuses.
/// </summary>
/// <param name="Title">Heading of the first page and name of the document in its properties.</param>
/// <param name="Organisation">Name of the CPTS, on every page.</param>
public sealed record Paper(string Title, string Organisation, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>Empty when there is none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Number or code by which the CPTS files it; empty when there is none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The day it bears; null when it bears none.</summary>
    public DateOnly? Date { get; init; }

    public bool IsLandscape { get; init; }

    /// <summary>« feuille-d-emargement-2026-03-12 »: plain letters that every disk takes, without extension.</summary>
    public string FileName
    {
        get
        {
            var words = new string([.. FoldedText.Of(Title).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var name = string.Join('-', words);
            name = name.Length switch { 0 => "document", > 80 => name[..80].TrimEnd('-'), _ => name };
            return Date is { } day ? name + day.ToString("-yyyy-MM-dd", CultureInfo.InvariantCulture) : name;
        }
    }
}

/// <summary>Fragment de texte : words of one weight within a paragraph; a line feed starts a new line.</summary>
public sealed record PaperRun(string Text, bool IsBold = false, bool IsItalic = false)
{
    public static PaperRun Bold(string text) => new(text, IsBold: true);

    public static PaperRun Italic(string text) => new(text, IsItalic: true);

    public static implicit operator PaperRun(string text) => new(text);
}

/// <summary>Colonne d’un tableau.</summary>
/// <param name="Heading">Repeated on every page that the table runs over.</param>
/// <param name="Width">Share of the width of the page, relative to the other columns.</param>
/// <param name="IsRight">Aligned to the right, as figures are.</param>
public sealed record PaperColumn(string Heading, double Width = 1, bool IsRight = false)
{
    /// <summary>A column of numbers or amounts, aligned to the right.</summary>
    public static PaperColumn Figures(string heading, double width = 1) => new(heading, width, IsRight: true);
}
