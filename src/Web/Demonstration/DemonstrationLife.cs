using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Documents;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Indicators;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Missions;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// Two years of the life of the CPTS of the demonstration: fiches action, meetings with their sheets, rates, indemnities,
/// indicators. All through the acts of its users; only the choice of who came is drawn, always in the same way.
/// </summary>
internal sealed class DemonstrationLife(IServiceProvider services, DemonstrationCalendar calendar, AciContract contract)
{
    /// <summary>Meetings older than this, in days, are paid; older than <see cref="ApprovedAfter"/>, approved.</summary>
    private const int PaidAfter = 45;

    private const int ApprovedAfter = 21;

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly InventedPeople _dice = new(2027);
    private readonly Dictionary<string, FicheAction> _fiches = [];

    private List<Member> _members = [];

    /// <summary>The member of the demonstration, invited to the circles of her profession besides those drawn.</summary>
    private Member _adherent = null!;

    public async Task Live(CancellationToken cancellationToken)
    {
        _members = await _db.Set<Member>().AsNoTracking().Where(m => m.MemberUntil == null).OrderBy(m => m.FoldedName).ToListAsync(cancellationToken);
        var account = await _db.Users.Where(u => u.Email == FillDemonstration.Member).Select(u => u.Id).SingleAsync(cancellationToken);
        _adherent = _members.Single(m => m.AccountId == account);
        await WriteFiches(cancellationToken);
        await SetRates(cancellationToken);
        await HoldMeetings(cancellationToken);
        await DemonstrationDoor.Open(services, _fiches["plaies"], InvitedTo(DemonstrationMeetings.Circles.Single(c => c.Code == "plaies"), calendar.Today), cancellationToken);
        await SignSheets(cancellationToken);
        await DefineIndicators(cancellationToken);
        await PayPeople(cancellationToken);
    }

    private async Task WriteFiches(CancellationToken cancellationToken)
    {
        var write = services.GetRequiredService<WriteFicheAction>();
        var lead = await _db.Users.Where(u => u.Email == FillDemonstration.Lead).Select(u => u.Id).SingleAsync(cancellationToken);
        foreach (var fiche in DemonstrationFiches.All)
        {
            var starts = contract.SignedOn.AddMonths(fiche.Starts);
            var written = await write.Write(
                new(fiche.Mission, fiche.Title, fiche.Objectives, fiche.Actions, fiche.Actors, fiche.Means, fiche.Indicators, fiche.Calendar, starts,
                    fiche.Lasts is { } months ? starts.AddMonths(months).AddDays(-1) : null, (fiche.Code == "plaies" ? _members.Single(m => m.AccountId == lead) : _members[_dice.Draw(_members.Count)]).Id,
                    fiche.State == FicheActionState.Draft ? null : starts, fiche.State),
                cancellationToken);
            _fiches[fiche.Code] = written.Required;
        }
    }

    /// <summary>Voted when the contract was signed, raised for nurses by the first general assembly.</summary>
    private async Task SetRates(CancellationToken cancellationToken)
    {
        var set = services.GetRequiredService<SetIndemnityRate>();
        var first = $"CA du {FrenchDate.Long(contract.SignedOn)}, délibération 3";
        var assembly = contract.SignedOn.AddDays(7 * 25);
        (PaidActivity Activity, string Profession, int Euros, DateOnly From, string Vote)[] rates =
        [
            (PaidActivity.Governance, "", 50, contract.SignedOn, first),
            (PaidActivity.MissionMeeting, "", 42, contract.SignedOn, first),
            (PaidActivity.MissionMeeting, "10", 75, contract.SignedOn, first),
            (PaidActivity.MissionMeeting, "21", 60, contract.SignedOn, first),
            (PaidActivity.MissionMeeting, "60", 45, assembly, $"AG du {FrenchDate.Long(assembly)}, résolution 5"),
            (PaidActivity.Training, "", 40, contract.SignedOn, first),
            (PaidActivity.FieldAction, "", 55, contract.SignedOn, first),
        ];
        foreach (var (activity, profession, euros, from, vote) in rates)
        {
            _ = (await set.Set(new(activity, profession, Money.FromEuros(euros), from, vote), cancellationToken)).Required;
        }
    }

