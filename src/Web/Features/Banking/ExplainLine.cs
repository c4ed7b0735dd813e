using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Data.Audit;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Banking;

/// <summary>
/// A line that pays nothing awaited (bank fees, interest, a direct debit without invoice) is said to be something, writes itself in the accounts, and may
/// teach what the next of that label is. Those whose label is known are proposed so.
/// </summary>
public sealed class ExplainLine(TisserandDb db, IPostEntries ledger, Author author, Clock clock) : IAwaitMovements
{
    internal const string SourceKind = "ligne-releve";

    private const string Bank = "512";

    public string Kind => SourceKind;

    /// <summary>Lines that a rule explains.</summary>
    public async Task<IReadOnlyList<AwaitedMovement>> Awaited(DateOnly since, CancellationToken cancellationToken)
    {
        var rules = await db.Set<LabelRule>().AsNoTracking().ToListAsync(cancellationToken);
        var waiting = rules.Count == 0 ? [] : await db.Set<BankLine>().AsNoTracking().Where(l => l.MatchedKind == null).ToListAsync(cancellationToken);
        return
        [
            .. waiting.Select(l => (Line: l, Rule: LabelRule.For(l, rules))).Where(f => f.Rule is not null).Select(f =>
                new AwaitedMovement(Kind, f.Line.Id, f.Line.Amount, "", "", Named(MovementNature.Find(f.Rule!.Nature), f.Rule.Mission), f.Line.On)
                {
                    Line = f.Line.Id, Because = f.Rule.LearnedOn == f.Line.On ? "comme ce jour-là" : $"comme le {FrenchDate.Long(f.Rule.LearnedOn)}",
                }),
        ];
    }

    /// <summary>As its rule says.</summary>
    public async Task<Outcome<IReadOnlyList<Guid>>> Settle(AwaitedMovement awaited, BankLine line, DateOnly today, CancellationToken cancellationToken)
    {
        if (LabelRule.For(line, await db.Set<LabelRule>().ToListAsync(cancellationToken)) is not { } rule)
        {
            return new Refusal("rule-gone", "La règle qui expliquait cette ligne n’existe plus.");
        }
        var refusals = await Post(line, new(rule.Nature, rule.Account, rule.Mission), learn: false, cancellationToken);
        return refusals.Count > 0 ? refusals : new List<Guid> { line.Id };
    }

    public async Task<List<Refusal>> Unsettle(Guid id, CancellationToken cancellationToken) => [.. (await ledger.ReversePosted([new(Kind, id)], clock.Today, cancellationToken)).Refusals];

    /// <summary>Refuses what the meaning, the line and the accounts refuse.</summary>
    /// <param name="learn">The next line of that label will be proposed so.</param>
    public Task<List<Refusal>> Explain(Guid id, LineMeaning meaning, bool learn, CancellationToken cancellationToken) => db.Serially(async Task<List<Refusal>> () =>
    {
        var line = await db.Set<BankLine>().Include(l => l.Matches).SingleAsync(l => l.Id == id, cancellationToken);
        var label = Named(MovementNature.Find(meaning.Nature), meaning.Mission);
        var refusals = line.Explain(Kind, label, author.Name);
        if (refusals.Count == 0)
        {
            refusals = await Post(line, meaning, learn, cancellationToken);
        }
        if (refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
        }
        return refusals;
    }, cancellationToken);

    private async Task<List<Refusal>> Post(BankLine line, LineMeaning meaning, bool learn, CancellationToken cancellationToken)
    {
        var isIncome = line.Amount > Money.Zero;
        var meant = meaning.Check(isIncome, await db.ReadChart(cancellationToken));
        if (!meant.Succeeded)
        {
            return [.. meant.Refusals];
        }
        var (nature, account) = meant.Value;
        var mission = AxisWords.Missions.Any(m => m.Code == meaning.Mission && m.Code != AxisWords.RunningCode) ? meaning.Mission : null;
        if (learn && LabelRule.Learn(line, meaning with { Mission = mission }, account, author.Name) is { } rule)
        {
            if (await db.Set<LabelRule>().SingleOrDefaultAsync(r => r.Words == rule.Words && r.IsIncome == rule.IsIncome, cancellationToken) is { } known)
            {
                known.Learn(line.On, meaning with { Mission = mission }, account, author.Name);
            }
            else
            {
                db.Add(rule);
            }
        }
        var amount = isIncome ? line.Amount : -line.Amount;
        var axes = account[0] is '6' or '7' ? new Axes(mission, Nature: nature.Axis) : Axes.None;
        var posted = await ledger.PostKept(
        [
            new(line.On, JournalKind.Bank, nature.Label, new(Kind, line.Id),
                [
                    new(account, isIncome ? Money.Zero : amount, isIncome ? amount : Money.Zero, axes),
                    new(Bank, isIncome ? amount : Money.Zero, isIncome ? Money.Zero : amount, Axes.None),
                ], line.Reference.Length > Entry.PieceLength ? line.Reference[..Entry.PieceLength] : line.Reference),
        ], cancellationToken);
        return [.. posted.Refusals];
    }

    /// <summary>« Frais bancaires, fonctionnement »; « Remise de chèques », which is neither a charge nor a product.</summary>
    private static string Named(MovementNature? nature, string? mission) => nature is { Account: not null } and not { Account: ['6' or '7', ..] }
        ? nature.Label
        : $"{nature?.Label}, {AxisWords.Mission(mission == AxisWords.RunningCode ? null : mission).ToLowerInvariant()}";
}
