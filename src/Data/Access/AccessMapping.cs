using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tisserand.Data.Access;

internal sealed class AccessMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<CptsAccess>, IEntityTypeConfiguration<ApiKey>,
    IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.Property(a => a.FullName).HasMaxLength(200);

    public void Configure(EntityTypeBuilder<CptsAccess> builder)
    {
        builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(a => new { a.AccountId, a.CptsId, a.Role }).IsUnique();
        builder.HasIndex(a => a.CptsId);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
    }

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(k => k.Name).HasMaxLength(100);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.CptsId);
    }

    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("SignInLinks");
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => new { l.AccountId, l.CreatedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
