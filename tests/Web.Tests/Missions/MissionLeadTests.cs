using System.Net;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Missions;

/// <summary>The référent of a fiche action: acts on the missions that are theirs, sees the rest, and of the indemnities only theirs.</summary>
public sealed class MissionLeadTests
{
    private const string Cpts = "/c/deux-vallees";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_referent_acts_on_own_missions_and_sees_the_others(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (own, others) = await Scene(app);
        var lead = await app.SignedIn(Role.MissionLead);

        foreach (var path in new[] { "", "/inviter", "/emargement", "/feuille" })
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await lead.Raw(HttpMethod.Get, $"{Cpts}/reunions/{own.Meeting}{path}")).Status));
        }
        Assert.Equal(HttpStatusCode.OK, (await lead.Raw(HttpMethod.Get, $"{Cpts}/reunions/saisie/{own.Meeting}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.Raw(HttpMethod.Get, $"{Cpts}/missions/fiches/saisie/{own.Fiche}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.Raw(HttpMethod.Get, $"{Cpts}/documents/joindre/feuille-signee/{own.Meeting}")).Status);

        // Seen, and no more.
        var seen = await lead.Get($"{Cpts}/reunions/{others.Meeting}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.DoesNotContain("Modifier", seen.Text, StringComparison.Ordinal);
        foreach (var path in new[]
        {
            $"reunions/{others.Meeting}/inviter", $"reunions/{others.Meeting}/emargement", $"reunions/saisie/{others.Meeting}",
            $"missions/fiches/saisie/{others.Fiche}", $"documents/joindre/feuille-signee/{others.Meeting}", "missions/dates",
        })
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await lead.Raw(HttpMethod.Get, $"{Cpts}/{path}")).Status));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_meeting_or_a_fiche_cannot_be_moved_to_a_mission_of_somebody_else(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (own, _) = await Scene(app);
        var lead = await app.SignedIn(Role.MissionLead);

        await lead.Get($"{Cpts}/reunions/saisie/{own.Meeting}");
        var moved = await lead.Submit(new() { ["Input.Mission"] = "prevention", ["Input.FicheActionId"] = "" });
        Assert.Contains("dont vous êtes référent", moved.Text, StringComparison.Ordinal);
        await lead.Get($"{Cpts}/reunions/saisie/{own.Meeting}");
        var governance = await lead.Submit(new() { ["Input.Mission"] = "gouvernance", ["Input.FicheActionId"] = "" });
        Assert.Contains("dont vous êtes référent", governance.Text, StringComparison.Ordinal);
        Assert.Equal(MissionCode.Pathways, (await app.Read(own.Meeting)).Mission);
        await lead.Get($"{Cpts}/missions/fiches/saisie/{own.Fiche}");
        var fiche = await lead.Submit(new() { ["Input.Mission"] = "prevention" });
        Assert.Contains("dont vous êtes référent", fiche.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_referent_approves_the_presences_of_own_missions_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await Scene(app);
        var lead = await app.SignedIn(Role.MissionLead);
        var waiting = await app.WaitingRows();
        Assert.Equal(2, waiting.Count);

        var list = await lead.Get($"{Cpts}/finances/indemnites");
        Assert.Single(list.Page.QuerySelectorAll("tbody input[name=Shown]"));
        var other = waiting.Single(r => r.Mission == MissionCode.Prevention);
        var token = list.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Shown"] = $"{other.AttendanceId}_9000",
            ["__RequestVerificationToken"] = token,
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Raw(HttpMethod.Post, $"{Cpts}/finances/indemnites/approuver", forged)).Status);
        Assert.Empty(await app.LineRows());

        await lead.Get($"{Cpts}/finances/indemnites");
        await lead.Submit([], "#selection", "button[name=All]");
        Assert.Equal(MissionCode.Pathways, Assert.Single(await app.LineRows()).Line!.Mission);
        // What was decided and paid is the business of those who keep the accounts.
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Raw(HttpMethod.Get, $"{Cpts}/finances/indemnites/lignes")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_role_without_a_fiche_action_gives_no_act(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (own, _) = await Scene(app, tied: false);
        var lead = await app.SignedIn(Role.MissionLead);

        Assert.Equal(HttpStatusCode.OK, (await lead.Raw(HttpMethod.Get, $"{Cpts}/reunions/{own.Meeting}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Raw(HttpMethod.Get, $"{Cpts}/reunions/{own.Meeting}/emargement")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Raw(HttpMethod.Get, $"{Cpts}/finances/indemnites")).Status);
    }

    /// <summary>A fiche of Parcours, whose référent is the account (when tied), and one of Prévention; a meeting held for each.</summary>
    private static async Task<((Guid Fiche, Guid Meeting) Own, (Guid Fiche, Guid Meeting) Others)> Scene(TestApp app, bool tied = true)
    {
        var referent = await app.Member("Belhadi");
        var present = await app.Member("Lenoir");
        if (tied)
        {
            var account = await app.AccountOf(Role.MissionLead);
            await app.WithDb(app.DeuxVallees, async db =>
            {
                (await db.ReadMember(referent, CancellationToken.None))!.SignsInAs(account);
                await db.SaveChangesAsync();
            });
        }
        return (await One("Plaies", MissionCode.Pathways, referent), await One("Dépistage", MissionCode.Prevention, null));

        async Task<(Guid, Guid)> One(string title, MissionCode mission, Guid? by)
        {
            var fiche = await app.Write(title, mission, by);
            var meeting = await app.Plan(MeetingScene.Details("Groupe " + title, mission: mission, fiche: fiche), [present]);
            await app.Hold(meeting, new Presence(present, AttendanceState.Present));
            return (fiche.Id, meeting);
        }
    }
}
