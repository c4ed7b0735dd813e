using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;

namespace Tisserand.Data.Funding;

internal sealed class AciContractMapping :
    IEntityTypeConfiguration<AciContract>, IEntityTypeConfiguration<MemberHeadcount>, IEntityTypeConfiguration<AmountOfContract>,
    IEntityTypeConfiguration<AttainmentNotified>, IEntityTypeConfiguration<CrisisRecognised>, IEntityTypeConfiguration<Avenant>,
    IEntityTypeConfiguration<AvenantTarget>, IEntityTypeConfiguration<FundNotification>, IEntityTypeConfiguration<NotifiedAmount>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<AciContract> builder)
    {
        builder.ToTable("AciContracts");
        builder.Property(c => c.BaremeId).HasMaxLength(60);
        builder.Property(c => c.PopulationSource).HasMaxLength(AciContract.TextLength);
        builder.HasIndex(c => new { c.CptsId, c.SignedOn }).IsUnique();
        builder.HasMany(c => c.Headcounts).WithOne().HasForeignKey(h => h.ContractId);
        builder.HasMany(c => c.Amounts).WithOne().HasForeignKey(a => a.ContractId);
        builder.HasMany(c => c.Attainments).WithOne().HasForeignKey(a => a.ContractId);
        builder.HasMany(c => c.Crises).WithOne().HasForeignKey(c => c.ContractId);
        builder.Property(c => c.TerminatedBy).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(c => c.TerminationReason).HasMaxLength(AciContract.TextLength);
        builder.Ignore(c => c.Avenants);
        builder.HasMany<Avenant>("_avenants").WithOne().HasForeignKey(a => a.ContractId);
        builder.Ignore(c => c.Notifications);
        builder.HasMany<FundNotification>("_notifications").WithOne().HasForeignKey(n => n.ContractId);
    }

    public void Configure(EntityTypeBuilder<FundNotification> builder)
    {
        builder.ToTable("FundNotifications");
        builder.Property(n => n.Label).HasMaxLength(FundNotification.LabelLength);
        builder.HasMany(n => n.Amounts).WithOne().HasForeignKey(a => a.NotificationId);
        builder.HasIndex(n => n.ContractId);
    }

    public void Configure(EntityTypeBuilder<NotifiedAmount> builder)
    {
        builder.ToTable("NotifiedAmounts");
        builder.Property(a => a.Item).HasMaxLength(NameLength);
        builder.Property(a => a.Part).HasConversion<string>().HasMaxLength(NameLength);
        builder.ComplexProperty(a => a.Amount);
        builder.HasIndex(a => new { a.NotificationId, a.Item, a.Part }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Avenant> builder)
    {
        builder.ToTable("Avenants");
        builder.Property(a => a.Note).HasMaxLength(Avenant.NoteLength);
        builder.Property(a => a.PopulationSource).HasMaxLength(AciContract.TextLength);
        builder.Property(a => a.Mission).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(a => a.BaremeId).HasMaxLength(60);
        builder.Ignore(a => a.Terms);
        builder.HasMany(a => a.Targets).WithOne().HasForeignKey(t => t.AvenantId);
        builder.HasIndex(a => new { a.ContractId, a.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AvenantTarget> builder)
    {
        builder.ToTable("AvenantTargets");
        builder.Property(t => t.Former).HasPrecision(14, 2);
        builder.Property(t => t.Target).HasPrecision(14, 2);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(t => t.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AvenantId, t.IndicatorId, t.ContractYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MemberHeadcount> builder)
    {
        builder.ToTable("MemberHeadcounts");
        builder.HasIndex(h => new { h.ContractId, h.ContractYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AmountOfContract> builder)
    {
        builder.ToTable("AmountsOfContract");
        builder.Property(a => a.Item).HasMaxLength(NameLength);
        builder.Property(a => a.Part).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(a => a.Reason).HasMaxLength(AciContract.TextLength);
        builder.ComplexProperty(a => a.Amount);
        builder.HasIndex(a => new { a.ContractId, a.Item, a.Part, a.ContractYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AttainmentNotified> builder)
    {
        builder.ToTable("AttainmentsNotified");
        builder.Property(a => a.Mission).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(a => a.Percent).HasPrecision(5, 2);
        builder.Property(a => a.Source).HasMaxLength(AciContract.TextLength);
        builder.HasIndex(a => new { a.ContractId, a.Mission, a.ContractYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CrisisRecognised> builder)
    {
        builder.ToTable("CrisesRecognised");
        builder.Property(c => c.Decision).HasMaxLength(AciContract.TextLength);
        builder.HasIndex(c => new { c.ContractId, c.ContractYear }).IsUnique();
    }
}
