namespace Tisserand.Domain.Foundation.Papers;

/// <summary>Bloc d’un document : one of the few things that a paper is made of.</summary>
public abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    /// <summary>Intertitre, of level 1, 2 or 3 below the title of the paper.</summary>
    public sealed record Heading(string Text, int Level) : PaperBlock;

    public sealed record Paragraph(IReadOnlyList<PaperRun> Runs) : PaperBlock;

    /// <summary>Mention en petits caractères: data protection, method, source.</summary>
    public sealed record Note(IReadOnlyList<PaperRun> Runs) : PaperBlock;

    public sealed record List(IReadOnlyList<string> Items, bool IsNumbered) : PaperBlock;

    /// <summary>Libellés et valeurs: the identity of what the paper is about.</summary>
    public sealed record Facts(IReadOnlyList<(string Label, string Value)> Pairs) : PaperBlock;

    /// <summary>Tableau. Every row has one cell per column; an empty cell stays an empty box.</summary>
    /// <param name="Caption">What the table shows, for who hears it; printed above it. Empty: none.</param>
    /// <param name="Total">Last row, set apart; null when there is none.</param>
    /// <param name="RowHeight">Least height of a row in millimetres. Above zero every cell is framed, so that one can write or sign in it.</param>
    public sealed record Table(
        string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total, double RowHeight) : PaperBlock
    {
        public bool IsToFillIn => RowHeight > 0;

        /// <summary>Drawn in the last cell of some rows, by number of the row; the text of the cell says what it is.</summary>
        public IReadOnlyDictionary<int, PaperDrawing> Drawings { get; init; } = new Dictionary<int, PaperDrawing>();
    }

    public sealed record PageBreak : PaperBlock;
}

/// <summary>Tracé : lines drawn by hand, such as a signature, on a grid counted from the top left corner.</summary>
public sealed record PaperDrawing(int Width, int Height, IReadOnlyList<IReadOnlyList<(int X, int Y)>> Strokes);
