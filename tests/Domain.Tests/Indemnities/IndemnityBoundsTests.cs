using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Indemnities;

/// <summary>The last thing that is taken, and the first that is not.</summary>
public sealed class IndemnityBoundsTests
{
    private static readonly DateOnly Day = new(2026, 3, 12);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Actor Treasurer = new(Guid.NewGuid(), "tresoriere@example.org", "Nadia Ferrand");
    private static readonly Beneficiary Anne = new(Guid.NewGuid(), "Anne Roche", "anne@example.org", null, WasMember: true, IsSalariedOnly: false);
    private static readonly Member Paul = Member.Create(new("Lenoir", "Paul", "60", null, true, false, "paul@example.org", "", "", [])).Required;

    [Fact]
    public void A_rate_holds_from_its_day_and_the_last_one_wins_whatever_the_order_of_the_rows()
    {
        IndemnityRate[] rates = [Rate(40_00, new(2024, 1, 1)), Rate(45_00, new(2026, 3, 12)), Rate(42_00, new(2025, 1, 1))];
        foreach (var rows in new[] { rates, [.. rates.Reverse()] })
        {
            var grid = new RateGrid(rows);
            Assert.Equal([null, 40_00L, 42_00, 45_00, 45_00], new DateOnly[] { new(2023, 12, 31), new(2024, 1, 1), new(2026, 3, 11), Day, new(2026, 3, 13) }.Select(d => grid.Find(PaidActivity.MissionMeeting, "60", d)?.PerUnit.Cents));
        }
        var forAll = new RateGrid([IndemnityRate.Set(PaidActivity.MissionMeeting, "", new(30_00), Day, "AG").Required]);
        Assert.Equal((null, 30_00L), (forAll.Find(PaidActivity.MissionMeeting, "60", Day.AddDays(-1))?.PerUnit.Cents, forAll.Find(PaidActivity.MissionMeeting, "60", Day)!.PerUnit.Cents));
        Assert.Equal(("autres professions", "Infirmier"), (forAll.Find(PaidActivity.MissionMeeting, "60", Day)!.ProfessionLabel, rates[0].ProfessionLabel));
    }

    [Theory]
    [InlineData(PaidActivity.Governance, 500_00, "")]
    [InlineData(PaidActivity.Governance, 500_01, "rate-out-of-range")]
    [InlineData(PaidActivity.Governance, -1, "rate-out-of-range")]
    [InlineData(PaidActivity.Travel, 3_00, "")]
    [InlineData(PaidActivity.Travel, 3_01, "rate-out-of-range")]
    [InlineData(PaidActivity.Deed, 10_00, "deed-apart")]
    public void A_rate_is_likely(PaidActivity activity, long cents, string code) => Refused(code, IndemnityRate.Set(activity, "", new(cents), Day, "AG").Refusals);

    [Fact]
    public void A_refused_rate_says_by_what()
    {
        static string Said(PaidActivity activity) => Assert.Single(IndemnityRate.Set(activity, "", new(-1), Day, "AG").Refusals).Message;
        Assert.Contains("taux au kilomètre", Said(PaidActivity.Travel), StringComparison.Ordinal);
        Assert.Contains("taux horaire", Said(PaidActivity.Governance), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1999, "day-required")]
    [InlineData(2000, "")]
    [InlineData(2099, "")]
    [InlineData(2100, "day-required")]
    public void A_day_of_effect_is_of_this_century(int year, string code)
    {
        Refused(code, IndemnityRate.Set(PaidActivity.Governance, "", new(50_00), new(year, 6, 1), "AG").Refusals);
        Refused(code, PaidDeed.Set("Protocole", new(150_00), new(year, 6, 1), "AG").Refusals);
        Refused(code, EmployerAgreement.Write(Paul.Id, "CH", EmployerTerms.Invoice, "", new(year, 6, 1), null).Refusals);
    }

