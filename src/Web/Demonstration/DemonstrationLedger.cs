using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// The trésorière keeps the books that the others fill: balances taken over from another program, last year ended (volunteers, a grant over two
/// years), closed and its result allocated, then entries validated and months closed up to the one before the last.
/// </summary>
internal sealed class DemonstrationLedger(IServiceProvider services, DateOnly today)
{
    /// <summary>What the accountant's program was left with: debit less credit.</summary>
    private static readonly TakenAccount[] Left =
    [
        new("106800", "Réserves pour projet", new(-12_000_00), "1068"), new("110000", "Report à nouveau", new(-9_640_20), "110"), new("120000", "Résultat", new(-6_310_80), "120"),
        new("194000", "Fonds dédiés", new(-2_400_00), "194"), new("218300", "Matériel informatique", new(3_180_00), "2183"), new("281830", "Amortissements", new(-1_060_00), "28183"),
        new("401000", "Fournisseurs", new(-1_284_00), "401"), new("512000", "Banque", new(29_515_00), "512"),
    ];

    /// <summary>What all this does to the bank over last year.</summary>
    internal static Money BankOfLastYear { get; } = Left.Single(a => a.Target == "512").Balance - Money.FromEuros((12 * (4_190 + 620)) + 2_640);

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly CloseFiscalYear _years = services.GetRequiredService<CloseFiscalYear>();

    public async Task Live(CancellationToken cancellationToken)
    {
        var id = services.GetRequiredService<CurrentCpts>().Required;
        Must((await _db.Set<Cpts>().SingleAsync(c => c.Id == id, cancellationToken)).Identify("912345675"));
        await _db.SaveChangesAsync(cancellationToken);
        var years = await _db.Set<FiscalYear>().AsNoTracking().OrderBy(y => y.Start).ToListAsync(cancellationToken);
        var (last, present) = (years[0], years[1]);
        _ = (await services.GetRequiredService<TakeOverFec>().Take(last.Id, Left, cancellationToken))!.Required;
        await Allocate(last, new(last.Start.Year, 3, 20), Money.FromEuros(2_000), cancellationToken);
        await KeepOffice(last, cancellationToken);
        await SetAside(last, cancellationToken);
        await Post(VolunteerContribution.OfHours(last, null, 186.5m, new Money(16_50), "SMIC horaire chargé, estimation du bureau", new(last.Start.Year, 1, 1), Guid.CreateVersion7()), cancellationToken);
        await Post(VolunteerContribution.OfValue(last, ContributionInKind.Premises, null, Money.FromEuros(960), "Salle de la mairie, 12 soirées, tarif communal", Guid.CreateVersion7()), cancellationToken);
        await Validate(last, last.End, cancellationToken);
        Must((await _years.Close(last.Id, today, cancellationToken))!);
        await Allocate(present, new(present.Start.Year, 3, 12), Money.Zero, cancellationToken);
        // Two months stay open: the present one and the one before.
        var closed = new DateOnly(today.Year, today.Month, 1).AddMonths(-1).AddDays(-1);
        if (closed >= present.Start)
        {
            await Validate(present, closed, cancellationToken);
            Must((await _years.CloseMonths(present.Id, closed, cancellationToken))!);
        }
    }

    /// <summary>What last year cost besides what people were paid, before expenses were recorded here: salaries, rent, accountant.</summary>
    private async Task KeepOffice(FiscalYear year, CancellationToken cancellationToken)
    {
        static PostingLine Line(string account, int euros) => new(account, euros > 0 ? Money.FromEuros(euros) : Money.Zero, euros < 0 ? Money.FromEuros(-euros) : Money.Zero, Axes.None);
        var post = services.GetRequiredService<PostEntry>();
        for (var month = year.Start; month < year.End; month = month.AddMonths(1))
        {
            _ = (await post.PostAll(
            [
                new(month.AddDays(27), JournalKind.Miscellaneous, "Salaires et charges de la coordination", new(PostingSource.ByHand, Guid.CreateVersion7()), [Line("6411", 2_950), Line("645", 1_240), Line("512", -4_190)]),
                new(month.AddDays(4), JournalKind.Bank, "Loyer du bureau", new(PostingSource.ByHand, Guid.CreateVersion7()), [Line("6132", 620), Line("512", -620)]),
            ], cancellationToken)).Required;
        }
        _ = (await post.Post(new(new(year.End.Year, 6, 15), JournalKind.Bank, "Honoraires de l’expert-comptable", new(PostingSource.ByHand, Guid.CreateVersion7()), [Line("6226", 2_640), Line("512", -2_640)]), cancellationToken)).Required;
    }

    /// <summary>What each mission was given and did not spend.</summary>
    private async Task SetAside(FiscalYear year, CancellationToken cancellationToken)
    {
        var funds = new DedicatedFunds(year, await _db.BalancesByUse(year.Id, cancellationToken));
        foreach (var use in funds.Uses.Where(u => u.Mission is not null && u.Left > Money.Zero))
        {
            await Post(funds.Prepare(use.Mission, use.Funder, DedicatedFundKind.Subsidies, isUse: false, use.Left, "Contrat ACI, crédits à dépenser l’année suivante", Guid.CreateVersion7()), cancellationToken);
        }
    }

    private async Task Allocate(FiscalYear year, DateOnly on, Money toReserves, CancellationToken cancellationToken)
    {
        if (on <= today)
        {
            await Post(new ResultAllocation(year, await _db.BalancesByUse(year.Id, cancellationToken)).Prepare(on, $"AG du {FrenchDate.Long(on)}, résolution 4", toReserves, ResultAllocation.Reserves[0], Guid.CreateVersion7()), cancellationToken);
        }
    }

    private async Task Post(Outcome<PreparedPostings> prepared, CancellationToken cancellationToken) =>
        _ = (await services.GetRequiredService<PostEntry>().PostAll(prepared.Required.Postings, cancellationToken)).Required;

    private async Task Validate(FiscalYear year, DateOnly through, CancellationToken cancellationToken)
    {
        var drafts = await _db.Set<Entry>().Where(e => e.FiscalYearId == year.Id && e.Number == null && e.On <= through).Select(e => e.Id).ToListAsync(cancellationToken);
        await services.GetRequiredService<ValidateEntries>().Validate(drafts, today, cancellationToken);
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals is [var refusal, ..])
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }
}
