using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Contributions;

/// <summary>État d'une cotisation, as it is kept; what is late is derived (<see cref="Contribution.StandingOn"/>).</summary>
public enum ContributionState
{
    /// <summary>Appelée.</summary>
    Called,

    /// <summary>Payée.</summary>
    Paid,

    /// <summary>Exonérée : due, and given up for a reason.</summary>
    Exempt,

    /// <summary>Annulée : called by mistake.</summary>
    Cancelled,
}

/// <summary>Situation d'une cotisation on a day.</summary>
public enum ContributionStanding
{
    /// <summary>Rien à payer : the amount is zero.</summary>
    NothingDue,

    /// <summary>Appelée, its last day of payment not over.</summary>
    Awaited,

    /// <summary>En retard.</summary>
    Late,

    /// <summary>Payée.</summary>
    Paid,

    /// <summary>Exonérée.</summary>
    Exempt,

    /// <summary>Annulée.</summary>
    Cancelled,
}

/// <summary>Moyen de paiement d'une cotisation.</summary>
public enum PaymentMeans
{
    /// <summary>Virement.</summary>
    Transfer,

    /// <summary>Chèque.</summary>
    Cheque,

    /// <summary>Espèces.</summary>
    Cash,

    /// <summary>HelloAsso.</summary>
    HelloAsso,
}

/// <summary>Règlement : how a cotisation was paid, as told.</summary>
/// <param name="PaidOn">Day of the payment.</param>
/// <param name="Reference">Number of the cheque, of the transfer, of the order. May be empty.</param>
/// <param name="Payer">Who paid, when it is not the member. May be empty.</param>
/// <param name="ImportKey">Line of an export that it was read from; null when typed. No two payments come from one line.</param>
public sealed record Settlement(DateOnly? PaidOn, PaymentMeans? Means, string? Reference, string? Payer = null, string? ImportKey = null);

/// <summary>
/// Cotisation : what a member owes the association for a civil year, called at the amount voted, then paid, exempted or
/// cancelled. Not refundable. Source: règlements intérieurs de CPTS; loi du 1er juillet 1901, article 6.
/// </summary>
public sealed class Contribution : ICptsOwned
{
    public const int TextLength = 300;

    private Contribution()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One contribution at most by member and year.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Civil year.</summary>
    public int Year { get; private set; }

    /// <summary>When it was called.</summary>
    public MemberCategory Category { get; private set; }

    /// <summary>Code of the profession when it was called.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>The rate of the grid that gave the amount.</summary>
    public Guid RateId { get; private set; }

    /// <summary>The vote that set it, with its day.</summary>
    public string Vote { get; private set; } = "";

    /// <summary>What the grid said when it was called.</summary>
    public Money RateAmount { get; private set; }

    /// <summary>What is owed: that of the grid, unless it was changed for a reason.</summary>
    public Money Amount { get; private set; }

    public DateOnly CalledOn { get; private set; }

    /// <summary>Échéance : last day of payment, included.</summary>
    public DateOnly DueOn { get; private set; }

