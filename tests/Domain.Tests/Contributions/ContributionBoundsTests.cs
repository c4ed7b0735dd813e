using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Contributions;

/// <summary>The last thing that is taken, and the first that is not.</summary>
public sealed class ContributionBoundsTests
{
    private static readonly DateOnly Called = new(2026, 1, 15);

    [Theory]
    [InlineData(1999, false)]
    [InlineData(2000, true)]
    [InlineData(2099, true)]
    [InlineData(2100, false)]
    public void A_year_is_of_this_century(int year, bool taken)
    {
        Assert.Equal(taken, Rate(30_00, from: year).Succeeded);
        Assert.Equal(taken, ContributionRate.Set(null, "", new(30_00), 2000, new(year, 6, 1), "AG").Succeeded);
        Assert.Equal(taken, Contribution.Call(Guid.NewGuid(), year, MemberCategory.Liberal, "60", Grid, new(2026, 3, 16), Called).Succeeded);
    }

    [Fact]
    public void A_last_day_of_payment_may_be_that_of_the_call_and_no_later_than_the_century()
    {
        static Outcome<Contribution> Due(DateOnly on) => Contribution.Call(Guid.NewGuid(), 2026, MemberCategory.Liberal, "60", Grid, on, Called);
        Assert.True(Due(Called).Succeeded);
        Assert.True(Due(new(2099, 12, 31)).Succeeded);
        Assert.Equal("due-day", Assert.Single(Due(new(2100, 1, 1)).Refusals).Code);
    }

    [Fact]
    public void Amounts_and_words_stop_where_they_say()
    {
        Assert.True(Rate(ContributionRate.Largest.Cents).Succeeded);
        Assert.Equal("amount-out-of-range", Assert.Single(Rate(ContributionRate.Largest.Cents + 1).Refusals).Code);
        Assert.True(Rate(1, new string('x', ContributionRate.VoteLength)).Succeeded);
        Assert.Equal("vote-required", Assert.Single(Rate(1, new string('x', ContributionRate.VoteLength + 1)).Refusals).Code);

        Assert.Empty(Line().ChangeAmount(Money.Zero, "gratuit", false));
        Assert.Empty(Line().ChangeAmount(ContributionRate.Largest, "plus", false));
        Assert.Equal("amount-out-of-range", Assert.Single(Line().ChangeAmount(ContributionRate.Largest + new Money(1), "plus", false)).Code);
        Assert.Empty(Line().Exempt(new string('x', Contribution.TextLength), false));
        Assert.Equal("reason-required", Assert.Single(Line().Exempt(new string('x', Contribution.TextLength + 1), false)).Code);
    }

    [Fact]
    public void A_payment_is_of_a_likely_day_and_its_words_fit()
    {
        static List<Refusal> Pay(DateOnly on, int reference, int payer) => Line().Pay(new(on, PaymentMeans.Cash, new string('x', reference), new string('y', payer)), Called);
        Assert.Empty(Pay(Called, Contribution.TextLength, Contribution.TextLength));
        Assert.Empty(Pay(new(2000, 1, 1), 0, 0));
        Assert.Equal("day-out-of-range", Assert.Single(Pay(new(1999, 12, 31), 0, 0)).Code);
        Assert.Equal([nameof(Contribution.Reference), nameof(Contribution.Payer)], Pay(Called, Contribution.TextLength + 1, Contribution.TextLength + 1).Select(r => r.Field));
        var paid = Line();
        Assert.Empty(paid.Pay(new(Called, PaymentMeans.Cash, ""), Called));
        Assert.Contains("déjà payée", Assert.Single(paid.Pay(new(Called, PaymentMeans.Cash, ""), Called)).Message, StringComparison.Ordinal);
        var exempt = Line();
        Assert.Empty(exempt.Exempt("bureau", false));
        Assert.Contains("Rien n’est dû", Assert.Single(exempt.Pay(new(Called, PaymentMeans.Cash, ""), Called)).Message, StringComparison.Ordinal);
        Assert.Null(ContributionWords.FindMeans("troc"));
    }

    [Fact]
    public void A_certificate_counts_the_first_and_the_last_day()
    {
        static string? Period(DateOnly from, DateOnly? to, DateOnly madeOn, int year = 2026)
        {
            var member = Member.Create(new("Lenoir", "Paul", "60", null, true, false, null, null, null, [])).Required;
            Assert.Empty(member.Start(from));
            if (to is { } end)
            {
                Assert.Empty(member.End(end));
            }
            return MembershipCertificate.Make(member, year, null, madeOn).Value?.PeriodLabel;
        }

        var made = new DateOnly(2026, 11, 22);
        Assert.Equal("le 22 novembre 2026, adhésion en cours", Period(made, null, made));
        Assert.Equal("le 1er janvier 2026", Period(new(2025, 1, 1), new(2026, 1, 1), made));
        Assert.Null(Period(new(2025, 1, 1), new(2025, 12, 31), made));
        Assert.Null(Period(made.AddDays(1), null, made));
        Assert.Equal("le 1er janvier 2026, adhésion en cours", Period(new(2025, 1, 1), null, new(2026, 1, 1)));
        Assert.Equal("du 1er janvier 2026 au 31 décembre 2026", Period(new(2025, 1, 1), null, new(2027, 2, 1)));
    }

    [Fact]
    public void A_contribution_cancelled_is_as_if_it_had_not_been_called()
    {
        var member = Member.Create(new("Lenoir", "Paul", "60", null, true, false, null, null, null, [])).Required;
        Assert.Empty(member.Start(new(2024, 3, 12)));
        string Label(Contribution line) => MembershipCertificate.Make(member, 2026, line, new(2026, 11, 22)).Required.ContributionLabel;
        var (cancelled, exempt) = (Line(), Line());
        Assert.Empty(cancelled.Cancel("erreur", false));
        Assert.Empty(exempt.Exempt("bureau", false));
        Assert.Equal(("aucune cotisation appelée", "exonérée"), (Label(cancelled), Label(exempt)));
        Assert.Contains("à ce jour", Assert.Single(MembershipCertificate.Make(member, 2023, null, new(2023, 11, 22)).Refusals).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("à ce jour", Assert.Single(MembershipCertificate.Make(member, 2023, null, new(2026, 11, 22)).Refusals).Message, StringComparison.Ordinal);
    }

    private static ContributionGrid Grid { get; } = new([Rate(30_00, from: 2000).Required]);

    private static Outcome<ContributionRate> Rate(long cents, string vote = "AG", int from = 2026) => ContributionRate.Set(null, "", new(cents), from, new(2025, 12, 10), vote);

    private static Contribution Line() => Contribution.Call(Guid.NewGuid(), 2026, MemberCategory.Liberal, "60", Grid, new(2026, 3, 16), Called).Required;
}
