using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Purchases;

public sealed class IncomeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly IncomeDetails Fine = new(null, MissionCode.Pathways, FundingPart.Fixed, Guid.NewGuid(), 1, new(2026, 10, 1), "Avance", new Money(100_00));

    [Theory]
    [InlineData(MissionCode.Pathways, FundingPart.Fixed, true)]
    [InlineData(MissionCode.Pathways, FundingPart.Functioning, false)]
    [InlineData(MissionCode.Pathways, null, false)]
    [InlineData(null, FundingPart.Functioning, true)]
    [InlineData(null, FundingPart.Variable, false)]
    public void A_payment_of_the_aci_says_its_part(MissionCode? mission, FundingPart? part, bool accepted) =>
        Assert.Equal(accepted, Income.Record(Fine with { Mission = mission, Part = part }, new(null, "", "Claire"), Today).Succeeded);

    [Fact]
    public void What_is_typed_is_refused_by_its_field()
    {
        static string[] Fields(IncomeDetails details) => [.. Income.Record(details, new(null, "", "Claire"), Today).Refusals.Select(r => r.Field)];

        Assert.Equal(["ContractYear"], Fields(Fine with { ContractYear = null }));
        Assert.Equal(["Amount"], Fields(Fine with { Amount = Money.Zero }));
        Assert.Equal(["ReceivedOn"], Fields(Fine with { ReceivedOn = Today.AddDays(1) }));
        Assert.Equal(["Label"], Fields(Fine with { Label = "" }));
        Assert.Equal(["Funder"], Fields(Fine with { EarlyContractId = Guid.NewGuid() }));
        // Another funder has no part and no year of the contract, whatever is typed.
        var grant = Income.Record(Fine with { FunderId = Guid.NewGuid() }, new(null, "", "Claire"), Today).Required;
        Assert.Equal((null, null), (grant.Part, grant.ContractYear));
    }
}
