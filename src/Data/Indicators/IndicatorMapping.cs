using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Indicators;

namespace Tisserand.Data.Indicators;

internal sealed class IndicatorMapping :
    IEntityTypeConfiguration<Indicator>, IEntityTypeConfiguration<IndicatorMission>, IEntityTypeConfiguration<IndicatorTarget>,
    IEntityTypeConfiguration<IndicatorMeasure>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("Indicators");
        builder.Property(i => i.Label).HasMaxLength(Indicator.LabelLength);
        builder.Property(i => i.FoldedLabel).HasMaxLength(4 * Indicator.LabelLength).IsFolded();
        builder.Property(i => i.Definition).HasMaxLength(Indicator.DefinitionLength);
        builder.Property(i => i.Unit).HasMaxLength(Indicator.UnitLength);
        builder.Property(i => i.Level).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Use).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Producer).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Rule).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Count).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(i => i.Baseline).HasPrecision(14, 2);
        builder.Ignore(i => i.IsCounted);
        builder.Ignore(i => i.Missions);
        builder.Ignore(i => i.Targets);
        builder.Ignore(i => i.Measures);
        builder.HasMany<IndicatorMission>("_missions").WithOne().HasForeignKey(m => m.IndicatorId);
        builder.HasMany<IndicatorTarget>("_targets").WithOne().HasForeignKey(t => t.IndicatorId);
        builder.HasMany<IndicatorMeasure>("_measures").WithOne().HasForeignKey(m => m.IndicatorId);
        builder.HasIndex(i => new { i.CptsId, i.ContractId, i.FoldedLabel });
    }

    public void Configure(EntityTypeBuilder<IndicatorMission> builder)
    {
        builder.ToTable("IndicatorMissions");
        builder.Property(m => m.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(m => m.Weight).HasPrecision(7, 2);
        builder.HasIndex(m => new { m.IndicatorId, m.Mission }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndicatorTarget> builder)
    {
        builder.ToTable("IndicatorTargets");
        builder.Property(t => t.Target).HasPrecision(14, 2);
        builder.HasIndex(t => new { t.IndicatorId, t.ContractYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndicatorMeasure> builder)
    {
        builder.ToTable("IndicatorMeasures");
        builder.Property(m => m.Typed).HasPrecision(14, 2);
        builder.Property(m => m.Reason).HasMaxLength(IndicatorMeasure.ReasonLength);
        builder.HasIndex(m => new { m.IndicatorId, m.ContractYear }).IsUnique();
    }
}
