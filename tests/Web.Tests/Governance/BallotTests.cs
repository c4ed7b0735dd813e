using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Features.Governance.Sittings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Governance;

/// <summary>Votes on phones: who may, once each, in secret, and at the same second.</summary>
public sealed class BallotTests
{
    private static readonly string[] Three = ["Roche", "Duval", "Petit"];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_voter_votes_on_a_phone_for_themselves_and_for_a_proxy_each_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join(Three);
        var meeting = await app.Assembly([people["Roche"]]);
        Assert.Null(await app.GiveProxy(meeting, people["Duval"], people["Roche"]));
        var resolution = await app.Resolve(meeting);
        var cards = await app.Cards(meeting, people["Roche"], people["Petit"]);
        var phone = app.Anonymous();

        Assert.Contains("Code de la carte", (await phone.Get("/c/deux-vallees/voter")).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas, ou plus, valable", (await phone.Get("/c/deux-vallees/voter?carte=AAAA-BBBB-CCCC")).Text, StringComparison.Ordinal);
        var page = await phone.Get("/c/deux-vallees/voter?carte=" + cards[people["Roche"]].ToLowerInvariant());
        Assert.Contains("L’assemblée approuve les comptes.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Votre voix", "Pouvoir de Anaïs Duval"], page.All("legend"));
        var voted = await phone.Submit(new() { ["voices[0].Choice"] = "pour", ["voices[1].Choice"] = "contre" });
        Assert.Contains("2 voix sont comptées", voted.Text, StringComparison.Ordinal);
        Assert.Contains("Vos voix sont comptées", voted.Text, StringComparison.Ordinal);

        // Not present: the card opens the page, and no vote.
        Assert.Contains("pas encore noté présent", (await phone.Get("/c/deux-vallees/voter?carte=" + cards[people["Petit"]])).Text, StringComparison.Ordinal);
        Assert.Equal("not-voting", await app.Cast(meeting, resolution, people["Petit"], people["Petit"], VoteChoice.For));
        Assert.Equal("not-your-voice", await app.Cast(meeting, resolution, people["Roche"], people["Petit"], VoteChoice.For));
        // The giver arrives: they hold their voice again, which has voted.
        await app.Within(app.DeuxVallees, async services => Assert.Empty(await services.GetRequiredService<WelcomeVoter>().Welcome(meeting, people["Duval"], true, GovernanceScene.Today, CancellationToken.None)));
        Assert.Equal("voted-already", await app.Cast(meeting, resolution, people["Duval"], people["Duval"], VoteChoice.For));

        var closed = await app.Closed(resolution);
        Assert.Equal((1, 1, 0, 0), (closed.Counts[0].For, closed.Counts[0].Against, closed.Counts[0].Abstain, closed.Counts[0].NotVoting));
        Assert.Equal("ballot-not-open", await app.Cast(meeting, resolution, people["Roche"], people["Roche"], VoteChoice.For));
        var desk = await app.SignedIn(Role.Coordinator);
        var result = await desk.Get("/c/deux-vallees/vie-associative/scrutins/" + resolution);
        Assert.Contains("Pour 1, contre 1, abstention 0, sans vote 0", result.Text, StringComparison.Ordinal);
        Assert.Contains("Anaïs Duval (par Anaïs Roche) : contre", result.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_secret_ballot_leaves_nothing_that_ties_it_to_a_voter(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join(Three);
        var meeting = await app.Assembly(people.Values);
        var resolution = await app.Resolve(meeting, isSecret: true);
        var cards = await app.Cards(meeting, [.. people.Values]);
        var before = 0;
        await app.WithDb(app.DeuxVallees, async db => before = await db.Set<AuditEntry>().CountAsync());

        var receipts = new List<string>();
        string[] choices = ["pour", "contre", "pour"];
        foreach (var (i, person) in people.Values.Index())
        {
            var phone = app.Anonymous();
            await phone.Get("/c/deux-vallees/voter?carte=" + cards[person]);
            var voted = await phone.Submit(new() { ["voices[0].Choice"] = choices[i] });
            Assert.Contains("Votre vote est compté", voted.Text, StringComparison.Ordinal);
            receipts.Add(voted.One("code.key"));
        }

        await app.WithDb(app.DeuxVallees, async db =>
        {
            // Who voted, and not what; no line of the journal, no moment, no identifier made from the clock.
            var marks = await db.Set<VoteMark>().ToListAsync();
            Assert.Equal(3, marks.Count);
            Assert.All(marks, m => Assert.True(m.Choice is null && m.Id.Version == 4));
            Assert.Equal(before, await db.Set<AuditEntry>().CountAsync());
            Assert.DoesNotContain(db.Model.FindEntityType(typeof(BallotUrn))!.GetProperties().Concat(db.Model.FindEntityType(typeof(VoteMark))!.GetProperties()), p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateOnly));
            // One row for all ballots, in the order of their receipts: that of the votes is not there to be read.
            var urn = await db.Set<BallotUrn>().SingleAsync();
            Assert.Equal(receipts.Order(StringComparer.Ordinal), urn.Ballots.Select(b => b.Receipt));
            Assert.DoesNotContain(people.Values, id => urn.Content.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
        });

        var closed = await app.Closed(resolution);
        Assert.Equal((2, 1), (closed.Counts[0].For, closed.Counts[0].Against));
        // Each finds their receipt, with their choice, in the published list; nobody finds a name there.
        var published = await app.Anonymous().Get("/c/deux-vallees/voter?carte=" + cards[people["Roche"]]);
        Assert.All(receipts.Zip(choices), r => Assert.Contains($"{r.First} {r.Second}", published.Text, StringComparison.Ordinal));
        var desk = await app.SignedIn(Role.Coordinator);
        var page = await desk.Get("/c/deux-vallees/vie-associative/scrutins/" + resolution);
        Assert.Contains("Qui a voté (3)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anaïs Roche :", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fifty_votes_of_one_voter_in_person_and_by_proxy_count_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join(Three);
        var meeting = await app.Assembly([people["Roche"], people["Petit"]]);
        Assert.Null(await app.GiveProxy(meeting, people["Duval"], people["Roche"]));
        var resolution = await app.Resolve(meeting, isSecret: true);

        // The giver comes in while the holder votes for them.
        var arrival = Task.Run(() => app.Within(app.DeuxVallees, services => services.GetRequiredService<WelcomeVoter>().Welcome(meeting, people["Duval"], true, GovernanceScene.Today, CancellationToken.None)));
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => app.Cast(meeting, resolution, i % 2 == 0 ? people["Roche"] : people["Duval"], people["Duval"], i % 3 == 0 ? VoteChoice.For : VoteChoice.Against))));
        await arrival;

