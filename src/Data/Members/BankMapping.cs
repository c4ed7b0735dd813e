using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class BankMapping : IEntityTypeConfiguration<BankDetails>, IEntityTypeConfiguration<BankDetailsReading>
{
    public void Configure(EntityTypeBuilder<BankDetails> builder)
    {
        builder.ToTable("BankDetails");
        builder.Property(b => b.Iban).HasMaxLength(Iban.Length);
        builder.Property(b => b.Bic).HasMaxLength(BankDetails.BicLength);
        builder.Property(b => b.Holder).HasMaxLength(BankDetails.HolderLength);
        builder.Ignore(b => b.Account);
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.CptsId, b.MemberId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BankDetailsReading> builder)
    {
        builder.ToTable("BankDetailsReadings");
        builder.Property(r => r.ReadBy).HasMaxLength(MemberImport.NameLength);
        builder.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CptsId, r.MemberId, r.ReadAt });
        builder.HasIndex(r => new { r.CptsId, r.ReadAt });
    }
}
