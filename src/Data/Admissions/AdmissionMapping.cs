using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Admissions;

internal sealed class AdmissionMapping :
    IEntityTypeConfiguration<JoiningText>, IEntityTypeConfiguration<AdmissionSettings>, IEntityTypeConfiguration<MembershipApplication>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<JoiningText> builder)
    {
        builder.ToTable("JoiningTexts");
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(t => t.Text).HasMaxLength(JoiningText.Length);
        // Two who publish at the same second: the second meets the first's version.
        builder.HasIndex(t => new { t.CptsId, t.Kind, t.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AdmissionSettings> builder)
    {
        builder.ToTable("AdmissionSettings");
        builder.Property(s => s.Welcome).HasMaxLength(AdmissionSettings.WelcomeLength);
        builder.HasIndex(s => s.CptsId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MembershipApplication> builder)
    {
        builder.ToTable("MembershipApplications");
        // Two who decide at the same second: the second meets the first's state.
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(a => a.Category).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(a => a.Organisation).HasMaxLength(MembershipApplication.OrganisationLength);
        builder.Property(a => a.LastName).HasMaxLength(Member.NameLength);
        builder.Property(a => a.FirstName).HasMaxLength(Member.NameLength);
        builder.Property(a => a.FoldedName).HasMaxLength(4 * Member.NameLength).IsFolded();
        builder.Property(a => a.Profession).HasMaxLength(2);
        builder.Property(a => a.Rpps).HasMaxLength(11);
        builder.Property(a => a.Email).HasMaxLength(320);
        builder.Property(a => a.Phone).HasMaxLength(40);
        builder.Property(a => a.Commune).HasMaxLength(5);
        builder.Property(a => a.SiteLabel).HasMaxLength(PracticeSite.TextLength);
        builder.Property(a => a.Address).HasMaxLength(PracticeSite.TextLength);
        builder.Property(a => a.Message).HasMaxLength(MembershipApplication.MessageLength);
        builder.Property(a => a.AcceptedTexts).HasMaxLength(200);
        builder.Property(a => a.LinkHash).HasMaxLength(64);
        builder.Property(a => a.Question).HasMaxLength(MembershipApplication.MessageLength);
        builder.Property(a => a.Answer).HasMaxLength(MembershipApplication.MessageLength);
        builder.Property(a => a.DecidedBy).HasMaxLength(200);
        builder.Ignore(a => a.Accepted);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CptsId, a.State, a.ConfirmedAt });
        builder.HasIndex(a => new { a.CptsId, a.FoldedName });
    }
}
