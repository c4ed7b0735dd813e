using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>État d'une remise de virements.</summary>
public enum BatchState
{
    /// <summary>Préparée.</summary>
    Prepared,

    /// <summary>Envoyée à la banque.</summary>
    Sent,

    /// <summary>Payée : seen on the statement, or said so.</summary>
    Paid,

    /// <summary>Annulée : what it held is to be paid again.</summary>
    Cancelled,
}

/// <summary>
/// Remise de virements : transfers handed to the bank in one file, with one total to compare with its screen. A sum is held by
/// one batch at most. Source: ISO 20022, pain.001; EPC132-08.
/// </summary>
public sealed class PaymentBatch : ICptsOwned
{
    public const int NameLength = 200;

    /// <summary>A bank takes an order some weeks ahead, rarely more.</summary>
    public const int MostDaysAhead = 90;

    /// <summary>Transfers of one batch: far above a month of a CPTS.</summary>
    public const int MostTransfers = 2_000;

    private readonly List<CreditTransfer> _transfers = [];

    private PaymentBatch()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BankAccountId { get; private set; }

    public int Year { get; private set; }

    /// <summary>From 1 in each year, without holes.</summary>
    public int Number { get; private set; }

    /// <summary>Day on which the bank is asked to pay.</summary>
    public DateOnly RequestedOn { get; private set; }

    public BatchState State { get; private set; }

    public DateOnly PreparedOn { get; private set; }

    public string PreparedBy { get; private set; } = "";

    public DateOnly? SentOn { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>Day of the bank.</summary>
    public DateOnly? PaidOn { get; private set; }

    public IReadOnlyList<CreditTransfer> Transfers => _transfers;

    /// <summary>« VIR-2026-003 »: the name of the file and the reference that the bank repeats.</summary>
    public string Reference => ReferenceOf(Year, Number);

    /// <summary>The sum of its transfers: the one to compare with the screen of the bank.</summary>
    public Money Total => _transfers.Sum(t => t.Amount);

    /// <summary>Whether it holds its sums still.</summary>
    public bool IsOpen => State is BatchState.Prepared or BatchState.Sent;

    /// <summary>Every fact that it pays, one time each.</summary>
    public IEnumerable<TransferItem> Items => _transfers.SelectMany(t => t.Items);

    public static string ReferenceOf(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"VIR-{year}-{number:000}");

    /// <summary>
    /// Puts sums into a batch, one transfer by payee. Refuses an account that is closed, an empty choice, the same sum twice, an obstacle, a
    /// sum of nothing, a payee without account, and a day that is past or far.
    /// </summary>
    /// <param name="accounts">By payee.</param>
    public static Outcome<PaymentBatch> Prepare(
        BankAccount account, int number, DateOnly? requestedOn, IReadOnlyCollection<Payable> payables, IReadOnlyDictionary<Guid, PayeeAccount> accounts, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(payables);
        ArgumentNullException.ThrowIfNull(accounts);
        var refusals = payables.Where(p => p.Obstacle is not null).Select(p => p.Obstacle! with { Message = $"{p.PayeeName}\u00A0: {p.Obstacle.Message}" }).ToList();
        refusals.AddRange(payables.Where(p => p.Amount <= Money.Zero).Select(p => new Refusal("no-amount", $"{p.PayeeName}, {p.Label}\u00A0: rien à payer.")));
        refusals.AddRange(payables.Where(p => !accounts.ContainsKey(p.PayeeId)).DistinctBy(p => p.PayeeId)
            .Select(p => new Refusal("no-account", $"{p.PayeeName} n’a pas de coordonnées bancaires.")));
        if (account.IsClosed)
        {
            refusals.Add(new("account-closed", "Ce compte n’est plus utilisé.", nameof(BankAccountId)));
        }
        if (payables.Count == 0)
        {
            refusals.Add(new("nothing-chosen", "Cochez au moins une somme à payer."));
        }
        if (payables.DistinctBy(p => p.Source).Count() < payables.Count)
        {
            refusals.Add(new("chosen-twice", "La même somme est choisie deux fois."));
        }
        if (requestedOn is not { } day || day < today || day > today.AddDays(MostDaysAhead))
        {
            refusals.Add(new("day-out-of-range", $"Le virement se demande pour aujourd’hui ou l’un des {MostDaysAhead} jours qui suivent.", nameof(RequestedOn)));
        }
        var payees = payables.GroupBy(p => p.PayeeId).ToList();
        if (payees.Count > MostTransfers)
        {
            refusals.Add(new("too-many", $"{MostTransfers} bénéficiaires au plus dans une remise."));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var batch = new PaymentBatch
        {
            BankAccountId = account.Id,
            Year = today.Year,
            Number = number,
            RequestedOn = requestedOn!.Value,
            PreparedOn = today,
            PreparedBy = by,
        };
        batch._transfers.AddRange(payees.Select((payee, i) =>
            CreditTransfer.To(accounts[payee.Key], string.Create(CultureInfo.InvariantCulture, $"{batch.Reference}-{i + 1:0000}"), [.. payee])));
        return batch;
    }

    /// <summary>The file was given to the bank. Refuses a batch that is not prepared.</summary>
    public List<Refusal> Send(string by, DateOnly today)
    {
        if (State != BatchState.Prepared)
        {
            return [Unfit("envoyée")];
        }
        (State, SentOn, SentBy) = (BatchState.Sent, today, by);
        return [];
    }

    /// <summary>The bank paid it. Refuses a batch cancelled or paid already, and a day before it was prepared or to come.</summary>
    public List<Refusal> Pay(DateOnly? paidOn, DateOnly today)
    {
        if (!IsOpen)
        {
            return [Unfit("payée")];
        }
        if (paidOn is not { } day || day < PreparedOn || day > today)
        {
            return [new("day-out-of-range", $"Le jour du paiement suit la préparation ({FrenchDate.Long(PreparedOn)}) et n’est pas à venir.", nameof(PaidOn))];
        }
        (State, PaidOn) = (BatchState.Paid, day);
        return [];
    }

    /// <summary>Said paid by mistake: sent again. Refuses a batch that is not paid.</summary>
    public List<Refusal> Unpay()
    {
        if (State != BatchState.Paid)
        {
            return [new("not-paid", $"La remise {Reference} n’est pas payée.")];
        }
        (State, PaidOn) = (BatchState.Sent, null);
        return [];
    }

    /// <summary>Gives its sums back. Refuses a batch paid or cancelled already.</summary>
    public List<Refusal> Cancel()
    {
        if (!IsOpen)
        {
            return [Unfit("annulée")];
        }
        State = BatchState.Cancelled;
        foreach (var item in Items)
        {
            item.Release();
        }
        return [];
    }

    private Refusal Unfit(string deed) => new("batch-state", $"La remise {Reference} est {State.Label()}\u00A0: elle ne peut plus être {deed}.");
}

/// <summary>États des remises, in French words.</summary>
public static class BatchStates
{
    public static string Label(this BatchState state) => state switch
    {
        BatchState.Prepared => "préparée",
        BatchState.Sent => "envoyée",
        BatchState.Paid => "payée",
        BatchState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