    [Fact]
    public void Words_fit_to_the_letter()
    {
        static string Of(int length) => new('x', length);
        Fits(n => IndemnityRate.Set(PaidActivity.Governance, "", new(50_00), Day, Of(n)).Refusals, IndemnityRate.VoteLength, "vote-required");
        Fits(n => PaidDeed.Set(Of(n), new(150_00), Day, "AG").Refusals, PaidDeed.NameLength, "name-required");
        Fits(n => PaidDeed.Set("Protocole", new(150_00), Day, Of(n)).Refusals, IndemnityRate.VoteLength, "vote-required");
        Fits(n => AmountElsewhere.Declare(Paul.Id, 2026, new(1), Of(n), "Paul", Today).Refusals, AmountElsewhere.FromLength, "name-required");
        Fits(n => EmployerAgreement.Write(Paul.Id, Of(n), EmployerTerms.Invoice, "", Day, null).Refusals, EmployerAgreement.EmployerLength, "employer-required");
        Fits(n => EmployerAgreement.Write(Paul.Id, "CH", EmployerTerms.Invoice, Of(n), Day, null).Refusals, EmployerAgreement.ReferenceLength, "text-too-long");
        Fits(n => DeclaredWork.Declare(Paul, new(Day, PaidActivity.Governance, 60, null, null, Of(n)), "Paul", Today).Refusals, DeclaredWork.TitleLength, "title-required");
        Fits(n => IndemnityLine.Dismiss(Propose(60), Treasurer, Of(n), Today).Refusals, IndemnityLine.ReasonLength, "missing-reason");
        Fits(n => Approved().Pay(Anne, Treasurer, Today, Of(n), Today), IndemnityLine.ReasonLength, "text-too-long");
        Fits(n => LeftToEmployer().Invoiced(Of(n), Today, Treasurer, Today), IndemnityLine.ReasonLength, "number-required");
    }

    [Fact]
    public void Amounts_and_days_stop_where_they_say()
    {
        Refused("", PaidDeed.Set("Protocole", PaidDeed.Largest, Day, "AG").Refusals);
        Refused("amount-out-of-range", PaidDeed.Set("Protocole", PaidDeed.Largest + new Money(1), Day, "AG").Refusals);
        Refused("", AmountElsewhere.Declare(Paul.Id, 2019, Money.FromEuros(1_000_000), "CPTS", "Paul", Today).Refusals);
        Refused("amount-out-of-range", AmountElsewhere.Declare(Paul.Id, 2019, Money.FromEuros(1_000_000.01m), "CPTS", "Paul", Today).Refusals);
        Refused("year-out-of-range", AmountElsewhere.Declare(Paul.Id, 2018, new(1), "CPTS", "Paul", Today).Refusals);
        Refused("year-out-of-range", AmountElsewhere.Declare(Paul.Id, null, new(1), "CPTS", "Paul", Today).Refusals);
        Refused("", DeclaredWork.Declare(Paul, new(Day, PaidActivity.Governance, 1, null, null, "Appel"), "Paul", Today).Refusals);
        Refused("distance-out-of-range", DeclaredWork.Declare(Paul, new(Day, PaidActivity.Travel, 0, null, null, "Lille"), "Paul", Today).Refusals);
        Refused("distance-out-of-range", DeclaredWork.Declare(Paul, new(Day, PaidActivity.Travel, null, null, null, "Lille"), "Paul", Today).Refusals);
        Assert.Equal(42, DeclaredWork.Declare(Paul, new(Day, PaidActivity.Travel, 42, null, null, "Lille"), "Paul", Today).Required.Units);

        // Paid or invoiced on the very day of the work or of today, at the earliest and at the latest.
        Assert.Empty(Approved().Pay(Anne, Treasurer, Day, "", Today));
        Assert.Empty(LeftToEmployer().Invoiced("F1", Day, Treasurer, Today));
        Assert.Equal("day-out-of-range", Assert.Single(LeftToEmployer().Invoiced("F1", Today.AddDays(1), Treasurer, Today)).Code);

        var deed = PaidDeed.Set("Protocole", new(150_00), Day, "AG").Required;
        Assert.Equal((false, true), (deed.IsInForce(Day.AddDays(-1)), deed.IsInForce(Day)));
        Assert.Empty(deed.End(Day));
        Assert.Equal((true, false), (deed.IsInForce(Day), deed.IsInForce(Day.AddDays(1))));
        var member = Guid.NewGuid();
        var oneDay = EmployerAgreement.Write(member, "CH", EmployerTerms.Secondment, "", Day, Day).Required;
        Assert.Equal((Day, Day, member), (oneDay.From, oneDay.Until, oneDay.MemberId));
        Assert.Equal(("facture de l’employeur", "convention de mise à disposition"), (EmployerTerms.Invoice.Label(), oneDay.Terms.Label()));
    }

