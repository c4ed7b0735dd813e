using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Access;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

public sealed partial class SignInTests
{
    private const string Admin = "admin@example.org";
    private const string Another = "une autre phrase assez longue";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Eight_wrong_passwords_lock_the_account(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = app.Anonymous();
        await browser.Get("/connexion");
        for (var i = 0; i < 7; i++)
        {
            Assert.Contains("n’est pas le bon", (await Try("mauvais mot de passe")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("bloqué pendant dix minutes", (await Try("mauvais mot de passe")).Text, StringComparison.Ordinal);
        Assert.Contains("bloqué pendant dix minutes", (await Try(TestApp.Password)).Text, StringComparison.Ordinal);

        Task<Answer> Try(string password) => browser.Submit(new() { ["Input.Email"] = Admin, ["Input.Password"] = password });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_password_ends_the_other_sessions(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (here, elsewhere) = (await app.SignIn(Admin), await app.SignIn(Admin));
        Assert.Equal("/compte", (await elsewhere.Get("/compte")).Path);

        await here.Get("/compte");
        var wrong = await here.Submit(new() { ["Secret.Current"] = "pas le bon du tout", ["Secret.Next"] = Another }, "#mot-de-passe");
        Assert.Contains("actuel", wrong.One("#Secret_Current_erreur"), StringComparison.Ordinal);
        var changed = await here.Submit(new() { ["Secret.Current"] = TestApp.Password, ["Secret.Next"] = Another }, "#mot-de-passe");

        app.Time.Now += TimeSpan.FromSeconds(1);

        Assert.Contains("sessions sont fermées", changed.Text, StringComparison.Ordinal);
        Assert.Equal("/compte", (await here.Get("/compte")).Path);
        Assert.StartsWith("/connexion", (await elsewhere.Get("/compte")).Path, StringComparison.Ordinal);
        await app.SignIn(Admin, Another);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reset_link_serves_once_and_asking_says_nothing_of_who_has_an_account(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var before = await app.SignIn(Admin);
        var browser = app.Anonymous();
        await browser.Get("/mot-de-passe-oublie");
        var unknown = await browser.Submit(new() { ["Email"] = "personne@example.org" });
        await browser.Get("/mot-de-passe-oublie");
        var known = await browser.Submit(new() { ["Email"] = Admin });
        Assert.Equal(unknown.Text, known.Text);
        var link = await LastLink(app, Admin);

        await browser.Get(link);
        Assert.Contains("12 caractères", (await browser.Submit(new() { ["Password"] = "court" })).One("#Password_erreur"), StringComparison.Ordinal);
        Assert.Equal("/connexion", (await browser.Submit(new() { ["Password"] = Another })).Path);

        app.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Contains("a déjà servi", (await browser.Get(link)).Text, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await before.Get("/compte")).Path, StringComparison.Ordinal);
        await app.SignIn(Admin, Another);
        Assert.Contains("a déjà servi", (await browser.Get("/mot-de-passe-nouveau?compte=x&jeton=y")).Text, StringComparison.Ordinal);
        await app.WithDb(null, async db => Assert.Single(await db.Set<OutgoingMail>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_second_step_asks_for_the_code_of_the_telephone_or_a_recovery_code_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignIn(Admin);
        await browser.Get("/compte/double-authentification");
        var started = await browser.Submit([]);
        Assert.DoesNotContain("style=", started.Page.QuerySelector("svg.qr")!.OuterHtml, StringComparison.Ordinal);
        var secret = started.One("form code").Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("n’est pas le bon", (await browser.Submit(new() { ["Code"] = "000000" })).Text, StringComparison.Ordinal);
        var codes = (await browser.Submit(new() { ["Code"] = Totp.Now(secret) })).All(".codes code");
        Assert.Equal(10, codes.Count);
        Assert.DoesNotContain(codes[0], (await browser.Get("/compte/double-authentification")).Text, StringComparison.Ordinal);

        var last = browser;
        var phone = await Password();
        Assert.StartsWith("/connexion/code", phone.Path, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await last.Get("/compte")).Path, StringComparison.Ordinal);
        await Password();
        Assert.Contains("n’est pas le bon", (await last.Submit(new() { ["Input.Code"] = "123456" })).Text, StringComparison.Ordinal);
        Assert.Equal("/mes-cpts", (await last.Submit(new() { ["Input.Code"] = Totp.Now(secret) })).Path);

        await Password();
        Assert.Equal("/mes-cpts", (await last.Submit(new() { ["Input.Code"] = codes[0] })).Path);
        await Password();
        Assert.Contains("n’est pas le bon", (await last.Submit(new() { ["Input.Code"] = codes[0] })).Text, StringComparison.Ordinal);

        async Task<Answer> Password()
        {
            last = app.Anonymous();
            await last.Get("/connexion");
            return await last.Submit(new() { ["Input.Email"] = Admin, ["Input.Password"] = TestApp.Password });
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_address_counts_once_confirmed_from_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignIn(Admin);
        await browser.Get("/compte");
        var refused = await browser.Submit(new() { ["Identity.Email"] = "nouvelle@example.org" }, "#identite");
        Assert.Contains("mot de passe actuel", refused.One("#Identity_Password_erreur"), StringComparison.Ordinal);
        await browser.Submit(new() { ["Identity.Email"] = "nouvelle@example.org", ["Identity.Password"] = TestApp.Password }, "#identite");
        await app.SignIn(Admin);

        await browser.Get(await LastLink(app, "nouvelle@example.org"));
        Assert.Equal("/compte", (await browser.Submit([])).Path);
        await app.SignIn("nouvelle@example.org");
    }

    [Fact]
    public async Task Posts_from_one_address_are_limited()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = app.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= SignInLimits.PostsPerMinute; i++)
        {
            answers.Add((await browser.Raw(HttpMethod.Post, "/mot-de-passe-oublie", new FormUrlEncodedContent([]))).Status);
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(SignInLimits.PostsPerMinute));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/connexion")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Demonstration_accounts_enter_by_one_click_in_the_demonstration_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, options: o => o with { IsDemonstration = true });
        await AddDemonstrationAccount(app);
        var browser = app.Anonymous();
        var page = await browser.Get("/connexion");
        Assert.Contains("Camille Exemple", page.Text, StringComparison.Ordinal);
        Assert.Equal("/c/deux-vallees", (await browser.Submit([], "form[action*=Demonstration]", "button[name=email]")).Path);
        await app.Anonymous().Get("/connexion");

        var visitor = app.Anonymous();
        await visitor.Get("/connexion");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit(new() { ["email"] = Admin }, "form[action*=Demonstration]")).Status);
    }

    [Fact]
    public async Task Outside_the_demonstration_its_accounts_are_not_offered()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await AddDemonstrationAccount(app);

        Assert.DoesNotContain("Camille Exemple", (await app.Anonymous().Get("/connexion")).Text, StringComparison.Ordinal);
    }

    private static Task AddDemonstrationAccount(TestApp app) => app.Within(app.DeuxVallees, async services =>
    {
        var account = (await CreateInstallation.CreateAccount(services.GetRequiredService<UserManager<Account>>(), "Camille Exemple", "coordination" + DemonstrationAccounts.Domain, DemonstrationAccounts.Password, false)).Required;
        var db = services.GetRequiredService<Data.TisserandDb>();
        db.Add(new CptsAccess { AccountId = account.Id, CptsId = app.DeuxVallees.Id, Role = Role.Coordinator });
        await db.SaveChangesAsync();
    });

    internal static async Task<string> LastLink(TestApp app, string to)
    {
        var body = "";
        await app.WithDb(null, async db => body = (await db.Set<OutgoingMail>().Where(m => m.To == to).OrderByDescending(m => m.Id).FirstAsync()).Body);
        return new Uri(Link().Match(body).Value).PathAndQuery;
    }

    [GeneratedRegex(@"http://localhost\S+", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Link();
}
