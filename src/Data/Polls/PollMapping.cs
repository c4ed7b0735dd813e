using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;

namespace Tisserand.Data.Polls;

internal sealed class PollMapping : IEntityTypeConfiguration<DatePoll>, IEntityTypeConfiguration<ProposedDate>, IEntityTypeConfiguration<PollPerson>, IEntityTypeConfiguration<PollAnswer>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<DatePoll> builder)
    {
        builder.ToTable("DatePolls");
        builder.Property(p => p.Title).HasMaxLength(Meeting.TitleLength);
        builder.Property(p => p.FoldedTitle).HasMaxLength(4 * Meeting.TitleLength).IsFolded();
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(p => p.Mission).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(p => p.Place).HasMaxLength(Meeting.PlaceLength);
        builder.Property(p => p.Link).HasMaxLength(Meeting.LinkLength);
        builder.Property(p => p.Message).HasMaxLength(DatePoll.MessageLength);
        builder.Ignore(p => p.IsUndecided);
        builder.Ignore(p => p.Dates);
        builder.HasMany<ProposedDate>("_dates").WithOne().HasForeignKey(d => d.PollId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.CptsId, p.State, p.Deadline });
        builder.HasIndex(p => new { p.CptsId, p.FoldedTitle });
        // One poll, one meeting.
        builder.HasIndex(p => p.MeetingId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProposedDate> builder)
    {
        builder.ToTable("ProposedDates");
        builder.Ignore(d => d.Slot);
        builder.HasIndex(d => new { d.PollId, d.Day, d.StartsAt }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PollPerson> builder)
    {
        builder.ToTable("PollPeople");
        builder.Property(p => p.Name).HasMaxLength(PollPerson.NameLength);
        builder.Property(p => p.Email).HasMaxLength(PollPerson.EmailLength);
        builder.Property(p => p.Comment).HasMaxLength(PollPerson.CommentLength);
        builder.HasOne<DatePoll>().WithMany().HasForeignKey(p => p.PollId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Answers).WithOne().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        // Each person once in a poll; members have no address here, the others no entry.
        builder.HasIndex(p => new { p.PollId, p.MemberId }).IsUnique();
        builder.HasIndex(p => new { p.PollId, p.Email }).IsUnique();
        builder.HasIndex(p => new { p.CptsId, p.MemberId });
        builder.HasIndex(p => p.MemberId);
    }

    public void Configure(EntityTypeBuilder<PollAnswer> builder)
    {
        builder.ToTable("PollAnswers");
        builder.Property(a => a.Voice).HasConversion<string>().HasMaxLength(NameLength);
        builder.HasOne<ProposedDate>().WithMany().HasForeignKey(a => a.DateId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.PersonId, a.DateId }).IsUnique();
        builder.HasIndex(a => a.DateId);
    }
}
