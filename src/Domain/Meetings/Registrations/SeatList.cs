namespace Tisserand.Domain.Meetings.Registrations;

/// <summary>
/// Places et liste d’attente : who has a seat at one moment, who waits and in which order. A request keeps a seat for two hours, a seat offered
/// to who waits until its delay; both are freed by time alone. See docs/decisions/0018.
/// </summary>
/// <param name="registrations">All those of the form.</param>
/// <param name="startsAt">Start of the meeting, UTC.</param>
/// <param name="now">UTC.</param>
public sealed class SeatList(RegistrationForm form, IReadOnlyCollection<Registration> registrations, DateTime startsAt, DateTime now)
{
    public int Taken => registrations.Count(r => r.TakesSeat(now));

    /// <summary>Seats that are left; null without a limit.</summary>
    public int? Free => form.Capacity is { } seats ? Math.Max(0, seats - Taken) : null;

    /// <summary>Who waits, the first first.</summary>
    public IReadOnlyList<Registration> Waiting =>
        [.. registrations.Where(r => r.State == RegistrationState.Waiting).OrderBy(r => r.WaitingSince).ThenBy(r => r.AskedAt).ThenBy(r => r.Id)];

    /// <summary>Place in the waiting list, from 1; 0 for who does not wait.</summary>
    public int PositionOf(Registration registration) => Waiting.TakeWhile(w => w != registration).Count() is var before && before < Waiting.Count ? before + 1 : 0;

    /// <summary>Whether somebody who comes now gets a seat: nobody who waits is passed over.</summary>
    public bool HasRoom => Free is null or > 0 && Waiting.Count == 0;

    /// <summary>A new request keeps a seat for a while when there is one.</summary>
    public void Receive(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (HasRoom)
        {
            var end = now + RegistrationForm.RequestHold;
            registration.Hold(end < startsAt ? end : startsAt);
        }
    }

    /// <summary>Gives the seat that was kept, or one that is left; otherwise the person waits, or goes on waiting.</summary>
    /// <param name="beyond">A seat more than there are, if need be: the coordinator says so.</param>
    public void Enter(Registration registration, bool beyond = false)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (registration.State is RegistrationState.Confirmed)
        {
            return;
        }
        if (beyond || registration.TakesSeat(now) || HasRoom)
        {
            registration.Confirm(now);
        }
        else if (registration.State != RegistrationState.Waiting)
        {
            registration.Wait(now);
        }
    }

    /// <summary>Offers a seat to one who waits, in front of the others.</summary>
    public void Offer(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (registration.State is RegistrationState.Waiting or RegistrationState.Lapsed)
        {
            registration.Offer(form.OfferEnd(startsAt, now));
        }
    }

    /// <summary>What time did: offers that were not taken are over, and the seats left are offered to who waits. Answers who got an offer.</summary>
    public IReadOnlyList<Registration> Settle()
    {
        foreach (var late in registrations.Where(r => r.State == RegistrationState.Offered && r.HeldUntil <= now))
        {
            late.Lapse();
        }
        if (now >= startsAt)
        {
            return [];
        }
        var promoted = Waiting.Take(Free ?? int.MaxValue).ToList();
        promoted.ForEach(Offer);
        return promoted;
    }
}
