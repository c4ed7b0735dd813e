using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Meetings;

/// <summary>
/// Enters the attendance of a meeting, or corrects it. The profession of the day is that of the member's entry when the line
/// is first entered; a later correction keeps it.
/// </summary>
public sealed class TakeAttendance(TisserandDb db)
{
    /// <summary>
    /// Refuses what the meeting refuses, and a person who is not known to the CPTS. Refusals name « presences[i] ». Two people
    /// at the same sheet follow each other; the last word on a person is kept.
    /// </summary>
    /// <returns>The meeting as it stands.</returns>
    public Task<Outcome<Meeting>> Take(Guid meeting, IReadOnlyList<Presence> presences, DateOnly today, CancellationToken cancellationToken) => db.Serially(
        async () => await db.ReadMeeting(meeting, cancellationToken) is { } found
            ? await Take(found, presences, today, cancellationToken)
            : new Refusal("meeting-unknown", "Cette réunion n’existe plus."),
        cancellationToken);

    private async Task<Outcome<Meeting>> Take(Meeting meeting, IReadOnlyList<Presence> presences, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = presences.Select(p => p.MemberId).ToList();
        var professions = await db.Set<Member>().Where(m => EF.Parameter(ids).Contains(m.Id)).Select(m => new { m.Id, m.Profession })
            .ToDictionaryAsync(m => m.Id, m => m.Profession, cancellationToken);
        foreach (var line in meeting.Attendances.Where(a => a.Profession.Length > 0 && professions.ContainsKey(a.MemberId)))
        {
            professions[line.MemberId] = line.Profession;
        }
        var unknown = presences.Select((p, i) => (p.MemberId, Index: i)).Where(p => !professions.ContainsKey(p.MemberId))
            .Select(p => new Refusal("person-unknown", "Cette personne n’est pas connue de la CPTS.", $"presences[{p.Index}]")).ToList();
        if (unknown.Count > 0)
        {
            return unknown;
        }
        var othersCame = meeting.Kind == MeetingKind.TerritorialInformation
            && await db.Set<ProfessionalInvitation>().AnyAsync(i => i.MeetingId == meeting.Id && i.State == AttendanceState.Present, cancellationToken);
        var refusals = meeting.TakeAttendance([.. presences.Select(p => p.Entry(professions[p.MemberId]))], today, othersCame);
        return refusals.Count > 0
            ? refusals.ConvertAll(r => r with { Field = r.Field.Replace("entries[", "presences[", StringComparison.Ordinal) })
            : meeting;
    }
}

/// <summary>One person of the sheet.</summary>
/// <inheritdoc cref="AttendanceEntry"/>
public sealed record Presence(Guid MemberId, AttendanceState State, TimeOnly? ArrivedAt = null, TimeOnly? LeftAt = null, int? Minutes = null)
{
    internal AttendanceEntry Entry(string profession) => new(MemberId, profession, State, ArrivedAt, LeftAt, Minutes);
}