    /// <summary>Held ones have their sheet entered but for the last, of which the sheet is still on the desk; three are to come.</summary>
    private async Task HoldMeetings(CancellationToken cancellationToken)
    {
        var plan = services.GetRequiredService<PlanMeeting>();
        var take = services.GetRequiredService<TakeAttendance>();
        var dates = DemonstrationMeetings.Circles
            .SelectMany(c => Enumerable.Range(0, c.Times).Select(i => (Circle: c, Day: Worked(MondayAfter(contract.SignedOn).AddDays((7 * (c.First + (i * c.Every))) + c.WeekDay)))))
            .Where(m => m.Day <= calendar.Today.AddDays(30)).OrderBy(m => m.Day).ToList();
        var last = dates.Last(m => m.Day < calendar.Today);
        foreach (var (circle, day) in dates)
        {
            var invited = InvitedTo(circle, day);
            var meeting = (await plan.Plan(
                new(circle.Title, circle.Kind, circle.Mission, circle.Fiche is { } fiche ? _fiches[fiche] : null, day, circle.Hour, circle.Hour.AddMinutes(circle.Minutes),
                    circle.Place, circle.Place == "Visioconférence" ? "https://visio.exemple.example/groupe-medecin-traitant" : "", circle.Agenda),
                [.. invited.Select(m => m.Id)], cancellationToken)).Required;
            if (day < calendar.Today && (circle, day) != last)
            {
                _ = (await take.Take(meeting.Id, [.. invited.Select(m => Came(m, circle))], calendar.Today, cancellationToken)).Required;
            }
            _db.ChangeTracker.Clear();
        }
    }

    /// <summary>A week later when the day falls in the holidays of summer or Christmas, or on a public holiday of a fixed date.</summary>
    private static DateOnly Worked(DateOnly day) => (day.Month, day.Day) is (8, _) or (12, >= 21) or (1, <= 4) or (5, 1) or (5, 8) or (7, 14) or (11, 1) or (11, 11)
        ? Worked(day.AddDays(7))
        : day;

