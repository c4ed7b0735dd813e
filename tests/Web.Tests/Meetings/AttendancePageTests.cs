using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

public sealed class AttendancePageTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sheet_is_entered_then_corrected_with_the_profession_of_the_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc", "10"), MemberScene.Details("Dumont", "Zoé", "21"));
        var meeting = await app.Plan(MeetingScene.Details("Plaies"), ids);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Page(meeting));

        var all = await browser.Submit([], "form.sheet", "button[formaction*=AllPresent]");
        Assert.Equal(3, all.Page.QuerySelectorAll("input[value=present][checked]").Length);
        var done = await browser.Submit(new() { ["Lines[0].ArrivedAt"] = "18:45", ["Lines[1].State"] = "excuse", ["Lines[2].Duration"] = "1 h 30" }, "form.sheet");

        Assert.Contains("Émargement enregistré : 2 présents, 3 h 15 en tout.", done.Text, StringComparison.Ordinal);
        var read = await app.Read(meeting);
        Assert.Equal(MeetingState.Held, read.State);
        Assert.Equal([(AttendanceState.Present, 105, "60"), (AttendanceState.Excused, 0, "10"), (AttendanceState.Present, 90, "21")], ids.Select(id => read.Attendances.Single(a => a.MemberId == id)).Select(a => (a.State, a.Minutes, a.Profession)));

        // Anne changes her profession; the sheet is corrected afterwards.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var anne = await Data.Members.MemberQueries.ReadMember(db, ids[0], CancellationToken.None);
            Assert.Empty(anne!.Change(MemberScene.Details("Blanc", "Anne", "10")));
            await db.SaveChangesAsync();
        });
        var again = await browser.Get(Page(meeting));
        Assert.Equal(("18:45", "1 h 30"), (Value(again, "Lines[0].ArrivedAt"), Value(again, "Lines[2].Duration")!.Replace('\u00A0', ' ')));
        await browser.Submit(new() { ["Lines[0].ArrivedAt"] = "" }, "form.sheet");
        var line = (await app.Read(meeting)).Attendances.Single(a => a.MemberId == ids[0]);
        Assert.Equal((120, "60"), (line.Minutes, line.Profession));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refusal_stands_by_its_row_and_loses_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc", "10"));
        var meeting = await app.Plan(MeetingScene.Details("Plaies"), ids);
        var browser = await app.SignedIn(Role.Assistant);
        await browser.Get(Page(meeting));

        var refused = await browser.Submit(new()
        {
            ["Lines[0].State"] = "present",
            ["Lines[0].Duration"] = "un moment",
            ["Lines[0].LeftAt"] = "bientôt",
            ["Lines[1].State"] = "absent",
        }, "form.sheet");
        Assert.Equal(["Écrivez l’heure comme « 18:45 » ou « 18 h 45 ».", "Écrivez la durée comme « 1 h 30 », « 1:30 » ou « 90 » (minutes)."], refused.All("[aria-labelledby=nom-0] .error"));
        Assert.Equal(("un moment", "bientôt"), (Value(refused, "Lines[0].Duration"), Value(refused, "Lines[0].LeftAt")));
        Assert.Equal("absent", refused.Page.QuerySelector("[name='Lines[1].State'][checked]")!.GetAttribute("value"));

        refused = await browser.Submit(new() { ["Lines[0].Duration"] = "", ["Lines[0].LeftAt"] = "18:00" }, "form.sheet");
        Assert.Equal("L’arrivée (18 h 30) suit le départ (18 h 00).", Assert.Single(refused.All(".presence .error")).Replace('\u00A0', ' '));
        refused = await browser.Submit(new() { ["Lines[0].Duration"] = "17 h" }, "form.sheet");
        Assert.Equal("La durée va d’une minute à 16 heures.", Assert.Single(refused.All(".presence .error")));
        refused = await browser.Submit(new() { ["Lines[0].State"] = "absent", ["Lines[0].Duration"] = "" }, "form.sheet");
        Assert.Contains("Personne n’est noté présent", refused.Text, StringComparison.Ordinal);
        Assert.Equal(MeetingState.Planned, (await app.Read(meeting)).State);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_meeting_to_come_is_not_signed_for(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"));
        var meeting = await app.Plan(MeetingScene.Details("Plaies", "2026-11-23"), ids);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.DoesNotContain("Saisir l’émargement", (await browser.Get($"/c/deux-vallees/reunions/{meeting}")).Text, StringComparison.Ordinal);
        await browser.Get(Page(meeting));
        Assert.Contains("son émargement se saisit ensuite", (await browser.Submit(new() { ["Lines[0].State"] = "present" }, "form.sheet")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Somebody_who_was_not_invited_is_added_without_losing_the_rest(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc", "10"), MemberScene.Details("Caron", "Zoé", "10"));
        var meeting = await app.Plan(MeetingScene.Details("Plaies"), [ids[0]]);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Page(meeting));

        var found = await browser.Submit(new() { ["Lines[0].State"] = "present", ["Lines[0].Duration"] = "50", ["PersonSearch"] = "caron" }, "form.sheet", "button[formaction*=Find]");
        Assert.Equal(2, found.Page.QuerySelectorAll("input[name=Person]").Length);
        Assert.Equal("50", Value(found, "Lines[0].Duration"));
        var asked = await browser.Submit([], "form.sheet", "button[formaction*=Add]");
        Assert.Contains("Cherchez la personne par son nom, puis choisissez-la.", asked.Text, StringComparison.Ordinal);
        var added = await browser.Submit(new() { ["Person"] = ids[2].ToString() }, "form.sheet", "button[formaction*=Add]");
        Assert.Equal(["Blanc Anne", "Caron Zoé"], added.All(".presence b"));
        Assert.Equal("", added.Page.QuerySelector("#PersonSearch")!.GetAttribute("value") ?? "");

        // Unknown, but alike somebody known; then somebody else altogether.
        var alike = await browser.Submit(new() { ["Input.LastName"] = "CARON", ["Input.FirstName"] = "Luc", ["Input.Profession"] = "10" }, "form.sheet", "button[formaction*=Newcomer]");
        Assert.Contains("Cette personne existe peut-être déjà", alike.Text, StringComparison.Ordinal);
        var refused = await browser.Submit(new() { ["Input.LastName"] = "", ["Input.FirstName"] = "Inès", ["Input.Profession"] = "00" }, "form.sheet", "button[formaction*=Newcomer]");
        Assert.Contains("Indiquez le nom", refused.Text, StringComparison.Ordinal);
        var newcomer = await browser.Submit(new() { ["Input.LastName"] = "Rocourt" }, "form.sheet", "button[formaction*=Newcomer]");
        Assert.Equal(["Blanc Anne", "Caron Zoé", "Rocourt Inès"], newcomer.All(".presence b"));
        var done = await browser.Submit([], "form.sheet");

        Assert.Contains("3 présents, 4 h 50 en tout", done.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var contact = await db.Set<Member>().SingleAsync(m => m.LastName == "Rocourt");
            Assert.Equal(("00", null), (contact.Profession, contact.MemberSince));
        });
        // A name typed and nobody picked: the one person who answers is added by saving.
        await browser.Get(Page(meeting));
        await browser.Submit(new() { ["PersonSearch"] = "caron luc" }, "form.sheet");
        Assert.Equal(4, (await app.Read(meeting)).Attendances.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sheet_of_a_thousand_people_is_saved(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add([.. Enumerable.Range(0, 1100).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]);
        var meeting = await app.Plan(MeetingScene.Details("Réunion d’information"), ids);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Page(meeting));

        var done = await browser.Submit(new() { ["Lines[1099].State"] = "present" }, "form.sheet");

        Assert.Contains("1 présent sur 1 100", done.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 h 30", 90)]
    [InlineData("1h30", 90)]
    [InlineData("1:30", 90)]
    [InlineData("1\u00A0h\u00A030", 90)]
    [InlineData("2 h", 120)]
    [InlineData("2 heures", 120)]
    [InlineData("1,5 h", 90)]
    [InlineData("90", 90)]
    [InlineData("45 min", 45)]
    [InlineData("1 h 05 min", 65)]
    [InlineData(" 90 ", 90)]
    [InlineData("2", null)]
    [InlineData("1 h 75", null)]
    [InlineData("-90", null)]
    [InlineData("deux heures", null)]
    [InlineData("", null)]
    [InlineData("99999999999", null)]
    public void Lengths_of_time_are_read_as_people_write_them(string typed, int? expected) => Assert.Equal(expected, Web.Shell.Formats.French.ParseMinutes(typed));

    [Theory]
    [InlineData("18:45", "18:45")]
    [InlineData("8:05", "08:05")]
    [InlineData("18 h 45", "18:45")]
    [InlineData("18h", "18:00")]
    [InlineData("24:00", null)]
    [InlineData("bientôt", null)]
    [InlineData("", null)]
    public void Hours_are_read_as_people_write_them(string typed, string? expected) =>
        Assert.Equal(expected, Web.Shell.Formats.French.ParseHour(typed)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    private static string Page(Guid meeting) => $"/c/deux-vallees/reunions/{meeting}/emargement";

    private static string? Value(Answer page, string name) => page.Page.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
