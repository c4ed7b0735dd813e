using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Missions;

internal sealed class FicheActionMapping : IEntityTypeConfiguration<FicheAction>
{
    public void Configure(EntityTypeBuilder<FicheAction> builder)
    {
        builder.ToTable("FichesAction");
        builder.Property(f => f.Mission).HasConversion<string>().HasMaxLength(30);
        builder.Property(f => f.State).HasConversion<string>().HasMaxLength(30);
        builder.Property(f => f.Title).HasMaxLength(FicheAction.TitleLength);
        builder.Property(f => f.FoldedTitle).HasMaxLength(4 * FicheAction.TitleLength).IsFolded();
        builder.Property(f => f.Objectives).HasMaxLength(FicheAction.TextLength);
        builder.Property(f => f.Actions).HasMaxLength(FicheAction.TextLength);
        builder.Property(f => f.Actors).HasMaxLength(FicheAction.TextLength);
        builder.Property(f => f.Means).HasMaxLength(FicheAction.TextLength);
        builder.Property(f => f.Indicators).HasMaxLength(FicheAction.TextLength);
        builder.Property(f => f.Calendar).HasMaxLength(FicheAction.TextLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(f => f.ReferentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.CptsId, f.Mission, f.FoldedTitle });
        builder.HasIndex(f => new { f.CptsId, f.FoldedTitle });
    }
}
