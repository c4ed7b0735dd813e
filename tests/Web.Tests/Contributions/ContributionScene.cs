using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Contributions;

/// <summary>Rates, members and contributions, put in place by the use cases.</summary>
internal static class ContributionScene
{
    public const string Root = "/c/deux-vallees/finances/cotisations";
    public const string Nurse = "60";
    public const string Doctor = "10";

    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly DateOnly Called = new(2026, 1, 15);
    public static readonly DateOnly Due = new(2026, 3, 16);

    /// <summary>30 € for a liberal, 50 € for a liberal doctor, 15 € for a salaried, nothing for a student; since 2025.</summary>
    public static async Task Grid(this TestApp app)
    {
        await app.Rate(MemberCategory.Liberal, 30_00);
        await app.Rate(MemberCategory.Liberal, 50_00, Doctor);
        await app.Rate(MemberCategory.Salaried, 15_00);
        await app.Rate(MemberCategory.Student, 0);
    }

    public static async Task<Guid> Rate(this TestApp app, MemberCategory? category, long cents, string profession = "", int from = 2025)
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services => id = (await services.GetRequiredService<SetContributionRate>().Set(
            new(category, profession, new Money(cents), from, new(2024, 12, 10), "AG ordinaire, résolution 4"), CancellationToken.None)).Required.Id);
        return id;
    }

    public static async Task<Guid> Member(
        this TestApp app, string lastName, string firstName = "Paul", string profession = Nurse, string? email = null, bool liberal = true, bool salaried = false, DateOnly? since = null, DateOnly? until = null)
    {
        var member = Domain.Members.Member.Create(MemberScene.Details(lastName, firstName, profession, liberal: liberal, salaried: salaried) with { Email = email }).Required;
        Assert.Empty(member.Start(since ?? MemberScene.Since));
        if (until is { } last)
        {
            Assert.Empty(member.End(last));
        }
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(member);
            await db.SaveChangesAsync();
        });
        return member.Id;
    }

    /// <summary>Calls everybody for 2026, in January.</summary>
    public static async Task<CallResult> CallAll(this TestApp app, int year = 2026, DateOnly? on = null, DateOnly? due = null)
    {
        CallResult result = null!;
        await app.Within(app.DeuxVallees, async services =>
            result = (await services.GetRequiredService<CallContributions>().Call(year, null, due ?? Due, on ?? Called, CancellationToken.None)).Required);
        return result;
    }

    public static async Task<List<ContributionRow>> Rows(this TestApp app)
    {
        List<ContributionRow> rows = [];
        await app.WithDb(app.DeuxVallees, async db => rows = await db.ContributionRows().AsNoTracking().OrderBy(r => r.FoldedName).ThenBy(r => r.Line.Year).ToListAsync());
        return rows;
    }

    public static async Task<Guid> IdOf(this TestApp app, string lastName, int year = 2026) => (await app.Rows()).Single(r => r.LastName == lastName && r.Line.Year == year).Id;

    public static async Task<ContributionDecision> Pay(this TestApp app, Guid[] ids, PaymentMeans means = PaymentMeans.Transfer, DateOnly? on = null)
    {
        ContributionDecision decision = null!;
        await app.Within(app.DeuxVallees, async services =>
            decision = (await services.GetRequiredService<PayContributions>().Pay(ids, new(on ?? Due, means, "R1"), Today, CancellationToken.None)).Required);
        return decision;
    }

    public static Task Reminding(this TestApp app, bool isReminding = true) => app.Within(app.DeuxVallees, async services =>
        Assert.Empty(await services.GetRequiredService<SaveContributionSettings>().Save(
            new(isReminding, "15, 45", "Cotisation {année}", "Bonjour {prénom} {nom},\n\n{montant} attendus pour le {échéance}.\n\n{règlement}", 60, "IBAN FR76", "12 place de la Mairie"), CancellationToken.None)));
}
