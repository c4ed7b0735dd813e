using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

internal sealed class BallotMapping :
    IEntityTypeConfiguration<Resolution>, IEntityTypeConfiguration<VoteCount>, IEntityTypeConfiguration<VoteMark>, IEntityTypeConfiguration<BallotUrn>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<Resolution> builder)
    {
        builder.ToTable("Resolutions");
        builder.Property(r => r.Text).HasMaxLength(Resolution.TextLength);
        builder.Property(r => r.FoldedText).HasMaxLength(4 * Resolution.TextLength).IsFolded();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(r => r.Concerned).HasMaxLength(Resolution.ConcernedLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(CodeLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaPoint>().WithMany().HasForeignKey(r => r.PointId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Counts).WithOne().HasForeignKey(c => c.ResolutionId);
        builder.HasIndex(r => new { r.CptsId, r.MeetingId });
        builder.HasIndex(r => new { r.CptsId, r.State });
    }

    public void Configure(EntityTypeBuilder<VoteCount> builder)
    {
        builder.ToTable("VoteCounts");
        builder.Property(c => c.College).HasMaxLength(College.NameLength);
        builder.Ignore(c => c.NotVoting);
        builder.HasIndex(c => new { c.CptsId, c.ResolutionId, c.College }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VoteMark> builder)
    {
        builder.ToTable("VoteMarks");
        builder.Property(m => m.College).HasMaxLength(College.NameLength);
        builder.Property(m => m.Choice).HasConversion<string>().HasMaxLength(CodeLength);
        builder.HasOne<Resolution>().WithMany().HasForeignKey(m => m.ResolutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.VoterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.CastById).OnDelete(DeleteBehavior.Restrict);
        // Once, in person or by proxy, whoever is quicker.
        builder.HasIndex(m => new { m.CptsId, m.ResolutionId, m.VoterId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BallotUrn> builder)
    {
        builder.ToTable("BallotUrns");
        builder.Ignore(u => u.Ballots);
        builder.HasOne<Resolution>().WithMany().HasForeignKey(u => u.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.CptsId);
    }
}
