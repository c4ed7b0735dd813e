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

    /// <summary>Écartée : nothing is paid for this presence.</summary>
    Dismissed,
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
/// Ligne d'indemnité : a presence approved, at the rate of its day, then paid; or set aside. What was approved does not follow
/// the attendance any more: a difference is shown and taken back by hand. Source: CSP D. 1434-44; Guide pratique CPTS, sheet 7.
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

    /// <summary>The presence; one line at most by presence.</summary>
    public Guid AttendanceId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Day of the meeting: the ceiling is that of its calendar year.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>None for governance.</summary>
    public MissionCode? Mission { get; private set; }

    public Guid? FicheActionId { get; private set; }

    public PaidActivity Activity { get; private set; }

    /// <summary>Code of the profession on that day.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>The rate of the grid that gave the amount; none when set aside.</summary>
    public Guid? RateId { get; private set; }

    /// <summary>Minutes of presence when it was approved.</summary>
    public int Minutes { get; private set; }

    /// <summary>The rate that held, by hour.</summary>
    public Money PerHour { get; private set; }

    /// <summary>The vote that set the rate.</summary>
    public string Vote { get; private set; } = "";

    /// <summary>Zero when set aside.</summary>
    public Money Amount { get; private set; }

    public IndemnityState State { get; private set; }

    /// <summary>Who approved it, or set it aside.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>Day of that decision.</summary>
    public DateOnly DecidedOn { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string PaidBy { get; private set; } = "";

    /// <summary>Why it is set aside, or what was said with the payment.</summary>
    public string Reason { get; private set; } = "";

    public PaidTime Time => PaidTime.Of(Minutes);

    /// <summary>« indemnité » or « rémunération ».</summary>
    public string LegalKind => Activity.LegalKind();

    public Working Working => new(State == IndemnityState.Dismissed
        ? []
        : [IndemnityProposal.LineOf(Minutes, Time, PerHour, Members.Member.ProfessionLabel(Profession), Vote)]);

    /// <summary>The attendance or its meeting was changed since: another amount, another day, another mission or fiche action.</summary>
    /// <param name="now">The presence as it stands today; of no minutes once the person is no longer noted present.</param>
    public bool DiffersFrom(PaidPresence now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return State != IndemnityState.Dismissed
            && (now.Time != Time || now.Day != Day || now.Activity != Activity || now.Mission != Mission || now.FicheActionId != FicheActionId);
    }

    /// <summary>
    /// Approves a proposal. Refuses an obstacle of the proposal, one's own line, a year whose ceiling is not known, and an amount
    /// that would take the person above it.
    /// </summary>
    /// <param name="yearToDate">What the person was approved and paid in the calendar year of the meeting, this line apart.</param>
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
        var ceiling = AnnualCeiling.Of(proposal.Presence.Day);
        if (!ceiling.Succeeded)
        {
            return ceiling.Refusals[0];
        }
        if (AnnualCeiling.Standing(yearToDate, proposal.Amount, ceiling.Value.Value) == CeilingStanding.Above)
        {
            return new Refusal("above-ceiling",
                $"{proposal.Beneficiary.FullName} a déjà {FrenchNumber.Euros(yearToDate)} en {proposal.Presence.Day.Year}\u00A0: cette ligne de {FrenchNumber.Euros(proposal.Amount)} dépasserait le plafond légal de {FrenchNumber.Euros(ceiling.Value.Value)}.");
        }
        var line = From(proposal, actor, today, IndemnityState.Approved);
        (line.RateId, line.PerHour, line.Vote, line.Amount) = (proposal.Rate!.Id, proposal.Rate.PerHour, proposal.Rate.Vote, proposal.Amount);
        return line;
    }

    /// <summary>Sets a proposal aside: nothing will be paid. Refuses a missing reason.</summary>
    public static Outcome<IndemnityLine> Dismiss(IndemnityProposal proposal, Actor actor, string? reason, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (TypedText.Line(reason).Length is 0 or > ReasonLength)
        {
            return new Refusal("missing-reason", "Dites pourquoi cette présence n’est pas indemnisée.", nameof(Reason));
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
            return [new("day-out-of-range", "Le jour du paiement suit la réunion et n’est pas à venir.", nameof(PaidOn))];
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

    /// <summary>Whether the decision can be taken back, the presence being then proposed anew: not once it is paid.</summary>
    public List<Refusal> CheckTakeBack() => State == IndemnityState.Paid
        ? [new("already-paid", "Cette ligne est payée\u00A0: elle ne peut plus être reprise.")]
        : [];

    private static Refusal? OwnLine(Actor actor, Beneficiary beneficiary) => actor.AccountId is null || actor.Is(beneficiary)
        ? new("own-line", actor.AccountId is null ? "Une clé d’API n’approuve ni ne paie." : $"{beneficiary.FullName}\u00A0: personne n’approuve ni ne paie une ligne dont il est le bénéficiaire.")
        : null;

    private static IndemnityLine From(IndemnityProposal proposal, Actor actor, DateOnly today, IndemnityState state) => new()
    {
        AttendanceId = proposal.Presence.AttendanceId,
        MeetingId = proposal.Presence.MeetingId,
        MemberId = proposal.Beneficiary.MemberId,
        Day = proposal.Presence.Day,
        Mission = proposal.Presence.Mission,
        FicheActionId = proposal.Presence.FicheActionId,
        Activity = proposal.Presence.Activity,
        Profession = proposal.Presence.Profession,
        Minutes = proposal.Presence.Minutes,
        State = state,
        DecidedBy = actor.FullName,
        DecidedOn = today,
    };
}

/// <summary>États des lignes d'indemnité, in French words.</summary>
public static class IndemnityStates
{
    public static string Label(this IndemnityState state) => state switch
    {
        IndemnityState.Approved => "approuvée",
        IndemnityState.Paid => "payée",
        IndemnityState.Dismissed => "écartée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
