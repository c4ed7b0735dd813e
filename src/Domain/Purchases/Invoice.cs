using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Purchases;

/// <summary>État d'une dépense.</summary>
public enum InvoiceState
{
    /// <summary>À approuver.</summary>
    ToApprove,

    /// <summary>Approuvée : committed, to be paid.</summary>
    Approved,

    /// <summary>Payée.</summary>
    Paid,

    /// <summary>Refusée.</summary>
    Refused,
}

/// <summary>Qui enregistre, approuve ou paie. Source: matrice des droits.</summary>
/// <param name="AccountId">None for a key of the API or the application itself, which approve nothing.</param>
public sealed record PurchaseActor(Guid? AccountId, string Email, string FullName);

/// <summary>Facture ou avoir, tel que saisi.</summary>
/// <param name="Number">As printed on it; empty for a till receipt.</param>
/// <param name="Amount">Tax included; never negative.</param>
/// <param name="CorrectsId">The invoice that a credit note takes back; none for an invoice.</param>
/// <param name="ByKey">Split by key rather than by amounts.</param>
public sealed record InvoiceDetails(
    Guid? SupplierId, string? Number, DateOnly? InvoicedOn, DateOnly? DueOn, string? Label, SpendingNature? Nature, Money? Amount, bool ByKey, IReadOnlyList<PartDetails> Parts,
    Guid? CorrectsId = null);

/// <summary>
/// Dépense : a supplier's invoice, or a credit note (avoir) on one, split over missions, approved by others than whoever recorded it, then paid.
/// Source: Guide pratique CPTS, sheet 7 (one account by mission).
/// </summary>
public sealed class Invoice : ICptsOwned
{
    public const int NumberLength = 60;
    public const int LabelLength = 200;
    public const int TextLength = 240;
    public const int NameLength = 200;

    private readonly List<InvoicePart> _parts = [];

