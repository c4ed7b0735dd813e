using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Territories;

namespace Tisserand.Data.Territories;

internal sealed class TerritoryLineMapping : IEntityTypeConfiguration<TerritoryLine>
{
    public void Configure(EntityTypeBuilder<TerritoryLine> builder)
    {
        builder.ToTable("TerritoryLines");
        builder.Property(l => l.Commune).HasMaxLength(5);
        builder.Property(l => l.Name).HasMaxLength(200);
        builder.Property(l => l.PartReason).HasMaxLength(TerritoryLine.ReasonLength);
        builder.Property(l => l.Avenant).HasMaxLength(TerritoryLine.AvenantLength);
        builder.Ignore(l => l.Period);
        builder.Ignore(l => l.IsPart);
        builder.Ignore(l => l.Terms);
        // The same commune twice on a day, from two tabs: the database has the last word.
        builder.HasIndex(l => new { l.CptsId, l.Commune, l.JoinedOn }).IsUnique();
        builder.HasIndex(l => l.Commune);
    }
}
