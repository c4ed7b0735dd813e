using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Contributions;

public sealed class ContributionTests
{
    private static readonly DateOnly Called = new(2026, 1, 15);
    private static readonly DateOnly Due = new(2026, 3, 16);
    private static readonly Guid Paul = Guid.Parse("01900000-0000-7000-8000-000000000001");

    private static ContributionRate Rate(MemberCategory? category, long cents, int from = 2025, string profession = "") =>
        ContributionRate.Set(category, profession, new Money(cents), from, new(from - 1, 12, 10), "AG, résolution 4").Required;

    private static Contribution Call(long cents = 30_00) =>
        Contribution.Call(Paul, 2026, MemberCategory.Liberal, "60", new([Rate(null, cents)]), Due, Called).Required;

    [Theory]
    [InlineData("60", true, false, MemberCategory.Liberal)]
    [InlineData("60", true, true, MemberCategory.Liberal)]
    [InlineData("60", false, true, MemberCategory.Salaried)]
    [InlineData("60", false, false, MemberCategory.Liberal)]
    [InlineData("00", true, false, MemberCategory.Other)]
    public void The_entry_says_a_category(string profession, bool liberal, bool salaried, MemberCategory expected) =>
        Assert.Equal(expected, MemberCategories.Of(profession, liberal, salaried));

    [Fact]
    public void Codes_and_labels_of_categories_and_means_are_their_own()
    {
        Assert.All(MemberCategories.All, c => Assert.Equal(c, MemberCategories.Find(c.Code())));
        Assert.All(ContributionWords.AllMeans, m => Assert.Equal(m, ContributionWords.FindMeans(m.Code())));
        Assert.Equal(MemberCategories.All.Count, MemberCategories.All.Select(c => c.Label()).Distinct().Count());
        Assert.Null(MemberCategories.Find("autre chose"));
    }

    [Theory]
    [InlineData(MemberCategory.Liberal, "10", 2026, 50_00L)] // Of the profession within the category.
    [InlineData(MemberCategory.Liberal, "10", 2027, 50_00L)]
    [InlineData(MemberCategory.Liberal, "60", 2025, 30_00L)] // Of the category.
    [InlineData(MemberCategory.Liberal, "60", 2026, 35_00L)] // From its year on.
    [InlineData(MemberCategory.Liberal, "60", 2030, 35_00L)]
    [InlineData(MemberCategory.Salaried, "10", 2026, 10_00L)] // The profession counts within its category only.
    [InlineData(MemberCategory.Student, "10", 2026, 0L)] // Zero is an amount.
    [InlineData(MemberCategory.Liberal, "60", 2024, null)] // Before the first.
    public void The_most_precise_rate_of_the_year_holds(MemberCategory category, string profession, int year, long? cents)
    {
        var grid = new ContributionGrid([
            Rate(null, 10_00), Rate(MemberCategory.Liberal, 30_00), Rate(MemberCategory.Liberal, 35_00, 2026), Rate(MemberCategory.Liberal, 50_00, 2026, "10"), Rate(MemberCategory.Student, 0)]);

        Assert.Equal(cents, grid.Find(category, profession, year)?.Amount.Cents);
    }

    [Fact]
    public void A_rate_refuses_what_is_missing_or_unlikely()
    {
        Assert.Equal(["amount-out-of-range", "year-required", "vote-day-required", "vote-required"], ContributionRate.Set(null, "", null, null, null, " ").Refusals.Select(r => r.Code));
        Assert.Equal(["category-required"], ContributionRate.Set(null, "60", new Money(1), 2026, Called, "AG").Refusals.Select(r => r.Code));
        Assert.Equal(["profession-unknown"], ContributionRate.Set(MemberCategory.Liberal, "zz", new Money(1), 2026, Called, "AG").Refusals.Select(r => r.Code));
        Assert.Equal(["amount-out-of-range"], ContributionRate.Set(null, "", new Money(-1), 2026, Called, "AG").Refusals.Select(r => r.Code));
    }

