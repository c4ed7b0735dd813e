using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Indemnities;

/// <summary>Declared hours, kilometres and deeds: what is refused, what they come to, what the ceiling counts, and the way to the employer.</summary>
public sealed class DeclaredWorkTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateOnly Day = new(2026, 11, 12);
    private static readonly Actor President = new(Guid.NewGuid(), "claire@example.org", "Claire Danel");
    private static readonly Member Paul = Member.Create(new("Lenoir", "Paul", "60", null, true, false, "paul@example.org", "", "", [])).Required;
    private static readonly PaidDeed Protocol = PaidDeed.Set("Rédiger un protocole", new(150_00), new(2026, 1, 1), "CA du 12 janvier 2026").Required;

    [Theory]
    [InlineData(PaidActivity.MissionWork, 110, 78_75)]
    [InlineData(PaidActivity.Governance, 60, 50_00)]
    [InlineData(PaidActivity.Travel, 42, 25_20)]
    [InlineData(PaidActivity.Deed, 1, 150_00)]
    public void What_is_declared_is_priced_by_its_unit(PaidActivity activity, int units, long cents)
    {
        var line = IndemnityLine.Approve(Propose(activity, units), President, Money.Zero, Today).Required;

        Assert.Equal((cents, cents), (line.Amount.Cents, line.Working.Amount.Cents));
        Assert.Equal(activity == PaidActivity.Travel ? "frais" : activity == PaidActivity.Governance ? "indemnité" : "rémunération", line.LegalKind);
        Assert.True(line.IsDeclared);
        // A declaration does not change once it is approved, whatever its work says.
        Assert.False(line.DiffersFrom(Propose(activity, units + 60).Work));
    }

    [Fact]
    public void Nobody_approves_what_they_declared()
    {
        var proposal = Propose(PaidActivity.MissionWork, 60);
        Assert.Equal("own-line", IndemnityLine.Approve(proposal, President with { Email = "PAUL@example.org" }, Money.Zero, Today).Refusals[0].Code);
        Assert.Equal("own-line", IndemnityLine.LeaveToEmployer(proposal, President with { Email = "paul@example.org" }, Today).Refusals[0].Code);
    }

    [Fact]
    public void The_ceiling_counts_deeds_and_not_travel()
    {
        var nearly = Money.FromEuros(48_060);
        Assert.Equal("above-ceiling", IndemnityLine.Approve(Propose(PaidActivity.Deed, 1), President, nearly, Today).Refusals[0].Code);
        Assert.True(IndemnityLine.Approve(Propose(PaidActivity.Travel, 42), President, nearly, Today).Succeeded);
    }

    [Theory]
    [InlineData(null, 60, "parcours", "Relecture", 0, "activity-required")]
    [InlineData("travail-de-mission", 0, "parcours", "Relecture", 0, "time-out-of-range")]
    [InlineData("travail-de-mission", 961, "parcours", "Relecture", 0, "time-out-of-range")]
    [InlineData("deplacement", 2001, null, "Lille", 0, "distance-out-of-range")]
    [InlineData("travail-de-mission", 60, null, "Relecture", 0, "mission-required")]
    [InlineData("gouvernance", 60, "parcours", "Relecture", 0, "governance-has-no-mission")]
    [InlineData("travail-de-mission", 60, "parcours", " ", 0, "title-required")]
    [InlineData("travail-de-mission", 60, "parcours", "Relecture", 1, "day-out-of-range")]
    [InlineData("travail-de-mission", 60, "parcours", "Relecture", -367, "day-out-of-range")]
    [InlineData("forfait", 1, "parcours", "Protocole", 0, "deed-unknown")]
    public void What_cannot_be_declared_is_said(string? activity, int units, string? mission, string title, int days, string code) => Assert.Equal(
        [code], DeclaredWork.Declare(Paul, new(Today.AddDays(days), PaidActivities.Find(activity), units, MissionCodes.Find(mission), null, title), "Paul", Today).Refusals.Select(r => r.Code));

    [Fact]
    public void Bounds_are_within()
    {
        Assert.True(Declare(PaidActivity.MissionWork, DeclaredWork.MostMinutes, Today.AddDays(-DeclaredWork.MostDays)).Succeeded);
        Assert.True(Declare(PaidActivity.Travel, DeclaredWork.MostKilometres, Today).Succeeded);
        Assert.True(Declare(PaidActivity.Travel, 1, Today).Succeeded);
    }

    [Fact]
    public void Time_of_a_meeting_comes_from_its_sheet()
    {
        var details = new WorkDetails(Day, PaidActivity.MissionWork, 60, MissionCode.Pathways, null, "Réunion", MeetingId: Guid.NewGuid());
        Assert.Equal(["meeting-has-sheet"], DeclaredWork.Declare(Paul, details, "Paul", Today).Refusals.Select(r => r.Code));
        Assert.True(DeclaredWork.Declare(Paul, details with { Activity = PaidActivity.Travel }, "Paul", Today).Succeeded);
    }

    [Fact]
    public void A_deed_is_paid_while_it_is_in_force()
    {
        var ended = PaidDeed.Set("Accueillir un stagiaire", new(80_00), new(2026, 1, 1), "CA").Required;
        Assert.Equal("end-before-start", ended.End(new(2025, 12, 31))[0].Code);
        Assert.Empty(ended.End(Day.AddDays(-1)));
        Outcome<DeclaredWork> On(DateOnly day, PaidDeed deed) => DeclaredWork.Declare(Paul, new(day, PaidActivity.Deed, null, MissionCode.Pathways, null, "Fait", deed), "Paul", Today);
        Assert.Equal(["deed-unknown"], On(Day, ended).Refusals.Select(r => r.Code));
        Assert.Equal(1, On(Day.AddDays(-1), ended).Required.Units);
        Assert.Equal(["name-required", "amount-out-of-range", "day-required", "vote-required"], PaidDeed.Set(" ", Money.Zero, null, "").Refusals.Select(r => r.Code));
    }

    [Fact]
    public void The_employer_of_a_salaried_person_invoices_and_the_person_is_paid_nothing()
    {
        var salaried = Of() with { IsSalariedOnly = true };
        Assert.Equal("no-agreement", IndemnityLine.LeaveToEmployer(Propose(PaidActivity.MissionWork, 60, salaried), President, Today).Refusals[0].Code);
        Assert.Equal("not-salaried", IndemnityLine.LeaveToEmployer(Propose(PaidActivity.MissionWork, 60), President, Today).Refusals[0].Code);
        var agreement = new EmployerOf(Guid.NewGuid(), "Centre hospitalier du Lac");
        var proposal = Propose(PaidActivity.MissionWork, 60, salaried with { Employer = agreement });
        Assert.Equal("Salarié\u00A0: à régler avec Centre hospitalier du Lac.", proposal.Obstacle!.Message);

        var line = IndemnityLine.LeaveToEmployer(proposal, President, Today).Required;
        Assert.Equal((IndemnityState.Employer, 45_00, agreement.AgreementId), (line.State, line.Amount.Cents, line.AgreementId));
        Assert.Equal("not-approved", line.Pay(proposal.Beneficiary, President, Today, "", Today)[0].Code);
        Assert.Equal("number-required", line.Invoiced(" ", Today, President, Today)[0].Code);
        Assert.Equal("day-out-of-range", line.Invoiced("F12", Day.AddDays(-1), President, Today)[0].Code);
        Assert.Empty(line.CheckTakeBack());
        Assert.Empty(line.Invoiced("F12", Today, President, Today));
        Assert.Equal(("F12", Today), (line.Reason, line.PaidOn));
        Assert.Equal("not-to-invoice", line.Invoiced("F13", Today, President, Today)[0].Code);
        Assert.Equal("already-paid", line.CheckTakeBack()[0].Code);
        // Costs of travel are given back to the person, salaried or not.
        Assert.True(IndemnityLine.Approve(Propose(PaidActivity.Travel, 42, salaried), President, Money.Zero, Today).Succeeded);
    }

    [Fact]
    public void An_agreement_has_an_employer_and_days()
    {
        Assert.Equal(["employer-required", "day-required"], EmployerAgreement.Write(Paul.Id, " ", EmployerTerms.Invoice, "", null, null).Refusals.Select(r => r.Code));
        Assert.Equal(["end-before-start"], EmployerAgreement.Write(Paul.Id, "CH", EmployerTerms.Invoice, "", Day, Day.AddDays(-1)).Refusals.Select(r => r.Code));
        var agreement = EmployerAgreement.Write(Paul.Id, "CH", EmployerTerms.Secondment, "Convention", Day, Today).Required;
        Assert.Equal(("CH", Day, Today), (agreement.Employer, agreement.From, agreement.Until));
    }

    [Fact]
    public void An_amount_of_another_CPTS_names_it()
    {
        Assert.Equal(["year-out-of-range", "amount-out-of-range", "name-required"], AmountElsewhere.Declare(Paul.Id, 2027, Money.Zero, "", "Paul", Today).Refusals.Select(r => r.Code));
        Assert.Equal(3_000_00, AmountElsewhere.Declare(Paul.Id, 2026, Money.FromEuros(3_000), "CPTS du Haut-Pays", "Paul", Today).Required.Amount.Cents);
    }

    [Theory]
    [InlineData(2023, 1_200)]
    [InlineData(2024, 2_400)]
    [InlineData(2031, 2_400)]
    public void The_threshold_of_the_declaration_of_fees_is_dated(int year, int euros) => Assert.Equal(Money.FromEuros(euros), FeeDeclaration.Known.On(new(year, 12, 31)).Required.Value);

    private static Beneficiary Of() => new(Paul.Id, "Paul Lenoir", "paul@example.org", null, WasMember: true, IsSalariedOnly: false);

    private static Outcome<DeclaredWork> Declare(PaidActivity activity, int units, DateOnly day) =>
        DeclaredWork.Declare(Paul, new(day, activity, units, activity == PaidActivity.Governance ? null : MissionCode.Pathways, null, "Relecture", activity == PaidActivity.Deed ? Protocol : null), "Paul Lenoir", Today);

    private static IndemnityProposal Propose(PaidActivity activity, int units, Beneficiary? who = null) => IndemnityProposal.Of(
        new(null, Guid.NewGuid(), null, Day, activity, activity == PaidActivity.Governance ? null : MissionCode.Pathways, null, "60", units, activity == PaidActivity.Deed ? Protocol : null),
        who ?? Of(), new(
        [
            IndemnityRate.Set(PaidActivity.MissionWork, "60", new(45_00), new(2026, 1, 1), "AG").Required,
            IndemnityRate.Set(PaidActivity.Governance, "", new(50_00), new(2026, 1, 1), "AG").Required,
            IndemnityRate.Set(PaidActivity.Travel, "", new(60), new(2026, 1, 1), "AG").Required,
        ]));
}
