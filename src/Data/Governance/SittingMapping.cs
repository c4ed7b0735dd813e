using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

internal sealed class SittingMapping :
    IEntityTypeConfiguration<AgendaPoint>, IEntityTypeConfiguration<Sitting>, IEntityTypeConfiguration<Convocation>, IEntityTypeConfiguration<ConvokedPerson>,
    IEntityTypeConfiguration<VotingCard>, IEntityTypeConfiguration<Proxy>, IEntityTypeConfiguration<MinutesVersion>, IEntityTypeConfiguration<InterestDeclaration>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<AgendaPoint> builder)
    {
        builder.ToTable("AgendaPoints");
        builder.Property(p => p.Title).HasMaxLength(AgendaPoint.TitleLength);
        builder.Property(p => p.Text).HasMaxLength(AgendaPoint.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.CptsId, p.MeetingId, p.Rank });
    }

    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.ToTable("Sittings");
        builder.Property(s => s.Nature).HasConversion<string>().HasMaxLength(CodeLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CptsId, s.MeetingId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Convocation> builder)
    {
        builder.ToTable("Convocations");
        builder.Property(c => c.SentBy).HasMaxLength(200);
        builder.Property(c => c.Subject).HasMaxLength(Convocation.SubjectLength);
        builder.Property(c => c.Text).HasMaxLength(Convocation.TextLength);
        builder.Property(c => c.Attachments).HasMaxLength(4000);
        builder.Ignore(c => c.Documents);
        builder.Property(c => c.Place).HasMaxLength(Meeting.LinkLength);
        builder.Property(c => c.Agenda).HasMaxLength(20_000);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.People).WithOne().HasForeignKey(p => p.ConvocationId);
        builder.HasIndex(c => new { c.CptsId, c.MeetingId, c.SentAt });
    }

    public void Configure(EntityTypeBuilder<ConvokedPerson> builder)
    {
        builder.ToTable("ConvokedPeople");
        builder.Property(p => p.Email).HasMaxLength(320);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.CptsId, p.ConvocationId, p.MemberId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VotingCard> builder)
    {
        builder.ToTable("VotingCards");
        builder.Property(c => c.Hash).HasMaxLength(VotingCard.HashLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CptsId, c.MeetingId, c.MemberId }).IsUnique();
        builder.HasIndex(c => new { c.CptsId, c.Hash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Proxy> builder)
    {
        builder.ToTable("Proxies");
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.GiverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.HolderId).OnDelete(DeleteBehavior.Restrict);
        // One proxy by giver, whoever enters it at the same second.
        builder.HasIndex(p => new { p.CptsId, p.MeetingId, p.GiverId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MinutesVersion> builder)
    {
        builder.ToTable("MinutesVersions");
        builder.Property(v => v.MadeBy).HasMaxLength(MinutesVersion.NameLength);
        builder.Property(v => v.ApprovedBy).HasMaxLength(MinutesVersion.NameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(v => v.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.CptsId, v.MeetingId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InterestDeclaration> builder)
    {
        builder.ToTable("InterestDeclarations");
        builder.Property(d => d.Ties).HasMaxLength(InterestDeclaration.TextLength);
        builder.Ignore(d => d.ValidUntil);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.CptsId, d.MemberId, d.DeclaredOn });
    }
}
