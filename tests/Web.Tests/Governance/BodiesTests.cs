using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Features.Governance;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Governance;

public sealed class BodiesTests
{
    private const string Home = "/c/deux-vallees/vie-associative";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_body_is_made_a_mandate_given_renewed_ended_and_what_follows_is_said(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche", "Duval");
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Home + "/instances/saisie");
        Assert.Contains("Choisissez la nature", (await browser.Submit([])).Text, StringComparison.Ordinal);
        var made = await browser.Submit(new() { ["Input.Kind"] = "bureau", ["Input.Seats"] = "6" });
        Assert.Contains("0 siège occupé sur 6", made.Text, StringComparison.Ordinal);

        var form = made.Page.QuerySelector("a[href*='/mandats/saisie']")!.GetAttribute("href")!;
        await browser.Get(form);
        Assert.Contains("puis choisissez-la", (await browser.Submit(new() { ["Input.Seat"] = "President", ["Input.StartsOn"] = "2025-03-12" })).Text, StringComparison.Ordinal);
        var given = await browser.Submit(new() { ["Input.MemberId"] = people["Roche"].ToString(), ["Input.Seat"] = "President", ["Input.StartsOn"] = "2025-03-12", ["Input.EndsOn"] = "2027-01-31", ["Input.ElectedBy"] = "AG <b>constitutive</b>" });
        Assert.Contains("Anaïs Roche", given.Text, StringComparison.Ordinal);
        Assert.Contains("AG <b>constitutive</b>", given.Text, StringComparison.Ordinal);
        Assert.Contains("s’achève bientôt", given.Text, StringComparison.Ordinal);

        // Within the ninety days of the alert, « Cette semaine » says so; with a shorter delay it does not.
        var week = await browser.Get("/c/deux-vallees");
        Assert.Contains("Mandat qui s’achève", week.Text, StringComparison.Ordinal);
        await browser.Get(Home);
        await browser.Submit(new() { ["AlertDays"] = "30" });
        Assert.DoesNotContain("Mandat qui s’achève", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);

        var renewal = (await browser.Get(Home)).Page.QuerySelector("a[href*='renouveler=']")!.GetAttribute("href")!;
        Assert.Equal("2027-02-01", (await browser.Get(renewal)).Page.QuerySelector("#Input_StartsOn")!.GetAttribute("value"));

        // A new president: to declare within three months, ready as a letter, closed once declared.
        var end = (await browser.Get(Home)).Page.QuerySelector("a[href$='/fin']")!.GetAttribute("href")!;
        await browser.Get(end);
        await browser.Submit(new() { ["Input.LastDay"] = "2026-09-30", ["Input.Reason"] = "Démission" });
        await browser.Get(form);
        await browser.Submit(new() { ["Input.MemberId"] = people["Duval"].ToString(), ["Input.Seat"] = "President", ["Input.StartsOn"] = "2026-10-01" });
        Assert.Contains("Changement de dirigeants du 1er octobre 2026", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var declarations = await browser.Get(Home + "/declarations");
        Assert.Contains("à déclarer avant le 1er janv. 2027", declarations.Text, StringComparison.Ordinal);
        Assert.Contains("Entrée : Anaïs Duval, présidence (Bureau)", declarations.Text, StringComparison.Ordinal);
        var letter = await browser.Get(Home + "/declarations/dirigeants/2026-10-01");
        Assert.Contains("Sortie : Anaïs Roche, présidence (Bureau)", letter.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), (await browser.Get(Home + "/declarations/dirigeants/2026-10-01?format=pdf")).Bytes[..4]);
        await browser.Get(Home + "/declarations");
        Assert.Contains("entre le 1er octobre 2026", (await browser.Submit(new() { ["declaredOn"] = "2026-09-30" })).Text, StringComparison.Ordinal);
        await browser.Get(Home + "/declarations");
        var declared = await browser.Submit(new() { ["declaredOn"] = "2026-11-20", ["reference"] = "W62-1" });
        Assert.Contains("déclaré le 20/11/2026, W62-1", declared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("greffe", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Home + "/declarations/dirigeants/2026-10-02")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_texts_of_the_cpts_say_the_rules_and_their_source(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("à défaut de vos textes", (await browser.Get(Home + "/statuts")).Text, StringComparison.Ordinal);

        await browser.Get(Home + "/statuts/saisie");
        var refused = await browser.Submit(new() { ["Input.Kind"] = "statuts", ["Input.AdoptedOn"] = "2025-03-12", ["Input.Rules[0].Value"] = "beaucoup" });
        Assert.Contains("Écrivez une part", refused.Text, StringComparison.Ordinal);
        Assert.Equal("beaucoup", refused.Page.QuerySelector("#Input_Rules_0__Value")!.GetAttribute("value"));
        await browser.Submit(new() { ["Input.Rules[0].Value"] = "1/4", ["Input.Rules[0].Article"] = "article 11" });
        var rules = await browser.Get(Home + "/statuts");
        Assert.Contains("Quorum de l’AG ordinaire 1/4 Statuts du 12 mars 2025, article 11", rules.Text, StringComparison.Ordinal);

        // Read by the bureau, changed by nobody of it.
        var reader = await app.SignedIn(Role.BoardMember);
        var shown = await reader.Get(rules.Page.QuerySelector("a[href*='/statuts/saisie/']")!.GetAttribute("href")!);
        Assert.Empty(shown.All("main form button.main"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_officer_with_an_account_is_proposed_the_role_and_not_given_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche");
        var browser = await app.SignedIn(Role.Coordinator);
        await app.SignedIn(Role.Member);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var account = await db.Users.Where(u => u.Email == "member@deux-vallees.example").Select(u => u.Id).SingleAsync();
            (await db.Set<Tisserand.Domain.Members.Member>().SingleAsync(m => m.Id == people["Roche"])).SignsInAs(account);
            await db.SaveChangesAsync();
        });
        await app.Give(await app.Body(BodyKind.Bureau), people["Roche"], Seat.Treasurer, new(2025, 3, 12));

        Assert.Contains("n’a pas le rôle « Trésorier »", (await browser.Get(Home)).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<Data.Access.CptsAccess>().AnyAsync(a => a.Role == Role.Treasurer)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fifty_who_give_one_seat_to_one_person_give_it_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join("Roche");
        var body = await app.Body(BodyKind.Bureau);

        var given = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => app.Within(app.DeuxVallees, async services =>
        {
            var mandate = await services.GetRequiredService<GiveMandate>().Give(body, null, new(people["Roche"], Seat.President, new(2026, 1, 1), null, null, null), CancellationToken.None);
            Interlocked.Add(ref given, mandate!.Succeeded ? 1 : 0);
        }))));

        Assert.Equal(1, given);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<Mandate>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_of_the_bodies_costs_the_same_whatever_the_mandates(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join([.. Enumerable.Range(0, 12).Select(i => $"Membre{(char)('A' + i)}")]);
        var bureau = await app.Body(BodyKind.Bureau);
        var browser = await app.SignedIn(Role.Coordinator);
        await app.Give(bureau, people["MembreA"], Seat.President, new(2025, 1, 1));
        await browser.Get(Home);
        var one = await app.Queries.During(() => browser.Get(Home));
        foreach (var person in people.Values.Skip(1))
        {
            await app.Give(bureau, person, Seat.Member, new(2025, 1, 1));
        }

        Assert.Equal(one, await app.Queries.During(() => browser.Get(Home)));
        Assert.InRange(one, 1, 14);
    }
}
