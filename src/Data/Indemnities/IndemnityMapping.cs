using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Tasks;

namespace Tisserand.Data.Indemnities;

internal sealed class IndemnityMapping : IEntityTypeConfiguration<IndemnityRate>, IEntityTypeConfiguration<IndemnityLine>, IEntityTypeConfiguration<PaidDeed>,
    IEntityTypeConfiguration<DeclaredWork>, IEntityTypeConfiguration<AmountElsewhere>, IEntityTypeConfiguration<EmployerAgreement>, IEntityTypeConfiguration<PaidTask>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<IndemnityRate> builder)
    {
        builder.ToTable("IndemnityRates");
        builder.Property(r => r.Activity).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(r => r.Profession).HasMaxLength(2);
        builder.Property(r => r.Vote).HasMaxLength(IndemnityRate.VoteLength);
        builder.ComplexProperty(r => r.PerUnit);
        builder.Ignore(r => r.ProfessionLabel);
        builder.HasIndex(r => new { r.CptsId, r.Activity, r.Profession, r.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndemnityLine> builder)
    {
        builder.ToTable("IndemnityLines");
        builder.Property(l => l.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Activity).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Profession).HasMaxLength(2);
        builder.Property(l => l.Vote).HasMaxLength(IndemnityRate.VoteLength);
        builder.Property(l => l.PricedFor).HasMaxLength(PaidDeed.NameLength);
        // Two who decide at the same second: the second meets the first's state.
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(l => l.DecidedBy).HasMaxLength(IndemnityLine.NameLength);
        builder.Property(l => l.PaidBy).HasMaxLength(IndemnityLine.NameLength);
        builder.Property(l => l.Reason).HasMaxLength(IndemnityLine.ReasonLength);
        builder.ComplexProperty(l => l.PerUnit);
        builder.ComplexProperty(l => l.Amount);
        builder.HasOne<Attendance>().WithMany().HasForeignKey(l => l.AttendanceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Restrict);
        // A rate that gave an amount stays in the grid.
        builder.HasOne<IndemnityRate>().WithMany().HasForeignKey(l => l.RateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DeclaredWork>().WithMany().HasForeignKey(l => l.WorkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaidDeed>().WithMany().HasForeignKey(l => l.DeedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EmployerAgreement>().WithMany().HasForeignKey(l => l.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.AttendanceId).IsUnique();
        builder.HasIndex(l => l.WorkId).IsUnique();
        builder.HasIndex(l => l.MeetingId);
        builder.HasIndex(l => new { l.CptsId, l.State, l.Day });
        builder.HasIndex(l => new { l.CptsId, l.MemberId, l.Day });
        builder.HasIndex(l => new { l.CptsId, l.Day });
    }

    public void Configure(EntityTypeBuilder<PaidDeed> builder)
    {
        builder.ToTable("PaidDeeds");
        builder.Property(d => d.Name).HasMaxLength(PaidDeed.NameLength);
        builder.Property(d => d.Vote).HasMaxLength(IndemnityRate.VoteLength);
        builder.ComplexProperty(d => d.Amount);
        builder.HasIndex(d => d.CptsId);
    }

    public void Configure(EntityTypeBuilder<DeclaredWork> builder)
    {
        builder.ToTable("DeclaredWorks");
        builder.Property(w => w.Activity).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(w => w.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(w => w.Profession).HasMaxLength(2);
        builder.Property(w => w.Title).HasMaxLength(DeclaredWork.TitleLength);
        builder.Property(w => w.FoldedTitle).HasMaxLength(DeclaredWork.TitleLength);
        builder.Property(w => w.DeclaredBy).HasMaxLength(IndemnityLine.NameLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaidDeed>().WithMany().HasForeignKey(w => w.DeedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(w => w.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ToDo>().WithMany().HasForeignKey(w => w.TaskId).OnDelete(DeleteBehavior.Restrict);
        // A task is paid once.
        builder.HasIndex(w => w.TaskId).IsUnique();
        builder.HasIndex(w => new { w.CptsId, w.Day });
        builder.HasIndex(w => new { w.CptsId, w.MemberId, w.Day });
    }

    public void Configure(EntityTypeBuilder<AmountElsewhere> builder)
    {
        builder.ToTable("AmountsElsewhere");
        builder.Property(a => a.From).HasMaxLength(AmountElsewhere.FromLength);
        builder.Property(a => a.DeclaredBy).HasMaxLength(IndemnityLine.NameLength);
        builder.ComplexProperty(a => a.Amount);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CptsId, a.MemberId, a.Year });
    }

    public void Configure(EntityTypeBuilder<EmployerAgreement> builder)
    {
        builder.ToTable("EmployerAgreements");
        builder.Property(a => a.Employer).HasMaxLength(EmployerAgreement.EmployerLength);
        builder.Property(a => a.Terms).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(a => a.Reference).HasMaxLength(EmployerAgreement.ReferenceLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CptsId, a.MemberId });
    }

    public void Configure(EntityTypeBuilder<PaidTask> builder)
    {
        builder.ToTable("PaidTasks");
        builder.HasOne<ToDo>().WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PaidDeed>().WithMany().HasForeignKey(t => t.DeedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.TaskId).IsUnique();
        builder.HasIndex(t => t.CptsId);
    }
}
