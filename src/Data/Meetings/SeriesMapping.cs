using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

internal sealed class SeriesMapping : IEntityTypeConfiguration<MeetingSeries>, IEntityTypeConfiguration<SeriesMeeting>
{
    public void Configure(EntityTypeBuilder<MeetingSeries> builder)
    {
        builder.ToTable("MeetingSeries");
        builder.Property(s => s.Label).HasMaxLength(MeetingSeries.LabelLength);
        builder.HasMany(s => s.Meetings).WithOne().HasForeignKey(m => m.SeriesId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SeriesMeeting> builder)
    {
        builder.ToTable("SeriesMeetings");
        builder.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Cascade);
        // A meeting is of one series at most.
        builder.HasIndex(m => m.MeetingId).IsUnique();
        builder.HasIndex(m => new { m.CptsId, m.MeetingId });
        builder.HasIndex(m => m.SeriesId);
    }
}