    public ContributionState State { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public PaymentMeans? Means { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>Who paid; empty when it is the member.</summary>
    public string Payer { get; private set; } = "";

    /// <summary>Number of the receipt within its year, given with the first payment and kept.</summary>
    public int? ReceiptNumber { get; private set; }

    /// <inheritdoc cref="Settlement(DateOnly?, PaymentMeans?, string?, string?, string?)" path="/param[@name='ImportKey']"/>
    public string? ImportKey { get; private set; }

    /// <summary>Why the amount was changed, or the contribution exempted or cancelled.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>« 2026-0042 »; null before the first payment.</summary>
    public string? Receipt => ReceiptNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Year}-{number:0000}") : null;

    public Working Working
    {
        get
        {
            var called = new WorkingLine($"Cotisation {Year}, {CategoryLabel}", null, "", RateAmount, Vote, Confidence.OwnContract);
            return new(Amount == RateAmount
                ? [called]
                : [called, new WorkingLine("Montant modifié", null, "", Amount, Reason, Confidence.OwnContract)]);
        }
    }

    /// <summary>« Professionnel libéral, Médecin ».</summary>
    public string CategoryLabel => $"{Category.Label()}, {Members.Member.ProfessionLabel(Profession)}";

    /// <summary>Calls the contribution of a year. Refuses a category and profession without a rate, an unlikely year, a last day of payment before the call.</summary>
    public static Outcome<Contribution> Call(
        Guid member, int year, MemberCategory category, string profession, ContributionGrid grid, DateOnly? dueOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (year is < ContributionRate.FirstYear or > ContributionRate.LastYear)
        {
            return new Refusal("year-unlikely", "Indiquez une année entre 2000 et 2099.", nameof(Year));
        }
        if (dueOn is null || dueOn < today || dueOn.Value.Year > ContributionRate.LastYear)
        {
            return new Refusal("due-day", "La date limite de paiement suit le jour de l’appel.", nameof(DueOn));
        }
        return grid.Find(category, profession, year) is { } rate
            ? new Contribution
            {
                MemberId = member,
                Year = year,
                Category = category,
                Profession = profession,
                RateId = rate.Id,
                Vote = rate.VoteLabel,
                RateAmount = rate.Amount,
                Amount = rate.Amount,
                CalledOn = today,
                DueOn = dueOn.Value,
                State = ContributionState.Called,
            }
            : new Refusal("no-rate", $"Aucun tarif {year} pour «\u00A0{category.Label()}\u00A0».");
    }

    /// <summary>Where it stands on a day: late from the day after the last day of payment.</summary>
    public ContributionStanding StandingOn(DateOnly day) => State switch
    {
        ContributionState.Paid => ContributionStanding.Paid,
        ContributionState.Exempt => ContributionStanding.Exempt,
        ContributionState.Cancelled => ContributionStanding.Cancelled,
        ContributionState.Called when Amount.IsZero => ContributionStanding.NothingDue,
        ContributionState.Called => DueOn < day ? ContributionStanding.Late : ContributionStanding.Awaited,
        _ => throw new InvalidOperationException($"Unknown state {State}."),
    };

    /// <summary>Marks as paid. Refuses what is not owed, a missing means, a day missing or to come.</summary>
    public List<Refusal> Pay(Settlement settlement, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        if (State != ContributionState.Called || Amount.IsZero)
        {
            return [new("nothing-owed", State == ContributionState.Paid ? "Cette cotisation est déjà payée." : "Rien n’est dû pour cette cotisation.")];
        }
        var refusals = new List<Refusal>();
        if (settlement.PaidOn is not { } day || day.Year < ContributionRate.FirstYear || day > today)
        {
            refusals.Add(new("day-out-of-range", "Indiquez le jour du paiement, qui n’est pas à venir.", nameof(PaidOn)));
        }
        if (settlement.Means is null)
        {
            refusals.Add(new("means-required", "Choisissez un moyen de paiement.", nameof(Means)));
        }
        var (reference, payer) = (TypedText.Line(settlement.Reference), TypedText.Line(settlement.Payer));
        if (reference.Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{TextLength} caractères au plus.", nameof(Reference)));
        }
        if (payer.Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{TextLength} caractères au plus.", nameof(Payer)));
        }
        if (refusals.Count == 0)
        {
            (State, PaidOn, Means, Reference, Payer, ImportKey) = (ContributionState.Paid, settlement.PaidOn, settlement.Means, reference, payer, settlement.ImportKey);
        }
        return refusals;
    }

    /// <summary>Numbers the receipt, once: a payment taken back and entered again keeps its number.</summary>
    public void NumberReceipt(int number) => ReceiptNumber ??= number;

    /// <summary>Takes back a payment entered by mistake. Refuses what is not paid.</summary>
    public List<Refusal> Unpay()
    {
        if (State != ContributionState.Paid)
        {
            return [new("not-paid", "Cette cotisation n’est pas payée.")];
        }
        (State, PaidOn, Means, Reference, Payer, ImportKey) = (ContributionState.Called, null, null, "", "", null);
        return [];
    }

    /// <summary>Changes what is owed. Refuses one's own contribution, what is no longer owed, an unlikely amount, a missing reason.</summary>
    /// <param name="isOwn">Whoever acts is the member.</param>
    public List<Refusal> ChangeAmount(Money? amount, string? reason, bool isOwn)
    {
        var refusals = Check(reason, isOwn);
        if (amount is null || amount < Money.Zero || amount > ContributionRate.Largest)
        {
            refusals.Add(new("amount-out-of-range", $"Indiquez un montant entre 0 et {FrenchNumber.Euros(ContributionRate.Largest)}.", nameof(Amount)));
        }
        if (refusals.Count == 0)
        {
            (Amount, Reason) = (amount!.Value, TypedText.Line(reason));
        }
        return refusals;
    }

    /// <summary>Exempts: nothing is asked any more. Refuses one's own contribution, what is no longer owed, a missing reason.</summary>
    public List<Refusal> Exempt(string? reason, bool isOwn) => Close(ContributionState.Exempt, reason, isOwn);

    /// <summary>Cancels a call made by mistake. Refuses one's own contribution, what is no longer owed, a missing reason.</summary>
    public List<Refusal> Cancel(string? reason, bool isOwn) => Close(ContributionState.Cancelled, reason, isOwn);

    /// <summary>Takes back an exemption or a cancellation. Refuses what is neither.</summary>
    public List<Refusal> Reinstate()
    {
        if (State is not (ContributionState.Exempt or ContributionState.Cancelled))
        {
            return [new("not-closed", "Cette cotisation n’est ni exonérée ni annulée.")];
        }
        (State, Reason) = (ContributionState.Called, "");
        Amount = RateAmount;
        return [];
    }

    private List<Refusal> Close(ContributionState state, string? reason, bool isOwn)
    {
        var refusals = Check(reason, isOwn);
        if (refusals.Count == 0)
        {
            (State, Reason) = (state, TypedText.Line(reason));
        }
        return refusals;
    }

    private List<Refusal> Check(string? reason, bool isOwn)
    {
        if (State != ContributionState.Called)
        {
            return [new("not-called", "Cette cotisation n’est plus à payer\u00A0: annulez d’abord son paiement, ou rétablissez-la.")];
        }
        if (isOwn)
        {
            return [new("own-contribution", "Personne ne modifie, n’exonère ni n’annule sa propre cotisation\u00A0: demandez à une autre personne.")];
        }
        return TypedText.Line(reason).Length is 0 or > TextLength ? [new("reason-required", "Dites pourquoi, en quelques mots.", nameof(Reason))] : [];
    }
}

/// <summary>Cotisations, in French words.</summary>
public static class ContributionWords
{
    public static IReadOnlyList<PaymentMeans> AllMeans { get; } = Enum.GetValues<PaymentMeans>();

