using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Banking;

internal sealed class BankingMapping : IEntityTypeConfiguration<BankAccount>, IEntityTypeConfiguration<PaymentBatch>, IEntityTypeConfiguration<CreditTransfer>,
    IEntityTypeConfiguration<TransferItem>
{
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ToTable("BankAccounts");
        builder.Property(a => a.Name).HasMaxLength(BankAccount.NameLength);
        builder.Property(a => a.Iban).HasMaxLength(Iban.Length);
        builder.Property(a => a.Bic).HasMaxLength(Bic.Length);
        builder.Property(a => a.Holder).HasMaxLength(BankAccount.HolderLength);
        builder.Ignore(a => a.Account);
        builder.HasIndex(a => new { a.CptsId, a.Iban }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PaymentBatch> builder)
    {
        builder.ToTable("PaymentBatches");
        builder.Ignore(b => b.Items);
        // Two treasurers at the same second: the second meets the first's state.
        builder.Property(b => b.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(b => b.PreparedBy).HasMaxLength(PaymentBatch.NameLength);
        builder.Property(b => b.SentBy).HasMaxLength(PaymentBatch.NameLength);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(b => b.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Transfers).WithOne().HasForeignKey(t => t.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => new { b.CptsId, b.Year, b.Number }).IsUnique();
        builder.HasIndex(b => new { b.CptsId, b.State });
        builder.HasIndex(b => b.BankAccountId);
    }

    public void Configure(EntityTypeBuilder<CreditTransfer> builder)
    {
        builder.ToTable("CreditTransfers");
        builder.Property(t => t.PayeeName).HasMaxLength(CreditTransfer.NameLength);
        builder.Property(t => t.Iban).HasMaxLength(Iban.Length);
        builder.Property(t => t.Bic).HasMaxLength(Bic.Length);
        builder.Property(t => t.Holder).HasMaxLength(CreditTransfer.NameLength);
        builder.Property(t => t.EndToEndId).HasMaxLength(CreditTransfer.EndToEndLength);
        builder.HasMany(t => t.Items).WithOne().HasForeignKey(i => i.TransferId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.CptsId, t.PayeeId });
        builder.HasIndex(t => t.BatchId);
    }

    public void Configure(EntityTypeBuilder<TransferItem> builder)
    {
        builder.ToTable("TransferItems");
        builder.Property(i => i.SourceKind).HasMaxLength(PaidSource.KindLength);
        builder.Property(i => i.Label).HasMaxLength(TransferItem.LabelLength);
        builder.Property(i => i.Held).HasMaxLength(PaidSource.KeyLength);
        builder.ComplexProperty(i => i.Amount);
        builder.Ignore(i => i.Source);
        // No sum in two batches: the nulls of the cancelled ones do not meet.
        builder.HasIndex(i => new { i.CptsId, i.Held }).IsUnique();
        builder.HasIndex(i => new { i.CptsId, i.SourceId });
        builder.HasIndex(i => i.TransferId);
    }
}
