using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Admissions;
using Tisserand.Web.Features.Admissions.Jobs;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Admissions;

/// <summary>Joining on line, from the public form to the decision of the bureau.</summary>
public sealed partial class JoiningTests
{
    private const string Form = "/c/deux-vallees/adherer";
    private const string Email = "louise.hautecoeur@example.org";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_the_public_form_to_a_member(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app, statutes: "Statuts du 3 mars 2024.");
        var visitor = app.Anonymous();

        var page = await visitor.Get(Form);
        Assert.Contains("Statuts", page.Text, StringComparison.Ordinal);
        Assert.Contains("Statuts du 3 mars 2024.", (await app.Anonymous().Get(Form + "/textes/statuts")).Text, StringComparison.Ordinal);
        var sent = await visitor.Submit(Typed());
        Assert.Contains("Un message vient de partir", sent.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, db => db.Set<Member>()));

        // Not before the bureau until confirmed; opening the link does nothing, pressing the button does.
        var president = await app.SignedIn(Role.President);
        Assert.Contains("Aucune demande", (await president.Get("/c/deux-vallees/adherents/demandes")).Text, StringComparison.Ordinal);
        var link = await LinkIn(app, "Confirmez");
        await visitor.Get(link);
        Assert.Equal(ApplicationState.Unconfirmed, (await Only(app)).State);
        Assert.Contains("transmise au bureau", (await visitor.Submit([])).Text, StringComparison.Ordinal);
        Assert.Contains("déjà servi", (await app.Anonymous().Get(link)).Text, StringComparison.Ordinal);

        var application = await Only(app);
        Assert.Equal((ApplicationState.ToDecide, "statuts:1 donnees:0"), (application.State, application.AcceptedTexts));
        await president.Get("/c/deux-vallees/adherents/demandes/" + application.Id);
        var accepted = await president.Submit(new() { ["Input.FirstDay"] = "2026-11-22" }, "#accepter");
        Assert.Contains("Louise Hautecœur", accepted.One("h1"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.Set<Member>().Include("_memberships").SingleAsync();
            Assert.Equal((new DateOnly(2026, 11, 22), "60", Email), (member.MemberSince, member.Profession, member.Email));
            Assert.Equal(MemberCategory.Student, (await db.Set<CategoryOfMember>().SingleAsync()).Category);
            var decided = await db.Set<MembershipApplication>().SingleAsync();
            Assert.Equal((ApplicationState.Accepted, member.Id), (decided.State, decided.MemberId));
        });
        Assert.Contains("Vous êtes adhérent depuis le 22 novembre 2026", await Letter(app, "Bienvenue"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_never_changes_an_entry_that_exists_the_bureau_recognises_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app);
        var contact = Member.Create(MemberScene.Details("Hautecœur", "Louise") with { Email = "ancienne@example.org", Phone = "03 21 00 00 00" }).Required;
        await app.WithDb(app.DeuxVallees, db =>
        {
            db.Add(contact);
            return db.SaveChangesAsync();
        });
        var known = contact.Id;
        var id = await Apply(app);
        var president = await app.SignedIn(Role.President);

        var page = await president.Get("/c/deux-vallees/adherents/demandes/" + id);
        Assert.Contains("même nom", page.Text, StringComparison.Ordinal);
        var unsaid = await president.Submit(new() { ["Input.FirstDay"] = "2026-11-22" }, "#accepter");
        Assert.Contains("Dites s’il s’agit", unsaid.Text, StringComparison.Ordinal);
        await president.Submit(new() { ["Input.FirstDay"] = "2026-11-22", ["Input.Known"] = known.ToString() }, "#accepter");

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.Set<Member>().SingleAsync();
            Assert.Equal((known, "ancienne@example.org", "+33321000000"), (member.Id, member.Email, member.Phone));
            Assert.Equal(ApplicationState.Accepted, (await db.Set<MembershipApplication>().SingleAsync()).State);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_bureau_asks_for_more_and_the_answer_comes_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app);
        var id = await Apply(app);
        var board = await app.SignedIn(Role.BoardMember);
        await board.Get("/c/deux-vallees/adherents/demandes/" + id);
        await board.Submit(new() { ["Input.Question"] = "Dans quel service êtes-vous ?" }, "form[action*='handler=Ask']");

        var visitor = app.Anonymous();
        var asked = await visitor.Get(await LinkIn(app, "complément"));
        Assert.Contains("Dans quel service", asked.Text, StringComparison.Ordinal);
        await visitor.Submit(new() { ["Answer"] = "Aux urgences de Helfaut." });
        var application = await Only(app);
        Assert.Equal((ApplicationState.ToDecide, "Aux urgences de Helfaut."), (application.State, application.Answer));

        await board.Get("/c/deux-vallees/adherents/demandes/" + id);
        await board.Submit(new() { ["Input.Reason"] = "Hors du territoire." }, "form[action*='handler=Refuse']");
        Assert.Equal(ApplicationState.Refused, (await Only(app)).State);
        Assert.Contains("Hors du territoire.", await Letter(app, "Votre demande d’adhésion à"), StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, db => db.Set<Member>()));
    }

    [Theory]
    [InlineData("Input.Email", "", "lien de confirmation")]
    [InlineData("Input.Category", "", "à quel titre")]
    [InlineData("Input.Rpps", "12", "onze chiffres")]
    [InlineData("Input.Accepted", "false", "accepter ces textes")]
    [InlineData("Input.Commune", "Nulle-Part-sur-Rien", "ommune")]
    [InlineData("Input.LastName", "", "Indiquez le nom")]
    public async Task What_is_missing_is_said_and_nothing_typed_is_lost(string field, string value, string said)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await Open(app);
        var visitor = app.Anonymous();
        await visitor.Get(Form);
        var typed = Typed();
        typed[field] = value;

        var page = await visitor.Submit(typed);

        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Equal("Louise", page.Page.QuerySelector("[name='Input.FirstName']")!.GetAttribute("value"));
        Assert.Equal(0, await Count(app, db => db.Set<MembershipApplication>()));
        Assert.Equal(0, await Count(app, db => db.Set<OutgoingMail>()));
    }

    [Fact]
    public async Task A_closed_form_takes_nothing_and_a_text_that_changed_is_read_again()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var visitor = app.Anonymous();
        Assert.Contains("n’est pas ouverte", (await visitor.Get(Form)).Text, StringComparison.Ordinal);

        await Open(app, statutes: "Première version.");
        await visitor.Get(Form);
        await Publish(app, "Deuxième version.");
        var changed = await visitor.Submit(Typed());
        Assert.Contains("vient de changer", changed.Text, StringComparison.Ordinal);
        Assert.Equal("statuts:2 donnees:0", changed.Page.QuerySelector("[name='Input.Versions']")!.GetAttribute("value"));
        Assert.Contains("Première version.", (await visitor.Get(Form + "/textes/statuts?version=1")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, db => db.Set<MembershipApplication>()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_decide_at_the_same_second_make_one_member(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app);
        var id = await Apply(app);
        var accepted = 0;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => app.Within(app.DeuxVallees, async services =>
        {
            var outcome = await services.GetRequiredService<DecideApplication>()
                .Accept(app.DeuxVallees, id, default, default, new(2026, 11, 22), "Claire Aubry", new(2026, 11, 22), CancellationToken.None);
            Interlocked.Add(ref accepted, outcome.Succeeded ? 1 : 0);
        }))));

        Assert.Equal(1, accepted);
        Assert.Equal(1, await Count(app, db => db.Set<Member>()));
        Assert.Equal(1, await Count(app, db => db.Set<OutgoingMail>().Where(m => m.Subject.StartsWith("Bienvenue"))));
    }

    /// <summary>One address may serve two people; the bureau is asked before it makes two entries of what may be one person.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_join_with_one_address_at_the_same_second_make_one_member_until_the_bureau_says_otherwise(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app);
        var visitors = new[] { app.Anonymous(), app.Anonymous(), app.Anonymous() };
        await Task.WhenAll(visitors.Select(v => v.Get(Form)));
        var sent = await Task.WhenAll(visitors.Select(v => Task.Run(() => v.Submit(Typed()))));
        Assert.All(sent, page => Assert.Contains("Un message vient de partir", page.Text, StringComparison.Ordinal));

        List<string> links = [];
        await app.WithDb(app.DeuxVallees, async db => links = [.. (await db.Set<OutgoingMail>().Where(m => m.To == Email).Select(m => m.Body).ToListAsync()).Select(b => new Uri(Link().Match(b).Value).PathAndQuery)]);
        Assert.Equal(3, links.Distinct().Count());
        await Task.WhenAll(links.Select((link, i) => Task.Run(async () =>
        {
            await visitors[i].Get(link);
            await visitors[i].Submit([]);
        })));
        List<Guid> ids = [];
        await app.WithDb(app.DeuxVallees, async db => ids = await db.Set<MembershipApplication>().Where(a => a.State == ApplicationState.ToDecide).Select(a => a.Id).ToListAsync());
        Assert.Equal(3, ids.Count);

        async Task<Outcome<Member>> Accept(Guid id, bool isNobodyKnown)
        {
            Outcome<Member> outcome = null!;
            await app.Within(app.DeuxVallees, async services => outcome = await services.GetRequiredService<DecideApplication>()
                .Accept(app.DeuxVallees, id, new(null, isNobodyKnown), default, new(2026, 11, 22), "Claire Aubry", new(2026, 11, 22), CancellationToken.None));
            return outcome;
        }
        var accepted = await Task.WhenAll(ids.Select(id => Task.Run(() => Accept(id, isNobodyKnown: false))));
        Assert.Single(accepted, a => a.Succeeded);
        Assert.Equal(["known-required", "known-required"], accepted.SelectMany(a => a.Refusals).Select(r => r.Code));
        Assert.Equal((1, 1), (await Count(app, db => db.Set<Member>()), await Count(app, db => db.Set<OutgoingMail>().Where(m => m.Subject.StartsWith("Bienvenue")))));

        Assert.True((await Accept(ids[Array.FindIndex(accepted, a => !a.Succeeded)], isNobodyKnown: true)).Succeeded);
        Assert.Equal((2, 1), (await Count(app, db => db.Set<Member>()), await Count(app, db => db.Set<MembershipApplication>().Where(a => a.State == ApplicationState.ToDecide))));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_lives_seven_days_and_what_has_no_effect_is_forgotten_after_a_year(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Open(app);
        var visitor = app.Anonymous();
        await visitor.Get(Form);
        await visitor.Submit(Typed());
        var link = await LinkIn(app, "Confirmez");
        app.Time.Now += TimeSpan.FromDays(8);

        await visitor.Get(link);
        Assert.Contains("expiré", (await visitor.Submit([])).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Forget(app));
        app.Time.Now += TimeSpan.FromDays(360);
        Assert.Equal(1, await Forget(app));
        Assert.Equal(0, await Count(app, db => db.Set<MembershipApplication>()));
    }

    [Fact]
    public async Task The_coordinator_sees_the_demands_and_does_not_decide()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await Open(app);
        var id = await Apply(app);
        var coordinator = await app.SignedIn(Role.Coordinator);

        var page = await coordinator.Get("/c/deux-vallees/adherents/demandes/" + id);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("#accepter"));
        Assert.Contains("demande d’adhésion à décider", (await coordinator.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Typed() => new()
    {
        ["Input.Category"] = "etudiant",
        ["Input.LastName"] = "Hautecœur",
        ["Input.FirstName"] = "Louise",
        ["Input.Profession"] = "60",
        ["Input.Email"] = Email,
        ["Input.Phone"] = "06 39 98 00 01",
        ["Input.Commune"] = "62534",
        ["Input.Accepted"] = "true",
    };

    private static async Task Open(TestApp app, string? statutes = null)
    {
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get("/c/deux-vallees/parametres/adhesion");
        await coordinator.Submit(new() { ["Input.IsOpen"] = "true" });
        if (statutes is not null)
        {
            await Publish(app, statutes);
        }
    }

    private static async Task Publish(TestApp app, string statutes)
    {
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get("/c/deux-vallees/parametres/adhesion");
        var answer = await coordinator.Submit(new() { ["Input.Text"] = statutes }, "#statuts form");
        Assert.Contains("publiée", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>An application sent and confirmed; its identifier.</summary>
    private static async Task<Guid> Apply(TestApp app)
    {
        var visitor = app.Anonymous();
        await visitor.Get(Form);
        await visitor.Submit(Typed());
        await visitor.Get(await LinkIn(app, "Confirmez"));
        await visitor.Submit([]);
        return (await Only(app)).Id;
    }

    private static async Task<MembershipApplication> Only(TestApp app)
    {
        MembershipApplication? only = null;
        await app.WithDb(app.DeuxVallees, async db => only = await db.Set<MembershipApplication>().AsNoTracking().SingleAsync());
        return only!;
    }

    private static async Task<int> Count<T>(TestApp app, Func<TisserandDb, IQueryable<T>> rows)
    {
        var count = 0;
        await app.WithDb(app.DeuxVallees, async db => count = await rows(db).CountAsync());
        return count;
    }

    private static async Task<int> Forget(TestApp app)
    {
        var erased = 0;
        await app.Within(null, async services => erased = await services.GetRequiredService<ForgetApplications>().Forget(CancellationToken.None));
        return erased;
    }

    private static async Task<string> Letter(TestApp app, string subject)
    {
        var body = "";
        await app.WithDb(app.DeuxVallees, async db => body = (await db.Set<OutgoingMail>().Where(m => m.Subject.Contains(subject)).OrderByDescending(m => m.Id).FirstAsync()).Body);
        return body;
    }

    private static async Task<string> LinkIn(TestApp app, string subject) => new Uri(Link().Match(await Letter(app, subject)).Value).PathAndQuery;

    [GeneratedRegex("https?://\\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
