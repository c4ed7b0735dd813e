using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Leaves the time of salaried people to their employers, and notes the invoices that come of it. The person is paid nothing, the ceiling counts nothing, and the accounts follow the invoice, not the line.</summary>
public sealed class LeaveToEmployer(TisserandDb db)
{
    /// <summary>What cannot be left to an employer stays, with its reason.</summary>
    public async Task<IndemnityDecision> Leave(IReadOnlyCollection<Guid> sources, Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = sources.Distinct().ToList();
        var decision = await db.Serially(async () =>
        {
            var rows = await db.Waiting(ids, cancellationToken);
            var grid = await db.ReadRateGrid(cancellationToken);
            var results = rows.ConvertAll(r => IndemnityLine.LeaveToEmployer(r.Price(grid).Proposal, actor, today));
            var lines = results.Where(r => r.Succeeded).Select(r => r.Value!).ToList();
            db.AddRange(lines);
            List<Refusal> left = [.. results.SelectMany(r => r.Refusals), .. rows.Count < ids.Count ? [IndemnityRefusals.DecidedMeanwhile(ids.Count - rows.Count)] : Array.Empty<Refusal>()];
            return new IndemnityDecision(lines, left, []);
        }, cancellationToken);
        db.ChangeTracker.Clear();
        return decision;
    }

    /// <summary>Notes the invoice of an employer on the lines that it covers: those left to it up to a day. Refuses what a line refuses, all or none, and an employer who has none.</summary>
    /// <param name="employer">As the agreements name it.</param>
    public Task<Outcome<IndemnityDecision>> Invoiced(string employer, DateOnly? until, string? number, DateOnly? on, Actor actor, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<IndemnityDecision>> () =>
        {
            var last = until ?? today;
            var lines = await (
                from l in db.Set<IndemnityLine>()
                join a in db.Set<EmployerAgreement>() on l.AgreementId equals a.Id
                where l.State == IndemnityState.Employer && l.PaidOn == null && a.Employer == employer && l.Day <= last
                orderby l.Day
                select l).ToListAsync(cancellationToken);
            if (lines.Count == 0)
            {
                return new Refusal("nothing-to-invoice", "Aucune heure de cet employeur n’attend de facture jusqu’à ce jour.");
            }
            var refusals = lines.SelectMany(l => l.Invoiced(number, on, actor, today)).Distinct().ToList();
            if (refusals.Count > 0)
            {
                db.ChangeTracker.Clear();
                return refusals;
            }
            return new IndemnityDecision(lines, [], []);
        }, cancellationToken);

    /// <summary>Writes an agreement with the employer of a member, or corrects one. Refuses what the agreement refuses, a member or agreement that is not there, and two agreements on one day.</summary>
    /// <param name="id">The agreement to correct; null for a new one.</param>
    public Task<Outcome<EmployerAgreement>> Write(
        Guid? id, Guid member, string? employer, EmployerTerms terms, string? reference, DateOnly? from, DateOnly? until, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<EmployerAgreement>> () =>
        {
            var known = id is null ? null : await db.Set<EmployerAgreement>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
            var of = known?.MemberId ?? member;
            if ((id is not null && known is null) || !await db.Set<Domain.Members.Member>().AnyAsync(m => m.Id == of, cancellationToken))
            {
                return new Refusal("gone", "Cette personne, ou cet accord, n’existe plus.");
            }
            var written = EmployerAgreement.Write(of, employer, terms, reference, from, until);
            if (!written.Succeeded)
            {
                return written;
            }
            var (first, last) = (written.Value.From, written.Value.Until ?? DateOnly.MaxValue);
            if (await db.Set<EmployerAgreement>().AnyAsync(a => a.MemberId == of && a.Id != (id ?? Guid.Empty) && a.From <= last && (a.Until == null || a.Until >= first), cancellationToken))
            {
                return new Refusal("agreement-overlaps", "Un autre accord couvre déjà une partie de ces jours\u00A0: terminez-le d’abord.", nameof(EmployerAgreement.From));
            }
            if (known is null)
            {
                db.Add(written.Value);
                return written;
            }
            known.Change(employer, terms, reference, from, until);
            return known;
        }, cancellationToken);
}