    public static string Label(this ContributionStanding standing) => standing switch
    {
        ContributionStanding.NothingDue => "rien à payer",
        ContributionStanding.Awaited => "appelée",
        ContributionStanding.Late => "en retard",
        ContributionStanding.Paid => "payée",
        ContributionStanding.Exempt => "exonérée",
        ContributionStanding.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    public static string Label(this ContributionState state) => state switch
    {
        ContributionState.Called => "appelée",
        ContributionState.Paid => "payée",
        ContributionState.Exempt => "exonérée",
        ContributionState.Cancelled => "annulée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Label(this PaymentMeans means) => means switch
    {
        PaymentMeans.Transfer => "virement",
        PaymentMeans.Cheque => "chèque",
        PaymentMeans.Cash => "espèces",
        PaymentMeans.HelloAsso => "HelloAsso",
        _ => throw new ArgumentOutOfRangeException(nameof(means)),
    };

    /// <summary>In addresses and forms: « virement ».</summary>
    public static string Code(this PaymentMeans means) => FoldedText.Of(means.Label());

    /// <summary>The means of a code; null when there is none.</summary>
    public static PaymentMeans? FindMeans(string? code) => AllMeans.Where(m => m.Code() == code).Select(m => (PaymentMeans?)m).FirstOrDefault();
}
