using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Access;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Indemnities;

/// <summary>Members, rates, meetings and their attendance, put in place by the use cases.</summary>
internal static class IndemnityScene
{
    public const string Nurse = "60";
    public const string Doctor = "10";
    public const string Root = "/c/deux-vallees/finances/";
    public const string Waiting = Root + "indemnites";
    public const string LinesPath = Root + "indemnites/lignes";

    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly DateOnly Day = new(2026, 3, 12);

    /// <summary>Somebody who is no beneficiary.</summary>
    public static readonly Actor Claire = new(Guid.Parse("01900000-0000-7000-8000-000000000001"), "claire@example.org", "Claire Aubry");

    public static async Task<Guid> Member(this TestApp app, string lastName, string profession = Nurse, string? email = null, bool liberal = true, bool salaried = false, DateOnly? since = null)
    {
        var member = Domain.Members.Member.Create(MemberScene.Details(lastName, "Paul", profession, liberal: liberal, salaried: salaried) with { Email = email }).Required;
        Assert.Empty(member.Start(since ?? MemberScene.Since));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(member);
            await db.SaveChangesAsync();
        });
        return member.Id;
    }

    /// <summary>45 € for a nurse and 75 € for a doctor at mission meetings, 50 € for all in governance.</summary>
    public static async Task Grid(this TestApp app)
    {
        await app.Rate(PaidActivity.MissionMeeting, Nurse, 45_00, new(2025, 1, 1));
        await app.Rate(PaidActivity.MissionMeeting, Doctor, 75_00, new(2025, 1, 1));
        await app.Rate(PaidActivity.Governance, "", 50_00, new(2025, 1, 1));
    }

    public static async Task<Guid> Rate(this TestApp app, PaidActivity activity, string profession, long cents, DateOnly from)
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
            id = (await services.GetRequiredService<SetIndemnityRate>().Set(new(activity, profession, new Money(cents), from, "AG du 20 janvier 2025, résolution 4"), CancellationToken.None)).Required.Id);
        return id;
    }

    /// <summary>A held meeting at which each of these people was present that long.</summary>
    public static async Task<Guid> Held(
        this TestApp app, string title, (Guid Member, int Minutes)[] present, DateOnly? day = null, MissionCode? mission = MissionCode.Pathways, MeetingKind kind = MeetingKind.WorkingGroup,
        FicheAction? fiche = null)
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
        {
            var meeting = (await services.GetRequiredService<PlanMeeting>().Plan(
                new(title, kind, mission, fiche, day ?? Day, new(18, 30), new(20, 30), "Lumbres", null, null), [.. present.Select(p => p.Member)], CancellationToken.None)).Required;
            _ = (await services.GetRequiredService<TakeAttendance>().Take(
                meeting.Id, [.. present.Select(p => new Presence(p.Member, AttendanceState.Present, Minutes: p.Minutes))], Today, CancellationToken.None)).Required;
            id = meeting.Id;
        });
        return id;
    }

    /// <summary>Corrects the attendance of one person.</summary>
    public static Task Correct(this TestApp app, Guid meeting, Guid member, int? minutes) => app.Within(app.DeuxVallees, async services =>
    {
        _ = (await services.GetRequiredService<TakeAttendance>().Take(
            meeting, [new Presence(member, minutes is null ? AttendanceState.Absent : AttendanceState.Present, Minutes: minutes)], Today, CancellationToken.None)).Required;
    });

    public static async Task<List<IndemnityRow>> WaitingRows(this TestApp app)
    {
        List<IndemnityRow> rows = [];
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var grid = await db.ReadRateGrid(CancellationToken.None);
            rows = await db.WaitingPresences().AsNoTracking().OrderBy(r => r.Day).ThenBy(r => r.FoldedName).ToListAsync();
            rows.ForEach(r => r.Price(grid));
        });
        return rows;
    }

    public static async Task<List<IndemnityRow>> LineRows(this TestApp app)
    {
        List<IndemnityRow> rows = [];
        await app.WithDb(app.DeuxVallees, async db => rows = await db.IndemnityLines().AsNoTracking().OrderBy(r => r.Line!.Day).ThenBy(r => r.FoldedName).ToListAsync());
        return rows;
    }

    /// <summary>Approves all that waits, or what is named.</summary>
    public static async Task<IndemnityDecision> Approve(this TestApp app, Actor? actor = null, params Guid[] sources)
    {
        var chosen = sources.Length > 0 ? sources : [.. (await app.WaitingRows()).Select(r => r.Id)];
        var decision = IndemnityDecision.Nothing;
        await app.Within(app.DeuxVallees, async services =>
            decision = await services.GetRequiredService<ApproveIndemnities>().Approve([.. chosen.Select(a => new ProposalShown(a))], actor ?? Claire, Today, CancellationToken.None));
        return decision;
    }

    public static async Task Pay(this TestApp app, params Guid[] lines) => await app.Within(app.DeuxVallees, async services =>
        (await services.GetRequiredService<PayIndemnities>().Pay(lines, Claire, Today, "Virement 12", Today, CancellationToken.None)).Required.ToString());

    /// <summary>The account with which a role signs in; made by <see cref="TestApp.SignedIn"/>.</summary>
    public static async Task<Guid> AccountOf(this TestApp app, Role role)
    {
        await app.SignedIn(role);
        var id = Guid.Empty;
        await app.Within(null, async services =>
            id = (await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync($"{role}@deux-vallees.example".ToLowerInvariant()))!.Id);
        return id;
    }
}
