using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Indemnities;

public sealed class IndemnityTests
{
    private const string Nurse = "60";
    private const string Doctor = "10";
    private static readonly DateOnly Day = new(2026, 3, 12);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Actor Treasurer = new(Guid.NewGuid(), "tresoriere@example.org", "Nadia Ferrand");
    private static readonly Beneficiary Paul = new(Guid.NewGuid(), "Paul Lenoir", "paul@example.org", null, WasMember: true, IsSalariedOnly: false);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(15, 1)]
    [InlineData(22, 1)]
    [InlineData(23, 2)]
    [InlineData(97, 6)]
    [InlineData(98, 7)]
    [InlineData(120, 8)]
    public void Minutes_are_paid_by_the_nearest_quarter(int minutes, int quarters) => Assert.Equal(quarters, PaidTime.Of(minutes).Quarters);

    [Theory]
    [InlineData(45, "45\u00A0min")]
    [InlineData(60, "1\u00A0h")]
    [InlineData(65, "1\u00A0h\u00A005")]
    public void A_duration_is_told(int minutes, string told) => Assert.Equal(told, PaidTime.Label(minutes));

    [Theory]
    [InlineData(Nurse, PaidActivity.MissionMeeting, "2026-03-12", 45_00)]
    [InlineData(Nurse, PaidActivity.MissionMeeting, "2024-12-31", 40_00)]
    [InlineData(Doctor, PaidActivity.MissionMeeting, "2026-03-12", 75_00)]
    [InlineData("91", PaidActivity.MissionMeeting, "2026-03-12", 40_00)]
    [InlineData(Doctor, PaidActivity.Governance, "2026-03-12", 50_00)]
    public void The_grid_gives_the_rate_of_the_day(string profession, PaidActivity activity, string day, long cents) =>
        Assert.Equal(cents, Grid().Find(activity, profession, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.PerUnit.Cents);

    [Theory]
    [InlineData(PaidActivity.MissionMeeting, "2023-12-31")]
    [InlineData(PaidActivity.Training, "2026-03-12")]
    public void No_rate_is_made_up(PaidActivity activity, string day) =>
        Assert.Null(Grid().Find(activity, Nurse, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(MeetingKind.WorkingGroup, null, PaidActivity.Governance)]
    [InlineData(MeetingKind.WorkingGroup, MissionCode.Pathways, PaidActivity.MissionMeeting)]
    [InlineData(MeetingKind.Training, MissionCode.Quality, PaidActivity.Training)]
    [InlineData(MeetingKind.PreventionAction, MissionCode.Prevention, PaidActivity.FieldAction)]
    public void A_meeting_is_one_activity(MeetingKind kind, MissionCode? mission, PaidActivity activity) => Assert.Equal(activity, PaidActivities.Of(kind, mission));

    /// <summary>1 h 50 is 1 h 45; 1,75 × 45 € = 78,75 €.</summary>
    [Fact]
    public void A_proposal_shows_its_working()
    {
        var proposal = Propose(110);
        Assert.Equal(new Money(78_75), proposal.Amount);
        var line = Assert.Single(proposal.Working.Lines);
        Assert.Equal("1\u00A0h\u00A050 de présence, au quart d’heure le plus proche\u00A0; 45,00\u00A0€ de l’heure (Infirmier)", line.Label);
        Assert.Equal((new Money(45_00), "1,75\u00A0h", new Money(78_75), "AG du 20 janvier 2025"), (line.Base!.Value, line.Rate, line.Amount, line.Source));
    }

    /// <summary>45 minutes at 50,01 € are 37,5075 €: half a cent and more goes up, less goes down.</summary>
    [Theory]
    [InlineData(50_01, 45, 37_51)]
    [InlineData(50_02, 15, 12_51)]
    [InlineData(50_01, 15, 12_50)]
    public void An_amount_is_rounded_to_the_cent(long perHour, int minutes, long amount) =>
        Assert.Equal(new Money(amount), IndemnityProposal.Of(Presence(minutes), Paul, new([Rate(PaidActivity.MissionMeeting, Nurse, perHour, new(2025, 1, 1))])).Amount);

    [Fact]
    public void A_refusal_of_ones_own_line_names_the_person() =>
        Assert.StartsWith("Paul Lenoir", IndemnityLine.Approve(Propose(110, Paul with { AccountId = Treasurer.AccountId }), Treasurer, Money.Zero, Today).Refusals[0].Message, StringComparison.Ordinal);

    [Fact]
    public void What_stands_in_the_way_is_said()
    {
        Assert.Equal("not-member", Propose(110, Paul with { WasMember = false }).Obstacle!.Code);
        Assert.Equal("salaried", Propose(110, Paul with { IsSalariedOnly = true }).Obstacle!.Code);
        Assert.Equal("too-short", Propose(7).Obstacle!.Code);
        Assert.Equal("no-rate", IndemnityProposal.Of(Presence(110) with { Activity = PaidActivity.Training }, Paul, Grid()).Obstacle!.Code);
        Assert.Null(Propose(110).Obstacle);
        Assert.Equal("not-member", IndemnityLine.Approve(Propose(110, Paul with { WasMember = false }), Treasurer, Money.Zero, Today).Refusals[0].Code);
    }

    [Fact]
    public void Nobody_approves_or_pays_their_own_line()
    {
        var same = Paul with { AccountId = Treasurer.AccountId };
        Assert.Equal("own-line", IndemnityLine.Approve(Propose(110, same), Treasurer, Money.Zero, Today).Refusals[0].Code);
        var mail = Paul with { Email = "TRESORIERE@example.org" };
        Assert.Equal("own-line", IndemnityLine.Approve(Propose(110, mail), Treasurer, Money.Zero, Today).Refusals[0].Code);
        Assert.Equal("own-line", IndemnityLine.Approve(Propose(110), new Actor(null, "", "Clé"), Money.Zero, Today).Refusals[0].Code);
        var line = IndemnityLine.Approve(Propose(110), Treasurer, Money.Zero, Today).Required;
        Assert.Equal("own-line", Assert.Single(line.Pay(same, Treasurer, Today, "", Today)).Code);
        Assert.Equal(IndemnityState.Approved, line.State);
    }

    /// <summary>The ceiling of 2026 is 48 060 €: 80 % is 38 448 €.</summary>
    [Theory]
    [InlineData(0, CeilingStanding.Below)]
    [InlineData(38_369_24, CeilingStanding.Below)]
    [InlineData(38_369_25, CeilingStanding.Near)]
    [InlineData(47_981_25, CeilingStanding.Near)]
    [InlineData(47_981_26, CeilingStanding.Above)]
    public void The_legal_ceiling_warns_then_refuses(long already, CeilingStanding standing)
    {
        var amount = Propose(110).Amount;
        Assert.Equal(standing, AnnualCeiling.Standing(new(already), amount, AnnualCeiling.Of(Day).Required.Value));
        var approved = IndemnityLine.Approve(Propose(110), Treasurer, new(already), Today);
        Assert.Equal(standing != CeilingStanding.Above, approved.Succeeded);
    }

    [Fact]
    public void A_year_whose_ceiling_is_not_known_is_refused()
    {
        Assert.False(AnnualCeiling.Of(new(2031, 1, 1)).Succeeded);
        Assert.Equal(Money.FromEuros(43_992), AnnualCeiling.Of(new(2023, 12, 31)).Required.Value);
    }

    [Fact]
    public void A_line_is_paid_once_after_its_meeting()
    {
        var line = IndemnityLine.Approve(Propose(110), Treasurer, Money.Zero, Today).Required;
        Assert.Equal("day-out-of-range", Assert.Single(line.Pay(Paul, Treasurer, Day.AddDays(-1), "", Today)).Code);
        Assert.Equal("day-out-of-range", Assert.Single(line.Pay(Paul, Treasurer, Today.AddDays(1), "", Today)).Code);
        Assert.Empty(line.Pay(Paul, Treasurer, Today, "Virement 12", Today));
        Assert.Equal("not-approved", Assert.Single(line.Pay(Paul, Treasurer, Today, "", Today)).Code);
        Assert.Equal("already-paid", Assert.Single(line.CheckTakeBack()).Code);
        Assert.Empty(line.Unpay());
        Assert.Empty(line.CheckTakeBack());
    }

    [Fact]
    public void A_change_of_the_attendance_shows_when_it_changes_the_amount()
    {
        var fiche = Guid.NewGuid();
        var approved = Presence(110) with { FicheActionId = fiche };
        var line = IndemnityLine.Approve(IndemnityProposal.Of(approved, Paul, Grid()), Treasurer, Money.Zero, Today).Required;
        Assert.False(line.DiffersFrom(approved));
        // The same quarter of an hour, the same amount.
        Assert.False(line.DiffersFrom(approved with { Units = 105 }));
        Assert.True(line.DiffersFrom(approved with { Units = 0 }));
        Assert.True(line.DiffersFrom(approved with { Day = Day.AddDays(1) }));
        Assert.True(line.DiffersFrom(approved with { Mission = MissionCode.Prevention }));
        Assert.True(line.DiffersFrom(approved with { Activity = PaidActivity.Training }));
        Assert.True(line.DiffersFrom(approved with { FicheActionId = null }));
        Assert.Equal(line.Amount, line.Working.Amount);
    }

    [Fact]
    public void Setting_aside_says_why()
    {
        Assert.Equal("missing-reason", IndemnityLine.Dismiss(Propose(110), Treasurer, " ", Today).Refusals[0].Code);
        var line = IndemnityLine.Dismiss(Propose(110), Treasurer, "Renonce à son indemnité", Today).Required;
        Assert.Equal((IndemnityState.Dismissed, Money.Zero), (line.State, line.Amount));
        Assert.False(line.DiffersFrom(Presence(0)));
    }

    [Fact]
    public void A_rate_needs_its_vote()
    {
        var refused = IndemnityRate.Set(null, "zz", new(501_00), null, "");
        Assert.Equal(["activity-required", "profession-unknown", "rate-out-of-range", "day-required", "vote-required"], refused.Refusals.Select(r => r.Code));
        Assert.True(IndemnityRate.Set(PaidActivity.Governance, "", Money.Zero, Day, "AG").Succeeded);
    }

    private static IndemnityProposal Propose(int minutes, Beneficiary? who = null) => IndemnityProposal.Of(Presence(minutes), who ?? Paul, Grid());

    private static PaidWork Presence(int minutes) => new(
        Guid.NewGuid(), null, Guid.NewGuid(), Day, PaidActivity.MissionMeeting, MissionCode.Pathways, null, Nurse, minutes);

    private static RateGrid Grid() => new(
    [
        Rate(PaidActivity.MissionMeeting, "", 40_00, new(2024, 1, 1)),
        Rate(PaidActivity.MissionMeeting, Nurse, 45_00, new(2025, 1, 1)),
        Rate(PaidActivity.MissionMeeting, Doctor, 75_00, new(2024, 1, 1)),
        Rate(PaidActivity.Governance, "", 50_00, new(2024, 1, 1)),
    ]);

    private static IndemnityRate Rate(PaidActivity activity, string profession, long cents, DateOnly from) =>
        IndemnityRate.Set(activity, profession, new(cents), from, "AG du 20 janvier 2025").Required;
}
