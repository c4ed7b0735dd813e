using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>The two deeds that others call, on both databases, alone and at the same second.</summary>
public sealed class PostEntryTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_source_is_posted_once_undone_and_posted_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        Assert.Equal("no-fiscal-year", Assert.Single((await app.Post(LedgerScene.Posting())).Refusals).Code);
        await app.Opened();
        var source = Guid.NewGuid();
        Assert.True((await app.Post(LedgerScene.Posting(source))).Succeeded);
        Assert.Equal("already-posted", Assert.Single((await app.Post(LedgerScene.Posting(source))).Refusals).Code);

        // A draft is removed, and leaves no trace in the books.
        Assert.True((await app.Reverse(new("essai", source))).Succeeded);
        Assert.Empty(await app.Entries());
        Assert.Equal("not-posted", Assert.Single((await app.Reverse(new("essai", source))).Refusals).Code);

        // A validated entry stays, with the one that undoes it.
        Assert.True((await app.Post(LedgerScene.Posting(source))).Succeeded);
        await app.ValidateAll();
        Assert.True((await app.Reverse(new("essai", source))).Succeeded);
        Assert.True((await app.Post(LedgerScene.Posting(source))).Succeeded);
        var entries = await app.Entries();
        Assert.Equal([(PostingSource.Reversal, 0, false), ("essai", 0, true), ("essai", 1, false)], entries.Select(e => (e.SourceKind, e.SourceTurn, e.IsReversed)).Order());
        Assert.Equal(0, entries.Sum(e => e.Lines.Sum(l => l.Balance.Cents)));
        Assert.Equal(45_00, entries.SelectMany(e => e.Lines).Where(l => l.Account == "62281").Sum(l => l.Balance.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_post_at_the_same_second_write_each_source_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        var sources = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToList();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => app.Post(LedgerScene.Posting(sources[i % 8])))));

        Assert.Equal(8, outcomes.Count(o => o.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("already-posted", Assert.Single(o.Refusals).Code));
        Assert.Equal(8, (await app.Entries()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Within_the_work_of_another_deed_it_is_kept_or_lost_with_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Within(app.DeuxVallees, async services =>
        {
            var (db, post) = (services.GetRequiredService<TisserandDb>(), services.GetRequiredService<PostEntry>());
            await Assert.ThrowsAsync<TimeoutException>(() => db.Serially<int>(async () =>
            {
                Assert.True((await post.Post(LedgerScene.Posting(), CancellationToken.None)).Succeeded);
                throw new TimeoutException();
            }, CancellationToken.None));
        });
        Assert.Empty(await app.Entries());

        // One of several is refused: none is written.
        await app.Within(app.DeuxVallees, async services => Assert.False((await services.GetRequiredService<PostEntry>()
            .PostAll([LedgerScene.Posting(), LedgerScene.Posting(on: new(2030, 1, 1))], CancellationToken.None)).Succeeded));
        Assert.Empty(await app.Entries());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Facts_before_the_accounts_are_kept_are_left_and_the_next_year_opens_with_its_first_fact(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        async Task<int> Kept(params DateOnly[] days)
        {
            var written = -1;
            await app.Within(app.DeuxVallees, async services => written = (await services.GetRequiredService<PostEntry>()
                .PostKept([.. days.Select(d => LedgerScene.Posting(on: d))], CancellationToken.None)).Required.Entries.Count);
            return written;
        }

        Assert.Equal(0, await Kept(new DateOnly(2026, 3, 12)));
        await app.Opened();
        Assert.Equal(1, await Kept(new(2025, 12, 31), new(2026, 1, 1)));
        Assert.Equal(2, await Kept(new(2027, 1, 2), new(2027, 1, 3)));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["2026", "2027"], (await db.Set<FiscalYear>().OrderBy(y => y.Start).ToListAsync()).Select(y => y.Label)));
        await app.WithDb(app.AutreRive, async db => Assert.Empty(await db.Set<Entry>().ToListAsync()));
    }
}
