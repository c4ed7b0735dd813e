using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>
/// The deeds on the seats of a meeting: ask, confirm, cancel, offer, add. Each is done as if nobody else did anything at the same time, and
/// begins and ends by offering the seats that are left to who waits, so that the last seat goes to exactly one.
/// </summary>
public sealed class RegistrationDesk(TisserandDb db, RegistrationLetters letters, RegistrationLinks links, Clock clock)
{
    private static readonly Refusal Gone = new("registration-unknown", "Cette inscription n’existe plus.");

    /// <summary>
    /// Somebody without an account asks for a seat. The same person (mail address and name) has one registration: asking again sends
    /// the message again. Refuses when registrations are not open, and what <see cref="Registration.Ask"/> and the questions refuse.
    /// </summary>
    public Task<Outcome<Registration>> Ask(Guid form, RegistrantDetails details, IReadOnlyDictionary<Guid, IReadOnlyList<string?>> answers, CancellationToken cancellationToken) =>
        At<Registration>(form, async desk =>
        {
            var asked = Registration.Ask(form, details, RegistrationNotice.Current.Version, desk.Now);
            var read = await Read(desk, answers, cancellationToken);
            var refusals = desk.NotOpen().Concat(asked.Refusals).Concat(read.Refusals).ToList();
            if (refusals.Count > 0)
            {
                return refusals;
            }
            var known = desk.All.Find(r => r.IsLive && r.IsSamePersonAs(asked.Required));
            if (known is null)
            {
                var registration = desk.Take(asked.Required);
                db.Add(registration);
                db.AddRange(RegistrationAnswer.Of(registration.Id, read.Required));
                letters.Ask(desk.Form, desk.Meeting, registration);
                return registration;
            }
            if (known.AskAgain(desk.Now))
            {
                if (known is { State: RegistrationState.Unconfirmed })
                {
                    desk.Seats.Receive(known);
                    await Answer(known.Id, read.Required, cancellationToken);
                }
                letters.Tell(desk.Form, desk.Meeting, known, desk.Seats.PositionOf(known));
            }
            return known;
        }, cancellationToken);