    private static DateOnly MondayAfter(DateOnly day) => day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);

    /// <summary>Always the same people of a circle, among those who were members that day.</summary>
    private List<Member> InvitedTo(DemonstrationMeetings.Circle circle, DateOnly day)
    {
        var start = circle.Code.Sum(c => c) * 37;
        var eligible = _members.Where(m => (circle.Professions.Length == 0 || circle.Professions.Contains(m.Profession)) && m.MemberSince <= day).ToList();
        return
        [
            .. Enumerable.Range(0, Math.Min(circle.Size, eligible.Count)).Select(i => eligible[(start + (i * 7)) % eligible.Count])
                .Concat(circle.Code is "plaies" or "agees" or "snp" or "formation-plaies" or "ag" ? [_adherent] : []).DistinctBy(m => m.Id),
        ];
    }

    private Presence Came(Member member, DemonstrationMeetings.Circle circle)
    {
        if (member.Id == _adherent.Id)
        {
            return new(member.Id, AttendanceState.Present);
        }
        if (!_dice.Chance(circle.Kind == MeetingKind.GeneralAssembly ? 52 : 76))
        {
            return new(member.Id, _dice.Chance(60) ? AttendanceState.Excused : AttendanceState.Absent);
        }
        TimeOnly? arrived = _dice.Chance(15) ? circle.Hour.AddMinutes(5 + (5 * _dice.Draw(5))) : null;
        TimeOnly? left = _dice.Chance(12) ? circle.Hour.AddMinutes(circle.Minutes - 10 - (5 * _dice.Draw(4))) : null;
        return new(member.Id, AttendanceState.Present, arrived, left);
    }

    /// <summary>The scans of the signed sheets, but for the two latest.</summary>
    private async Task SignSheets(CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<FileStore>();
        var held = await _db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Held).OrderBy(m => m.Day).Select(m => new { m.Id, m.Day }).ToListAsync(cancellationToken);
        foreach (var meeting in held.SkipLast(2))
        {
            await using var scan = new MemoryStream(Scan);
            var name = $"feuille-signee-{meeting.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.png";
            _ = (await store.Save(scan, name, MeetingQueries.SignedSheet, meeting.Id, cancellationToken)).Required;
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task DefineIndicators(CancellationToken cancellationToken)
    {
        var define = services.GetRequiredService<DefineIndicator>();
        var measure = services.GetRequiredService<MeasureIndicator>();
        foreach (var entry in DemonstrationIndicators.All)
        {
            var details = entry.Details with { FicheActionId = entry.Fiche is { } fiche ? _fiches[fiche].Id : null };
            var indicator = (await define.Define(contract.Id, details, cancellationToken)).Required;
            foreach (var (year, typed) in entry.Typed)
            {
                var measured = await measure.Measure(indicator.Id, year, typed, contract.Years.EndOf(year).AddDays(20), "Relevé de l’Assurance Maladie", calendar.Today, cancellationToken);
                _ = measured!.Required;
            }
        }
    }

    /// <summary>
    /// Month by month, the president approves and the treasurer pays; neither their own lines, which the coordinator approves and the president pays.
    /// What is paid this year is by batches of transfers (<see cref="DemonstrationBank"/>), but for the treasurer's own.
    /// </summary>
    private async Task PayPeople(CancellationToken cancellationToken)
    {
        var approve = services.GetRequiredService<ApproveIndemnities>();
        var pay = services.GetRequiredService<PayIndemnities>();
        var president = await Actor("president", cancellationToken);
        var coordinator = await Actor("coordinatrice", cancellationToken);
        var treasurer = await Actor("tresoriere", cancellationToken);
        var own = _members.Single(m => m.AccountId == treasurer.AccountId).Id;
        var assembly = await _db.WaitingPresences().AsNoTracking().Where(r => r.Kind == MeetingKind.GeneralAssembly).Select(r => r.Id).ToListAsync(cancellationToken);
        var dismiss = services.GetRequiredService<DismissIndemnity>();
        _ = (await dismiss.Dismiss(assembly, president, "L’assemblée générale n’est pas indemnisée (règlement intérieur).", calendar.Today, cancellationToken)).Required;
        var waiting = await _db.WaitingPresences().AsNoTracking().Where(r => r.Day <= calendar.Today.AddDays(-ApprovedAfter)).Select(r => new { r.Id, r.Day }).ToListAsync(cancellationToken);
        foreach (var month in waiting.GroupBy(w => (w.Day.Year, w.Day.Month)).OrderBy(m => m.Key))
        {
            var decidedOn = new DateOnly(month.Key.Year, month.Key.Month, 1).AddMonths(1).AddDays(4);
            var today = decidedOn < calendar.Today ? decidedOn : calendar.Today;
            ProposalShown[] shown = [.. month.Select(w => new ProposalShown(w.Id))];
            var approved = (await approve.Approve(shown, president, today, cancellationToken)).And(await approve.Approve(shown, coordinator, today, cancellationToken));
            var paidOn = decidedOn.AddDays(10);
            Guid[] lines = [.. approved.Lines.Where(l => l.Day <= calendar.Today.AddDays(-PaidAfter)).Select(l => l.Id)];
            if (lines.Length > 0 && paidOn <= calendar.Today)
            {
                var reference = $"Virement {paidOn.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
                if (paidOn.Year < calendar.Today.Year)
                {
                    _ = (await pay.Pay(lines, treasurer, paidOn, reference, calendar.Today, cancellationToken)).Required;
                    _db.ChangeTracker.Clear();
                }
                Guid[] others = paidOn.Year < calendar.Today.Year ? lines : [.. approved.Lines.Where(l => lines.Contains(l.Id) && l.MemberId == own).Select(l => l.Id)];
                _ = (await pay.Pay(others, president, paidOn, reference, calendar.Today, cancellationToken)).Required;
                _db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Actor> Actor(string name, CancellationToken cancellationToken)
    {
        var email = FillDemonstration.Accounts.Single(a => a.Email.StartsWith(name, StringComparison.Ordinal)).Email;
        var account = await _db.Set<Account>().AsNoTracking().SingleAsync(a => a.Email == email, cancellationToken);
        return new(account.Id, email, account.FullName);
    }

    /// <summary>The smallest picture there is: nobody's signature is invented.</summary>
    internal static readonly byte[] Scan = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
}
