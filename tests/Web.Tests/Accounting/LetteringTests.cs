using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>Lettrage: what is owed beside what settled it, from the page and from the deed.</summary>
public sealed class LetteringTests
{
    private const string Page = "/c/deux-vallees/comptes/lettrage";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lines_that_settle_each_other_are_lettered_and_unlettered_from_the_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Post(LedgerScene.Posting(cents: 120_00, debit: "606", credit: "401"));
        await app.Post(LedgerScene.Posting(on: new(2026, 4, 2), cents: 120_00, debit: "401", credit: "512"));
        await app.Post(LedgerScene.Posting(on: new(2026, 5, 2), cents: 35_00, debit: "606", credit: "401"));
        await app.ValidateAll();
        var treasurer = await app.SignedIn(Role.Treasurer);
        var page = await treasurer.Get(Page + "?compte=401");
        Assert.Equal(3, page.All("tbody tr").Count);
        var ids = page.Page.QuerySelectorAll("input[name=Ids]").Select(i => i.GetAttribute("value")!).ToList();

        Assert.Contains("au moins deux lignes", (await treasurer.Submit(new() { ["Ids"] = ids[0] }, "main form[method=post]", "button[formaction*='Mark']")).Text, StringComparison.Ordinal);
        var done = await Mark(app, await Lines(app, 120_00));
        Assert.Empty(done);
        var after = await treasurer.Get(Page + "?compte=401");
        Assert.Single(after.All("tbody tr"));
        var lettered = await treasurer.Get(Page + "?compte=401&voir=lettrees");
        Assert.Equal(2, lettered.All("tbody tr").Count);
        Assert.Contains("AA, enlever", lettered.Text, StringComparison.Ordinal);

        // The letters are in the grand livre and in the FEC, with their day.
        Assert.Contains("AA", (await treasurer.Get("/c/deux-vallees/comptes/etats/grand-livre?compte=401")).Text, StringComparison.Ordinal);
        Assert.Contains("\tAA\t20261122\t", (await treasurer.Raw(HttpMethod.Get, "/c/deux-vallees/comptes/etats/fichiers?format=fec")).Html, StringComparison.Ordinal);
        await treasurer.Get(Page + "?compte=401&voir=lettrees");
        await treasurer.Submit([], "main form[method=post]", "button[name=letters]");
        Assert.Equal(3, (await treasurer.Get(Page + "?compte=401")).All("tbody tr").Count);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Reader)).Raw(HttpMethod.Get, Page)).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Letters_follow_one_another_by_account_and_never_serve_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        foreach (var (account, cents) in new[] { ("401", 10_00L), ("401", 20_00), ("411", 30_00) })
        {
            await app.Post(LedgerScene.Posting(cents: cents, debit: "606", credit: account));
            await app.Post(LedgerScene.Posting(cents: cents, debit: account, credit: "512"));
        }
        Assert.Empty(await Mark(app, await Lines(app, 10_00)));
        Assert.Empty(await Mark(app, await Lines(app, 20_00)));
        Assert.Empty(await Mark(app, await Lines(app, 30_00)));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(
            [("401", "AA"), ("401", "AB"), ("411", "AA")], (await db.Set<EntryLine>().Where(l => l.Letter != null).ToListAsync()).Select(l => (l.Account, l.Letter!)).Distinct().Order()));
        Assert.Equal(["letter-twice"], await Mark(app, await Lines(app, 10_00)));
        Assert.Equal(["letter-lines"], await Mark(app, [.. await Lines(app, 10_00), .. await Lines(app, 30_00)]));

        // Lines of another CPTS are not found; two who letter at the same second give two letters.
        await app.Within(app.AutreRive, async services => Assert.NotEmpty(await services.GetRequiredService<LetterLines>().Mark(await Lines(app, 10_00), LedgerScene.Today, CancellationToken.None)));
        await app.Within(app.DeuxVallees, async services => Assert.Equal(2, await services.GetRequiredService<LetterLines>().Unmark("401", "AA", CancellationToken.None)));
        await app.Within(app.DeuxVallees, async services => Assert.Equal(2, await services.GetRequiredService<LetterLines>().Unmark("401", "AB", CancellationToken.None)));
        var (one, two) = (await Lines(app, 10_00), await Lines(app, 20_00));
        Assert.All(await Task.WhenAll(Task.Run(() => Mark(app, one)), Task.Run(() => Mark(app, two))), Assert.Empty);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["AA", "AB"], await db.Set<EntryLine>().Where(l => l.Account == "401" && l.Letter != null).Select(l => l.Letter!).Distinct().Order().ToListAsync()));
    }

    /// <summary>Of third parties, of that amount.</summary>
    private static async Task<List<Guid>> Lines(TestApp app, long cents)
    {
        List<Guid> ids = [];
        await app.WithDb(app.DeuxVallees, async db => ids = await db.Set<EntryLine>().Where(l => (l.Account == "401" || l.Account == "411") && (l.Debit.Cents == cents || l.Credit.Cents == cents)).Select(l => l.Id).ToListAsync());
        return ids;
    }

    private static async Task<List<string>> Mark(TestApp app, List<Guid> lines)
    {
        List<string> codes = [];
        await app.Within(app.DeuxVallees, async services => codes = [.. (await services.GetRequiredService<LetterLines>().Mark(lines, LedgerScene.Today, CancellationToken.None)).Select(r => r.Code)]);
        return codes;
    }
}
