using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Ligne d'écriture : one account, on one side, for one use.</summary>
public sealed class EntryLine : ICptsOwned
{
    public const int LetterLength = 6;

    /// <summary>Most euros on one line: beyond, a digit was typed twice.</summary>
    public static readonly Money Largest = new(10_000_000_00);

    private EntryLine()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid EntryId { get; private set; }

    /// <summary>That of the entry, kept here for the states.</summary>
    public Guid FiscalYearId { get; private set; }

    /// <summary>From 0, within the entry.</summary>
    public int Rank { get; private set; }

    public string Account { get; private set; } = "";

    /// <summary>Empty: that of the entry.</summary>
    public string Label { get; private set; } = "";

    public Money Debit { get; private set; }

    public Money Credit { get; private set; }

    public string? Mission { get; private set; }

    public Guid? FicheActionId { get; private set; }

    public string? Funder { get; private set; }

    public int? ContractYear { get; private set; }

    public string? Nature { get; private set; }

    /// <summary>Lettrage : lines of one account that settle each other bear the same letters; null for none.</summary>
    public string? Letter { get; private set; }

    public DateOnly? LetteredOn { get; private set; }

    public Axes Axes => new(Mission, FicheActionId, Funder, ContractYear, Nature);

    /// <summary>Debit less credit.</summary>
    public Money Balance => Debit - Credit;

    /// <summary>Takes the letters away.</summary>
    public void Unmark() => (Letter, LetteredOn) = (null, null);

    internal void Mark(string letters, DateOnly on) => (Letter, LetteredOn) = (letters, on);

    internal static IEnumerable<Refusal> Check(PostingLine line, Chart chart)
    {
        if (!chart.Has(line.Account) || line.Account.Length < 3)
        {
            yield return new("account-unknown", $"Le compte «\u00A0{line.Account}\u00A0» n’est pas au plan comptable.", nameof(Account));
        }
        if (line.Debit < Money.Zero || line.Credit < Money.Zero || line.Debit.IsZero == line.Credit.IsZero)
        {
            yield return new("one-side", "Une ligne porte un montant, au débit ou au crédit.", nameof(Debit));
        }
        else if (line.Debit > Largest || line.Credit > Largest)
        {
            yield return new("amount-too-large", $"Un montant ne dépasse pas {FrenchNumber.Euros(Largest)}.", nameof(Debit));
        }
        if (TypedText.Line(line.Label).Length > Entry.LabelLength)
        {
            yield return new("text-too-long", $"{Entry.LabelLength} caractères au plus.", nameof(Label));
        }
    }

    internal static EntryLine Of(Guid year, int rank, PostingLine line) => new()
    {
        FiscalYearId = year,
        Rank = rank,
        Account = line.Account,
        Label = TypedText.Line(line.Label),
        Debit = line.Debit,
        Credit = line.Credit,
        Mission = line.Axes.Mission,
        FicheActionId = line.Axes.FicheAction,
        Funder = line.Axes.Funder,
        ContractYear = line.Axes.ContractYear,
        Nature = line.Axes.Nature,
    };
}
