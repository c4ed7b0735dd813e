using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

/// <summary>The last thing that a contract takes, and the first that it does not.</summary>
public sealed class ContractBoundsTests
{
    private static readonly DateOnly SignedOn = new(2025, 3, 1);
    private static readonly DateOnly LastDay = new(2030, 2, 28);

    [Fact]
    public void A_termination_is_received_from_the_signature_to_today_and_ends_within_the_five_years()
    {
        static string[] Codes(DateOnly received, DateOnly today, string reason = "Motif") => [.. Contract().Terminate(TerminatingParty.Cpts, received, reason, today).Select(r => r.Code)];
        Assert.Empty(Codes(SignedOn, new(2026, 6, 20)));
        Assert.Equal(["day-needed"], Codes(SignedOn.AddDays(-1), new(2026, 6, 20)));
        Assert.Empty(Codes(new(2026, 6, 20), new(2026, 6, 20)));
        Assert.Empty(Codes(new(2030, 1, 1), new(2030, 1, 3)));
        Assert.Equal(["ends-anyway"], Codes(new(2030, 1, 2), new(2030, 1, 3)));
        Assert.Empty(Codes(SignedOn, SignedOn, new string('x', AciContract.TextLength)));
        Assert.Equal(["missing-reason"], Codes(SignedOn, SignedOn, new string('x', AciContract.TextLength + 1)));
        Assert.Equal(["patient-identity"], Codes(SignedOn, SignedOn, "Plainte de la patiente Mme Durand"));
    }

    [Fact]
    public void An_avenant_is_signed_and_takes_effect_within_the_contract()
    {
        static string[] Codes(Func<AvenantDetails, AvenantDetails> change) => [.. Contract().Amend(null, change(Details())).Refusals.Select(r => $"{r.Field} {r.Code}")];
        Assert.Empty(Codes(d => d with { SignedOn = SignedOn, EffectiveOn = SignedOn }));
        Assert.Empty(Codes(d => d with { SignedOn = LastDay, EffectiveOn = LastDay }));
        Assert.Equal(["SignedOn day-out-of-contract"], Codes(d => d with { SignedOn = LastDay.AddDays(1) }));
        Assert.Equal(["EffectiveOn day-out-of-contract"], Codes(d => d with { EffectiveOn = SignedOn.AddDays(-1) }));
        Assert.Equal(["EffectiveOn day-out-of-contract"], Codes(d => d with { EffectiveOn = null }));
        Assert.Equal(["SignedOn day-out-of-contract"], Codes(d => d with { SignedOn = null }));
        Assert.Empty(Codes(d => d with { Number = Avenant.HighestNumber, Note = new string('x', Avenant.NoteLength) }));
        Assert.Equal(["Number number-needed", "Note text-too-long"], Codes(d => d with { Number = Avenant.HighestNumber + 1, Note = new string('x', Avenant.NoteLength + 1) }));
        Assert.Empty(Codes(d => d with { Population = new(62_000, null, new string('x', AciContract.TextLength), true) }));
        Assert.Equal(["PopulationSource text-too-long"], Codes(d => d with { Population = new(62_000, null, new string('x', AciContract.TextLength + 1), true) }));
    }

    [Fact]
    public void Avenants_stand_in_the_order_of_their_effect_and_the_next_number_follows_the_highest()
    {
        var contract = Contract();
        Assert.Equal(1, contract.NextAvenantNumber);
        foreach (var (number, effect) in new[] { (4, new DateOnly(2027, 1, 1)), (2, new DateOnly(2026, 9, 1)), (1, new DateOnly(2026, 9, 1)), (3, new DateOnly(2026, 1, 1)) })
        {
            Assert.True(contract.Amend(null, Details() with { Number = number, EffectiveOn = effect }).Succeeded);
        }
        Assert.Equal([3, 1, 2, 4], contract.Avenants.Select(a => a.Number));
        Assert.Equal(5, contract.NextAvenantNumber);
        Assert.All(contract.Avenants, a => Assert.Null(a.Terms));
        Assert.Null(contract.Amend(Guid.NewGuid(), Details() with { Number = 9 }).Value);
        Assert.Equal(4, contract.Avenants.Count);
        // A change of the barème alone is one of the terms, as is that of the population alone.
        var typed = contract.Amend(null, Details() with { Number = 5, Population = new(62_000, 2023, "Article 1", true) }).Required!;
        Assert.Equal((62_000, null, true), (typed.Terms!.Population, typed.Terms.BaremeId, typed.PopulationIsTyped));
        Assert.Equal("aci-cpts-avenant-2", contract.Amend(null, Details() with { Number = 6, BaremeId = "aci-cpts-avenant-2" }).Required!.Terms!.BaremeId);
        Assert.False(contract.Amend(null, Details() with { Number = 7, Population = new(62_000, 2023, "INSEE", false) }).Required!.PopulationIsTyped);
    }

