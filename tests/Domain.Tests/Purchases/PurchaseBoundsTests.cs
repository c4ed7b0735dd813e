using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Xunit;

namespace Tisserand.Domain.Tests.Purchases;

/// <summary>The last value that is taken and the first that is refused, and what each fact writes in the accounts.</summary>
public sealed class PurchaseBoundsTests
{
    private const string Account = "FR7630006000011234567890189";
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly PurchaseActor Claire = new(Guid.NewGuid(), "claire@example.org", "Claire Aubry");
    private static readonly PurchaseActor Paul = new(Guid.NewGuid(), "paul@example.org", "Paul Lenoir");
    private static readonly Supplier Printer = Supplier.Add("Imprimerie", "732 829 320 00074", "devis@imprimerie.example").Required;

    [Fact]
    public void A_supplier_has_a_name_a_SIRET_that_holds_and_an_account_that_holds()
    {
        Assert.Equal(("Imprimerie", "imprimerie", "73282932000074", "devis@imprimerie.example"), (Printer.Name, Printer.FoldedName, Printer.Siret, Printer.Email));
        Assert.Equal("", Supplier.Add("Imprimerie", " ", null).Required.Siret);
        Assert.True(Supplier.Add(Text(Supplier.NameLength), null, Text(Supplier.EmailLength)).Succeeded);
        Assert.Equal(["Name", "Siret", "Email"], Supplier.Add(" ", "123", Text(Supplier.EmailLength + 1)).Refusals.Select(r => r.Field));
        Assert.Equal(["Name"], Supplier.Add(Text(Supplier.NameLength + 1), null, null).Refusals.Select(r => r.Field));
        Assert.Equal(["Name"], Supplier.Add("!?", null, null).Refusals.Select(r => r.Field));
        Assert.Equal(["Name"], Printer.Change("", null, null).Select(r => r.Field));
        Assert.Equal("Imprimerie", Printer.Name);

        var paid = Supplier.Add("Traiteur", null, null).Required;
        Assert.Null(paid.Account);
        Assert.Empty(paid.PayOn(Account));
        Assert.Single(paid.PayOn("FR7630006000011234567890188"));
        Assert.Equal(Account, paid.Account?.Characters);
        Assert.Empty(paid.PayOn(" "));
        Assert.Null(paid.Account);
    }

    [Fact]
    public void A_funder_has_a_name_and_a_kind()
    {
        var funder = Funder.Add(Text(Funder.NameLength), FunderKind.Fir, true).Required;
        Assert.Equal((FunderKind.Fir, true), (funder.Kind, funder.HasAgreement));
        Assert.Equal(["Name", "Kind"], Funder.Add(Text(Funder.NameLength + 1), null, false).Refusals.Select(r => r.Field));
        Assert.Equal(["Name"], funder.Change(" ", FunderKind.Private, false).Select(r => r.Field));
        Assert.Empty(funder.Change("Fondation", FunderKind.Private, false));
        Assert.Equal(("Fondation", FunderKind.Private, false), (funder.Name, funder.Kind, funder.HasAgreement));
        Assert.Equal([FunderKind.Fir, FunderKind.LocalAuthority, FunderKind.PublicCall], Enum.GetValues<FunderKind>().Where(k => k.IsPublic()));
    }

    [Fact]
    public void A_threshold_is_not_negative_and_each_nature_has_its_code()
    {
        var settings = PurchaseSettings.Default();
        Assert.Equal(["SecondFrom"], settings.Change(new Money(-1)).Select(r => r.Field));
        Assert.Equal(new Money(1_000_00), settings.SecondFrom);
        Assert.Empty(settings.Change(Money.Zero));
        Assert.Equal(Money.Zero, settings.SecondFrom);
        Assert.Empty(settings.Change(null));
        Assert.Null(settings.SecondFrom);

        Assert.Equal(SpendingNatures.All.Select(n => (SpendingNature?)n), SpendingNatures.All.Select(n => SpendingNatures.Find(n.Code())));
        Assert.Null(SpendingNatures.Find("ailleurs"));
    }

