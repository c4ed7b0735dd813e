using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Meetings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<Attendance>, IEntityTypeConfiguration<CalendarAddress>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings");
        builder.Property(m => m.Title).HasMaxLength(Meeting.TitleLength);
        builder.Property(m => m.FoldedTitle).HasMaxLength(4 * Meeting.TitleLength).IsFolded();
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Mission).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Place).HasMaxLength(Meeting.PlaceLength);
        builder.Property(m => m.Link).HasMaxLength(Meeting.LinkLength);
        builder.Property(m => m.Agenda).HasMaxLength(Meeting.AgendaLength);
        builder.Ignore(m => m.Minutes);
        builder.HasOne<FicheAction>().WithMany().HasForeignKey(m => m.FicheActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Attendances).WithOne().HasForeignKey(a => a.MeetingId);
        // The list by day, whole or of one mission; what awaits its attendance.
        builder.HasIndex(m => new { m.CptsId, m.Day });
        builder.HasIndex(m => new { m.CptsId, m.Mission, m.Day });
        builder.HasIndex(m => new { m.CptsId, m.State, m.Day });
        builder.HasIndex(m => new { m.CptsId, m.FoldedTitle });
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("Attendances");
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(a => a.Profession).HasMaxLength(2);
        builder.Ignore(a => a.IsEntered);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.MeetingId, a.MemberId }).IsUnique();
        builder.HasIndex(a => new { a.CptsId, a.MemberId });
        // Who and how long, by meeting: with the CPTS in front, or SQLite reads every presence of the CPTS for each meeting.
        builder.HasIndex(a => new { a.CptsId, a.MeetingId, a.State, a.Minutes });
    }

    public void Configure(EntityTypeBuilder<CalendarAddress> builder)
    {
        builder.ToTable("CalendarAddresses");
        builder.Property(a => a.Secret).HasMaxLength(CalendarAddress.SecretLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CptsId, a.MemberId }).IsUnique();
        builder.HasIndex(a => new { a.CptsId, a.Secret }).IsUnique();
    }
}
