using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Funding;
using Tisserand.Data.Indemnities;
using Tisserand.Data.Indicators;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Reports;

namespace Tisserand.Data.Reports;

/// <summary>Reads the annual report of the current CPTS from its facts, in a fixed number of queries whatever the year holds.</summary>
public sealed class AnnualReportReader(TisserandDb db, ContractQueries contracts, TerritoryQueries territories)
{
    /// <summary>
    /// The report of a contract year of the contract that governs <paramref name="today"/>. Refuses a CPTS without contract, a year
    /// that has not begun, a contract whose plan cannot be computed.
    /// </summary>
    public async Task<Outcome<AnnualReport>> Read(int contractYear, DateOnly today, CancellationToken cancellationToken)
    {
        if (await contracts.On(today, cancellationToken) is not { } outlook)
        {
            return new Refusal("no-contract", "Cette CPTS n’a pas de contrat ACI enregistré\u00A0: ses années ne sont pas connues.", "year");
        }
        if (contractYear is < 1 or > ContractDeadlines.ContractLength || outlook.Contract.Years.StartOf(contractYear) > today)
        {
            return new Refusal("year-not-begun", $"L’année {contractYear} du contrat n’a pas commencé, ou n’existe pas.", "year");
        }
        if (outlook.Calculation.Value is not { } plan)
        {
            return outlook.Calculation.Refusals[0];
        }
        var contract = outlook.Contract;
        var period = contract.Years.Period(contractYear);
        var asOf = today < period.End ? today : period.End!.Value;
        var cpts = await db.Set<Cpts>().AsNoTracking().SingleAsync(c => c.Id == db.Cpts.Required, cancellationToken);
        var members = await db.Set<Member>().In(db, MembershipState.Current, asOf)
            .GroupBy(m => m.Profession).Select(g => new MembersOfProfession(g.Key, g.Count())).ToListAsync(cancellationToken);
        var meetings = await db.HeldMeetings(period, cancellationToken);
        var participants = await Participants(period, cancellationToken);
        var indemnities = await Indemnities(period, cancellationToken);
        var fiches = await Fiches(period, cancellationToken);
        var results = await db.Results(await db.IndicatorsOf(contract.Id, cancellationToken), contract.Years, contractYear, contractYear, cancellationToken);
        var attainments = MissionAttainment.Of(results, contractYear);
        var atMost = outlook.AtMost.Required;
        var missions = MissionCodes.All.Select(code => new MissionInReport(
            code,
            outlook.Missions.FirstOrDefault(m => m.Mission == code),
            [.. fiches.Where(f => f.Fiche.Mission == code)],
            [.. meetings.Where(m => m.Mission == code)],
            participants.Find(p => p.Mission == code)?.Participants ?? 0,
            indemnities.Find(i => i.Mission == code) ?? new(code, Money.Zero, Money.Zero),
            [.. results.Where(r => (r.IsAsked || r.Held is not null) && r.Indicator.Missions.Any(m => m.Mission == code))],
            attainments.FirstOrDefault(a => a.Mission == code),
            contract.Attainments.FirstOrDefault(a => a.Mission == code && a.ContractYear == contractYear)?.Percent,
            AnnualReport.EnvelopeOf(plan, atMost, code, contractYear)));
        return new AnnualReport(
            cpts.Name, contractYear, period, asOf, contract.SignedOn,
            new(contract.Population, contract.PopulationVintage, contract.PopulationSource, contract.PopulationIsTyped),
            await territories.On(asOf, cancellationToken), members, [.. meetings.Where(m => m.Mission is null)],
            participants.Find(p => p.Mission is null)?.Participants ?? 0,
            indemnities.Find(i => i.Mission is null) ?? new(null, Money.Zero, Money.Zero),
            [.. missions.Where(m => m.Dates?.StartsOn <= asOf || m.Meetings.Count > 0 || m.Fiches.Count > 0)],
            AnnualReport.EnvelopeOf(plan, atMost, null, contractYear), plan.Bareme.Label);
    }

    private async Task<List<ParticipantCount>> Participants(DateRange period, CancellationToken cancellationToken)
    {
        var members = await (
            from a in db.Set<Attendance>()
            join m in db.Set<Meeting>() on a.MeetingId equals m.Id
            where a.State == AttendanceState.Present && m.State == MeetingState.Held && m.Day >= period.Start && m.Day <= period.End
            group a by m.Mission into mission
            select new ParticipantCount(mission.Key, mission.Select(a => a.MemberId).Distinct().Count())).ToListAsync(cancellationToken);
        var others = (await db.PresentWithoutEntry(period).ToListAsync(cancellationToken))
            .ToLookup(o => o.Mission, o => o.NationalId ?? o.Id.ToString());
        return
        [
            .. members.Select(m => m.Mission).Union(others.Select(o => o.Key)).Select(mission => new ParticipantCount(
                mission, (members.Find(m => m.Mission == mission)?.Participants ?? 0) + others[mission].Distinct(StringComparer.Ordinal).Count())),
        ];
    }

    private async Task<List<IndemnityTotal>> Indemnities(DateRange period, CancellationToken cancellationToken)
    {
        var sums = await db.Set<IndemnityLine>().ThatPay().Where(l => l.Day >= period.Start && l.Day <= period.End)
            .GroupBy(l => new { l.Mission, l.State }).Select(g => new { g.Key.Mission, g.Key.State, Cents = g.Sum(l => l.Amount.Cents) }).ToListAsync(cancellationToken);
        return [.. sums.GroupBy(s => s.Mission).Select(g => new IndemnityTotal(
            g.Key,
            new(g.Where(s => s.State == IndemnityState.Approved).Sum(s => s.Cents)),
            new(g.Where(s => s.State == IndemnityState.Paid).Sum(s => s.Cents))))];
    }

    private async Task<List<FicheInReport>> Fiches(DateRange period, CancellationToken cancellationToken)
    {
        var rows = await (from f in db.Set<FicheAction>()
                          join m in db.Set<Member>() on f.ReferentId equals m.Id into referents
                          from referent in referents.DefaultIfEmpty()
                          where f.State != FicheActionState.Draft
                          orderby f.FoldedTitle, f.Id
                          select new { f.Id, f.Title, f.Mission, f.State, f.StartsOn, f.EndsOn, f.Objectives, FirstName = referent == null ? "" : referent.FirstName, LastName = referent == null ? "" : referent.LastName })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(r => new FicheInReport(new(r.Id, r.Title, r.Mission, r.State, r.StartsOn, r.EndsOn), $"{r.FirstName} {r.LastName}".Trim(), r.Objectives))
            .Where(f => f.Fiche.RunsIn(period))];
    }
}
