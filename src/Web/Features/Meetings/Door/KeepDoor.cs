using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>
/// Keeps what is done at the door of a meeting: by whoever holds it, on several telephones, with or without network, and by people
/// themselves. The same act sent twice is one; what is refused says why, and the others pass.
/// </summary>
public sealed class KeepDoor(TisserandDb db, Clock clock)
{
    /// <summary>Acts in one message; a telephone that has more sends several.</summary>
    public const int MostActs = 200;

    /// <summary>Hours around the meeting out of which a telephone is thought to have a wrong clock.</summary>
    private const int HoursAround = 12;

    /// <param name="keptBy">Who holds the door; empty when the person signs in alone.</param>
    /// <returns>An answer for each act, in the same order; null when this CPTS has no such meeting.</returns>
    public Task<List<DoorAnswer>?> Keep(Guid meeting, IReadOnlyList<DoorDeed> deeds, string phone, string keptBy, CancellationToken cancellationToken) => db.Serially(
        async Task<List<DoorAnswer>?> () =>
        {
            if (await db.ReadMeeting(meeting, cancellationToken) is not { } found)
            {
                return null;
            }
            var sheet = new DoorSheet(found, await db.Set<DoorMark>().Where(m => m.MeetingId == meeting).ToListAsync(cancellationToken), phone, keptBy, await OthersCame(found, cancellationToken));
            var answers = new List<DoorAnswer>();
            foreach (var deed in deeds)
            {
                answers.Add(await Keep(sheet, deed, cancellationToken));
            }
            return answers;
        },
        cancellationToken);

    private async Task<DoorAnswer> Keep(DoorSheet sheet, DoorDeed deed, CancellationToken cancellationToken)
    {
        if (deed.Token == Guid.Empty)
        {
            return DoorAnswer.No(deed, "Ce pointage n’a pas de numéro.");
        }
        if (deed.Undoes is { } undone)
        {
            return await TakeBack(sheet, deed, undone, cancellationToken);
        }
        if (sheet.Marks.Find(m => m.Token == deed.Token) is { } already)
        {
            await Sign(sheet.Meeting.Id, already.MemberId, deed.Signature, already.Way == DoorWay.Poster, cancellationToken);
            return await Answer(sheet, deed, already.MemberId, cancellationToken);
        }
        var start = clock.Utc(sheet.Meeting.Day, sheet.Meeting.StartsAt);
        if (deed.At < start.AddHours(-HoursAround) || deed.At > start.AddMinutes(sheet.Meeting.Minutes).AddHours(HoursAround) || clock.UtcNow < start.AddHours(-HoursAround))
        {
            return DoorAnswer.No(deed, $"L’heure notée, {French.LongDay(DateOnly.FromDateTime(clock.Local(deed.At)))} à {French.Hour(TimeOnly.FromDateTime(clock.Local(deed.At)))}, est loin de la réunion\u00A0: saisissez cette présence sur la feuille.");
        }
        var (person, refused) = await Find(deed, cancellationToken);
        if (person is null)
        {
            return refused!;
        }
        return await Mark(sheet, deed, person, cancellationToken);
    }

    private async Task<DoorAnswer> Mark(DoorSheet sheet, DoorDeed deed, Member person, CancellationToken cancellationToken)
    {
        var mark = DoorMark.Keep(sheet.Meeting.Id, new(deed.Token, person.Id, deed.Act, deed.Way, deed.At, sheet.Phone, sheet.KeptBy), clock.UtcNow);
        var before = DoorPresence.Of(sheet.Of(person.Id));
        if (deed.Act == DoorAct.Departure && before.Arrived is null && sheet.Meeting.Attendances.All(a => a.MemberId != person.Id || a.State != AttendanceState.Present))
        {
            return DoorAnswer.No(deed, $"{person.FullName} n’est pas noté présent\u00A0: notez d’abord l’arrivée.");
        }
        var after = DoorPresence.Of(sheet.Of(person.Id).Append(mark));
        var kept = sheet.Meeting.KeepDoor(person.Id, sheet.ProfessionOf(person), before, after, clock.Local, sheet.OthersCame);
        if (!kept.Succeeded)
        {
            return DoorAnswer.No(deed, kept.Refusals[0].Message);
        }
        mark.Tell(kept.Value);
        db.Add(mark);
        sheet.Marks.Add(mark);
        await Sign(sheet.Meeting.Id, person.Id, deed.Signature, deed.Way == DoorWay.Poster, cancellationToken);
        return await Answer(sheet, deed, person.Id, cancellationToken, person) with { Issue = kept.Value };
    }

