using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class FundingTermsTests
{
    private static readonly FundingTerms Sound = new()
    {
        SignedOn = new(2023, 3, 1),
        Population = 62_000,
        Missions = [new(MissionCode.CareAccess, new(2023, 7, 1)), new(MissionCode.HealthCrisis, new(2023, 7, 1))],
    };

    private static AmountOverride Typed(MissionCode? mission, FundingPart part, int year, decimal euros, string reason = "Avenant signé") =>
        new(mission, part, year, Money.FromEuros(euros), reason);

    public static TheoryData<string, FundingTerms, string> Impossible => new()
    {
        { "no year", Sound with { Years = 0 }, "years" },
        { "eleven years", Sound with { Years = 11 }, "years" },
        { "nobody", Sound with { Population = 0 }, "population" },
        { "unknown bareme", Sound with { BaremeId = "aci-cpts-avenant-3" }, "bareme" },
        { "far future", Sound with { SignedOn = new(9990, 1, 1), Missions = [] }, "signedOn" },
        { "start before signature", Sound with { Missions = [new(MissionCode.Quality, new(2023, 2, 28))] }, "missions[0].startsOn" },
        { "twice", Sound with { Missions = [.. Sound.Missions, Sound.Missions[0]] }, "missions[2].code" },
        { "attainment year", With(0, m => m with { Attainment = new Dictionary<int, decimal> { [6] = 50 } }), "missions[0].attainment.6" },
        { "attainment value", With(0, m => m with { Attainment = new Dictionary<int, decimal> { [1] = 100.01m } }), "missions[0].attainment.1" },
        { "crisis elsewhere", With(0, m => m with { CrisisYears = [1] }), "missions[0].crisisInYears" },
        { "plan elsewhere", With(0, m => m with { PlanValidatedOn = new(2023, 8, 1) }), "missions[0].planValidatedOn" },
        { "crisis year", With(1, m => m with { CrisisYears = [1, 6] }), "missions[1].crisisInYears[1]" },
        { "crisis twice", With(1, m => m with { CrisisYears = [2, 2] }), "missions[1].crisisInYears[1]" },
        { "negative members", Sound with { Members = [new(1, -1)] }, "members[0].members" },
        { "two counts", Sound with { Members = [new(1, 5), new(1, 6)] }, "members[1].contractYear" },
        { "override without reason", Sound with { Overrides = [Typed(null, FundingPart.Functioning, 1, 1, " ")] }, "overrides[0].reason" },
        { "override below zero", Sound with { Overrides = [Typed(null, FundingPart.Functioning, 1, -1)] }, "overrides[0].amount" },
        { "override of no mission", Sound with { Overrides = [Typed(MissionCode.Quality, FundingPart.Fixed, 1, 1)] }, "overrides[0].mission" },
        { "override of a wrong part", Sound with { Overrides = [Typed(null, FundingPart.Fixed, 1, 1)] }, "overrides[0].part" },
        { "override of no year", Sound with { Overrides = [Typed(null, FundingPart.Functioning, 6, 1)] }, "overrides[0].contractYear" },
        { "override twice", Sound with { Overrides = [Typed(null, FundingPart.Functioning, 2, 1), Typed(null, FundingPart.Functioning, 2, 2)] }, "overrides[1].contractYear" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_terms_are_refused_by_their_field(string name, FundingTerms terms, string field)
    {
        var outcome = PaymentCalendar.Compute(terms);

        Assert.False(outcome.Succeeded, name);
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(field, refusal.Field);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sound_terms_pass() => Assert.Empty(Sound.Check());

    private static FundingTerms With(int mission, Func<MissionTerms, MissionTerms> change) =>
        Sound with { Missions = [.. Sound.Missions.Select((m, i) => i == mission ? change(m) : m)] };
}
