using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Contributions;

internal sealed class ContributionMapping : IEntityTypeConfiguration<ContributionRate>, IEntityTypeConfiguration<CategoryOfMember>,
    IEntityTypeConfiguration<Contribution>, IEntityTypeConfiguration<ContributionSettings>, IEntityTypeConfiguration<ContributionReminder>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<ContributionRate> builder)
    {
        builder.ToTable("ContributionRates");
        builder.Property(r => r.Category).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(r => r.Profession).HasMaxLength(2);
        builder.Property(r => r.Vote).HasMaxLength(ContributionRate.VoteLength);
        builder.ComplexProperty(r => r.Amount);
        builder.Ignore(r => r.Label);
        builder.Ignore(r => r.VoteLabel);
        builder.HasIndex(r => new { r.CptsId, r.Category, r.Profession, r.FromYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CategoryOfMember> builder)
    {
        builder.ToTable("CategoriesOfMembers");
        builder.Property(c => c.Category).HasConversion<string>().HasMaxLength(CodeLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.CptsId, c.MemberId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("Contributions");
        builder.Property(c => c.Category).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.Profession).HasMaxLength(2);
        builder.Property(c => c.Vote).HasMaxLength(ContributionRate.VoteLength + 40);
        builder.ComplexProperty(c => c.RateAmount);
        builder.ComplexProperty(c => c.Amount);
        // Two who decide at the same second: the second meets the first's state.
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(CodeLength).IsConcurrencyToken();
        builder.Property(c => c.Means).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.Reference).HasMaxLength(Contribution.TextLength);
        builder.Property(c => c.Payer).HasMaxLength(Contribution.TextLength);
        builder.Property(c => c.Reason).HasMaxLength(Contribution.TextLength);
        builder.Property(c => c.ImportKey).HasMaxLength(Contribution.TextLength);
        builder.Ignore(c => c.Receipt);
        builder.Ignore(c => c.Working);
        builder.Ignore(c => c.CategoryLabel);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        // A rate that gave an amount stays in the grid.
        builder.HasOne<ContributionRate>().WithMany().HasForeignKey(c => c.RateId).OnDelete(DeleteBehavior.Restrict);
        // Whoever renews everybody at the same second meets this one.
        builder.HasIndex(c => new { c.CptsId, c.MemberId, c.Year }).IsUnique();
        builder.HasIndex(c => new { c.CptsId, c.Year, c.State, c.DueOn });
        builder.HasIndex(c => new { c.CptsId, c.Year, c.ReceiptNumber }).IsUnique();
        builder.HasIndex(c => new { c.CptsId, c.ImportKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContributionSettings> builder)
    {
        builder.ToTable("ContributionSettings");
        builder.Property(s => s.Delays).HasMaxLength(ContributionSettings.DelaysLength);
        builder.Property(s => s.ReminderSubject).HasMaxLength(ContributionSettings.SubjectLength);
        builder.Property(s => s.ReminderText).HasMaxLength(ContributionSettings.TextLength);
        builder.Property(s => s.HowToPay).HasMaxLength(ContributionSettings.TextLength);
        builder.Property(s => s.Identity).HasMaxLength(ContributionSettings.IdentityLength);
        builder.Ignore(s => s.DelaysInDays);
        builder.HasIndex(s => s.CptsId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContributionReminder> builder)
    {
        builder.ToTable("ContributionReminders");
        builder.Property(r => r.Key).HasMaxLength(ContributionReminder.KeyLength);
        builder.Property(r => r.To).HasMaxLength(ContributionReminder.AddressLength);
        builder.Property(r => r.Subject).HasMaxLength(ContributionReminder.SubjectLength);
        builder.Property(r => r.Text).HasMaxLength(ContributionReminder.TextLength);
        builder.Property(r => r.SentBy).HasMaxLength(ContributionReminder.NameLength);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(r => r.ContributionId).OnDelete(DeleteBehavior.Restrict);
        // Several instances that send at the same second meet this one.
        builder.HasIndex(r => new { r.CptsId, r.ContributionId, r.Key }).IsUnique();
    }
}
