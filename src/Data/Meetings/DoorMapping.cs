using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Meetings;

internal sealed class DoorMapping
    : IEntityTypeConfiguration<MeetingDoor>, IEntityTypeConfiguration<DoorMark>, IEntityTypeConfiguration<PresenceSignature>, IEntityTypeConfiguration<PersonalCode>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<MeetingDoor> builder)
    {
        builder.ToTable("MeetingDoors");
        builder.Property(d => d.Key).HasMaxLength(DoorCode.Length);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.CptsId, d.MeetingId }).IsUnique();
        builder.HasIndex(d => new { d.CptsId, d.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DoorMark> builder)
    {
        builder.ToTable("DoorMarks");
        builder.Property(m => m.Act).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Way).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Phone).HasMaxLength(DoorMark.PhoneLength);
        builder.Property(m => m.KeptBy).HasMaxLength(DoorMark.NameLength);
        builder.Property(m => m.Issue).HasMaxLength(DoorMark.IssueLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.MeetingId, m.Token }).IsUnique();
        builder.HasIndex(m => new { m.CptsId, m.MeetingId, m.MemberId });
        builder.HasIndex(m => new { m.CptsId, m.At });
    }

    public void Configure(EntityTypeBuilder<PresenceSignature> builder)
    {
        builder.ToTable("PresenceSignatures");
        builder.Property(s => s.Drawing).HasMaxLength(SignatureDrawing.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CptsId, s.MeetingId, s.MemberId }).IsUnique();
        builder.HasIndex(s => new { s.CptsId, s.SignedAt });
    }

    public void Configure(EntityTypeBuilder<PersonalCode> builder)
    {
        builder.ToTable("PersonalCodes");
        builder.Property(c => c.Code).HasMaxLength(DoorCode.Length);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CptsId, c.MemberId }).IsUnique();
        builder.HasIndex(c => new { c.CptsId, c.Code }).IsUnique();
    }
}
