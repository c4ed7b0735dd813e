using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;

namespace Tisserand.Data.Funding;

internal sealed class ScenarioMapping : IEntityTypeConfiguration<Scenario>, IEntityTypeConfiguration<ScenarioMission>, IEntityTypeConfiguration<ScenarioIndicator>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.ToTable("Scenarios");
        builder.Property(s => s.Name).HasMaxLength(Scenario.NameLength);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(s => s.ContractId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Missions).WithOne().HasForeignKey(m => m.ScenarioId);
        builder.HasMany(s => s.Indicators).WithOne().HasForeignKey(i => i.ScenarioId);
        builder.HasIndex(s => new { s.CptsId, s.ContractId });
    }

    public void Configure(EntityTypeBuilder<ScenarioMission> builder)
    {
        builder.ToTable("ScenarioMissions");
        builder.Property(m => m.Mission).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(m => new { m.ScenarioId, m.Mission }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ScenarioIndicator> builder)
    {
        builder.ToTable("ScenarioIndicators");
        builder.Property(i => i.Percent).HasPrecision(5, 2);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(i => i.IndicatorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.ScenarioId, i.IndicatorId }).IsUnique();
    }
}
