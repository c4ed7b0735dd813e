using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Meetings;

internal sealed class InvitationMapping : IEntityTypeConfiguration<ProfessionalInvitation>, IEntityTypeConfiguration<InvitationRound>, IEntityTypeConfiguration<ContactObjection>
{
    private const int NationalIdLength = 20;
    private const int Length = ProfessionalInvitation.TextLength;

    public void Configure(EntityTypeBuilder<ProfessionalInvitation> builder)
    {
        builder.ToTable("ProfessionalInvitations");
        builder.Property(i => i.NationalId).HasMaxLength(NationalIdLength);
        builder.Property(i => i.Civility).HasMaxLength(20);
        builder.Property(i => i.LastName).HasMaxLength(Length);
        builder.Property(i => i.FirstName).HasMaxLength(Length);
        builder.Property(i => i.FoldedName).HasMaxLength(Length).IsFolded();
        builder.Property(i => i.Profession).HasMaxLength(2);
        builder.Property(i => i.Commune).HasMaxLength(5);
        builder.Property(i => i.Place).HasMaxLength(Length);
        builder.Property(i => i.Address).HasMaxLength(Length);
        builder.Property(i => i.PostalCode).HasMaxLength(10);
        builder.Property(i => i.City).HasMaxLength(Length);
        builder.Property(i => i.Email).HasMaxLength(Length);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(30);
        builder.Ignore(i => i.FullName);
        builder.Ignore(i => i.IsReached);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<InvitationRound>().WithMany().HasForeignKey(i => i.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Restrict);
        // One line by person; several forgotten ones have no number.
        builder.HasIndex(i => new { i.MeetingId, i.NationalId }).IsUnique();
        builder.HasIndex(i => new { i.CptsId, i.MeetingId, i.State });
        builder.HasIndex(i => new { i.CptsId, i.MeetingId, i.FoldedName });
        builder.HasIndex(i => new { i.CptsId, i.NationalId });
        builder.HasIndex(i => i.MemberId);
        builder.HasIndex(i => i.RoundId);
    }

    public void Configure(EntityTypeBuilder<InvitationRound> builder)
    {
        builder.ToTable("InvitationRounds");
        builder.Property(r => r.Filter).HasMaxLength(InvitationRound.FilterLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.CptsId, r.MeetingId });
        builder.HasIndex(r => r.MeetingId);
    }

    public void Configure(EntityTypeBuilder<ContactObjection> builder)
    {
        builder.ToTable("ContactObjections");
        builder.Property(o => o.NationalId).HasMaxLength(NationalIdLength);
        builder.Property(o => o.How).HasMaxLength(ContactObjection.HowLength);
        builder.HasIndex(o => new { o.CptsId, o.NationalId }).IsUnique();
    }
}