        Assert.Equal(1, results.Count(r => r is null));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(1, await db.Set<VoteMark>().CountAsync());
            Assert.Single((await db.Set<BallotUrn>().SingleAsync()).Ballots);
        });
        var closed = await app.Closed(resolution);
        Assert.Equal(1, closed.Counts[0].For + closed.Counts[0].Against);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fifty_proxies_to_one_holder_stop_at_the_limit(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Adopt(new(2024, 3, 12), (GovernanceRule.ProxiesAssembly, "3"));
        var people = await app.Join([.. Enumerable.Range(0, 51).Select(i => $"Membre{(char)('A' + (i / 26))}{(char)('a' + (i % 26))}")]);
        var holder = people.Values.First();
        var meeting = await app.Assembly([holder]);

        var results = await Task.WhenAll(people.Values.Skip(1).Select(giver => Task.Run(() => app.GiveProxy(meeting, giver, holder))));

        Assert.Equal((3, 47), (results.Count(r => r is null), results.Count(r => r == "proxy-limit")));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(3, await db.Set<Proxy>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Votes_while_the_ballot_closes_are_all_counted_or_all_told(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join([.. Enumerable.Range(0, 50).Select(i => $"Membre{(char)('A' + (i / 26))}{(char)('a' + (i % 26))}")]);
        var meeting = await app.Assembly(people.Values);
        var resolution = await app.Resolve(meeting, isSecret: true);

        var votes = people.Values.Select((person, i) => Task.Run(async () =>
        {
            await Task.Delay(i * 4);
            return await app.Cast(meeting, resolution, person, person, VoteChoice.For);
        })).ToList();
        await Task.WhenAny(votes);
        var closed = await app.Closed(resolution);
        var results = await Task.WhenAll(votes);

        Assert.All(results, r => Assert.True(r is null or "ballot-not-open", r));
        Assert.Equal(results.Count(r => r is null), closed.Counts[0].For);
        Assert.Equal(50, closed.Counts[0].Voices);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(closed.Counts[0].For, await db.Set<VoteMark>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_three_hundred_present_a_page_costs_no_more_queries_than_with_three(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var people = await app.Join([.. Enumerable.Range(0, 300).Select(i => $"Membre{(char)('A' + (i / 26))}{(char)('a' + (i % 26))}")]);
        var small = await app.Assembly(people.Values.Take(3));
        var large = await app.Assembly(people.Values);
        var (few, many) = (await app.Resolve(small), await app.Resolve(large));
        var cards = await app.Cards(large, people.Values.First());
        var desk = await app.SignedIn(Role.Coordinator);
        await desk.Get("/c/deux-vallees/vie-associative/seances/" + small + "/ecran");

        foreach (var page in new[] { "seances/{0}", "seances/{0}/ecran", "seances/{0}/accueil", "seances/{0}/pv" })
        {
            Task<int> Cost(Guid meeting) => app.Queries.During(() => desk.Get("/c/deux-vallees/vie-associative/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, page, meeting)));
            Assert.Equal(await Cost(small), await Cost(large));
        }
        Assert.InRange(await app.Queries.During(() => app.Anonymous().Get("/c/deux-vallees/voter?carte=" + cards.Values.First())), 1, 14);
        Assert.InRange(await app.Queries.During(() => app.Cast(large, many, people.Values.First(), people.Values.First(), VoteChoice.For)), 1, 12);
        Assert.Contains("300 votants présents + 0 représentés = 300 voix", (await desk.Get("/c/deux-vallees/vie-associative/seances/" + large + "/ecran")).Text, StringComparison.Ordinal);
        Assert.NotEqual(few, many);
    }
}
