using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Documents;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Meetings.Invitations;
using Tisserand.Web.Features.Members.Covering;
using Tisserand.Web.Features.Members.Proposals;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Web.Demonstration;

/// <summary>The public directory, the coverage of the territory over a year and a half, and a réunion d’information territoriale ten weeks ago.</summary>
internal sealed class DemonstrationTerritory(IServiceProvider services, DemonstrationCalendar calendar)
{
    private const int MonthsOfReadings = 17;

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly InventedPeople _dice = new(2030);

    /// <summary>A Thursday.</summary>
    private DateOnly MeetingDay => calendar.Today.AddDays(-70 - (int)calendar.Today.DayOfWeek + (int)DayOfWeek.Thursday);

    public async Task Live(CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<DirectoryQueries>().Current(cancellationToken) is not null)
        {
            // A real directory is there: nobody invented is put in its place.
            return;
        }
        var territory = await services.GetRequiredService<TerritoryQueries>().On(calendar.Today, cancellationToken);
        var members = await _db.WholeMembers().AsNoTracking().Where(m => m.MemberUntil == null).OrderBy(m => m.FoldedName).ToListAsync(cancellationToken);
        var communes = territory.Lines.Select(l => (l.Line.Commune, l.Population)).Where(c => c.Population > 0).OrderBy(c => c.Commune, StringComparer.Ordinal).ToList();
        _db.ChangeTracker.Clear();
        var directory = new DemonstrationDirectory(services.GetRequiredService<ImportDirectory>());
        // That of the summer, from which the territory was invited; then that of last week.
        await directory.Load(members, communes, MeetingDay.AddDays(-52), isLatest: false, cancellationToken);
        await HoldTerritoryMeeting(cancellationToken);
        await directory.Load(members, communes, calendar.Today.AddDays(-6), isLatest: true, cancellationToken);
        await services.GetRequiredService<ProposeFromDirectory>().Run(cancellationToken);
        await ReadCoverage(territory.CommuneCodes, cancellationToken);
    }

    /// <summary>The directory of each month's end is gone: a little smaller the further back.</summary>
    private async Task ReadCoverage(IReadOnlyList<string> communes, CancellationToken cancellationToken)
    {
        var directory = services.GetRequiredService<DirectoryQueries>();
        var whole = await directory.Coverage(communes, cancellationToken);
        var parts = await directory.CoverageByCommune(communes, cancellationToken);
        for (var back = MonthsOfReadings; back > 0; back--)
        {
            var day = new DateOnly(calendar.Today.Year, calendar.Today.Month, 1).AddMonths(1 - back).AddDays(-1);
            var share = 1 - (0.0035 * back);
            int Then(int number) => (int)Math.Round(number * share);
            _db.Add(CoverageReading.Keep(day, day.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc), day.AddDays(-9), communes,
            [
                .. whole.Select(c => CoverageCount.Of("", c.Profession, Then(c.Total), Then(c.Liberal), Then(c.Salaried))),
                .. parts.Select(c => CoverageCount.Of(c.Commune, c.Profession, c.Total, c.Liberal, c.Salaried)),
            ]));
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
        await services.GetRequiredService<KeepCoverage>().KeepDue(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task HoldTerritoryMeeting(CancellationToken cancellationToken)
    {
        var day = MeetingDay;
        var meeting = (await services.GetRequiredService<PlanMeeting>().Plan(
            new("La CPTS des Deux Vallées et vous", MeetingKind.TerritorialInformation, null, null, day, new(19, 30), new(21, 30), "Espace culturel, Arques", "",
                "Ce que fait la CPTS depuis deux ans\nLes soins non programmés\nLes parcours et la prévention\nCe que chacun peut y trouver, et y apporter"),
            [], cancellationToken)).Required;
        _db.ChangeTracker.Clear();
        var invitedOn = day.AddDays(-40);
        _ = (await services.GetRequiredService<InviteTerritory>().Invite(meeting.Id, new([], [], []), "", invitedOn, cancellationToken)).Required;
        _db.ChangeTracker.Clear();

        var invitations = await _db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.FoldedName).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        foreach (var invitation in invitations)
        {
            if (invitation.Email.Length > 0)
            {
                invitation.Mailed(invitedOn.AddDays(2));
            }
            else
            {
                invitation.Posted(invitedOn.AddDays(5));
            }
            invitation.Return(_dice.Chance(3));
        }
        await _db.SaveChangesAsync(cancellationToken);
        var others = invitations.FindAll(i => i.MemberId is null);
        _db.ChangeTracker.Clear();

        var list = await _db.Set<Attendance>().AsNoTracking().Where(a => a.MeetingId == meeting.Id).OrderBy(a => a.MemberId).Select(a => a.MemberId).ToListAsync(cancellationToken);
        _ = (await services.GetRequiredService<TakeAttendance>().Take(meeting.Id, [.. list.Select(m => new Presence(m, _dice.Chance(24) ? AttendanceState.Present : AttendanceState.Absent))], calendar.Today, cancellationToken)).Required;
        var receive = services.GetRequiredService<ReceiveProfessionals>();
        var came = others.Where(_ => _dice.Chance(7)).Select(i => i.Id).ToList();
        Must(await receive.Enter(meeting.Id, came, AttendanceState.Present, calendar.Today, cancellationToken));
        await receive.Interest(meeting.Id, [.. came.Where(_ => _dice.Chance(60)), .. others.Select(i => i.Id).Where(_ => _dice.Chance(2))], isInterested: true, cancellationToken);
        await services.GetRequiredService<LinkInvitations>().Welcome(meeting.Id, [.. came.Take(4)], cancellationToken);
        await services.GetRequiredService<RecordObjection>().Record([.. others.Where(i => !came.Contains(i.Id)).Take(2).Select(i => i.NationalId!)], day.AddDays(-30), "par le lien d’une invitation", cancellationToken);
        _db.ChangeTracker.Clear();

        var president = await _db.Set<Account>().AsNoTracking().SingleAsync(a => a.Email!.StartsWith("president"), cancellationToken);
        var unpaid = await _db.WaitingPresences().AsNoTracking().Where(r => r.Kind == MeetingKind.TerritorialInformation).Select(r => r.Id).ToListAsync(cancellationToken);
        _ = (await services.GetRequiredService<DismissIndemnity>().Dismiss(unpaid, new Actor(president.Id, president.Email!, president.FullName), "La réunion d’information n’est pas indemnisée.", calendar.Today, cancellationToken)).Required;
        await using var scan = new MemoryStream(DemonstrationLife.Scan);
        _ = (await services.GetRequiredService<FileStore>().Save(scan, "feuille-signee-information-territoriale.png", MeetingQueries.SignedSheet, meeting.Id, cancellationToken)).Required;
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private static void Must(List<Domain.Foundation.Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The meeting of the demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
