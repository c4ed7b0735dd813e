using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Tests.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Contributions;

/// <summary>A contribution that a line of a statement pays.</summary>
public sealed class ContributionAtBankTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_transfer_pays_the_contribution_of_whoever_it_names_and_gives_it_back_with_its_match_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        await app.Grid();
        await app.Member("Vasseur");
        await app.CallAll();
        var contribution = await app.IdOf("Vasseur");
        var line = await app.Line(bank, "VIR SEPA RECU DE PAUL VASSEUR COTISATION", 30_00, new(2026, 11, 10));

        var proposal = Assert.Single(await app.Proposals(line));
        Assert.True(proposal.IsSure);
        Assert.Empty(await app.Accept(line, proposal.With));
        var paid = Assert.Single(await app.Rows()).Line;
        Assert.Equal((ContributionState.Paid, new DateOnly(2026, 11, 10), PaymentMeans.Transfer), (paid.State, paid.PaidOn, paid.Means));

        await app.Within(app.DeuxVallees, async services =>
            Assert.Equal(["seen-at-bank"], (await services.GetRequiredService<PayContributions>().UnpayByHand(contribution, CancellationToken.None)).Required.Left.Select(r => r.Code)));
        Assert.Equal(ContributionState.Paid, Assert.Single(await app.Rows()).Line.State);

        Assert.Empty(await app.Undo(line));
        Assert.Equal(ContributionState.Called, Assert.Single(await app.Rows()).Line.State);
    }
}