    private Invoice()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid SupplierId { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>Number, folded: the same one twice for a supplier is told.</summary>
    public string FoldedNumber { get; private set; } = "";

    public DateOnly InvoicedOn { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Label, folded: searched.</summary>
    public string FoldedLabel { get; private set; } = "";

    public SpendingNature Nature { get; private set; }

    /// <summary>Tax included; negative for a credit note.</summary>
    public Money Amount { get; private set; }

    /// <summary>The invoice that this credit note takes back; none for an invoice.</summary>
    public Guid? CorrectsId { get; private set; }

    public InvoiceState State { get; private set; }

    public Guid? RecordedById { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public DateOnly RecordedOn { get; private set; }

    public Guid? FirstApproverId { get; private set; }

    public string FirstApprover { get; private set; } = "";

    public string SecondApprover { get; private set; } = "";

    /// <summary>Day of the approval that was enough, or of the refusal.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string PaidBy { get; private set; } = "";

    /// <summary>Why it was refused, or the reference of the payment.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The recurring expense that proposed it.</summary>
    public Guid? RecurringId { get; private set; }

    /// <summary>First day of the month for which it was proposed.</summary>
    public DateOnly? RecurringMonth { get; private set; }

    public IReadOnlyList<InvoicePart> Parts => _parts;

    public bool IsCreditNote => CorrectsId is not null;

    /// <summary>Approved or paid: it weighs on an envelope.</summary>
    public bool IsCommitted => State is InvoiceState.Approved or InvoiceState.Paid;

    /// <summary>A new invoice, to approve. Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Invoice> Record(InvoiceDetails details, PurchaseActor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var invoice = new Invoice { RecordedById = actor.AccountId, RecordedBy = actor.FullName, RecordedOn = today };
        var refusals = invoice.Change(details, today);
        return refusals.Count > 0 ? refusals : invoice;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses one that is no longer to approve, a missing supplier, date, label, nature or
    /// amount, a date to come or before last year, a due date before it, a label that seems to name a patient, and parts that do not add up.
    /// An approval already given is to be given again.
    /// </summary>
    public List<Refusal> Change(InvoiceDetails details, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (State is not (InvoiceState.ToApprove or InvoiceState.Refused))
        {
            return [new("already-approved", "Cette dépense est approuvée\u00A0: elle se corrige par un avoir.")];
        }
        var refusals = Check(details, today);
        var split = details.Amount is { } amount && amount > Money.Zero ? InvoiceSplit.Of(amount, details.ByKey, details.Parts) : null;
        refusals.AddRange(split?.Refusals ?? []);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (SupplierId, InvoicedOn, DueOn, Nature, CorrectsId) = (details.SupplierId!.Value, details.InvoicedOn!.Value, details.DueOn, details.Nature!.Value, details.CorrectsId);
        (Number, FoldedNumber) = (TypedText.Line(details.Number), FoldedText.Of(details.Number));
        (Label, FoldedLabel) = (TypedText.Line(details.Label), FoldedText.Of(details.Label));
        Amount = Signed(details.Amount!.Value);
        _parts.Clear();
        _parts.AddRange(details.Parts.Select((p, i) => new InvoicePart(i, p.For, Signed(split!.Value![i]), details.ByKey ? p.Weight : null)));
        Reopen();
        return [];
    }

    /// <summary>It answers a recurring expense for a month.</summary>
    public void Answer(Guid recurringId, DateOnly month) => (RecurringId, RecurringMonth) = (recurringId, month);

    /// <summary>Whether a second person must approve: the amount reaches the threshold that the CPTS set.</summary>
    public bool NeedsTwo(Money? threshold) => threshold is { } from && new Money(Math.Abs(Amount.Cents)) >= from;

    /// <summary>
    /// One approval; the first of two leaves it to approve. Refuses one that is not to approve, and whoever recorded it, is its supplier, or
    /// already approved it: nobody approves their own.
    /// </summary>
    public List<Refusal> Approve(PurchaseActor actor, Supplier supplier, Money? threshold, DateOnly today)
    {
        if (State != InvoiceState.ToApprove)
        {
            return [new("not-to-approve", $"Cette dépense est déjà {State.Label()}.")];
        }
        if (Own(actor, supplier) is { } own)
        {
            return [own];
        }
        if (actor.AccountId == FirstApproverId)
        {
            return [new("second-person", "Vous l’avez déjà approuvée\u00A0: une deuxième personne doit l’approuver.")];
        }
        if (FirstApproverId is null)
        {
            (FirstApproverId, FirstApprover) = (actor.AccountId, actor.FullName);
            if (NeedsTwo(threshold))
            {
                return [];
            }
        }
        else
        {
            SecondApprover = actor.FullName;
        }
        (State, DecidedOn) = (InvoiceState.Approved, today);
        return [];
    }

    /// <summary>Refuses a missing reason, and one that is not to approve.</summary>
    public List<Refusal> Refuse(PurchaseActor actor, string? reason, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (State != InvoiceState.ToApprove)
        {
            return [new("not-to-approve", $"Cette dépense est déjà {State.Label()}.")];
        }
        if (TypedText.Line(reason).Length is 0 or > TextLength)
        {
            return [new("missing-reason", "Dites pourquoi cette dépense est refusée.", nameof(Reason))];
        }
        (State, FirstApproverId, FirstApprover, DecidedOn, Reason) = (InvoiceState.Refused, null, actor.FullName, today, TypedText.Line(reason));
        return [];
    }

    /// <summary>Refuses one that is not approved, its own supplier, a day before the invoice or to come.</summary>
    public List<Refusal> Pay(PurchaseActor actor, Supplier supplier, DateOnly? paidOn, string? reference, DateOnly today)
    {
        if (State != InvoiceState.Approved)
        {
            return [new("not-approved", State == InvoiceState.Paid ? "Cette dépense est déjà payée." : "Cette dépense n’est pas approuvée.")];
        }
        if (OwnSupplier(actor, supplier) is { } own)
        {
            return [own];
        }
        if (paidOn is null || paidOn > today || paidOn < InvoicedOn)
        {
            return [new("day-out-of-range", "Le jour du paiement suit la date de la facture et n’est pas à venir.", nameof(PaidOn))];
        }
        if (TypedText.Line(reference).Length > TextLength)
        {
            return [new("text-too-long", $"{TextLength} caractères au plus.", nameof(Reason))];
        }
        (State, PaidOn, PaidBy, Reason) = (InvoiceState.Paid, paidOn, actor.FullName, TypedText.Line(reference));
        return [];
    }

    /// <summary>Takes a payment marked by mistake back to « approuvée ».</summary>
    public List<Refusal> Unpay()
    {
        if (State != InvoiceState.Paid)
        {
            return [new("not-paid", "Cette dépense n’est pas payée.")];
        }
        (State, PaidOn, PaidBy, Reason) = (InvoiceState.Approved, null, "", "");
        return [];
    }

    private static List<Refusal> Check(InvoiceDetails details, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Needed(bool fault, string code, string message, string field)
        {
            if (fault)
            {
                refusals.Add(new(code, message, field));
            }
        }
        Needed(details.SupplierId is null, "supplier-needed", "Indiquez le fournisseur.", nameof(Supplier));
        Needed(TypedText.Line(details.Label).Length is 0 or > LabelLength, "label-needed", $"Dites en quelques mots ce qui est payé ({LabelLength} caractères au plus).", nameof(Label));
        Needed(TypedText.Line(details.Number).Length > NumberLength, "text-too-long", $"{NumberLength} caractères au plus.", nameof(Number));
        Needed(details.Nature is null, "nature-needed", "Choisissez la nature de la dépense.", nameof(Nature));
        Needed(details.Amount is null || details.Amount <= Money.Zero, "amount-needed", "Indiquez un montant en euros, deux décimales au plus, par exemple 1 234,50.", nameof(Amount));
        var first = new DateOnly(today.Year - 1, 1, 1);
        Needed(details.InvoicedOn is null || details.InvoicedOn > today || details.InvoicedOn < first, "day-out-of-range",
            $"Indiquez la date de la facture, du {FrenchDate.Long(first)} à aujourd’hui.", nameof(InvoicedOn));
        Needed(details.DueOn < details.InvoicedOn || details.DueOn > today.AddYears(2), "due-out-of-range", "L’échéance suit la date de la facture, de deux ans au plus.", nameof(DueOn));
        refusals.AddRange(PatientWatch.Refusals((details.Label, nameof(Label))));
        return refusals;
    }

    private Money Signed(Money amount) => IsCreditNote ? -amount : amount;

    private void Reopen() => (State, FirstApproverId, FirstApprover, SecondApprover, DecidedOn, Reason) = (InvoiceState.ToApprove, null, "", "", null, "");

    private Refusal? Own(PurchaseActor actor, Supplier supplier) =>
        actor.AccountId is null ? new("no-account", "Une clé d’API n’approuve ni ne paie.")
        : actor.AccountId == RecordedById ? new("own-invoice", "Vous avez enregistré cette dépense\u00A0: une autre personne doit l’approuver.")
        : OwnSupplier(actor, supplier);

    /// <summary>Why this person pays none of the invoices of this supplier; null when they may.</summary>
    public static Refusal? OwnSupplier(PurchaseActor actor, Supplier supplier) =>
        actor.AccountId is null ? new("no-account", "Une clé d’API n’approuve ni ne paie.")
        : actor.Email.Length > 0 && string.Equals(actor.Email, supplier.Email, StringComparison.OrdinalIgnoreCase)
            ? new("own-invoice", "Personne n’approuve ni ne paie une facture dont il est le fournisseur.")
            : null;
}

/// <summary>États des dépenses, in French words.</summary>
public static class InvoiceStates
{
    public static string Label(this InvoiceState state) => state switch
    {
        InvoiceState.ToApprove => "à approuver",
        InvoiceState.Approved => "approuvée",
        InvoiceState.Paid => "payée",
        InvoiceState.Refused => "refusée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
