using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Purchases;

public sealed class InvoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Supplier Printer = Supplier.Add("Imprimerie", "732 829 320 00074", "devis@imprimerie.example").Required;
    private static readonly PurchaseActor Claire = new(Guid.NewGuid(), "claire@example.org", "Claire Aubry");
    private static readonly PurchaseActor Paul = new(Guid.NewGuid(), "paul@example.org", "Paul Lenoir");
    private static readonly PurchaseActor Rose = new(Guid.NewGuid(), "rose@example.org", "Rose Petit");

    private static PartDetails Part(MissionCode? mission = null, long? cents = null, long? weight = null) =>
        new(new(mission, null, null, null, null), cents is { } c ? new Money(c) : null, weight);

    private static InvoiceDetails Details(long cents, bool byKey, params PartDetails[] parts) =>
        new(Guid.NewGuid(), "F-12", new(2026, 11, 2), null, "Affiches", SpendingNature.Communication, new Money(cents), byKey, parts);

    private static Invoice Recorded(long cents = 300_00) => Invoice.Record(Details(cents, false, Part()), Claire, Today).Required;

    [Fact]
    public void Parts_by_key_add_up_to_the_cent_and_show_how()
    {
        var invoice = Invoice.Record(Details(100_00, true, Part(null, weight: 1), Part(MissionCode.Pathways, weight: 1), Part(MissionCode.Prevention, weight: 1)), Claire, Today).Required;

        Assert.Equal([33_34L, 33_33L, 33_33L], invoice.Parts.Select(p => p.Amount.Cents));
        var working = InvoiceSplit.Working(invoice.Amount, [.. invoice.Parts.Select(p => ("part", p))]);
        Assert.Equal((invoice.Amount, "1/3"), (working.Amount, working.Lines[0].Rate));
    }

    /// <summary>Whatever the amount and the key: parts of the sign of the whole, that add up to it.</summary>
    [Fact]
    public void Any_key_adds_up()
    {
        var dice = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var weights = Enumerable.Range(0, dice.Next(1, 9)).Select(_ => (long)dice.Next(1, 10_000)).ToArray();
            var total = dice.Next(1, 5_000_000);
            var split = InvoiceSplit.Of(new Money(total), byKey: true, [.. weights.Select(w => Part(weight: w))]);
            if (split.Succeeded)
            {
                Assert.Equal(total, split.Value.Sum(p => p.Cents));
                Assert.All(split.Value, p => Assert.True(p > Money.Zero));
            }
            else
            {
                Assert.Equal("part-empty", Assert.Single(split.Refusals).Code);
            }
        }
    }

    [Fact]
    public void Parts_by_amounts_make_the_total()
    {
        Assert.Equal([300_00L], Recorded().Parts.Select(p => p.Amount.Cents));
        Refused(Details(100_00, false, Part(cents: 60_00), Part(MissionCode.Pathways, 30_00)), "parts-differ", "Il manque 10,00 € pour faire le total de 100,00 €.");
        Refused(Details(100_00, false, Part(cents: 60_00), Part(MissionCode.Pathways, 50_00)), "parts-differ", "Les parts dépassent de 10,00 € le total de 100,00 €.");
        Refused(Details(100_00, false, Part(cents: 120_00), Part(MissionCode.Pathways, -20_00)), "part-amount-needed");
        Refused(Details(100_00, false, Part(cents: 100_00), Part(MissionCode.Pathways)), "part-amount-needed");
        Refused(Details(100_00, false), "parts-needed");
        Refused(Details(100_00, true, Part(weight: 0)), "part-weight-needed");
        Refused(Details(1, true, Part(weight: 1), Part(weight: 1)), "part-empty");
        Refused(Details(100_00, false, [.. Enumerable.Repeat(Part(cents: 1), 21)]), "parts-needed");
    }

    [Fact]
    public void What_is_typed_is_refused_by_its_field()
    {
        var fine = Details(100_00, false, Part());
        Refused(fine with { SupplierId = null }, "supplier-needed");
        Refused(fine with { Amount = null }, "amount-needed");
        Refused(fine with { Amount = new Money(-1) }, "amount-needed");
        Refused(fine with { InvoicedOn = Today.AddDays(1) }, "day-out-of-range");
        Refused(fine with { InvoicedOn = new(2024, 12, 31) }, "day-out-of-range");
        Refused(fine with { DueOn = new(2026, 11, 1) }, "due-out-of-range");
        Refused(fine with { Label = "  " }, "label-needed");
        Refused(fine with { Label = "Taxi de M. Dupont, né le 12/03/1950" }, "patient-identity");
        Refused(fine with { Nature = null }, "nature-needed");
    }

    [Fact]
    public void Nobody_approves_or_pays_their_own()
    {
        var invoice = Recorded();
        Assert.Equal("own-invoice", Assert.Single(invoice.Approve(Claire, Printer, null, Today)).Code);
        Assert.Equal("own-invoice", Assert.Single(invoice.Approve(Paul with { Email = "Devis@imprimerie.example" }, Printer, null, Today)).Code);
        Assert.Equal("no-account", Assert.Single(invoice.Approve(Paul with { AccountId = null }, Printer, null, Today)).Code);
        Assert.Empty(invoice.Approve(Paul, Printer, null, Today));
        Assert.Equal("own-invoice", Assert.Single(invoice.Pay(Rose with { Email = "devis@imprimerie.example" }, Printer, Today, null, Today)).Code);
        Assert.Equal("day-out-of-range", Assert.Single(invoice.Pay(Rose, Printer, new(2026, 11, 1), null, Today)).Code);
        Assert.Empty(invoice.Pay(Rose, Printer, Today, "VIR 12", Today));
        Assert.Equal("not-approved", Assert.Single(invoice.Pay(Rose, Printer, Today, null, Today)).Code);
    }

    [Fact]
    public void From_the_threshold_on_a_second_person_approves()
    {
        var invoice = Recorded(1_000_00);
        Assert.Empty(invoice.Approve(Paul, Printer, new Money(1_000_00), Today));
        Assert.Equal(InvoiceState.ToApprove, invoice.State);
        Assert.Equal("second-person", Assert.Single(invoice.Approve(Paul, Printer, new Money(1_000_00), Today)).Code);
        Assert.Empty(invoice.Approve(Rose, Printer, new Money(1_000_00), Today));
        Assert.Equal((InvoiceState.Approved, "Paul Lenoir", "Rose Petit"), (invoice.State, invoice.FirstApprover, invoice.SecondApprover));

        var below = Recorded(999_99);
        Assert.Empty(below.Approve(Paul, Printer, new Money(1_000_00), Today));
        Assert.Equal(InvoiceState.Approved, below.State);
    }

    [Fact]
    public void A_change_asks_for_the_approvals_anew_and_an_approved_one_stays()
    {
        var invoice = Recorded(2_000_00);
        Assert.Empty(invoice.Approve(Paul, Printer, new Money(1_00), Today));
        Assert.Empty(invoice.Change(Details(1_500_00, false, Part()), Today));
        Assert.Null(invoice.FirstApproverId);
        Assert.Equal("missing-reason", Assert.Single(invoice.Refuse(Paul, " ", Today)).Code);
        Assert.Empty(invoice.Refuse(Paul, "Pas de devis", Today));
        Assert.Empty(invoice.Change(Details(1_500_00, false, Part()), Today));
        Assert.Empty(invoice.Approve(Rose, Printer, null, Today));
        Assert.Equal("already-approved", Assert.Single(invoice.Change(Details(1, false, Part()), Today)).Code);
    }

    [Fact]
    public void A_month_is_proposed_until_answered_for_two_months_at_most()
    {
        var recurring = RecurringExpense.Of(Recorded()).Required;
        Assert.Empty(recurring.Awaited(new HashSet<DateOnly>(), new(2026, 11, 30)));
        Assert.Equal([new(2026, 12, 1)], recurring.Awaited(new HashSet<DateOnly>(), new(2026, 12, 1)));
        Assert.Equal([new(2027, 1, 1), new(2027, 2, 1)], recurring.Awaited(new HashSet<DateOnly>(), new(2027, 2, 14)));
        Assert.Equal([new(2027, 2, 1)], recurring.Awaited(new HashSet<DateOnly> { new(2027, 1, 1) }, new(2027, 2, 14)));
        recurring.Stop(new(2027, 2, 14));
        Assert.Equal([new(2027, 1, 1)], recurring.Awaited(new HashSet<DateOnly>(), new(2027, 2, 14)));
    }

    private static void Refused(InvoiceDetails details, string code, string? message = null)
    {
        var refusals = Invoice.Record(details, Claire, Today).Refusals;
        var refusal = Assert.Single(refusals.Where(r => r.Code == code).Take(1));
        if (message is not null)
        {
            Assert.Equal(message, refusal.Message.Replace('\u00A0', ' '));
        }
    }
}
