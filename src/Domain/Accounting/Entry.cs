using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>
/// Écriture comptable : lines whose debits equal their credits, to the cent. A draft may be written again or removed; once
/// validated it bears a number of its fiscal year, never changes, and is corrected by another that undoes it. Source: code de
/// commerce, art. A. 123-22 s.; plan comptable général, art. 1031-1 s. (caractère définitif des enregistrements).
/// </summary>
public sealed class Entry : ICptsOwned
{
    public const int LabelLength = 200;
    public const int PieceLength = 100;
    public const int MostLines = 5_000;

    private readonly List<EntryLine> _lines = [];

    private Entry()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid FiscalYearId { get; private set; }

    public JournalKind Journal { get; private set; }

    /// <summary>Date comptable.</summary>
    public DateOnly On { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Label and piece, folded: searched.</summary>
    public string FoldedLabel { get; private set; } = "";

    /// <summary>Reference of the supporting document; may be empty.</summary>
    public string Piece { get; private set; } = "";

    /// <summary><inheritdoc cref="PostingSource" path="/param[@name='Kind']"/></summary>
    public string SourceKind { get; private set; } = "";

    public Guid SourceId { get; private set; }

    /// <summary>How many times the source was posted and undone before: unique with it, so that two who post at once meet.</summary>
    public int SourceTurn { get; private set; }

    /// <summary>Within its fiscal year; null while it is a draft.</summary>
    public int? Number { get; private set; }

    /// <summary>Day of validation; null while it is a draft.</summary>
    public DateOnly? ValidatedOn { get; private set; }

    /// <summary>It was undone by another entry.</summary>
    public bool IsReversed { get; private set; }

    public PostingSource Source => new(SourceKind, SourceId);

    public bool IsDraft => Number is null;

    public IReadOnlyList<EntryLine> Lines => _lines;

    /// <summary>Debits, which equal the credits.</summary>
    public Money Amount => _lines.Sum(l => l.Debit);

    /// <summary>Writes a draft. Refuses what does not balance, an account unknown, a closed day, a line of neither or both sides.</summary>
    /// <param name="year">The fiscal year of the day; refused when none is open.</param>
    /// <param name="turn">How many times the source was posted and undone before.</param>
    public static Outcome<Entry> Write(Posting posting, FiscalYear? year, Chart chart, int turn = 0)
    {
        var entry = new Entry { SourceKind = posting.Source.Kind, SourceId = posting.Source.Id, SourceTurn = turn };
        return entry.Set(posting, year, chart) is { Count: > 0 } refusals ? refusals : entry;
    }

    /// <summary>Writes a draft anew. Refuses as <see cref="Write"/> does, and an entry that is validated.</summary>
    public List<Refusal> Rewrite(Posting posting, FiscalYear? year, Chart chart) => IsDraft ? Set(posting, year, chart) : [Unchangeable()];

    /// <summary>Validates: the entry takes the next number of its year. Refuses one already validated, and a closed day.</summary>
    public List<Refusal> Validate(FiscalYear year, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(year);
        if (!IsDraft)
        {
            return [new("already-validated", $"L’écriture {Number} est déjà validée.")];
        }
        if (year.CheckOpen(On, Journal) is { } closed)
        {
            return [closed];
        }
        (Number, ValidatedOn) = (year.TakeNumber(), today);
        return [];
    }

    /// <summary>Whether it may be removed: a draft in an open month may, a validated entry never.</summary>
    public List<Refusal> CheckRemove(FiscalYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return !IsDraft ? [Unchangeable()] : year.CheckOpen(On, Journal) is { } closed ? [closed] : [];
    }

    /// <summary>
    /// Contre-passation : the draft that undoes this validated entry, sides exchanged. Refuses a draft, an entry already undone or that undoes
    /// another, and balances brought forward.
    /// </summary>
    /// <param name="isReopening">The year before is opened again: the balances that it brought are undone.</param>
    public Outcome<Entry> Reverse(DateOnly on, FiscalYear? year, Chart chart, bool isReopening = false)
    {
        if (SourceKind == PostingSource.Opening && !isReopening)
        {
            return new Refusal("opening", "Les à-nouveaux viennent d’une clôture\u00A0: rouvrez l’exercice précédent pour les défaire.");
        }
        if (IsDraft)
        {
            return new Refusal("draft-not-reversed", "Un brouillon ne se contre-passe pas\u00A0: supprimez-le.");
        }
        if (SourceKind == PostingSource.Reversal)
        {
            return new Refusal("reversal-not-reversed", "Une contre-passation ne se contre-passe pas\u00A0: écrivez l’opération à nouveau.");
        }
        if (IsReversed)
        {
            return new Refusal("already-reversed", $"L’écriture {Number} est déjà contre-passée.");
        }
        if (on < On)
        {
            return new Refusal("reversed-before", $"La contre-passation ne précède pas l’écriture, du {FrenchDate.Long(On)}.", nameof(On));
        }
        var label = $"Annulation\u00A0: {Label}";
        var reversal = Write(
            new(on, Journal, label.Length > LabelLength ? label[..LabelLength] : label, new(PostingSource.Reversal, Id),
                [.. _lines.Select(l => new PostingLine(l.Account, l.Credit, l.Debit, l.Axes, l.Label))], Piece),
            year, chart);
        IsReversed = reversal.Succeeded;
        return reversal;
    }

    /// <summary>The draft that undid it was removed: it holds again.</summary>
    public void Restore() => IsReversed = false;

    private List<Refusal> Set(Posting posting, FiscalYear? year, Chart chart)
    {
        ArgumentNullException.ThrowIfNull(posting);
        ArgumentNullException.ThrowIfNull(chart);
        var refusals = new List<Refusal>();
        if (year is null || !year.Period.Contains(posting.On))
        {
            refusals.Add(new("no-fiscal-year", $"Aucun exercice ouvert ne contient le {FrenchDate.Long(posting.On)}.", nameof(On)));
        }
        else if (year.CheckOpen(posting.On, posting.Journal) is { } closed)
        {
            refusals.Add(closed);
        }
        var (label, piece) = (TypedText.Line(posting.Label), TypedText.Line(posting.Piece));
        if (label.Length is 0 or > LabelLength)
        {
            refusals.Add(new("label-required", $"Donnez un libellé, de {LabelLength} caractères au plus.", nameof(Label)));
        }
        if (piece.Length > PieceLength)
        {
            refusals.Add(new("text-too-long", $"{PieceLength} caractères au plus.", nameof(Piece)));
        }
        refusals.AddRange(posting.Lines.SelectMany((line, rank) => EntryLine.Check(line, chart).Select(r => r.At($"{nameof(Lines)}[{rank}]"))));
        if (posting.Lines.Count is < 2 or > MostLines)
        {
            refusals.Add(new("lines-count", "Une écriture a deux lignes au moins.", nameof(Lines)));
        }
        else if (refusals.Count == 0 && Sides(posting.Lines) is var (debit, credit) && debit != credit)
        {
            refusals.Add(new("unbalanced", $"L’écriture n’est pas équilibrée\u00A0: {FrenchNumber.Euros(debit)} au débit, {FrenchNumber.Euros(credit)} au crédit.", nameof(Lines)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (FiscalYearId, Journal, On, Label, Piece) = (year!.Id, posting.Journal, posting.On, label, piece);
        FoldedLabel = FoldedText.Of($"{label} {piece}");
        _lines.Clear();
        _lines.AddRange(posting.Lines.Select((line, rank) => EntryLine.Of(year.Id, rank, line)));
        return [];
    }

    private static (Money Debit, Money Credit) Sides(IReadOnlyList<PostingLine> lines) => (lines.Sum(l => l.Debit), lines.Sum(l => l.Credit));

    private Refusal Unchangeable() => new("validated", $"L’écriture {Number} est validée\u00A0: elle ne change plus, elle se contre-passe.");
}
