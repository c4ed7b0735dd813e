using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Banking;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// The bank of the year: an account and a savings account, the indemnities of each month paid in a batch, a statement a month that shows all that was
/// paid and received, reconciled by the treasurer but for the last; a batch that waits for its file.
/// </summary>
internal sealed class DemonstrationBank(IServiceProvider services, DateOnly today)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly DateOnly _first = new(today.Year, 1, 1);
    private BankAccount _current = null!;
    private BankAccount _savings = null!;

    public async Task Live(CancellationToken cancellationToken)
    {
        var treasurer = FillDemonstration.Accounts.Single(a => a.Role == Role.Treasurer);
        var author = services.GetRequiredService<Author>();
        var (id, name) = (author.AccountId, author.Name);
        author.Is(await _db.Users.Where(u => u.Email == treasurer.Email).Select(u => u.Id).SingleAsync(cancellationToken), treasurer.FullName);
        var accounts = services.GetRequiredService<SetBankAccount>();
        _current = (await accounts.Set(null, new("Compte courant", "FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "CPTS des Deux Vallées"), false, cancellationToken)).Required;
        _savings = (await accounts.Set(null, new("Livret", "FR76 1010 7001 0112 3456 7890 129", "", "CPTS des Deux Vallées"), false, cancellationToken)).Required;
        await KeepIbans(cancellationToken);
        for (var month = _first; month < today; month = month.AddMonths(1))
        {
            await PayIndemnities(month, cancellationToken);
            await Read(month, cancellationToken);
        }
        await Prepare(today, today.AddDays(1), p => p.Source.Kind == "indemnite", cancellationToken);
        author.Is(id, name);
    }

    /// <summary>An account for each person whose indemnities wait: their keys hold, they are nobody's.</summary>
    private async Task KeepIbans(CancellationToken cancellationToken)
    {
        var payees = await _db.Set<Member>().AsNoTracking().Where(m => _db.Set<IndemnityLine>().Any(l => l.MemberId == m.Id && l.State == IndemnityState.Approved))
            .OrderBy(m => m.FoldedName).Select(m => new { m.Id, m.FirstName, m.LastName }).ToListAsync(cancellationToken);
        _db.AddRange(payees.Select((p, i) => BankDetails.Keep(p.Id, new(InventedIban(i), null, $"{p.FirstName} {p.LastName}"), _first).Required));
        await _db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Those of the meetings of the month before, on the 15th.</summary>
    private async Task PayIndemnities(DateOnly month, CancellationToken cancellationToken)
    {
        var day = month.AddDays(14);
        if (day.AddDays(-3) <= today)
        {
            await Prepare(day.AddDays(-3), day, p => p.Source.Kind == "indemnite" && p.Day < month, cancellationToken);
        }
    }

    private async Task Prepare(DateOnly on, DateOnly paidOn, Func<Payable, bool> which, CancellationToken cancellationToken)
    {
        var clock = new Clock(new Noon(on), services.GetRequiredService<CptsOfRequest>());
        var prepare = ActivatorUtilities.CreateInstance<PreparePayments>(services, clock);
        var due = (await prepare.Due(cancellationToken)).Where(p => which(p) && p.Obstacle is null && p.HasAccount).Select(p => p.Source.Key).ToList();
        if (due.Count > 0)
        {
            var batch = (await prepare.Prepare(_current.Id, paidOn, due, cancellationToken)).Required;
            if (paidOn <= today)
            {
                Must(await ActivatorUtilities.CreateInstance<SettleBatch>(services, clock).Send(batch.Id, cancellationToken));
            }
        }
    }

    /// <summary>The statement of a month, as the bank gives it; then what it shows, but for the last.</summary>
    private async Task Read(DateOnly month, CancellationToken cancellationToken)
    {
        var statement = new DemonstrationStatement(_db, month, today);
        var import = services.GetRequiredService<ImportStatement>();
        foreach (var (account, file, told) in await statement.Write(_current, _savings, cancellationToken))
        {
            _ = (await import.Import(account, file, told, cancellationToken)).Required;
        }
        if (month.AddMonths(1) > today)
        {
            return;
        }
        var match = services.GetRequiredService<MatchLines>();
        await AcceptSure(match, cancellationToken);
        var explain = services.GetRequiredService<ExplainLine>();
        foreach (var line in await _db.Set<BankLine>().AsNoTracking().Where(l => l.MatchedKind == null).OrderBy(l => l.On).ToListAsync(cancellationToken))
        {
            if (DemonstrationStatement.NatureOf(line.Label) is { } nature)
            {
                Must(await explain.Explain(line.Id, new(nature, null, null), learn: true, cancellationToken));
            }
        }
        await AcceptSure(match, cancellationToken);
    }

    private async Task AcceptSure(MatchLines match, CancellationToken cancellationToken)
    {
        _db.ChangeTracker.Clear();
        var awaited = await match.Awaited(cancellationToken);
        var lines = await _db.Set<BankLine>().AsNoTracking().Where(l => l.MatchedKind == null).ToListAsync(cancellationToken);
        var sure = MatchProposal.Sure(lines.Select(l => (l, MatchProposal.For(l, awaited))));
        Must(await match.AcceptAll([.. sure.Select(s => new MatchChoice(s.Line.Id, [(s.Proposal.With.Kind, s.Proposal.With.Id)]))], cancellationToken));
    }

    /// <summary>Of no bank, with a key that holds.</summary>
    private static string InventedIban(int number)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"9999900001{number:00000000000}97");
        return Enumerable.Range(2, 97).Select(key => string.Create(CultureInfo.InvariantCulture, $"FR{key:00}{account}")).First(i => Iban.Parse(i).Succeeded);
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }

    /// <summary>A day of the past: a batch is made on the day of those who made it.</summary>
    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new(12, 0)), TimeSpan.Zero);
    }
}
