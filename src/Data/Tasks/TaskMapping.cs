using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;

namespace Tisserand.Data.Tasks;

internal sealed class TaskMapping : IEntityTypeConfiguration<ToDo>, IEntityTypeConfiguration<TaskSettings>
{
    private const int NameLength = 30;

    public void Configure(EntityTypeBuilder<ToDo> builder)
    {
        builder.ToTable("ToDos");
        builder.Property(t => t.Title).HasMaxLength(ToDo.TitleLength);
        builder.Property(t => t.FoldedTitle).HasMaxLength(4 * ToDo.TitleLength).IsFolded();
        builder.Property(t => t.Text).HasMaxLength(ToDo.TextLength);
        builder.Property(t => t.Steps).HasMaxLength(ToDo.StepsLength);
        builder.Property(t => t.Mission).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(t => t.Repeats).HasConversion<string>().HasMaxLength(NameLength);
        builder.Ignore(t => t.Owner).Ignore(t => t.IsOpen).Ignore(t => t.Checklist);
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.OwnerMemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(t => t.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FicheAction>().WithMany().HasForeignKey(t => t.FicheActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resolution>().WithMany().HasForeignKey(t => t.ResolutionId).OnDelete(DeleteBehavior.SetNull);
        // The list and the board by state and day, the calendar by day, those of a person, those of a record.
        builder.HasIndex(t => new { t.CptsId, t.State, t.DueOn });
        builder.HasIndex(t => new { t.CptsId, t.DueOn });
        builder.HasIndex(t => new { t.CptsId, t.OwnerMemberId });
        builder.HasIndex(t => new { t.CptsId, t.OwnerAccountId });
        builder.HasIndex(t => new { t.CptsId, t.MeetingId });
        builder.HasIndex(t => new { t.CptsId, t.FicheActionId });
    }

    public void Configure(EntityTypeBuilder<TaskSettings> builder)
    {
        builder.ToTable("TaskSettings");
        builder.HasIndex(s => s.CptsId).IsUnique();
    }
}
