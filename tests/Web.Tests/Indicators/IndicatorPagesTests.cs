using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Indicators;

public sealed class IndicatorPagesTests
{
    private const string Page = "/c/deux-vallees/indicateurs";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_indicator_defined_on_the_page_counts_the_meetings_and_moves_the_calendar(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Scene(app, meetings: 2);
        var browser = await app.SignedIn(Role.Coordinator);
        await Define(browser);

        var year = await browser.Get(Page + "?annee=1");
        Assert.Contains("2 réunions", year.Text, StringComparison.Ordinal);
        Assert.Contains("50 %", year.Text, StringComparison.Ordinal);
        // Pathways from 1 October 2025, size 3: 45 000 € at 50 %.
        Assert.Contains("22 500,00 € sur 45 000,00 € au plus", year.Text, StringComparison.Ordinal);

        var card = await browser.Get(year.Page.QuerySelector("table a")!.GetAttribute("href")!);
        Assert.Equal(2, card.Page.QuerySelectorAll("#preuves tbody tr").Length);
        Assert.Contains("/reunions/", card.Page.QuerySelector("#preuves a")!.GetAttribute("href"), StringComparison.Ordinal);

        var calendar = await browser.Get("/c/deux-vallees/finances/calendrier?annee=1");
        Assert.Contains("50 % d’après les indicateurs", calendar.Text, StringComparison.Ordinal);
        Assert.Contains("22 500,00", calendar.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_counted_value_is_replaced_with_a_reason_and_taken_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Scene(app, meetings: 2);
        var browser = await app.SignedIn(Role.President);
        var card = await Define(browser);

        await browser.Get(card + "?annee=1");
        var refused = await browser.Submit(new() { ["Input.Typed"] = "4", ["Input.MeasuredOn"] = "2026-11-01" }, form: "form[action*='Measure']");
        Assert.Contains("Dites pourquoi cette valeur remplace", refused.Text, StringComparison.Ordinal);
        Assert.Equal("4", refused.Page.QuerySelector("#Input_Typed")!.GetAttribute("value"));
        var kept = await browser.Submit(new() { ["Input.Typed"] = "3,5", ["Input.MeasuredOn"] = "2026-11-01", ["Input.Reason"] = "Une réunion tenue par la MSP" }, form: "form[action*='Measure']");
        Assert.Contains("Valeur 3,5 réunions", kept.Text, StringComparison.Ordinal);
        Assert.Contains("2 réunions comptés, remplacés le", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Une réunion tenue par la MSP", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Joindre un fichier", kept.Text, StringComparison.Ordinal);
        var back = await browser.Submit([], form: "form[action*='Measure']", button: "button.danger");
        Assert.Contains("Valeur 2 réunions", back.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rights_follow_the_table(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Scene(app, meetings: 1);
        var card = await Define(await app.SignedIn(Role.Coordinator));
        // The assistant defines indicators, and replaces no counted figure.
        var assistant = await app.SignedIn(Role.Assistant);
        var seen = await assistant.Get(card);
        Assert.Contains("Modifier la définition", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Remplacer la valeur comptée", seen.Text, StringComparison.Ordinal);
        var token = (await assistant.Get(card.Replace("indicateurs/", "indicateurs/saisie/", StringComparison.Ordinal))).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forced = await assistant.Raw(HttpMethod.Post, card + "?handler=Measure&annee=1", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.Typed"] = "9",
            ["Input.MeasuredOn"] = "2026-11-01",
            ["Input.Reason"] = "Non",
        }));
        Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
        var reader = await app.SignedIn(Role.Reader);
        Assert.DoesNotContain("Nouvel indicateur", (await reader.Get(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Page + "/saisie")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_year_costs_the_same_with_two_meetings_as_with_sixty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Scene(app, meetings: 2);
        var browser = await app.SignedIn(Role.Coordinator);
        await Define(browser);
        await browser.Get(Page);
        var few = await app.Queries.During(() => browser.Get(Page + "?annee=1"));
        await Hold(app, 58);
        var many = await app.Queries.During(() => browser.Get(Page + "?annee=1"));
        Assert.True(few == many && many <= 30, $"{few}, {many}: " + string.Join("\n---\n", app.Queries.Seen.TakeLast(many)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_definition_that_makes_no_sense_is_refused_by_the_field_and_loses_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Scene(app, meetings: 0);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Page + "/saisie");
        var refused = await browser.Submit(new() { ["Input.Label"] = "Réunions", ["Input.Targets[0]"] = "0", ["Input.Unit"] = "réunions" });
        Assert.Contains("Choisissez au moins une mission.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("l’objectif doit différer de la valeur de départ", refused.Text, StringComparison.Ordinal);
        Assert.Equal("réunions", refused.Page.QuerySelector("#Input_Unit")!.GetAttribute("value"));
    }

    /// <summary>« Réunions du parcours », target 4 in year 1; answers the address of its card.</summary>
    private static async Task<string> Define(Browser browser)
    {
        await browser.Get(Page + "/saisie");
        var done = await browser.Submit(new()
        {
            ["Input.Label"] = "Réunions du parcours",
            ["Input.Unit"] = "réunions",
            ["Input.Missions[1].IsChosen"] = "true",
            ["Input.Count"] = nameof(IndicatorCount.MeetingsHeld),
            ["Input.Targets[0]"] = "4",
        });
        Assert.Contains("il compte déjà", done.Page.Body!.TextContent, StringComparison.Ordinal);
        return done.Path;
    }

    /// <summary>A contract of 1 October 2025, pathways started that day, and meetings held in its first year.</summary>
    private static async Task Scene(TestApp app, int meetings)
    {
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var contract = AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
            db.Add(contract);
            await db.SaveChangesAsync();
            var mission = new MissionOfContract(contract.Id, MissionCode.Pathways);
            Assert.Empty(mission.Date(new(null, null, new(2025, 10, 1), null), contract.SignedOn, new(2026, 11, 22)));
            db.AddRange(mission, Member.Create(MemberScene.Details("Roche", "Anaïs")).Required);
            await db.SaveChangesAsync();
        });
        await Hold(app, meetings);
    }

    private static Task Hold(TestApp app, int meetings) => app.WithDb(app.DeuxVallees, async db =>
    {
        var member = await db.Set<Member>().FirstAsync(m => m.LastName == "Roche");
        for (var i = 0; i < meetings; i++)
        {
            var meeting = Meeting.Plan(new("Groupe plaies", MeetingKind.WorkingGroup, MissionCode.Pathways, null, new DateOnly(2026, 1, 5).AddDays(i), new(20, 0), new(21, 30), "", "", "")).Required;
            db.Add(meeting);
            Assert.Empty(meeting.TakeAttendance([new(member.Id, "60", AttendanceState.Present)], new(2026, 11, 22)));
        }
        await db.SaveChangesAsync();
    });
}
