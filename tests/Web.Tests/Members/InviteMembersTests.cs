using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class InviteMembersTests
{
    private const string Home = "/c/deux-vallees/adherents";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_click_on_the_card_makes_the_account_and_the_person_enters_without_a_password(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Roche", "Anaïs") with { Email = "Anais.Roche@example.org" }))[0];
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get($"{Home}/{id}");

        var done = await coordinator.Submit([], "form[action$=inviter]");

        Assert.Equal($"{Home}/{id}", done.Path);
        Assert.Contains("Anaïs Roche est invité", done.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.Set<Member>().SingleAsync(m => m.Id == id);
            Assert.Equal(Role.Member, (await db.Set<CptsAccess>().SingleAsync(a => a.AccountId == member.AccountId)).Role);
        });
        var phone = app.Anonymous();
        var asked = await phone.Get(await SignInTests.LastLink(app, "Anais.Roche@example.org"));
        Assert.Equal("Anais.Roche@example.org", asked.Page.QuerySelector("#Email")!.GetAttribute("value"));
        await phone.Submit([]);
        await phone.Get(await SignInTests.LastLink(app, "Anais.Roche@example.org"));
        Assert.StartsWith("/c/deux-vallees", (await phone.Submit([])).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_selection_is_invited_and_it_says_who_cannot_be(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(
            MemberScene.Details("Adam", "Zoé") with { Email = "zoe@example.org" },
            MemberScene.Details("Brun", "Léa") with { Email = "ZOE@example.org" },
            MemberScene.Details("Carlier", "Marc"),
            MemberScene.Details("Dubois", "Inès") with { Email = "coordinator@deux-vallees.example" });
        var coordinator = await app.SignedIn(Role.Coordinator);

        var plan = await coordinator.Get($"{Home}/inviter?" + string.Join('&', ids.Select(i => "ids=" + i)));
        Assert.Contains("Léa Brun : cette adresse est aussi celle de Zoé Adam", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Marc Carlier : la fiche n’a pas d’adresse", plan.Text, StringComparison.Ordinal);
        var done = await coordinator.Submit([]);

        Assert.Contains("2 personnes sont invitées", done.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(["Adam", "Dubois"], await db.Set<Member>().Where(m => m.AccountId != null).OrderBy(m => m.LastName).Select(m => m.LastName).ToListAsync());
            Assert.Equal(2, await db.Set<OutgoingMail>().CountAsync());
            // Who had an account for another role keeps it, and has this role too.
            Assert.Equal(2, await db.Set<CptsAccess>().CountAsync(a => a.AccountId == db.Set<Member>().First(m => m.LastName == "Dubois").AccountId));
        });
        var again = await coordinator.Get($"{Home}/inviter?ids=" + ids[0] + "&ids=" + ids[1]);
        Assert.Contains("Ont déjà leur espace : Zoé Adam", again.Text, StringComparison.Ordinal);
        Assert.Contains("déjà celle du compte de Zoé Adam", again.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Members_of_another_cpts_are_not_invited(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var foreign = Guid.Empty;
        await app.WithDb(app.AutreRive, async db =>
        {
            foreign = db.Add(Member.Create(MemberScene.Details("Roche", "Anaïs") with { Email = "anais@example.org" }).Required).Entity.Id;
            await db.SaveChangesAsync();
        });
        var coordinator = await app.SignedIn(Role.Coordinator);

        Assert.Contains("Personne n’est choisi", (await coordinator.Get($"{Home}/inviter?ids={foreign}")).Text, StringComparison.Ordinal);
        await app.WithDb(null, async db => Assert.Empty(await db.Set<OutgoingMail>().ToListAsync()));
    }
}