    private async Task<DoorAnswer> TakeBack(DoorSheet sheet, DoorDeed deed, Guid undone, CancellationToken cancellationToken)
    {
        if (sheet.Marks.Find(m => m.Token == undone) is not { } mark)
        {
            return DoorAnswer.No(deed, "Le pointage à annuler n’est pas connu\u00A0: corrigez-le sur la feuille.");
        }
        if (mark.IsTakenBack)
        {
            return await Answer(sheet, deed, mark.MemberId, cancellationToken);
        }
        var before = DoorPresence.Of(sheet.Of(mark.MemberId));
        mark.TakeBack();
        var profession = sheet.Meeting.Attendances.Single(a => a.MemberId == mark.MemberId).Profession;
        var kept = sheet.Meeting.KeepDoor(mark.MemberId, profession, before, DoorPresence.Of(sheet.Of(mark.MemberId)), clock.Local, sheet.OthersCame);
        if (!kept.Succeeded)
        {
            return DoorAnswer.No(deed, kept.Refusals[0].Message);
        }
        mark.Tell(kept.Value);
        if (DoorPresence.Of(sheet.Of(mark.MemberId)).Arrived is null)
        {
            db.RemoveRange(await db.Set<PresenceSignature>().Where(s => s.MeetingId == sheet.Meeting.Id && s.MemberId == mark.MemberId).ToListAsync(cancellationToken));
        }
        return await Answer(sheet, deed, mark.MemberId, cancellationToken) with { Issue = kept.Value };
    }

    /// <summary>The person of the identifier, of the code, or a new contact; nobody, with why or with who it may be.</summary>
    private async Task<(Member?, DoorAnswer?)> Find(DoorDeed deed, CancellationToken cancellationToken)
    {
        if (deed.Newcomer is { } newcomer)
        {
            return await Welcome(deed, newcomer, cancellationToken);
        }
        var code = DoorCode.Read(deed.Code);
        var person = deed.Member is { } id
            ? await db.Set<Member>().SingleOrDefaultAsync(m => m.Id == id && m.Kind == MemberKind.Person && m.ErasedOn == null, cancellationToken)
            : code is null ? null
            : await (from c in db.Set<PersonalCode>() join m in db.Set<Member>() on c.MemberId equals m.Id where c.Code == code select m).SingleOrDefaultAsync(cancellationToken);
        return person is not null ? (person, null)
            : (null, DoorAnswer.No(deed, deed.Member is null ? "Ce code n’est à personne de la CPTS\u00A0: cherchez la personne par son nom." : "Cette personne n’est plus connue de la CPTS."));
    }

    /// <summary>Who resembles somebody known is proposed, never written over.</summary>
    private async Task<(Member?, DoorAnswer?)> Welcome(DoorDeed deed, DoorNewcomer newcomer, CancellationToken cancellationToken)
    {
        var created = Member.Create(newcomer.Details);
        if (created.Value is not { } member)
        {
            return (null, DoorAnswer.No(deed, string.Join(' ', created.Refusals.Select(r => r.Message).Distinct())));
        }
        var doubles = newcomer.IsSomebodyElse ? [] : await db.DoublesOf(member, cancellationToken);
        if (doubles.Count > 0)
        {
            return (null, DoorAnswer.No(deed, "Cette personne existe peut-être déjà.") with { Doubles = [.. doubles.Select(d => DoorPerson.Of(d.Member))] });
        }
        db.Add(member);
        await db.SaveChangesAsync(cancellationToken);
        return (member, null);
    }

    /// <summary>Keeps the signature drawn, or that the person confirmed alone; the first one stays, unless it was not drawn.</summary>
    private async Task Sign(Guid meeting, Guid member, string? drawing, bool confirms, CancellationToken cancellationToken)
    {
        var drawn = string.IsNullOrEmpty(drawing) ? null : SignatureDrawing.Parse(drawing).Value;
        if (drawn is null && !confirms)
        {
            return;
        }
        var kept = db.Set<PresenceSignature>().Local.FirstOrDefault(s => s.MeetingId == meeting && s.MemberId == member)
            ?? await db.Set<PresenceSignature>().SingleOrDefaultAsync(s => s.MeetingId == meeting && s.MemberId == member, cancellationToken);
        if (kept is null)
        {
            db.Add(PresenceSignature.Of(meeting, member, drawn, clock.UtcNow));
        }
        else if (drawn is not null && kept.Drawing.Length == 0)
        {
            kept.Draw(drawn, clock.UtcNow);
        }
    }

    private async Task<DoorAnswer> Answer(DoorSheet sheet, DoorDeed deed, Guid member, CancellationToken cancellationToken, Member? person = null)
    {
        person ??= await db.Set<Member>().SingleAsync(m => m.Id == member, cancellationToken);
        var state = sheet.Meeting.Attendances.SingleOrDefault(a => a.MemberId == member)?.State;
        return new(deed.Token, true, "", DoorList.Seen(DoorPerson.Of(person), state, [.. sheet.Of(member)], clock));
    }

    private async Task<bool> OthersCame(Meeting meeting, CancellationToken cancellationToken) => meeting.Kind == MeetingKind.TerritorialInformation
        && await db.Set<ProfessionalInvitation>().AnyAsync(i => i.MeetingId == meeting.Id && i.State == AttendanceState.Present, cancellationToken);

    /// <summary>The meeting, all that was done at its door, and who does more.</summary>
    private sealed record DoorSheet(Meeting Meeting, List<DoorMark> Marks, string Phone, string KeptBy, bool OthersCame)
    {
        public IEnumerable<DoorMark> Of(Guid member) => Marks.Where(m => m.MemberId == member);

        /// <summary>That of the day, once entered.</summary>
        public string ProfessionOf(Member person) => Meeting.Attendances.SingleOrDefault(a => a.MemberId == person.Id && a.IsEntered)?.Profession ?? person.Profession;
    }
}