    [Fact]
    public void It_is_late_the_day_after_its_last_day_and_never_when_nothing_is_due()
    {
        Assert.Equal(ContributionStanding.Awaited, Call().StandingOn(Due));
        Assert.Equal(ContributionStanding.Late, Call().StandingOn(Due.AddDays(1)));
        Assert.Equal(ContributionStanding.NothingDue, Call(0).StandingOn(Due.AddDays(100)));
    }

    [Fact]
    public void A_call_refuses_no_rate_and_a_last_day_before_the_call()
    {
        Assert.Equal(["no-rate"], Contribution.Call(Paul, 2026, MemberCategory.Other, "00", new([]), Due, Called).Refusals.Select(r => r.Code));
        Assert.Equal(["due-day"], Contribution.Call(Paul, 2026, MemberCategory.Other, "00", new([Rate(null, 1)]), Called.AddDays(-1), Called).Refusals.Select(r => r.Code));
        Assert.Equal(["due-day"], Contribution.Call(Paul, 2026, MemberCategory.Other, "00", new([Rate(null, 1)]), null, Called).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void A_payment_is_entered_taken_back_and_entered_again_under_the_same_receipt()
    {
        var line = Call();
        Assert.Equal(["day-out-of-range", "means-required"], line.Pay(new(Due, null, null), Called).Select(r => r.Code));
        Assert.Null(line.PaidOn);

        Assert.Empty(line.Pay(new(Called, PaymentMeans.Cheque, " 0012345 ", "MSP des Marais"), Due));
        line.NumberReceipt(7);
        Assert.Equal((ContributionStanding.Paid, "0012345", "MSP des Marais", "2026-0007"), (line.StandingOn(Due), line.Reference, line.Payer, line.Receipt));
        Assert.Equal(["nothing-owed"], line.Pay(new(Called, PaymentMeans.Cash, ""), Due).Select(r => r.Code));
        Assert.Equal(["not-called"], line.Exempt("erreur", false).Select(r => r.Code));

        Assert.Empty(line.Unpay());
        Assert.Equal(["not-paid"], line.Unpay().Select(r => r.Code));
        Assert.Null(line.Means);
        Assert.Empty(line.Pay(new(Due, PaymentMeans.Transfer, ""), Due));
        line.NumberReceipt(9);
        Assert.Equal("2026-0007", line.Receipt);
        Assert.Equal(["nothing-owed"], Call(0).Pay(new(Due, PaymentMeans.Cash, ""), Due).Select(r => r.Code));
    }

    [Fact]
    public void Amount_exemption_and_cancellation_ask_for_a_reason_and_for_somebody_else()
    {
        var line = Call();
        Assert.Equal(["reason-required"], line.Exempt(" ", false).Select(r => r.Code));
        Assert.Equal(["own-contribution"], line.Cancel("par erreur", true).Select(r => r.Code));
        Assert.Equal(["own-contribution"], line.ChangeAmount(new Money(1), "moins", true).Where(r => r.Field.Length == 0).Select(r => r.Code));
        Assert.Equal(["amount-out-of-range"], line.ChangeAmount(new Money(-1), "moins", false).Select(r => r.Code));
        Assert.Equal(Money.FromEuros(30), line.Amount);

        Assert.Empty(line.ChangeAmount(Money.FromEuros(15), "Adhésion en septembre", false));
        Assert.Equal([30_00L, 15_00L], line.Working.Lines.Select(l => l.Amount.Cents));
        Assert.Equal((Money.FromEuros(15), "Adhésion en septembre"), (line.Working.Amount, line.Working.Lines[1].Source));
        Assert.Empty(line.Exempt("Décision du bureau", false));
        Assert.Equal(ContributionStanding.Exempt, line.StandingOn(Due));
        Assert.Empty(line.Reinstate());
        Assert.Equal((ContributionStanding.Awaited, Money.FromEuros(30)), (line.StandingOn(Due), line.Amount));
        Assert.Equal(["not-closed"], line.Reinstate().Select(r => r.Code));
        Assert.Empty(line.Cancel("Appelée par erreur", false));
        Assert.Equal(ContributionStanding.Cancelled, line.StandingOn(Due));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(14, null)]
    [InlineData(15, 15)]
    [InlineData(44, 15)]
    [InlineData(45, 45)]
    [InlineData(400, 90)]
    public void The_last_delay_reached_is_the_step_of_the_day(int late, int? step) =>
        Assert.Equal(step, ContributionSettings.Default().StepOn(Due, Due.AddDays(late)));

    [Theory]
    [InlineData("90, 15;45", "15 45 90", null)]
    [InlineData("15,15", "15", null)]
    [InlineData("", "15 45 90", "delays")]
    [InlineData("bientôt", "15 45 90", "delays")]
    [InlineData("0", "15 45 90", "delays")]
    [InlineData("1,2,3,4,5,6,7", "15 45 90", "delays")]
    public void Delays_are_read_and_put_in_order(string typed, string kept, string? refusal)
    {
        var settings = ContributionSettings.Default();
        var refusals = settings.Change(new(true, typed, "Cotisation {année}", "Bonjour {prénom}", 60, null, null));

        Assert.Equal(refusal is null ? [] : [refusal], refusals.Select(r => r.Code));
        Assert.Equal(kept, settings.Delays);
    }

    [Fact]
    public void A_text_with_a_word_that_nothing_replaces_is_refused_by_name()
    {
        var refusal = Assert.Single(ContributionSettings.Default().Change(new(false, "", "Cotisation", "Bonjour {prenom}", 60, null, null)));
        Assert.Equal("word-unknown", refusal.Code);
        Assert.Contains("{prenom}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("{prénom}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_replaced_and_an_empty_one_leaves_no_hole() =>
        Assert.Equal("Bonjour Anne,\n\nMerci. {autre}", ContributionSettings.Fill("Bonjour {prénom},\n\n{règlement}\n\nMerci. {autre}",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["{prénom}"] = "Anne", ["{règlement}"] = "" }));

    [Theory]
    [InlineData(2026, "du 1er janvier 2026 au 22 novembre 2026, adhésion en cours", "réglée le 15 janvier 2026 (30,00 €)")]
    [InlineData(2024, "du 12 mars 2024 au 31 décembre 2024", "aucune cotisation appelée")]
    [InlineData(2023, null, null)]
    [InlineData(2027, null, null)]
    public void A_certificate_attests_the_days_of_the_year_up_to_its_own(int year, string? period, string? contribution)
    {
        var member = Member.Create(new("Lenoir", "Paul", "60", null, true, false, null, null, null, [])).Required;
        Assert.Empty(member.Start(new(2024, 3, 12)));
        var paid = Call();
        Assert.Empty(paid.Pay(new(Called, PaymentMeans.Cash, ""), Due));

        var made = MembershipCertificate.Make(member, year, year == 2026 ? paid : null, new(2026, 11, 22));

        Assert.Equal(period is not null, made.Succeeded);
        Assert.Equal(period, made.Value?.PeriodLabel.Replace('\u00A0', ' '));
        Assert.Equal(contribution, made.Value?.ContributionLabel.Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_certificate_joins_two_periods_and_stops_at_the_end_of_the_membership()
    {
        var member = Member.Create(new("Lenoir", "Paul", "60", null, true, false, null, null, null, [])).Required;
        Assert.Empty(member.Start(new(2024, 3, 12)));
        Assert.Empty(member.End(new(2026, 2, 28)));
        Assert.Empty(member.Start(new(2026, 6, 1)));
        Assert.Empty(member.End(new(2026, 9, 30)));

        var made = MembershipCertificate.Make(member, 2026, Call(), new(2026, 11, 22)).Required;

        Assert.Equal("du 1er janvier 2026 au 28 février 2026 puis du 1er juin 2026 au 30 septembre 2026", made.PeriodLabel);
        Assert.Equal("appelée (30,00 €), non réglée à ce jour", made.ContributionLabel.Replace('\u00A0', ' '));
    }
}
