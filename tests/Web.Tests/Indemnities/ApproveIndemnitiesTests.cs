using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Indemnities;

/// <summary>The acts themselves, on both databases, alone and at the same second.</summary>
public sealed class ApproveIndemnitiesTests
{
    /// <summary>16 hours at 500 € is 8 000 €: six make 48 000 €, the seventh would pass 48 060 €.</summary>
    private const int Sixteen = 16 * 60;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lines_of_one_person_are_counted_one_after_the_other_under_the_ceiling(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Rate(PaidActivity.MissionMeeting, "", 500_00, new(2025, 1, 1));
        var paul = await app.Member("Lenoir");
        for (var i = 0; i < 8; i++)
        {
            await app.Held("Atelier " + i, [(paul, Sixteen)], IndemnityScene.Day.AddDays(i));
        }
        // The next year has its own ceiling; nobody knows that of 2027 here, and it is not made up.
        await app.Held("L’an passé", [(paul, Sixteen)], new(2025, 12, 31));

        var decision = await app.Approve();

        Assert.Equal(7, decision.Lines.Count);
        Assert.Equal(Money.FromEuros(56_000), decision.Amount);
        Assert.Equal(2, decision.Left.Count);
        Assert.All(decision.Left, l => Assert.Equal("above-ceiling", l.Code));
        Assert.Contains("Paul Lenoir a déjà 48 000,00 € en 2026", decision.Left[0].Message.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Paul Lenoir atteint 48 000,00 € en 2026", Assert.Single(decision.Near).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2025, 12, 31), .. Enumerable.Range(0, 6).Select(i => IndemnityScene.Day.AddDays(i))], (await app.LineRows()).Select(r => r.Line!.Day));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_approve_at_the_same_second_never_pass_the_ceiling_nor_approve_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Rate(PaidActivity.MissionMeeting, "", 500_00, new(2025, 1, 1));
        var paul = await app.Member("Lenoir");
        for (var i = 0; i < 12; i++)
        {
            await app.Held("Atelier " + i, [(paul, Sixteen)], IndemnityScene.Day.AddDays(i));
        }
        var waiting = (await app.WaitingRows()).ConvertAll(r => r.Id);

        // Twenty-four people at once: each presence is approved by two of them.
        var decisions = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => app.Approve(null, waiting[i % 12]))));

        var lines = await app.LineRows();
        Assert.Equal(6, lines.Count);
        Assert.Equal(Money.FromEuros(48_000), lines.Select(l => l.Line!.Amount).Sum());
        Assert.Equal(6, lines.Select(l => l.AttendanceId).Distinct().Count());
        Assert.Equal(6, decisions.Sum(d => d.Lines.Count));
        Assert.Equal(18, decisions.Sum(d => d.Left.Count));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_mark_the_same_lines_paid_do_it_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var meeting = await app.Held("Groupe plaies", [(await app.Member("Lenoir"), 110), (await app.Member("Roche"), 110)]);
        var ids = (await app.Approve()).Lines.Select(l => l.Id).ToList();
        var paid = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => app.Within(app.DeuxVallees, async services =>
        {
            var outcome = await services.GetRequiredService<PayIndemnities>().Pay(ids, IndemnityScene.Claire, IndemnityScene.Today, "Virement " + i, IndemnityScene.Today, CancellationToken.None);
            Interlocked.Add(ref paid, outcome.Required.Lines.Count);
        }))));

        Assert.Equal(2, paid);
        Assert.Single((await app.LineRows()).Select(r => r.Line!.Reason).Distinct());
        Assert.NotEqual(Guid.Empty, meeting);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_total_counted_by_the_database_is_that_of_the_proposals(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Rate(PaidActivity.MissionMeeting, IndemnityScene.Nurse, 47_33, new(2026, 4, 1));
        await app.Rate(PaidActivity.MissionMeeting, "", 31_01, new(2026, 6, 15));
        var people = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await app.Member("Nom" + i, (string[])["60", "10", "21"] is var p ? p[i % 3] : "", liberal: i != 4, salaried: i is 4 or 5, since: i == 6 ? new(2026, 5, 1) : null));
        }
        for (var i = 0; i < 12; i++)
        {
            await app.Held("Réunion " + i, [.. people.Select((p, j) => (p, 3 + (7 * i * (j + 1) % 400)))], new DateOnly(2025, 11, 3).AddDays(29 * i),
                i % 4 == 0 ? null : MissionCode.Prevention, i % 5 == 0 ? MeetingKind.Training : MeetingKind.WorkingGroup);
        }
        await app.Approve(null, (await app.WaitingRows()).Where(r => r.Proposal.Obstacle is null).Take(5).Select(r => r.Id).ToArray());

        var rows = await app.WaitingRows();
        var ready = rows.FindAll(r => r.Proposal.Obstacle is null);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var totals = await db.TotalsOfPresences(db.WaitingPresences(), await db.ReadRateGrid(CancellationToken.None), CancellationToken.None);
            Assert.Equal(ready.Count, totals.Ready);
            Assert.Equal(ready.Sum(r => r.Proposal.Amount), totals.Amount);
            Assert.Equal(
                rows.Where(r => r.Proposal.Obstacle is not null).CountBy(r => r.Proposal.Obstacle!.Code).OrderBy(c => c.Key, StringComparer.Ordinal),
                totals.Blocked.Select(b => KeyValuePair.Create(b.Obstacle.Code, b.Count)).OrderBy(c => c.Key, StringComparer.Ordinal));
        });
        Assert.InRange(ready.Count, 20, 90);
        Assert.Equal(["no-rate", "not-member", "salaried", "too-short"], rows.Select(r => r.Proposal.Obstacle?.Code).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the database calls a difference is what the domain calls one, whatever changed.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Differences_are_the_same_for_the_database_and_the_domain(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Rate(PaidActivity.Training, "", 40_00, new(2025, 1, 1));
        await app.Rate(PaidActivity.FieldAction, "", 40_00, new(2025, 1, 1));
        var paul = await app.Member("Lenoir");
        var fiche = FicheAction.Write(new(MissionCode.Pathways, "Plaies", null, null, null, null, null, null, null, null, null, null, FicheActionState.Running)).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(fiche);
            await db.SaveChangesAsync();
        });
        var titles = new[] { "même", "quart", "durée", "jour", "mission", "gouvernance", "type", "terrain", "gouvernance, autre type", "absent", "écartée" };
        var meetings = new Dictionary<string, Guid>();
        foreach (var title in titles)
        {
            meetings[title] = await app.Held(title, [(paul, 110)], mission: title == "gouvernance, autre type" ? null : MissionCode.Pathways);
        }
        // Somebody else stays, so that a meeting stays held once its only presence is taken away.
        var anne = await app.Member("Roche");
        await app.Correct(meetings["absent"], anne, 60);
        var dismissed = (await app.WaitingRows()).Find(r => r.Title == "écartée")!;
        await app.Within(app.DeuxVallees, async services =>
            (await services.GetRequiredService<DismissIndemnity>().Dismiss([dismissed.Id], IndemnityScene.Claire, "Renonce", IndemnityScene.Today, CancellationToken.None)).Required.ToString());
        await app.Approve(null, [.. (await app.WaitingRows()).Where(r => r.MemberId == paul).Select(r => r.Id)]);

        await app.Correct(meetings["quart"], paul, 105);
        await app.Correct(meetings["durée"], paul, 60);
        await app.Correct(meetings["écartée"], paul, 60);
        await app.Correct(meetings["absent"], paul, null);
        Task Change(string title, Func<MeetingDetails, MeetingDetails> change) => app.Within(app.DeuxVallees, async services =>
        {
            var meeting = (await services.GetRequiredService<Data.TisserandDb>().ReadMeeting(meetings[title], CancellationToken.None))!;
            var now = new MeetingDetails(meeting.Title, meeting.Kind, meeting.Mission, null, meeting.Day, meeting.StartsAt, meeting.EndsAt, meeting.Place, null, null);
            _ = (await services.GetRequiredService<PlanMeeting>().Change(meeting, change(now), CancellationToken.None)).Required;
        });
        await Change("jour", d => d with { Day = d.Day!.Value.AddDays(1) });
        await Change("mission", d => d with { Mission = MissionCode.Prevention });
        await Change("gouvernance", d => d with { Mission = null });
        await Change("type", d => d with { Kind = MeetingKind.Training });
        await Change("terrain", d => d with { Kind = MeetingKind.PreventionAction });
        await Change("gouvernance, autre type", d => d with { Kind = MeetingKind.Training });
        await Change("même", d => d with { Title = "même", Place = "Ailleurs" });

        var said = (await app.LineRows()).Where(r => r.Differs).Select(r => r.Title).Order(StringComparer.Ordinal).ToList();
        await app.WithDb(app.DeuxVallees, async db =>
            Assert.Equal(said, (await db.IndemnityLines().ThatDiffer().Select(r => r.Title).ToListAsync()).Order(StringComparer.Ordinal)));
        Assert.Equal(["absent", "durée", "gouvernance", "jour", "mission", "terrain", "type"], said);

        await Change("même", d => d with { FicheAction = fiche });
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(8, await db.IndemnityLines().ThatDiffer().CountAsync()));
    }
}