    /// <summary>Somebody who has an entry registers in one click, or the coordinator registers them: no address to confirm.</summary>
    /// <param name="beyond">Even without a seat left; of the coordinator.</param>
    public Task<Outcome<Registration>> Register(
        Guid form, Guid member, IReadOnlyDictionary<Guid, IReadOnlyList<string?>>? answers, bool byCoordinator, bool beyond, CancellationToken cancellationToken) =>
        At<Registration>(form, async desk =>
        {
            if (await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == member && m.ErasedOn == null, cancellationToken) is not { } person)
            {
                return new Refusal("person-unknown", "Choisissez une personne de la liste.", "Member");
            }
            var read = answers is null ? Answers.None : await Read(desk, answers, cancellationToken);
            var refusals = (byCoordinator ? desk.Over() : [.. desk.NotOpen(), .. NotMember(desk, person)]).Concat(read.Refusals).ToList();
            if (refusals.Count > 0)
            {
                return refusals;
            }
            var asked = Registration.Of(form, person, byCoordinator ? 0 : RegistrationNotice.Current.Version, desk.Now);
            var known = desk.All.Find(r => r.IsLive && r.IsSamePersonAs(asked));
            if (known is null)
            {
                db.Add(desk.Take(known = asked, isHeld: false));
            }
            known.Recognise(member);
            await Answer(known.Id, read.Required, cancellationToken);
            desk.Seats.Enter(known, beyond);
            desk.List(known);
            letters.Tell(desk.Form, desk.Meeting, known, desk.Seats.PositionOf(known));
            return known;
        }, cancellationToken);

    /// <summary>The coordinator registers somebody who has no entry.</summary>
    public Task<Outcome<Registration>> Add(Guid form, RegistrantDetails details, bool beyond, CancellationToken cancellationToken) =>
        At<Registration>(form, async desk =>
        {
            var asked = Registration.Ask(form, details, noticeVersion: 0, desk.Now);
            var refusals = desk.Over().Concat(asked.Refusals).ToList();
            if (refusals.Count > 0)
            {
                return refusals;
            }
            var known = desk.All.Find(r => r.IsLive && r.IsSamePersonAs(asked.Required));
            if (known is null)
            {
                db.Add(desk.Take(known = asked.Required, isHeld: false));
            }
            return await Enter(desk, known, beyond, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// The person confirms, by the personal address: takes the seat kept or one that is left, otherwise waits. Whoever gave up or let an offer
    /// pass comes back at the end. Refuses when registrations are closed, unless a seat is kept; a meeting for members only to who is none.
    /// </summary>
    public Task<Outcome<Registration>> Confirm(Guid registration, CancellationToken cancellationToken) => With(registration, async (desk, found) =>
    {
        var refusals = found.TakesSeat(desk.Now) ? desk.Over() : desk.NotOpen();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        if (desk.Form.MembersOnly && found.MemberId is null && NotMember(desk, await Match(found, cancellationToken)) is { Count: > 0 } notMember)
        {
            return notMember;
        }
        return await Enter(desk, found, beyond: false, cancellationToken);
    }, cancellationToken);

    /// <summary>Gives the registration up, and offers the seat to who waits. Refuses once the meeting began.</summary>
    public Task<Outcome<Registration>> Cancel(Guid registration, bool byCoordinator, CancellationToken cancellationToken) => With(registration, (desk, found) =>
    {
        var refusals = desk.Now >= desk.StartsAt && !byCoordinator ? [new Refusal("meeting-begun", "La réunion a commencé\u00A0: il n’est plus temps d’annuler.")] : new List<Refusal>();
        if (refusals.Count == 0 && found.IsLive)
        {
            if (found.AddedToList)
            {
                // One whose attendance is entered stays on the list.
                desk.Meeting.Uninvite(found.MemberId!.Value);
            }
            found.Cancel(desk.Now);
            if (byCoordinator)
            {
                letters.Cancelled(desk.Form, desk.Meeting, found);
            }
        }
        return Task.FromResult<Outcome<Registration>>(refusals.Count > 0 ? refusals : found);
    }, cancellationToken);

    /// <summary>The coordinator offers a seat to one who waits, in front of the others and even beyond the seats.</summary>
    public Task<Outcome<Registration>> Offer(Guid registration, CancellationToken cancellationToken) => With(registration, (desk, found) =>
    {
        var refusals = desk.Over();
        if (refusals.Count > 0)
        {
            return Task.FromResult<Outcome<Registration>>(refusals);
        }
        desk.Seats.Offer(found);
        if (found.State == RegistrationState.Offered)
        {
            letters.Offer(desk.Form, desk.Meeting, found);
        }
        return Task.FromResult<Outcome<Registration>>(found);
    }, cancellationToken);

    /// <summary>What time, or more seats, did: offers that are over, seats to be offered. Answers how many were offered.</summary>
    public async Task<int> Settle(Guid form, CancellationToken cancellationToken)
    {
        var offered = 0;
        await At<RegistrationForm>(form, desk =>
        {
            offered = desk.Offered;
            return Task.FromResult<Outcome<RegistrationForm>>(desk.Form);
        }, cancellationToken);
        return offered;
    }

    private async Task<Outcome<Registration>> Enter(Desk desk, Registration found, bool beyond, CancellationToken cancellationToken)
    {
        var known = found.MemberId is null ? await Match(found, cancellationToken) : null;
        if (known is not null)
        {
            found.Recognise(known.Id);
        }
        if (desk.All.Find(r => r != found && r.IsLive && r.State != RegistrationState.Unconfirmed && r.IsSamePersonAs(found)) is not null)
        {
            found.Cancel(desk.Now);
            return new Refusal("already-registered", "Vous avez déjà une inscription à cette réunion\u00A0: son adresse personnelle est dans le message reçu alors.");
        }
        desk.Seats.Enter(found, beyond);
        if (found.State == RegistrationState.Confirmed && found.MemberId is null)
        {
            var contact = Member.Create(found.Details().ToMember()).Required;
            db.Add(contact);
            found.Recognise(contact.Id);
        }
        desk.List(found);
        letters.Tell(desk.Form, desk.Meeting, found, desk.Seats.PositionOf(found));
        return found;
    }

    /// <summary>The one entry of this mail address and this name; null for none, or for several: then it is for the coordinator to see.</summary>
    private async Task<Member?> Match(Registration registration, CancellationToken cancellationToken)
    {
        var found = registration.Email.Length == 0 ? [] : await db.Set<Member>().AsNoTracking().Include("_memberships").AsSingleQuery()
            .Where(m => m.Kind == MemberKind.Person && m.ErasedOn == null && m.FoldedName == registration.FoldedName)
            .WithAddress(m => m.Email, [registration.Email]).OrderBy(m => m.Id).Take(2).ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0] : null;
    }

    private static List<Refusal> NotMember(Desk desk, Member? person) =>
        !desk.Form.MembersOnly || (person?.MemberSince <= desk.Meeting.Day && (person.MemberUntil ?? DateOnly.MaxValue) >= desk.Meeting.Day) ? []
        : [new("members-only", "Cette réunion est réservée aux adhérents de la CPTS, et cette adresse avec ce nom n’est pas celle d’un adhérent. Écrivez à la coordination si vous pensez en être.")];

    private async Task<Outcome<Answers>> Read(Desk desk, IReadOnlyDictionary<Guid, IReadOnlyList<string?>> answers, CancellationToken cancellationToken) =>
        MeetingQuestion.ReadAll(await db.QuestionsOf(desk.Meeting.Id, QuestionUse.Registration).AsNoTracking().ToListAsync(cancellationToken), answers);

    private async Task Answer(Guid registration, Answers answers, CancellationToken cancellationToken)
    {
        if (answers.ByQuestion.Count == 0)
        {
            return;
        }
        db.RemoveRange(await db.Set<RegistrationAnswer>().Where(a => a.RegistrationId == registration).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(RegistrationAnswer.Of(registration, answers));
    }

    private async Task<Outcome<Registration>> With(Guid registration, Func<Desk, Registration, Task<Outcome<Registration>>> work, CancellationToken cancellationToken)
    {
        var form = await db.Set<Registration>().Where(r => r.Id == registration).Select(r => (Guid?)r.FormId).SingleOrDefaultAsync(cancellationToken);
        return form is null ? Gone
            : await At<Registration>(form.Value, async desk => desk.All.Find(r => r.Id == registration) is { } found ? await work(desk, found) : Gone, cancellationToken);
    }

    private Task<Outcome<T>> At<T>(Guid form, Func<Desk, Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        links.Prepare();
        return db.Serially(async () =>
        {
            if (await db.Set<RegistrationForm>().SingleOrDefaultAsync(f => f.Id == form, cancellationToken) is not { } found)
            {
                return Gone;
            }
            var meeting = (await db.ReadMeeting(found.MeetingId, cancellationToken))!;
            var all = await db.Set<Registration>().Where(r => r.FormId == form).ToListAsync(cancellationToken);
            var desk = new Desk(found, meeting, all, clock.Utc(meeting.Day, meeting.StartsAt), clock.UtcNow);
            desk.Settle(letters);
            var done = await work(desk);
            desk.Settle(letters);
            return done;
        }, cancellationToken);
    }

    /// <summary>The form, its meeting and all its registrations, at one moment.</summary>
    private sealed class Desk(RegistrationForm form, Meeting meeting, List<Registration> all, DateTime startsAt, DateTime now)
    {
        public RegistrationForm Form => form;

        public Meeting Meeting => meeting;

        public List<Registration> All => all;

        public DateTime StartsAt => startsAt;

        public DateTime Now => now;

        public SeatList Seats { get; } = new(form, all, startsAt, now);

        public int Offered { get; private set; }

        /// <summary>A new registration, which keeps a seat for a while when there is one.</summary>
        public Registration Take(Registration registration, bool isHeld = true)
        {
            if (isHeld)
            {
                Seats.Receive(registration);
            }
            all.Add(registration);
            return registration;
        }

        /// <summary>Who is confirmed stands on the list of the meeting.</summary>
        public void List(Registration registration)
        {
            if (registration is { State: RegistrationState.Confirmed, MemberId: { } member })
            {
                registration.PutOnList(meeting.Invite([member]) > 0);
            }
        }

        public void Settle(RegistrationLetters letters)
        {
            if (meeting.State != MeetingState.Planned)
            {
                return;
            }
            foreach (var promoted in Seats.Settle())
            {
                letters.Offer(form, meeting, promoted);
                Offered++;
            }
        }

        /// <summary>Registrations that are not open.</summary>
        public List<Refusal> NotOpen() => form.Standing(meeting, startsAt, now) switch
        {
            RegistrationStanding.Open => [],
            RegistrationStanding.NotYet => [new("registration-not-yet", "Les inscriptions à cette réunion ne sont pas encore ouvertes.")],
            RegistrationStanding.Closed => [new("registration-closed", "Les inscriptions à cette réunion sont fermées\u00A0: votre demande n’a pas été enregistrée. Ce que vous avez saisi est encore ci-dessous\u00A0; écrivez à la coordination.")],
            RegistrationStanding.Cancelled => [new("meeting-cancelled", "Cette réunion est annulée.")],
            _ => throw new InvalidOperationException(),
        };

        /// <summary>A meeting that is cancelled, or has begun.</summary>
        public List<Refusal> Over() => meeting.State == MeetingState.Cancelled ? [new("meeting-cancelled", "Cette réunion est annulée.")]
            : now >= startsAt ? [new("meeting-begun", "Cette réunion a commencé\u00A0: l’émargement dit qui est venu.")] : [];
    }
}
