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

    /// <summary>Each kind of move on its own, so that none hides behind a zero.</summary>
    [Fact]
    public void Each_move_counts_once_on_its_side()
    {
        var envelope = Of(
            Fact(EnvelopeMove.Received, 100_00, part: FundingPart.Fixed), Fact(EnvelopeMove.Received, 20_00, part: FundingPart.Variable), Fact(EnvelopeMove.CarriedIn, 9_00, origin: 1), Fact(EnvelopeMove.CarriedOut, 4_00, origin: 2),
            Fact(EnvelopeMove.CarriedOut, 1_00, origin: 1), Fact(EnvelopeMove.InvoicesPaid, 30_00), Fact(EnvelopeMove.IndemnitiesPaid, 7_00), Fact(EnvelopeMove.InvoicesApproved, 6_00), Fact(EnvelopeMove.IndemnitiesApproved, 2_00));

        Assert.Equal((120_00L, 4_00L, 37_00L, 8_00L, 79_00L), (envelope.Received.Cents, envelope.Carried.Cents, envelope.Spent.Cents, envelope.Committed.Cents, envelope.Left.Cents));
        Assert.Equal([100_00L, 20_00, 9_00, -1_00, -4_00, -30_00, -7_00, -6_00, -2_00, 79_00], envelope.Working.Lines.Select(l => l.Amount.Cents));
        Assert.False(Of(Fact(EnvelopeMove.Received, 5), Fact(EnvelopeMove.InvoicesPaid, 5)).IsOverdrawn);
    }

    [Fact]
    public void What_the_contract_opens_is_awaited_until_it_has_come()
    {
        var envelopes = Envelope.Of(2,
            [Due(2, MissionCode.Pathways, FundingPart.Variable, 20_00, uncertain: true), Due(2, MissionCode.Pathways, FundingPart.Variable, 10_00), Due(2, MissionCode.Pathways, FundingPart.Fixed, 60_00), Due(2, MissionCode.Pathways, FundingPart.Fixed, 20_00), Due(1, MissionCode.Pathways, FundingPart.Fixed, 7), Due(2, null, FundingPart.Functioning, 40_00)],
            [Fact(EnvelopeMove.Received, 75_00, part: FundingPart.Fixed)]);

        Assert.Equal([null, MissionCode.Pathways], envelopes.Select(e => e.Mission));
        var pathways = envelopes[1];
        Assert.Equal([(FundingPart.Fixed, 80_00L, false), (FundingPart.Variable, 30_00, true)], pathways.Opened.Select(o => (o.Part, o.Amount.Cents, o.IsUncertain)));
        Assert.Equal((110_00L, 35_00L), (pathways.TotalOpened.Cents, pathways.Awaited.Cents));
        Assert.Equal((40_00L, 40_00L), (envelopes[0].TotalOpened.Cents, envelopes[0].Awaited.Cents));
        Assert.Equal(0, Of(Fact(EnvelopeMove.Received, 5)).Awaited.Cents);

        static Payment Due(int year, MissionCode? mission, FundingPart part, long cents, bool uncertain = false) =>
            new(Today, mission, part, PaymentKind.Advance, year, new([new("Avance", null, "", new Money(cents), "contrat", Confidence.Derived)]), uncertain, false);
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
        Assert.Equal(["missing-reason"], Carry(envelope, 1, 1, new string('x', CarryOver.JustificationLength + 1)).Refusals.Select(r => r.Code));
        Assert.True(Carry(envelope, 1, 1, new string('x', CarryOver.JustificationLength)).Succeeded);
        Assert.NotEmpty(Carry(envelope, 1, 1, "Pour la patiente Mme Martin, née le 12/03/1950").Refusals);
        Assert.Equal((2, 3), (Carry(envelope, 1, 1).Required.FromYear, Carry(envelope, 1, 1).Required.IntoYear));
    }

    [Fact]
    public void What_of_an_origin_was_carried_already_is_no_longer_there()
    {
        var envelope = Of(Fact(EnvelopeMove.Received, 10_00), Fact(EnvelopeMove.CarriedIn, 4_00, origin: 1), Fact(EnvelopeMove.CarriedOut, 3_00, origin: 1), Fact(EnvelopeMove.CarriedOut, 2_00, origin: 2));
        Assert.Equal((1_00L, 8_00L, 0L), (CarryOver.LeftOf(envelope, 1).Cents, CarryOver.LeftOf(envelope, 2).Cents, CarryOver.LeftOf(envelope, 3).Cents));
        var refusal = Assert.Single(CarryOver.Decide(Guid.NewGuid(), envelope, new(1, new Money(1_01), "Reporté"), "Nadia", Today).Refusals);
        Assert.StartsWith("Il ne reste que 1,00", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("Il ne reste rien", Assert.Single(CarryOver.Decide(Guid.NewGuid(), envelope, new(3, new Money(1), "Reporté"), "Nadia", Today).Refusals).Message, StringComparison.Ordinal);
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
