using Tisserand.Domain.Funding;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class EarlyContractTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(30_000, 15_000)]
    [InlineData(62_000, 17_500)]
    [InlineData(98_412, 25_000)]
    [InlineData(200_000, 30_000)]
    public void The_aid_follows_the_size(int population, int euros)
    {
        var contract = EarlyContract.Sign(new(2026, 3, 15), population, null, Today).Required;

        Assert.Equal(euros, contract.Aid.Amount.Euros);
        Assert.Equal(new DateOnly(2026, 12, 15), contract.JoinBy);
    }

    [Fact]
    public void The_commitment_is_kept_by_an_ACI_signed_in_time()
    {
        var contract = EarlyContract.Sign(new(2026, 1, 15), 62_000, new(2026, 2, 1), Today).Required;

        Assert.True(contract.IsKept(new DateOnly(2026, 10, 15), Today));
        Assert.False(contract.IsKept(new DateOnly(2026, 10, 16), Today));
        Assert.False(contract.IsKept(null, Today));
        Assert.Null(contract.IsKept(null, new(2026, 10, 15)));
    }

    [Fact]
    public void It_refuses_by_its_field()
    {
        Assert.Equal(["SignedOn", "Population"], EarlyContract.Sign(new(2021, 1, 1), null, null, Today).Refusals.Select(r => r.Field));
        Assert.Equal("Population", Assert.Single(EarlyContract.Sign(new(2026, 1, 1), 0, null, Today).Refusals).Field);
        Assert.Equal("ReceivedOn", Assert.Single(EarlyContract.Sign(new(2026, 1, 1), 62_000, new(2025, 12, 31), Today).Refusals).Field);
    }
}
