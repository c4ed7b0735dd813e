using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Purchases;

public sealed class GrantTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void A_call_is_noted_before_anything_is_asked()
    {
        var grant = Grant.Write(Details(GrantStage.Watched) with { Asked = null, AskedOn = null, Won = null, WonOn = null, FunderId = null }).Required;
        Assert.Equal((Day.AddDays(10), "à déposer"), grant.Next);
        Assert.Null(grant.Asked);
    }

    [Theory]
    [InlineData(GrantStage.Asked, "asked-required asked-on-required")]
    [InlineData(GrantStage.Won, "asked-required asked-on-required won-required funder-required")]
    [InlineData(GrantStage.Closed, "asked-required asked-on-required won-required funder-required reported-on-required")]
    [InlineData(GrantStage.Lost, "")]
    public void A_stage_needs_what_it_says(GrantStage stage, string codes) => Assert.Equal(
        codes, string.Join(' ', Grant.Write(new("Prévention", "ARS", null, stage, null, null, null, null, null, null, null, null, null, null, null)).Refusals.Select(r => r.Code)));

    [Fact]
    public void Its_report_is_due_until_it_is_sent()
    {
        var grant = Grant.Write(Details(GrantStage.Won)).Required;
        Assert.Equal((Day.AddDays(90), "bilan à rendre"), grant.Next);
        Assert.Empty(grant.Change(Details(GrantStage.Closed) with { ReportedOn = Day.AddDays(80) }));
        Assert.Null(grant.Next);
    }

    [Fact]
    public void What_cannot_be_is_refused_and_nothing_changes()
    {
        var grant = Grant.Write(Details(GrantStage.Won)).Required;
        var refused = grant.Change(Details(GrantStage.Won) with
        {
            Title = " ",
            Giver = "",
            Link = "http://ars.example",
            Asked = Money.Zero,
            Won = new(-1),
            WonOn = Day.AddDays(-30),
            UseUntil = Day.AddDays(-400),
        });
        Assert.Equal(["title-required", "giver-required", "link-not-https", "asked-required", "won-required", "won-before-asked", "end-before-start"], refused.Select(r => r.Code));
        Assert.Equal(("Prévention", 8_000_00), (grant.Title, grant.Won!.Value.Cents));
    }

    private static GrantDetails Details(GrantStage stage) => new(
        "Prévention", "ARS", "https://ars.example/appel", stage, Day.AddDays(10), Money.FromEuros(10_000), Day.AddDays(-20), Money.FromEuros(8_000), Day, Guid.NewGuid(),
        Day, Day.AddDays(365), Day.AddDays(90), null, null);
}
