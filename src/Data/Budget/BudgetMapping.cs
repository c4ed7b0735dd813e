using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Purchases;

namespace Tisserand.Data.Budget;

internal sealed class BudgetMapping : IEntityTypeConfiguration<CarryOver>, IEntityTypeConfiguration<BudgetPlan>, IEntityTypeConfiguration<BudgetLine>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<CarryOver> builder)
    {
        builder.ToTable("CarryOvers");
        builder.Property(c => c.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.Justification).HasMaxLength(CarryOver.JustificationLength);
        builder.Property(c => c.DecidedBy).HasMaxLength(200);
        builder.ComplexProperty(c => c.Amount);
        builder.Ignore(c => c.IntoYear);
        builder.HasOne<AciContract>().WithMany().HasForeignKey(c => c.ContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CptsId, c.ContractId, c.FromYear });
    }

    public void Configure(EntityTypeBuilder<BudgetPlan> builder)
    {
        builder.ToTable("BudgetPlans");
        // Two who vote it or change it at the same second.
        builder.Property(b => b.VotedOn).IsConcurrencyToken();
        builder.Property(b => b.Vote).HasMaxLength(BudgetPlan.VoteLength);
        builder.Ignore(b => b.IsVoted).Ignore(b => b.Total);
        builder.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BudgetId).OnDelete(DeleteBehavior.Cascade);
        // What an assembly voted stays said by it: the resolution cannot be removed.
        builder.HasOne<Resolution>().WithMany().HasForeignKey(b => b.ResolutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.CptsId, b.Year, b.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BudgetLine> builder)
    {
        builder.ToTable("BudgetLines");
        builder.Property(l => l.Mission).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(l => l.Nature).HasConversion<string>().HasMaxLength(CodeLength);
        builder.ComplexProperty(l => l.Amount);
        builder.Ignore(l => l.Post);
        builder.HasOne<Funder>().WithMany().HasForeignKey(l => l.FunderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.CptsId, l.BudgetId });
    }
}
