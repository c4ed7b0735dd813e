using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Tasks;

namespace Tisserand.Data.Funding;

internal sealed class DialogueMapping : IEntityTypeConfiguration<ManagementDialogue>, IEntityTypeConfiguration<RenewalTask>
{
    public void Configure(EntityTypeBuilder<ManagementDialogue> builder)
    {
        builder.ToTable("ManagementDialogues");
        builder.Property(d => d.Agreed).HasMaxLength(ManagementDialogue.AgreedLength);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(d => d.ContractId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Avenant>().WithMany().HasForeignKey(d => d.AvenantId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(d => new { d.CptsId, d.ContractId, d.HeldOn });
    }

    public void Configure(EntityTypeBuilder<RenewalTask> builder)
    {
        builder.ToTable("RenewalTasks");
        builder.Property(t => t.Step).HasMaxLength(30);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(t => t.ContractId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ToDo>().WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.CptsId, t.ContractId, t.Step }).IsUnique();
    }
}
