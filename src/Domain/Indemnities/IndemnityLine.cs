using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Indemnities;

/// <summary>État d'une ligne d'indemnité.</summary>
public enum IndemnityState
{
    /// <summary>Approuvée.</summary>
    Approved,

    /// <summary>Payée.</summary>
    Paid,

    /// <summary>Écartée : nothing is paid for it.</summary>
    Dismissed,

    /// <summary>Réglée avec l'employeur : its value is invoiced by the employer of a salaried person, who is paid nothing here.</summary>
    Employer,
}

/// <summary>Qui agit : an account, for « nobody approves their own line ».</summary>
/// <param name="AccountId">None for a key of the API, which approves nothing.</param>
public sealed record Actor(Guid? AccountId, string Email, string FullName)
{
    /// <summary>The same person: the account said to be theirs, or the same e-mail address.</summary>
    public bool Is(Beneficiary beneficiary) =>
        (AccountId is not null && AccountId == beneficiary.AccountId)
        || (Email.Length > 0 && string.Equals(Email, beneficiary.Email, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Ligne d'indemnité : a presence or a declaration approved, at the rate of its day, then paid; or set aside; or left to the employer.
/// What was approved does not follow the attendance any more: a difference is shown and taken back by hand. Source: CSP D. 1434-44; Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class IndemnityLine : ICptsOwned
{
    public const int ReasonLength = 500;
    public const int NameLength = 200;

    private IndemnityLine()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The presence; one line at most by presence. None for declared work.</summary>
    public Guid? AttendanceId { get; private set; }

    /// <summary>The declaration; one line at most by declaration. None for a presence.</summary>
    public Guid? WorkId { get; private set; }

    /// <summary>None for work between meetings.</summary>
    public Guid? MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Day of the meeting or of the work: the ceiling is that of its calendar year.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>None for governance.</summary>
    public MissionCode? Mission { get; private set; }

    public Guid? FicheActionId { get; private set; }

    public PaidActivity Activity { get; private set; }

    /// <summary>Code of the profession on that day.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>The rate of the grid that gave the amount; none when set aside, or paid by deed.</summary>
    public Guid? RateId { get; private set; }

    /// <summary>The deed that gave the amount; none otherwise.</summary>
    public Guid? DeedId { get; private set; }

    /// <summary>The agreement with the employer to whom it is left; none otherwise.</summary>
    public Guid? AgreementId { get; private set; }

    /// <summary>Minutes, kilometres or deeds when it was approved.</summary>
    public int Units { get; private set; }

    /// <summary>The rate that held, by hour or kilometre; the amount of the deed.</summary>
    public Money PerUnit { get; private set; }

    /// <summary>What the rate was for: the profession, or the deed.</summary>
    public string PricedFor { get; private set; } = "";

    /// <summary>The vote that set the rate.</summary>
    public string Vote { get; private set; } = "";

    /// <summary>Zero when set aside.</summary>
    public Money Amount { get; private set; }

    public IndemnityState State { get; private set; }

    /// <summary>Who approved it, or set it aside.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>Day of that decision.</summary>
    public DateOnly DecidedOn { get; private set; }

    /// <summary>Day of the payment; of the invoice of the employer when it is left to them.</summary>
    public DateOnly? PaidOn { get; private set; }

    public string PaidBy { get; private set; } = "";

    /// <summary>Why it is set aside, or what was said with the payment or the invoice of the employer.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>« indemnité », « rémunération », or « frais ».</summary>
    public string LegalKind => Activity.LegalKind();

    public bool IsDeclared => WorkId is not null;

    /// <summary>« 1 h 50 », « 42 km ».</summary>
    public string Quantity => Activity.Quantity(Units);

    public Working Working => new(State == IndemnityState.Dismissed
        ? []
        : [IndemnityProposal.LineOf(Activity, Units, PerUnit, PricedFor.Length > 0 ? PricedFor : Members.Member.ProfessionLabel(Profession), Vote, IsDeclared)]);

    /// <summary>The attendance or its meeting was changed since: another amount, another day, another mission or fiche action. A declaration does not change.</summary>
    /// <param name="now">The work as it stands today; of no minutes once the person is no longer noted present.</param>
    public bool DiffersFrom(PaidWork now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return State is IndemnityState.Approved or IndemnityState.Paid && !IsDeclared
            && (PaidTime.Of(now.Units) != PaidTime.Of(Units) || now.Day != Day || now.Activity != Activity || now.Mission != Mission || now.FicheActionId != FicheActionId);
    }

    /// <summary>
    /// Approves a proposal. Refuses an obstacle of the proposal, one's own line, a year whose ceiling is not known, and an amount
    /// that would take the person above it. Travel is costs given back, which the ceiling does not count.
    /// </summary>
    /// <param name="yearToDate">What the person was approved and paid in the calendar year of the work, here and elsewhere, this line apart.</param>
    public static Outcome<IndemnityLine> Approve(IndemnityProposal proposal, Actor actor, Money yearToDate, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(actor);
        if (proposal.Obstacle is { } obstacle)
        {
            return obstacle with { Message = $"{proposal.Beneficiary.FullName}\u00A0: {obstacle.Message}" };
        }
        if (OwnLine(actor, proposal.Beneficiary) is { } own)
        {
            return own;
        }
        if (proposal.Work.Activity.IsUnderCeiling())
        {
            var ceiling = AnnualCeiling.Of(proposal.Work.Day);
            if (!ceiling.Succeeded)
            {
                return ceiling.Refusals[0];
            }
            if (AnnualCeiling.Standing(yearToDate, proposal.Amount, ceiling.Value.Value) == CeilingStanding.Above)
            {
                return new Refusal("above-ceiling",
                    $"{proposal.Beneficiary.FullName} a déjà {FrenchNumber.Euros(yearToDate)} en {proposal.Work.Day.Year}\u00A0: cette ligne de {FrenchNumber.Euros(proposal.Amount)} dépasserait le plafond légal de {FrenchNumber.Euros(ceiling.Value.Value)}.");
            }
        }
        return From(proposal, actor, today, IndemnityState.Approved).Priced(proposal);
    }

    /// <summary>Leaves a proposal to the employer of a salaried person. Refuses one's own line, somebody who is paid directly, and a day without agreement or rate.</summary>
    public static Outcome<IndemnityLine> LeaveToEmployer(IndemnityProposal proposal, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(actor);
        var (name, who) = (proposal.Beneficiary.FullName, proposal.Beneficiary);
        if (OwnLine(actor, who) is { } own)
        {
            return own;
        }
        if (proposal.Obstacle?.Code != "salaried")
        {
            return new Refusal("not-salaried", proposal.Obstacle is { } other ? $"{name}\u00A0: {other.Message}" : $"{name} est payé directement.");
        }
        if (who.Employer is not { } agreement)
        {
            return new Refusal("no-agreement", $"{name}\u00A0: dites d’abord qui est son employeur, page Employeurs.");
        }
        if (proposal.Price is null || proposal.Work.PaidUnits == 0)
        {
            return new Refusal("no-rate", $"{name}\u00A0: aucun taux, ou une durée nulle, le {FrenchDate.Long(proposal.Work.Day)}.");
        }
        var line = From(proposal, actor, today, IndemnityState.Employer).Priced(proposal);
        line.AgreementId = agreement.AgreementId;
        return line;
    }

    /// <summary>The invoice of the employer has come. Refuses a line that is not left to an employer or has its invoice, a missing number, a day before the work or to come.</summary>
    public List<Refusal> Invoiced(string? number, DateOnly? on, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (State != IndemnityState.Employer || PaidOn is not null)
        {
            return [new("not-to-invoice", "Cette ligne n’attend pas de facture.")];
        }
        if (TypedText.Line(number).Length is 0 or > ReasonLength)
        {
            return [new("number-required", "Donnez le numéro de la facture.", nameof(Reason))];
        }
        if (on is null || on < Day || on > today)
        {
            return [new("day-out-of-range", "Le jour de la facture suit le travail et n’est pas à venir.", nameof(PaidOn))];
        }
        (PaidOn, PaidBy, Reason) = (on, actor.FullName, TypedText.Line(number));
        return [];
    }

    /// <summary>Sets a proposal aside: nothing will be paid. Refuses a missing reason.</summary>
    public static Outcome<IndemnityLine> Dismiss(IndemnityProposal proposal, Actor actor, string? reason, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (TypedText.Line(reason).Length is 0 or > ReasonLength)
        {
            return new Refusal("missing-reason", "Dites pourquoi rien n’est payé.", nameof(Reason));
        }
        var line = From(proposal, actor, today, IndemnityState.Dismissed);
        line.Reason = TypedText.Line(reason);
        return line;
    }

    /// <summary>Marks as paid. Refuses a line that is not approved, one's own, a day before the meeting or to come.</summary>
    public List<Refusal> Pay(Beneficiary beneficiary, Actor actor, DateOnly? paidOn, string? reference, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(beneficiary);
        ArgumentNullException.ThrowIfNull(actor);
        if (State != IndemnityState.Approved)
        {
            return [new("not-approved", $"La ligne de {beneficiary.FullName} n’est pas à payer.")];
        }
        if (OwnLine(actor, beneficiary) is { } own)
        {
            return [own];
        }
        if (paidOn is null || paidOn < Day || paidOn > today)
        {
            return [new("day-out-of-range", "Le jour du paiement suit la réunion ou le travail, et n’est pas à venir.", nameof(PaidOn))];
        }
        if (TypedText.Line(reference).Length > ReasonLength)
        {
            return [new("text-too-long", $"{ReasonLength} caractères au plus.", nameof(Reason))];
        }
        (State, PaidOn, PaidBy, Reason) = (IndemnityState.Paid, paidOn, actor.FullName, TypedText.Line(reference));
        return [];
    }

    /// <summary>Takes a payment marked by mistake back to « approuvée ». Refuses a line that is not paid.</summary>
    public List<Refusal> Unpay()
    {
        if (State != IndemnityState.Paid)
        {
            return [new("not-paid", "Cette ligne n’est pas payée.")];
        }
        (State, PaidOn, PaidBy, Reason) = (IndemnityState.Approved, null, "", "");
        return [];
    }

    /// <summary>Whether the decision can be taken back, the work being then proposed anew: not once it is paid, or invoiced by the employer.</summary>
    public List<Refusal> CheckTakeBack() => PaidOn is not null
        ? [new("already-paid", State == IndemnityState.Paid ? "Cette ligne est payée\u00A0: elle ne peut plus être reprise." : "Cette ligne est facturée par l’employeur\u00A0: elle ne peut plus être reprise.")]
        : [];

    private static Refusal? OwnLine(Actor actor, Beneficiary beneficiary) => actor.AccountId is null || actor.Is(beneficiary)
        ? new("own-line", actor.AccountId is null ? "Une clé d’API n’approuve ni ne paie." : $"{beneficiary.FullName}\u00A0: personne n’approuve ni ne paie une ligne dont il est le bénéficiaire.")
        : null;

    private static IndemnityLine From(IndemnityProposal proposal, Actor actor, DateOnly today, IndemnityState state) => new()
    {
        AttendanceId = proposal.Work.AttendanceId,
        WorkId = proposal.Work.WorkId,
        MeetingId = proposal.Work.MeetingId,
        MemberId = proposal.Beneficiary.MemberId,
        Day = proposal.Work.Day,
        Mission = proposal.Work.Mission,
        FicheActionId = proposal.Work.FicheActionId,
        Activity = proposal.Work.Activity,
        Profession = proposal.Work.Profession,
        Units = proposal.Work.Units,
        State = state,
        DecidedBy = actor.FullName,
        DecidedOn = today,
    };

    private IndemnityLine Priced(IndemnityProposal proposal)
    {
        var price = proposal.Price!;
        (RateId, DeedId, PerUnit, PricedFor, Vote, Amount) = (price.RateId, price.DeedId, price.PerUnit, price.For, price.Vote, proposal.Amount);
        return this;
    }
}

/// <summary>États des lignes d'indemnité, in French words.</summary>
public static class IndemnityStates
{
    public static string Label(this IndemnityState state) => state switch
    {
        IndemnityState.Approved => "approuvée",
        IndemnityState.Paid => "payée",
        IndemnityState.Dismissed => "écartée",
        IndemnityState.Employer => "réglée avec l’employeur",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
