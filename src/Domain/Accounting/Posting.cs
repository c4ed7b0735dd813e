using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting;

/// <summary>Origine d'une écriture : the fact that it comes from. The same source is posted once, until it is undone.</summary>
/// <param name="Kind">Stable code, in small letters: « indemnite », « facture ».</param>
/// <param name="Id">Of the fact.</param>
public sealed record PostingSource(string Kind, Guid Id)
{
    public const int KindLength = 40;

    /// <summary>« saisie »: written by hand.</summary>
    public const string ByHand = "saisie";

    /// <summary>« contre-passation »: undoes the entry of that identifier.</summary>
    public const string Reversal = "contre-passation";

    /// <summary>« ouverture »: balances brought from the fiscal year of that identifier.</summary>
    public const string Opening = "ouverture";

    /// <summary>« reprise »: balances brought from another program.</summary>
    public const string TakeOver = "reprise";

    /// <summary>« affectation »: what the assembly made of the result.</summary>
    public const string Allocation = "affectation";

    /// <summary>« fonds-dedies »: set aside, or used.</summary>
    public const string DedicatedFunds = "fonds-dedies";

    /// <summary>« produit-avance »: an income that leaves the year.</summary>
    public const string DeferredIncome = "produit-avance";

    /// <summary>« produit-avance-repris »: the same, back in the next year; undone with it.</summary>
    public const string DeferredIncomeBack = "produit-avance-repris";

    /// <summary>« contribution-nature »: given without money.</summary>
    public const string InKind = "contribution-nature";

    /// <summary>What was written with it, and is undone with it; null for most.</summary>
    public PostingSource? OtherHalf => Kind switch
    {
        DeferredIncome => new(DeferredIncomeBack, Id),
        DeferredIncomeBack => new(DeferredIncome, Id),
        _ => null,
    };

    /// <summary>No module above keeps the fact: the entry is all there is, and is undone from its own page.</summary>
    public bool IsOfLedger => Kind is ByHand or Reversal or TakeOver or Allocation or DedicatedFunds or DeferredIncome or DeferredIncomeBack or InKind;
}

/// <summary>Axes analytiques : what a line serves. Opaque to the ledger, which only groups by them.</summary>
/// <param name="Mission">Code of a mission; null for the running of the association.</param>
/// <param name="FicheAction">The fiche action.</param>
/// <param name="Funder">Who gives the money.</param>
/// <param name="ContractYear">Year of the contract: 1 for the first.</param>
/// <param name="Nature">Personnel, indemnités, achats, prestation, numérique, communication.</param>
public sealed record Axes(string? Mission = null, Guid? FicheAction = null, string? Funder = null, int? ContractYear = null, string? Nature = null)
{
    public const int CodeLength = 40;

    /// <summary>« aci »: the assurance maladie, which gives what no other funder does.</summary>
    public const string MainFunder = "aci";

    public static Axes None { get; } = new();
}

/// <summary>Ligne d'écriture à passer : exactly one of the two amounts is not zero, and none is negative.</summary>
/// <param name="Account">Number of an account of the chart.</param>
/// <param name="Label">That of the entry when null.</param>
public sealed record PostingLine(string Account, Money Debit, Money Credit, Axes Axes, string? Label = null);

/// <summary>Écriture à passer : what the ledger is asked to write.</summary>
/// <param name="On">Date comptable: in an open month of an open fiscal year.</param>
/// <param name="Label">What it is, in the words of every day; names no person.</param>
/// <param name="Piece">Reference of the supporting document. May be empty.</param>
public sealed record Posting(DateOnly On, JournalKind Journal, string Label, PostingSource Source, IReadOnlyList<PostingLine> Lines, string? Piece = null);