    [Fact]
    public void A_line_is_of_its_work_and_its_working_says_for_what()
    {
        var (attendance, work) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal((attendance, work), (Presence(60, attendance).SourceId, (Presence(60, null) with { WorkId = work }).SourceId));
        var line = Approved();
        Assert.Contains("(Infirmier)", line.Working.Lines[0].Label, StringComparison.Ordinal);
        Assert.Contains("de présence", line.Working.Lines[0].Label, StringComparison.Ordinal);
        var declared = IndemnityProposal.Of(Presence(60, null) with { WorkId = work }, Anne, Grid);
        Assert.Contains("de travail déclaré", declared.Working.Lines[0].Label, StringComparison.Ordinal);
        Assert.Empty(IndemnityLine.Dismiss(Propose(60), Treasurer, "Renonce", Today).Required.Working.Lines);

        // Deeds are counted, should there be several.
        var deed = PaidDeed.Set("Protocole", new(150_00), Day, "AG").Required;
        var two = IndemnityProposal.Of(Presence(2, null) with { WorkId = work, Activity = PaidActivity.Deed, Deed = deed }, Anne, Grid);
        Assert.Equal((300_00L, "2\u00A0forfaits"), (two.Amount.Cents, PaidActivity.Deed.Quantity(2)));
        Assert.Equal("1\u00A0forfait", PaidActivity.Deed.Quantity(1));
    }

    [Fact]
    public void Nothing_is_approved_in_a_year_whose_ceiling_nobody_knows()
    {
        var work = Presence(60) with { Day = new(2031, 3, 12) };
        Assert.False(IndemnityLine.Approve(IndemnityProposal.Of(work, Anne, Grid), Treasurer, Money.Zero, new(2031, 4, 1)).Succeeded);
    }

    [Fact]
    public void A_wrong_act_says_so()
    {
        Refused("not-paid", Approved().Unpay());
        var salaried = Anne with { IsSalariedOnly = true, Employer = new(Guid.NewGuid(), "CH") };
        Refused("no-rate", IndemnityLine.LeaveToEmployer(IndemnityProposal.Of(Presence(60), salaried, new([])), Treasurer, Today).Refusals);
        Refused("no-rate", IndemnityLine.LeaveToEmployer(IndemnityProposal.Of(Presence(7), salaried, Grid), Treasurer, Today).Refusals);
        Assert.Contains("clé d’API", Assert.Single(IndemnityLine.Approve(Propose(60), new Actor(null, "", "Clé"), Money.Zero, Today).Refusals).Message, StringComparison.Ordinal);
        // Nobody without an address is taken for another.
        Assert.False(new Actor(Guid.NewGuid(), "", "X").Is(Anne with { Email = "" }));

        var paid = Approved();
        Assert.Empty(paid.Pay(Anne, Treasurer, Today, "", Today));
        Assert.Contains("est payée", Assert.Single(paid.CheckTakeBack()).Message, StringComparison.Ordinal);
        var invoiced = LeftToEmployer();
        Assert.Empty(invoiced.Invoiced("F1", Today, Treasurer, Today));
        Assert.Contains("facturée par l’employeur", Assert.Single(invoiced.CheckTakeBack()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PaidTime.Of(-1));
    }

    private static RateGrid Grid { get; } = new([Rate(45_00, new(2025, 1, 1))]);

    private static IndemnityRate Rate(long cents, DateOnly from) => IndemnityRate.Set(PaidActivity.MissionMeeting, "60", new(cents), from, "AG").Required;

    private static PaidWork Presence(int minutes) => Presence(minutes, Guid.NewGuid());

    private static PaidWork Presence(int minutes, Guid? attendance) => new(attendance, null, Guid.NewGuid(), Day, PaidActivity.MissionMeeting, MissionCode.Pathways, null, "60", minutes);

    private static IndemnityProposal Propose(int minutes) => IndemnityProposal.Of(Presence(minutes), Anne, Grid);

    private static IndemnityLine Approved() => IndemnityLine.Approve(Propose(60), Treasurer, Money.Zero, Today).Required;

    private static IndemnityLine LeftToEmployer() =>
        IndemnityLine.LeaveToEmployer(IndemnityProposal.Of(Presence(60), Anne with { IsSalariedOnly = true, Employer = new(Guid.NewGuid(), "CH") }, Grid), Treasurer, Today).Required;

    private static void Fits(Func<int, IReadOnlyList<Refusal>> refusals, int most, string code)
    {
        Assert.Empty(refusals(most));
        Assert.Equal(code, Assert.Single(refusals(most + 1)).Code);
    }

    private static void Refused(string code, IReadOnlyList<Refusal> refusals) => Assert.Equal(code.Length == 0 ? [] : [code], refusals.Select(r => r.Code));
}
