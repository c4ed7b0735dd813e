using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>Fiscal years and entries, put in place by the use cases.</summary>
internal static class LedgerScene
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static Task Opened(this TestApp app, int year = 2026) => app.WithDb(app.DeuxVallees, async db =>
    {
        db.Add(FiscalYear.Open(new(year, 1, 1), new(year, 12, 31), await db.Set<FiscalYear>().ToListAsync()).Required);
        await db.SaveChangesAsync();
    });

    public static Posting Posting(Guid? source = null, DateOnly? on = null, long cents = 45_00, string debit = "62281", string credit = "512", string? mission = null) => new(
        on ?? new(2026, 3, 12), JournalKind.Bank, "Indemnité, réunion du 10 mars", new("essai", source ?? Guid.NewGuid()),
        [new(debit, new Money(cents), Money.Zero, new Axes(mission)), new(credit, Money.Zero, new Money(cents), Axes.None)]);

    public static async Task<Outcome<Entry>> Post(this TestApp app, Posting posting)
    {
        Outcome<Entry> outcome = null!;
        await app.Within(app.DeuxVallees, async services => outcome = await services.GetRequiredService<PostEntry>().Post(posting, CancellationToken.None));
        return outcome;
    }

    public static async Task<Outcome<Entry>> Reverse(this TestApp app, PostingSource source, DateOnly? on = null)
    {
        Outcome<Entry> outcome = null!;
        await app.Within(app.DeuxVallees, async services => outcome = await services.GetRequiredService<ReverseEntry>().Reverse(source, on ?? Today, CancellationToken.None));
        return outcome;
    }

    public static Task ValidateAll(this TestApp app) => app.Within(app.DeuxVallees, async services =>
        Assert.Empty((await services.GetRequiredService<ValidateEntries>().Validate([.. (await app.Entries()).Select(e => e.Id)], Today, CancellationToken.None)).Left));

    /// <summary>The entries with their lines, in the order of their days.</summary>
    public static async Task<List<Entry>> Entries(this TestApp app)
    {
        List<Entry> entries = [];
        await app.WithDb(app.DeuxVallees, async db => entries = await db.Set<Entry>().AsNoTracking().Include(e => e.Lines).OrderBy(e => e.On).ThenBy(e => e.Number).ToListAsync());
        return entries;
    }
}