    [Fact]
    public void A_mission_of_another_contract_or_not_started_does_not_hold_an_avenant_and_an_amount_does()
    {
        var contract = Contract();
        var avenant = contract.Amend(null, Details() with { Mission = MissionCode.Quality }).Required!;
        var planned = new MissionOfContract(contract.Id, MissionCode.Quality);
        Assert.Empty(planned.Date(new(new(2026, 10, 1), null, null, null), SignedOn, new(2027, 1, 1)));
        var foreign = new MissionOfContract(Guid.NewGuid(), MissionCode.Quality);
        var another = new MissionOfContract(contract.Id, MissionCode.Pathways);
        foreach (var mission in new[] { foreign, another })
        {
            Assert.Empty(mission.Date(new(null, new(2026, 10, 1), null, null), SignedOn, new(2027, 1, 1)));
        }

        Assert.Empty(contract.Notify(MissionCode.Quality, 2, 80, new(2026, 12, 1), "Courrier"));
        Assert.Contains("un taux ou un montant", Assert.Single(contract.DropAvenant(avenant.Id, [planned, foreign, another], [])).Message, StringComparison.Ordinal);
        Assert.True(contract.DropAttainment(contract.Attainments[0].Id));
        Assert.Empty(contract.DropAvenant(avenant.Id, [planned, foreign, another], []));
        Assert.Equal("gone", Assert.Single(contract.DropAvenant(avenant.Id, [], [])).Code);
    }

    [Fact]
    public void A_year_is_held_within_the_contract()
    {
        var contract = Contract();
        Assert.Equal([1, 1, 1, 2, 5, 5], new DateOnly[] { new(2024, 1, 1), SignedOn, new(2026, 2, 28), new(2026, 3, 1), LastDay, new(2035, 1, 1) }.Select(contract.YearOn));
        Assert.Empty(contract.Count(5, 0, SignedOn));
        Assert.Empty(contract.Count(1, MemberHeadcount.Most, SignedOn));
        Assert.Equal(["members-out-of-range"], contract.Count(1, MemberHeadcount.Most + 1, SignedOn).Select(r => r.Code));
        Assert.Equal(["members-out-of-range"], contract.Count(1, null, SignedOn).Select(r => r.Code));
        Assert.Equal([1, 5], contract.Terms([]).Members.Select(m => m.ContractYear));
        foreach (var year in new[] { 0, 6 })
        {
            Assert.Equal(["year-out-of-range"], contract.Count(year, 10, SignedOn).Select(r => r.Code));
        }
    }

    [Fact]
    public void An_attainment_is_a_rate_of_one_mission_and_one_year_with_its_words()
    {
        var contract = Contract();
        string[] Codes(decimal? percent, int source, int year = 1, MissionCode mission = MissionCode.Quality) => [.. contract.Notify(mission, year, percent, SignedOn, new string('x', source)).Select(r => r.Code)];
        Assert.Empty(Codes(0, AciContract.TextLength));
        Assert.Empty(Codes(100, 1, year: 2));
        Assert.Empty(Codes(50, 1, mission: MissionCode.Pathways));
        Assert.Equal(["percent-out-of-range", "missing-reason"], Codes(100.01m, AciContract.TextLength + 1));
        Assert.Equal(["percent-out-of-range"], Codes(-0.01m, 1));
        Assert.Equal(["percent-out-of-range"], Codes(null, 1));
        Assert.Equal([(MissionCode.Quality, 1, 0m), (MissionCode.Quality, 2, 100m), (MissionCode.Pathways, 1, 50m)], contract.Attainments.Select(a => (a.Mission, a.ContractYear, a.Percent)));

        Assert.Empty(contract.Recognise(3, new string('x', AciContract.TextLength)));
        Assert.Empty(contract.Recognise(2, "Décision"));
        Assert.Equal(["missing-reason"], contract.Recognise(1, new string('x', AciContract.TextLength + 1)).Select(r => r.Code));
        Assert.Equal(["missing-reason"], contract.Recognise(1, " ").Select(r => r.Code));
        Assert.Equal(["duplicate-year"], contract.Recognise(3, "Décision").Select(r => r.Code));
        // Crises open the part of their own mission alone, in their order.
        MissionOfContract[] missions = [Started(contract, MissionCode.HealthCrisis, new(2025, 6, 1)), Started(contract, MissionCode.Quality, new(2025, 6, 1))];
        var terms = contract.Terms(missions).Missions.ToDictionary(m => m.Code);
        Assert.Equal([2, 3], terms[MissionCode.HealthCrisis].CrisisYears);
        Assert.Empty(terms[MissionCode.Quality].CrisisYears);
        Assert.Equal((new DateOnly(2025, 9, 1), null), (terms[MissionCode.HealthCrisis].PlanValidatedOn, terms[MissionCode.Quality].PlanValidatedOn));
    }

