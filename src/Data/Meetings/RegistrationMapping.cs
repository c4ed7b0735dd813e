using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Meetings;

internal sealed class RegistrationMapping :
    IEntityTypeConfiguration<RegistrationForm>, IEntityTypeConfiguration<MeetingQuestion>, IEntityTypeConfiguration<Registration>, IEntityTypeConfiguration<RegistrationAnswer>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<RegistrationForm> builder)
    {
        builder.ToTable("RegistrationForms");
        builder.Property(f => f.Secret).HasMaxLength(RegistrationForm.SecretLength);
        builder.Property(f => f.Origin).HasMaxLength(RegistrationForm.OriginLength);
        builder.Property(f => f.Notice).HasMaxLength(RegistrationForm.NoticeLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.MeetingId).IsUnique();
        builder.HasIndex(f => new { f.CptsId, f.Secret }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MeetingQuestion> builder)
    {
        builder.ToTable("MeetingQuestions");
        builder.Property(q => q.Use).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(q => q.Kind).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(q => q.Label).HasMaxLength(MeetingQuestion.LabelLength);
        builder.Property(q => q.Choices).HasMaxLength(MeetingQuestion.ChoicesLength);
        builder.Ignore(q => q.Options);
        builder.Ignore(q => q.IsFree);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(q => q.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(q => new { q.CptsId, q.MeetingId });
        builder.HasIndex(q => q.MeetingId);
    }

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("Registrations");
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(r => r.LastName).HasMaxLength(Member.NameLength);
        builder.Property(r => r.FirstName).HasMaxLength(Member.NameLength);
        builder.Property(r => r.FoldedName).HasMaxLength(4 * Member.NameLength).IsFolded();
        builder.Property(r => r.Profession).HasMaxLength(2);
        builder.Property(r => r.Email).HasMaxLength(320);
        builder.Property(r => r.Phone).HasMaxLength(40);
        builder.Property(r => r.Structure).HasMaxLength(Registration.StructureLength);
        builder.Ignore(r => r.FullName);
        builder.Ignore(r => r.IsLive);
        builder.HasOne<RegistrationForm>().WithMany().HasForeignKey(r => r.FormId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CptsId, r.FormId, r.State });
        builder.HasIndex(r => new { r.CptsId, r.FoldedName });
        builder.HasIndex(r => new { r.State, r.HeldUntil });
        builder.HasIndex(r => r.FormId);
        builder.HasIndex(r => r.MemberId);
    }

    public void Configure(EntityTypeBuilder<RegistrationAnswer> builder)
    {
        builder.ToTable("RegistrationAnswers");
        builder.Property(a => a.Text).HasMaxLength(MeetingQuestion.LongLength);
        builder.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<MeetingQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CptsId, a.RegistrationId, a.QuestionId }).IsUnique();
        builder.HasIndex(a => a.RegistrationId);
        builder.HasIndex(a => a.QuestionId);
    }
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<MeetingMailing>, IEntityTypeConfiguration<SatisfactionForm>, IEntityTypeConfiguration<SatisfactionAnswer>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<MeetingMailing> builder)
    {
        builder.ToTable("MeetingMailings");
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Group).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(m => m.Subject).HasMaxLength(MeetingMailing.SubjectLength);
        builder.Property(m => m.Text).HasMaxLength(MeetingMailing.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.MeetingId });
        builder.HasIndex(m => m.MeetingId);
    }

    public void Configure(EntityTypeBuilder<SatisfactionForm> builder)
    {
        builder.ToTable("SatisfactionForms");
        builder.Property(f => f.Secret).HasMaxLength(SatisfactionForm.SecretLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.MeetingId).IsUnique();
        builder.HasIndex(f => new { f.CptsId, f.Secret }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SatisfactionAnswer> builder)
    {
        builder.ToTable("SatisfactionAnswers");
        builder.HasOne<SatisfactionForm>().WithMany().HasForeignKey(a => a.FormId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.CptsId, a.FormId });
        builder.HasIndex(a => a.FormId);
    }
}
