using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Budget;

public sealed class EnvelopeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static EnvelopeFact Fact(EnvelopeMove move, long cents, MissionCode? mission = MissionCode.Pathways, FundingPart? part = null, int? origin = null) =>
        new(move, mission, new Money(cents), 1, part, origin);

    private static Envelope Of(params EnvelopeFact[] facts) => Envelope.Of(2, [], facts).Single(e => e.Mission == MissionCode.Pathways);

    /// <summary>The worked numbers of docs/rules/enveloppes.md.</summary>
    [Fact]
    public void What_is_left_is_what_came_less_what_is_paid_and_committed()
    {
        var envelope = Of(
            Fact(EnvelopeMove.Received, 45_000_00, part: FundingPart.Fixed), Fact(EnvelopeMove.CarriedIn, 4_000_00, origin: 1),
            Fact(EnvelopeMove.InvoicesPaid, 3_000_00), Fact(EnvelopeMove.IndemnitiesPaid, 7_785_00), Fact(EnvelopeMove.InvoicesApproved, 486_00));

        Assert.Equal((45_000_00L, 4_000_00L, 10_785_00L, 486_00L, 37_729_00L), (envelope.Received.Cents, envelope.Carried.Cents, envelope.Spent.Cents, envelope.Committed.Cents, envelope.Left.Cents));
        Assert.Equal(envelope.Left, envelope.Working.Amount);
        Assert.Equal(envelope.Left, envelope.Working.Lines.SkipLast(1).Sum(l => l.Amount));
        Assert.False(envelope.IsOverdrawn);
        Assert.True(Of(Fact(EnvelopeMove.InvoicesApproved, 1)).IsOverdrawn);
    }

    [Fact]
    public void The_functioning_is_always_there_and_a_mission_when_something_is_known_of_it()
    {
        Assert.Equal([null, MissionCode.Prevention], Envelope.Of(1, [], [Fact(EnvelopeMove.IndemnitiesPaid, 5, MissionCode.Prevention)]).Select(e => e.Mission));
    }

    [Fact]
    public void No_more_is_carried_than_is_left_of_its_origin()
    {
        var envelope = Of(Fact(EnvelopeMove.Received, 10_000_00), Fact(EnvelopeMove.CarriedIn, 4_000_00, origin: 1), Fact(EnvelopeMove.InvoicesPaid, 11_000_00));
        static Outcome<CarryOver> Carry(Envelope from, int? origin, long cents, string why = "Soirée reportée") => CarryOver.Decide(Guid.NewGuid(), from, new(origin, new Money(cents), why), "Nadia", Today);

        Assert.Equal([1, 2], CarryOver.OriginsOf(envelope));
        Assert.Equal(3_000_00, Carry(envelope, 1, 3_000_00).Required.Amount.Cents);
        Assert.Equal(["above-left"], Carry(envelope, 1, 3_000_01).Refusals.Select(r => r.Code));
        Assert.Equal(["above-left"], Carry(envelope, 2, 3_000_01).Refusals.Select(r => r.Code));
        Assert.Equal(["above-left"], Carry(envelope, 3, 1).Refusals.Select(r => r.Code));
        Assert.Equal(["amount-needed"], Carry(envelope, 1, 0).Refusals.Select(r => r.Code));
        Assert.Equal(["origin-needed"], Carry(envelope, null, 1).Refusals.Select(r => r.Code));
        Assert.Equal(["missing-reason"], Carry(envelope, 1, 1, " ").Refusals.Select(r => r.Code));
        Assert.Equal(["last-year"], Carry(envelope with { ContractYear = 5 }, 5, 1).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Thresholds_say_where_one_stands()
    {
        var threshold = MoneyThresholds.CertifiedAccounts;
        Assert.Equal(153_000_00, threshold.Amount.Cents);
        Assert.Equal(23_000_00, MoneyThresholds.Agreement.Amount.Cents);
        Assert.Equal(ThresholdStanding.Below, threshold.Standing(new(122_399_99)));
        Assert.Equal(ThresholdStanding.Near, threshold.Standing(new(122_400_00)));
        Assert.Equal(ThresholdStanding.Near, threshold.Standing(new(153_000_00)));
        Assert.Equal(ThresholdStanding.Above, threshold.Standing(new(153_000_01)));
    }
}
