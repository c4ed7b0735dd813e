using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Virement : what one payee receives in a batch, for one or several sums. Source: ISO 20022, pain.001.</summary>
public sealed class CreditTransfer : ICptsOwned
{
    public const int NameLength = 200;
    public const int EndToEndLength = 35;

    private readonly List<TransferItem> _items = [];

    private CreditTransfer()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BatchId { get; private set; }

    /// <summary>As the module that owes it knows the payee.</summary>
    public Guid PayeeId { get; private set; }

    public string PayeeName { get; private set; } = "";

    /// <summary>As it stood when the batch was prepared.</summary>
    public string Iban { get; private set; } = "";

    public string Bic { get; private set; } = "";

    public string Holder { get; private set; } = "";

    /// <summary>« VIR-2026-003-0012 »: said by the bank on both statements.</summary>
    public string EndToEndId { get; private set; } = "";

    public IReadOnlyList<TransferItem> Items => _items;

    /// <summary>The sum of what it pays.</summary>
    public Money Amount => _items.Sum(i => i.Amount);

    internal static CreditTransfer To(PayeeAccount account, string endToEndId, IReadOnlyList<Payable> payables)
    {
        var transfer = new CreditTransfer
        {
            PayeeId = payables[0].PayeeId,
            PayeeName = payables[0].PayeeName,
            Iban = account.Iban,
            Bic = account.Bic,
            Holder = account.Holder,
            EndToEndId = endToEndId,
        };
        transfer._items.AddRange(payables.Select(TransferItem.Of));
        return transfer;
    }
}

/// <summary>Somme comprise dans un virement : one fact that it pays.</summary>
public sealed class TransferItem : ICptsOwned
{
    public const int LabelLength = 300;

    private TransferItem()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid TransferId { get; private set; }

    public string SourceKind { get; private set; } = "";

    public Guid SourceId { get; private set; }

    public string Label { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>The key of its source while the batch holds it, null once the batch is cancelled: the base takes each key once.</summary>
    public string? Held { get; private set; }

    public PaidSource Source => new(SourceKind, SourceId);

    internal static TransferItem Of(Payable payable) => new()
    {
        SourceKind = payable.Source.Kind,
        SourceId = payable.Source.Id,
        Label = payable.Label.Length > LabelLength ? payable.Label[..LabelLength] : payable.Label,
        Amount = payable.Amount,
        Held = payable.Source.Key,
    };

    internal void Release() => Held = null;
}
