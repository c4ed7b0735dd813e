using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Funding;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Reports;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Indicators;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Missions;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reports;

/// <summary>« Enter once, everything follows »: one attendance is changed, and every figure down the chain is looked at.</summary>
public sealed class ChainTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly Signed = new(2025, 10, 1);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_attendance_moves_hours_indemnity_indicator_attainment_variable_part_and_report(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var meeting = await Play(app);

        // Two nurses for 1 h 30: 2 × 1,5 × 45 € = 135 €; 3 hours of 6 is 50 %; 50 % of 45 000 €.
        var before = await Read(app);
        Assert.Equal(new Figures(180, 135_00, 3m, 50m, 22_500_00, 180, 50m, 22_500_00), before);

        // One of them left after 45 minutes: 1 h 30 + 0 h 45 = 2 h 15; 37,5 %.
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var held = await db.Set<Meeting>().Include(m => m.Attendances).SingleAsync(m => m.Id == meeting);
            var taken = await services.GetRequiredService<TakeAttendance>().Take(
                held.Id, [new(held.Attendances[0].MemberId, AttendanceState.Present, null, new TimeOnly(20, 45))], Today, CancellationToken.None);
            Assert.Empty(taken.Refusals);
        });
        var after = await Read(app);
        Assert.Equal(new Figures(135, 101_25, 2.25m, 37.5m, 16_875_00, 135, 37.5m, 16_875_00), after);

        // Approved, the line no longer follows: the difference is said, and taken back by hand.
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var waiting = await db.WaitingPresences().Select(r => r.Id).ToListAsync();
            var decided = await services.GetRequiredService<ApproveIndemnities>().Approve(
                [.. waiting.Select(w => new ProposalShown(w))], new(Guid.NewGuid(), "autre@example.org", "Présidente"), Today, CancellationToken.None);
            Assert.Equal((2, new Money(101_25)), (decided.Lines.Count, decided.Amount));
            var held = await db.Set<Meeting>().Include(m => m.Attendances).SingleAsync(m => m.Id == meeting);
            _ = (await services.GetRequiredService<TakeAttendance>().Take(held.Id, [new(held.Attendances[0].MemberId, AttendanceState.Present)], Today, CancellationToken.None)).Required;
        });
        await app.Within(app.DeuxVallees, async services =>
        {
            var report = (await services.GetRequiredService<AnnualReportReader>().Read(1, Today, CancellationToken.None)).Required;
            Assert.Equal(new Money(101_25), report.Missions.Single(m => m.Mission == MissionCode.Pathways).Indemnities.Approved);
            Assert.Equal(180, report.Missions.Single(m => m.Mission == MissionCode.Pathways).Minutes);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_report_in_word_is_valid_and_says_what_the_pages_say(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Play(app);
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get("/c/deux-vallees/rapport?annee=1");
        var file = await browser.Raw(HttpMethod.Get, "/c/deux-vallees/rapport?annee=1&format=docx");
        using var stream = new MemoryStream(file.Bytes);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var figure in new[] { "1\u00A0réunion tenue, 2\u00A0participations de 2\u00A0personnes", "3\u00A0h", "50\u00A0%", "22\u00A0500,00\u00A0€", "Parcours plaies", "Paul Ronde" })
        {
            Assert.Contains(figure, text, StringComparison.Ordinal);
        }
        Assert.Contains("22\u00A0500,00\u00A0€", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Parcours plaies", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_year_that_has_not_begun_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Play(app);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("L’année 3 du contrat n’a pas commencé", (await browser.Get("/c/deux-vallees/rapport?annee=3")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_report_costs_the_same_with_one_meeting_as_with_sixty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Play(app);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get("/c/deux-vallees/rapport?annee=1");
        var few = await app.Queries.During(() => browser.Get("/c/deux-vallees/rapport?annee=1"));
        await app.Within(app.DeuxVallees, async services =>
        {
            var member = await services.GetRequiredService<TisserandDb>().Set<Member>().Select(m => m.Id).FirstAsync();
            for (var i = 0; i < 59; i++)
            {
                await Hold(services, new DateOnly(2026, 3, 1).AddDays(i), null, [member]);
            }
        });
        var many = await app.Queries.During(() => browser.Get("/c/deux-vallees/rapport?annee=1"));
        Assert.True(few == many && many <= 40, $"{few}, {many}: " + string.Join("\n---\n", app.Queries.Seen.TakeLast(many)));
    }

    private sealed record Figures(
        int Minutes, long ProposedCents, decimal Counted, decimal Percent, long VariableCents, int ReportMinutes, decimal ReportPercent, long ReportEarnedCents);

    /// <summary>The same fact, read from each link of the chain.</summary>
    private static async Task<Figures> Read(TestApp app)
    {
        Figures? figures = null;
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var minutes = await db.Set<Attendance>().SumAsync(a => a.Minutes);
            var grid = await db.ReadRateGrid(CancellationToken.None);
            var proposed = (await db.WaitingPresences().ToListAsync()).Sum(r => r.Price(grid).Proposal.Amount.Cents);
            var year = (await services.GetRequiredService<ReadIndicatorYear>().Read(1, CancellationToken.None))!;
            var outlook = (await services.GetRequiredService<ContractQueries>().On(Today, CancellationToken.None))!;
            var variable = outlook.Calculation.Required.Payments.Single(p => p.Part == FundingPart.Variable && p.ContractYear == 1);
            var report = (await services.GetRequiredService<AnnualReportReader>().Read(1, Today, CancellationToken.None)).Required;
            var mission = report.Missions.Single(m => m.Mission == MissionCode.Pathways);
            figures = new(
                minutes, proposed, year.Results.Single().Held!.Value, year.Attainments.Single().Percent!.Value, variable.Amount.Cents,
                mission.Minutes, mission.Attainment!.Percent!.Value, mission.Envelope!.Earned.Cents);
        });
        return figures!;
    }

    /// <summary>Contract, pathways, fiche action, rate, indicator (hours, 6 in year 1), and one meeting of two nurses; answers the meeting.</summary>
    private static async Task<Guid> Play(TestApp app)
    {
        var meeting = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var contract = AciContract.Sign(Signed, null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
            db.Add(contract);
            await db.SaveChangesAsync();
            var mission = new MissionOfContract(contract.Id, MissionCode.Pathways);
            Assert.Empty(mission.Date(new(null, null, Signed, null), Signed, Today));
            Member[] nurses = [Member.Create(MemberScene.Details("Ronde", "Paul")).Required, Member.Create(MemberScene.Details("Vidal", "Inès")).Required];
            foreach (var nurse in nurses)
            {
                Assert.Empty(nurse.Start(new(2024, 1, 1)));
            }
            db.Add(mission);
            db.AddRange(nurses);
            await db.SaveChangesAsync();
            var fiche = (await services.GetRequiredService<WriteFicheAction>().Write(
                new(MissionCode.Pathways, "Parcours plaies", "Cicatriser plus vite", "", "", "", "", "", null, null, nurses[0].Id, Signed, FicheActionState.Running), CancellationToken.None)).Required;
            _ = (await services.GetRequiredService<SetIndemnityRate>().Set(
                new(PaidActivity.MissionMeeting, "60", new Money(45_00), Signed, "CA du 1er octobre 2025"), CancellationToken.None)).Required;
            _ = (await services.GetRequiredService<DefineIndicator>().Define(
                contract.Id,
                new("Heures du parcours", "", "heures", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear, IndicatorCount.Hours, null, fiche.Id, 0,
                    [new(MissionCode.Pathways, 1)], [new(1, 6)]),
                CancellationToken.None)).Required;
            meeting = await Hold(services, new(2026, 3, 12), fiche, [.. nurses.Select(n => n.Id)]);
        });
        return meeting;
    }

    private static async Task<Guid> Hold(IServiceProvider services, DateOnly day, FicheAction? fiche, IReadOnlyList<Guid> present)
    {
        var planned = (await services.GetRequiredService<PlanMeeting>().Plan(
            new($"Groupe plaies du {day.ToString("dd/MM", CultureInfo.InvariantCulture)}", MeetingKind.WorkingGroup, MissionCode.Pathways, fiche, day, new(20, 0), new(21, 30), "Lumbres", "", ""),
            present, CancellationToken.None)).Required;
        return (await services.GetRequiredService<TakeAttendance>().Take(planned.Id, [.. present.Select(p => new Presence(p, AttendanceState.Present))], Today, CancellationToken.None)).Required.Id;
    }
}
