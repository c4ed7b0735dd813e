using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Indemnities;

internal sealed class IndemnityMapping : IEntityTypeConfiguration<IndemnityRate>, IEntityTypeConfiguration<IndemnityLine>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<IndemnityRate> builder)
    {
        builder.ToTable("IndemnityRates");
        builder.Property(r => r.Activity).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(r => r.Profession).HasMaxLength(2);
        builder.Property(r => r.Vote).HasMaxLength(IndemnityRate.VoteLength);
        builder.ComplexProperty(r => r.PerHour);
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
        // Two who decide at the same second: the second meets the first's state.
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(l => l.DecidedBy).HasMaxLength(IndemnityLine.NameLength);
        builder.Property(l => l.PaidBy).HasMaxLength(IndemnityLine.NameLength);
        builder.Property(l => l.Reason).HasMaxLength(IndemnityLine.ReasonLength);
        builder.ComplexProperty(l => l.PerHour);
        builder.ComplexProperty(l => l.Amount);
        builder.HasOne<Attendance>().WithMany().HasForeignKey(l => l.AttendanceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Restrict);
        // A rate that gave an amount stays in the grid.
        builder.HasOne<IndemnityRate>().WithMany().HasForeignKey(l => l.RateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.AttendanceId).IsUnique();
        builder.HasIndex(l => l.MeetingId);
        builder.HasIndex(l => new { l.CptsId, l.State, l.Day });
        builder.HasIndex(l => new { l.CptsId, l.MemberId, l.Day });
        builder.HasIndex(l => new { l.CptsId, l.Day });
    }
}
