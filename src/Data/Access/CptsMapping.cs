using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Access;

/// <summary>An address that a CPTS had before: it goes on leading to it.</summary>
public sealed class FormerCode
{
    /// <summary>The old slug.</summary>
    public string Code { get; init; } = "";

    public CptsId CptsId { get; init; }
}

internal sealed class CptsMapping : IEntityTypeConfiguration<Cpts>, IEntityTypeConfiguration<FormerCode>
{
    public void Configure(EntityTypeBuilder<Cpts> builder)
    {
        builder.ToTable("Cpts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(Cpts.CodeLength);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.TimeZone).HasMaxLength(60);
        builder.Property(c => c.Siren).HasMaxLength(Cpts.SirenLength);
        builder.HasIndex(c => c.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormerCode> builder)
    {
        builder.ToTable("FormerCodes");
        builder.HasKey(f => f.Code);
        builder.Property(f => f.Code).HasMaxLength(Cpts.CodeLength);
        builder.HasIndex(f => f.CptsId);
    }
}