    [Fact]
    public void An_invoice_takes_the_first_and_the_last_of_each()
    {
        Assert.Empty(Fields(Details() with { InvoicedOn = First, DueOn = First }));
        Assert.Empty(Fields(Details() with { InvoicedOn = Today, DueOn = Today.AddYears(2), Label = Text(Invoice.LabelLength), Number = Text(Invoice.NumberLength) }));
        Assert.Equal(["InvoicedOn"], Fields(Details() with { InvoicedOn = First.AddDays(-1) }));
        Assert.Equal(["InvoicedOn"], Fields(Details() with { InvoicedOn = Today.AddDays(1) }));
        Assert.Equal(["DueOn"], Fields(Details() with { DueOn = Details().InvoicedOn!.Value.AddDays(-1) }));
        Assert.Equal(["DueOn"], Fields(Details() with { DueOn = Today.AddYears(2).AddDays(1) }));
        Assert.Equal(["Label", "Number"], Fields(Details() with { Label = Text(Invoice.LabelLength + 1), Number = Text(Invoice.NumberLength + 1) }));
        Assert.Equal(["Amount"], Fields(Details() with { Amount = Money.Zero }));
        Assert.Empty(Fields(Details() with { Amount = new(20), Parts = [.. Enumerable.Repeat(Part(null, cents: 1), InvoiceSplit.MostParts)] }));
        Assert.Empty(Fields(Details() with { ByKey = true, Parts = [Part(null, weight: 1), Part(null, weight: InvoiceSplit.MostWeight)] }));
        Assert.Equal(["Parts[0].Share"], Fields(Details() with { ByKey = true, Parts = [Part(null, weight: InvoiceSplit.MostWeight + 1)] }));
        Assert.Equal(["Parts[1].Share"], Fields(Details() with { Parts = [Part(null, cents: 300_00), Part(null, cents: 0)] }));
        Assert.Equal("Les parts dépassent de 0,01\u00A0€ le total de 300,00\u00A0€.".Replace('\u00A0', ' '), Invoice.Record(Details() with { Parts = [Part(null, cents: 1), Part(null, cents: 300_00)] }, Claire, Today).Refusals[0].Message.Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    [Fact]
    public void An_invoice_changed_has_its_new_parts_alone()
    {
        var invoice = Invoice.Record(Details() with { ByKey = true, Parts = [Part(MissionCode.Pathways, weight: 2), Part(MissionCode.Prevention, weight: 1)] }, Claire, Today).Required;
        Assert.Equal([2L, 1L], invoice.Parts.Select(p => p.Weight!.Value));
        Assert.Equal(["clé de répartition, centimes aux plus forts restes", "facture"], InvoiceSplit.Working(invoice.Amount, [("a", invoice.Parts[0])]).Lines.Select(l => l.Source));

        // A weight left in a split by amounts is no weight.
        Assert.Empty(invoice.Change(Details() with { Parts = [Part(null, cents: 300_00, weight: 5)] }, Today));

        var part = Assert.Single(invoice.Parts);
        Assert.Equal((new Money(300_00), (long?)null), (part.Amount, part.Weight));
        Assert.Equal("montant saisi", InvoiceSplit.Working(invoice.Amount, [("a", part)]).Lines[0].Source);
    }

    [Fact]
    public void A_payment_has_a_day_between_the_invoice_and_today_and_is_taken_back()
    {
        var invoice = Approved(Details());
        Assert.Equal(["not-to-approve"], invoice.Approve(Claire, Printer, null, Today).Select(r => r.Code));
        // Two addresses that nobody knows are not the same person.
        Assert.Null(Invoice.OwnSupplier(Paul with { Email = "" }, Supplier.Add("Traiteur", null, null).Required));
        Assert.NotNull(Invoice.OwnSupplier(Paul with { Email = Printer.Email.ToUpperInvariant() }, Printer));
        Assert.False(Invoice.Record(Details(), Claire, Today).Required.IsCommitted);
        Assert.True(invoice.IsCommitted);
        Assert.Equal("Cette dépense n’est pas approuvée.", Invoice.Record(Details(), Claire, Today).Required.Pay(Paul, Printer, Today, "", Today)[0].Message);
        foreach (var wrong in new DateOnly?[] { null, Today.AddDays(1), invoice.InvoicedOn.AddDays(-1) })
        {
            Assert.Equal(["PaidOn"], invoice.Pay(Paul, Printer, wrong, "", Today).Select(r => r.Field));
        }
        Assert.Equal(["Reason"], invoice.Pay(Paul, Printer, Today, Text(Invoice.TextLength + 1), Today).Select(r => r.Field));
        Assert.Equal(["no-account"], invoice.Pay(new(null, "", "Clé"), Printer, Today, "", Today).Select(r => r.Code));
        Assert.Equal(["not-paid"], invoice.Unpay().Select(r => r.Code));

        Assert.Empty(invoice.Pay(Paul, Printer, invoice.InvoicedOn, Text(Invoice.TextLength), Today));
        Assert.Equal("Cette dépense est déjà payée.", invoice.Pay(Paul, Printer, Today, "", Today)[0].Message);
        Assert.True(invoice.IsCommitted);
        Assert.Empty(invoice.Unpay());
        Assert.Equal((InvoiceState.Approved, null, ""), (invoice.State, invoice.PaidOn, invoice.PaidBy));
        Assert.Empty(invoice.Pay(Paul, Printer, Today, "", Today));
        Assert.Single(invoice.Change(Details(), Today));

        var refused = Invoice.Record(Details(), Claire, Today).Required;
        Assert.Equal(["Reason"], refused.Refuse(Paul, Text(Invoice.TextLength + 1), Today).Select(r => r.Field));
        Assert.Empty(refused.Refuse(Paul, Text(Invoice.TextLength), Today));
        Assert.Equal(["not-to-approve"], refused.Refuse(Paul, "Encore", Today).Select(r => r.Code));
    }

    [Fact]
    public void Each_fact_writes_its_entry()
    {
        var funder = Guid.NewGuid();
        var invoice = Approved(Details() with { Parts = [Part(MissionCode.Pathways, cents: 200_00), new(new(null, null, funder, null, null), new Money(100_00), null)] });
        var approved = PurchasePostings.Approved(invoice);
        Assert.Equal((JournalKind.Purchases, invoice.InvoicedOn), (approved.Journal, approved.On));
        Assert.Equal(["623 20000 0 parcours", "623 10000 0 ", "401 0 30000 "], Lines(approved));
        Assert.Equal([Axes.MainFunder, funder.ToString()], approved.Lines.Take(2).Select(l => l.Axes.Funder));

        Assert.Empty(invoice.Pay(Paul, Printer, Today, "", Today));
        var paid = PurchasePostings.Paid(invoice);
        Assert.Equal((JournalKind.Bank, Today), (paid.Journal, paid.On));
        Assert.Equal(["401 30000 0 ", "512 0 30000 "], Lines(paid));

        var credit = Approved(Details() with { CorrectsId = Guid.NewGuid() });
        Assert.Equal(new Money(-300_00), credit.Amount);
        Assert.Equal(["623 0 30000 ", "401 30000 0 "], Lines(PurchasePostings.Approved(credit)));
        Assert.Equal(["credit-note"], RecurringExpense.Of(credit).Refusals.Select(r => r.Code));

        var income = Income.Record(new(null, MissionCode.Pathways, FundingPart.Fixed, Guid.NewGuid(), 2, Today, "Avance", new Money(500_00)), Claire, Today).Required;
        Assert.Equal(["512 50000 0 ", "731 0 50000 parcours"], Lines(PurchasePostings.Received(income, null)));
    }

    [Fact]
    public void An_income_takes_the_first_and_the_last_of_each()
    {
        var fine = new IncomeDetails(null, null, FundingPart.Functioning, Guid.NewGuid(), 1, Today, "Avance", new Money(1));
        Assert.Equal(("Claire Aubry", FundingPart.Functioning, 1), (Record(fine).Required.RecordedBy, Record(fine).Required.Part, Record(fine).Required.ContractYear));
        Assert.True(Record(fine with { ReceivedOn = First, Label = Text(Income.LabelLength) }).Succeeded);
        Assert.Equal(["ReceivedOn", "Label"], Record(fine with { ReceivedOn = First.AddDays(-1), Label = Text(Income.LabelLength + 1) }).Refusals.Select(r => r.Field));
        Assert.Equal("Sans mission, le versement est de fonctionnement.", Record(fine with { Part = FundingPart.Fixed }).Refusals[0].Message);
        Assert.StartsWith("Choisissez la part", Record(fine with { Mission = MissionCode.Pathways }).Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(["Label"], Record(fine with { Label = "NIR 1 85 05 78 006 084 91" }).Refusals.Select(r => r.Field));

        static Outcome<Income> Record(IncomeDetails details) => Income.Record(details, Claire, Today);
    }

    [Fact]
    public void A_recurring_expense_goes_from_the_month_after_its_model_to_its_end_which_does_not_move()
    {
        var recurring = RecurringExpense.Of(Invoice.Record(Details() with { InvoicedOn = new(2026, 9, 30) }, Claire, Today).Required).Required;
        Assert.Equal([new DateOnly(2026, 12, 1), new(2027, 1, 1)], recurring.ToCome(new HashSet<DateOnly> { new(2026, 10, 1), new(2026, 11, 1) }, Today, new(2027, 2, 1)));

        recurring.Stop(new(2027, 2, 15));
        recurring.Stop(Today);
        Assert.Equal(new DateOnly(2027, 1, 1), recurring.Until);
        Assert.Equal([new DateOnly(2026, 12, 1), new(2027, 1, 1)], recurring.ToCome(new HashSet<DateOnly> { new(2026, 10, 1), new(2026, 11, 1) }, Today, new(2027, 4, 1)));
        // From a month to come, that month included.
        var later = RecurringExpense.Of(Invoice.Record(Details() with { InvoicedOn = Today }, Claire, Today).Required).Required;
        Assert.Equal([new DateOnly(2026, 12, 1)], later.ToCome(new HashSet<DateOnly>(), Today, new(2027, 1, 1)));
    }

    [Fact]
    public void A_grant_takes_the_first_and_the_last_of_each()
    {
        var fine = new GrantDetails("Prévention", "ARS", null, GrantStage.Won, null, new Money(1), Today, new Money(1), Today, Guid.NewGuid(), Today, Today, null, null, null);
        Assert.Empty(Fields(fine with
        {
            Title = Text(Grant.TitleLength),
            Giver = Text(Grant.GiverLength),
            Link = "https://ars.example/" + Text(Grant.LinkLength - 20),
            Notes = Text(Grant.NotesLength),
            DeadlineOn = new(2000, 1, 1),
            ReportOn = new(2099, 12, 31),
        }));
        Assert.Equal(["Title", "Giver", "Link", "Notes"], Fields(fine with
        {
            Title = Text(Grant.TitleLength + 1),
            Giver = Text(Grant.GiverLength + 1),
            Link = "https://ars.example/" + Text(Grant.LinkLength - 19),
            Notes = Text(Grant.NotesLength + 1),
        }));
        Assert.Equal(["Won", "WonOn", "UseUntil", "DeadlineOn", "ReportOn"], Fields(fine with
        {
            Won = Money.Zero,
            WonOn = Today.AddDays(-1),
            UseUntil = Today.AddDays(-1),
            DeadlineOn = new(1999, 12, 31),
            ReportOn = new(2100, 1, 1),
        }));

        // What is left of it comes with its report, or at the end of its period when it has none.
        var left = Grant.Write(fine with { Won = new Money(100), UseUntil = Today.AddDays(9) }).Required;
        Assert.Equal([(Today.AddDays(9), new Money(99))], AwaitedGrant.Of([(left, new Money(1))], Today).Select(a => (a.On, a.Amount)));

        static IEnumerable<string?> Fields(GrantDetails details) => Grant.Write(details).Refusals.Select(r => r.Field);
    }

    private static string Text(int length) => new('a', length);

    private static PartDetails Part(MissionCode? mission, long? cents = null, long? weight = null) => new(new(mission, null, null, null, null), cents is { } c ? new Money(c) : null, weight);

    private static InvoiceDetails Details() => new(Guid.NewGuid(), "F-12", new(2026, 11, 2), null, "Affiches", SpendingNature.Communication, new Money(300_00), false, [Part(null)]);

    private static IEnumerable<string?> Fields(InvoiceDetails details) => Invoice.Record(details, Claire, Today).Refusals.Select(r => r.Field);

    private static Invoice Approved(InvoiceDetails details)
    {
        var invoice = Invoice.Record(details, Claire, Today).Required;
        Assert.Empty(invoice.Approve(Paul, Printer, null, Today));
        return invoice;
    }

    private static IEnumerable<string> Lines(Posting posting) => posting.Lines.Select(l => $"{l.Account} {l.Debit.Cents} {l.Credit.Cents} {l.Axes.Mission}");
}
