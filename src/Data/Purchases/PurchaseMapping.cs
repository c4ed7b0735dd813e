using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;

namespace Tisserand.Data.Purchases;

internal sealed class PurchaseMapping : IEntityTypeConfiguration<Supplier>, IEntityTypeConfiguration<Funder>, IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<InvoicePart>,
    IEntityTypeConfiguration<PurchaseSettings>, IEntityTypeConfiguration<RecurringExpense>, IEntityTypeConfiguration<Income>, IEntityTypeConfiguration<Grant>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<Supplier> builder)
    {
        builder.ToTable("Suppliers");
        builder.Property(s => s.Name).HasMaxLength(Supplier.NameLength);
        builder.Property(s => s.FoldedName).HasMaxLength(4 * Supplier.NameLength).IsFolded();
        builder.Property(s => s.Siret).HasMaxLength(14);
        builder.Property(s => s.Email).HasMaxLength(Supplier.EmailLength);
        builder.Property(s => s.Iban).HasMaxLength(Domain.Foundation.Iban.Length);
        builder.Ignore(s => s.Account);
        builder.HasIndex(s => new { s.CptsId, s.FoldedName }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Funder> builder)
    {
        builder.ToTable("Funders");
        builder.Property(f => f.Name).HasMaxLength(Funder.NameLength);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.HasIndex(f => new { f.CptsId, f.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(g => g.Title).HasMaxLength(Grant.TitleLength);
        builder.Property(g => g.FoldedTitle).HasMaxLength(Grant.TitleLength + 1 + Grant.GiverLength);
        builder.Property(g => g.Giver).HasMaxLength(Grant.GiverLength);
        builder.Property(g => g.Link).HasMaxLength(Grant.LinkLength);
        builder.Property(g => g.Stage).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(g => g.Notes).HasMaxLength(Grant.NotesLength);
        builder.Ignore(g => g.Asked).Ignore(g => g.Won).Ignore(g => g.Next);
        builder.HasOne<Funder>().WithMany().HasForeignKey(g => g.FunderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => new { g.CptsId, g.Stage });
    }

    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("Invoices");
        builder.Property(i => i.Number).HasMaxLength(Invoice.NumberLength);
        builder.Property(i => i.FoldedNumber).HasMaxLength(4 * Invoice.NumberLength).IsFolded();
        builder.Property(i => i.Label).HasMaxLength(Invoice.LabelLength);
        builder.Property(i => i.FoldedLabel).HasMaxLength(4 * Invoice.LabelLength).IsFolded();
        builder.Property(i => i.Nature).HasConversion<string>().HasMaxLength(CodeLength);
        builder.ComplexProperty(i => i.Amount);
        // Two who decide at the same second: the second meets the first's state.
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(i => i.FirstApproverId).IsConcurrencyToken();
        builder.Property(i => i.RecordedBy).HasMaxLength(Invoice.NameLength);
        builder.Property(i => i.FirstApprover).HasMaxLength(Invoice.NameLength);
        builder.Property(i => i.SecondApprover).HasMaxLength(Invoice.NameLength);
        builder.Property(i => i.PaidBy).HasMaxLength(Invoice.NameLength);
        builder.Property(i => i.Reason).HasMaxLength(Invoice.TextLength);
        builder.Ignore(i => i.IsCreditNote).Ignore(i => i.IsCommitted);
        builder.HasOne<Supplier>().WithMany().HasForeignKey(i => i.SupplierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(i => i.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Parts).WithOne().HasForeignKey(p => p.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.CptsId, i.State, i.InvoicedOn });
        builder.HasIndex(i => new { i.CptsId, i.InvoicedOn });
        builder.HasIndex(i => new { i.CptsId, i.SupplierId, i.FoldedNumber });
        builder.HasIndex(i => new { i.CptsId, i.RecurringId, i.RecurringMonth }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InvoicePart> builder)
    {
        builder.ToTable("InvoiceParts");
        builder.Property(p => p.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.ComplexProperty(p => p.Amount);
        builder.Ignore(p => p.For);
        builder.HasOne<FicheAction>().WithMany().HasForeignKey(p => p.FicheActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Funder>().WithMany().HasForeignKey(p => p.FunderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(p => p.ContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.CptsId, p.InvoiceId });
        builder.HasIndex(p => new { p.CptsId, p.ContractId, p.ContractYear });
    }

    public void Configure(EntityTypeBuilder<PurchaseSettings> builder)
    {
        builder.ToTable("PurchaseSettings");
        builder.Ignore(s => s.SecondFrom);
        builder.HasIndex(s => s.CptsId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecurringExpense> builder)
    {
        builder.ToTable("RecurringExpenses");
        builder.HasOne<Invoice>().WithMany().HasForeignKey(r => r.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CptsId, r.ModelId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Income> builder)
    {
        builder.ToTable("Incomes");
        builder.Property(i => i.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Part).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Label).HasMaxLength(Income.LabelLength);
        builder.Property(i => i.FoldedLabel).HasMaxLength(4 * Income.LabelLength).IsFolded();
        builder.Property(i => i.RecordedBy).HasMaxLength(Invoice.NameLength);
        builder.ComplexProperty(i => i.Amount);
        builder.HasOne<Funder>().WithMany().HasForeignKey(i => i.FunderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(i => i.ContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EarlyContract>().WithMany().HasForeignKey(i => i.EarlyContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.CptsId, i.ReceivedOn });
        builder.HasIndex(i => new { i.CptsId, i.ContractId, i.ContractYear });
    }
}