    [Fact]
    public void What_is_signed_and_the_reason_of_an_amount_fit()
    {
        static string[] Sign(int source) => [.. AciContract.Sign(SignedOn, null, new(98_412, 2022, new string('x', source), true), true).Refusals.Select(r => r.Code)];
        Assert.Empty(Sign(AciContract.TextLength));
        Assert.Equal(["text-too-long"], Sign(AciContract.TextLength + 1));
        var contract = Contract();
        Assert.Empty(contract.Override(null, FundingPart.Functioning, 1, Money.FromEuros(1), new string('x', AciContract.TextLength), []));
        Assert.Equal(["text-too-long"], contract.Override(null, FundingPart.Functioning, 1, Money.FromEuros(1), new string('x', AciContract.TextLength + 1), []).Select(r => r.Code));
        Assert.False(contract.DropNotification(Guid.NewGuid()));
        Assert.Null(contract.Notified(Guid.NewGuid(), 1, SignedOn, "Lettre", [new(null, FundingPart.Functioning, Money.Zero)], SignedOn).Value);
    }

    [Fact]
    public void A_payment_of_today_is_the_next_and_after_the_last_there_is_none()
    {
        var contract = Contract();
        var last = new ContractOutlook(contract, [], SignedOn).Expected.Max(p => p.DueOn);
        Assert.All(new ContractOutlook(contract, [], SignedOn).NextPayments, p => Assert.Equal(SignedOn, p.DueOn));
        Assert.NotEmpty(new ContractOutlook(contract, [], last).NextPayments);
        Assert.Empty(new ContractOutlook(contract, [], last.AddDays(1)).NextPayments);
    }

    [Fact]
    public void The_early_contract_counts_its_days_from_the_first_to_the_last()
    {
        var today = new DateOnly(2026, 11, 22);
        Assert.True(EarlyContract.Sign(today, 62_000, today, today).Succeeded);
        Assert.Equal("SignedOn", Assert.Single(EarlyContract.Sign(today.AddDays(1), 62_000, null, today).Refusals).Field);
        Assert.Equal("ReceivedOn", Assert.Single(EarlyContract.Sign(today, 62_000, today.AddDays(1), today).Refusals).Field);
        Assert.Equal("SignedOn", Assert.Single(EarlyContract.Sign(null, 62_000, null, today).Refusals).Field);
        var contract = EarlyContract.Sign(new(2026, 1, 15), 62_000, null, today).Required;
        Assert.True(contract.IsKept(new(2026, 1, 15), today));
        Assert.False(contract.IsKept(new(2026, 1, 14), today));
    }

    private static AvenantDetails Details() => new(1, new(2026, 8, 20), new(2026, 9, 1), "Sortie de deux communes", null, null, null);

    private static AciContract Contract() => AciContract.Sign(SignedOn, null, new(98_412, 2022, "Contrat", false), true).Required;

    private static MissionOfContract Started(AciContract contract, MissionCode code, DateOnly on)
    {
        var mission = new MissionOfContract(contract.Id, code);
        Assert.Empty(mission.Date(new(null, on, null, new(2025, 9, 1)), SignedOn, new(2027, 1, 1)));
        return mission;
    }
}
