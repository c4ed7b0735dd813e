using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;

namespace Tisserand.Data.Banking;

internal sealed class StatementMapping : IEntityTypeConfiguration<BankLine>, IEntityTypeConfiguration<StatementMatch>, IEntityTypeConfiguration<BankBalance>, IEntityTypeConfiguration<LabelRule>,
    IEntityTypeConfiguration<RememberedColumns>
{
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<BankLine> builder)
    {
        builder.ToTable("StatementLines");
        builder.ComplexProperty(l => l.Amount);
        builder.Property(l => l.Label).HasMaxLength(StatementRow.LabelLength);
        builder.Property(l => l.Reference).HasMaxLength(StatementRow.ReferenceLength);
        builder.Property(l => l.Fingerprint).HasMaxLength(BankLine.FingerprintLength);
        builder.Property(l => l.ImportedBy).HasMaxLength(BankLine.NameLength);
        builder.Property(l => l.MatchedKind).HasMaxLength(AwaitedMovement.KindLength).IsConcurrencyToken();
        builder.Property(l => l.MatchedLabel).HasMaxLength(AwaitedMovement.LabelLength);
        builder.Property(l => l.MatchedBy).HasMaxLength(BankLine.NameLength);
        builder.Ignore(l => l.IsMatched);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(l => l.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.CptsId, l.BankAccountId, l.Fingerprint }).IsUnique();
        builder.HasMany(l => l.Matches).WithOne().HasForeignKey(m => m.LineId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.CptsId, l.BankAccountId, l.On });
        builder.HasIndex(l => l.BankAccountId);
    }

    public void Configure(EntityTypeBuilder<StatementMatch> builder)
    {
        builder.ToTable("StatementMatches");
        builder.Property(m => m.Kind).HasMaxLength(AwaitedMovement.KindLength);
        // A fact is seen once on the statements.
        builder.HasIndex(m => new { m.CptsId, m.FactId, m.Kind }).IsUnique();
        builder.HasIndex(m => m.LineId);
    }

    public void Configure(EntityTypeBuilder<BankBalance> builder)
    {
        builder.ToTable("BankBalances");
        builder.ComplexProperty(b => b.Amount);
        builder.Property(b => b.SaidBy).HasMaxLength(BankLine.NameLength);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(b => b.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.CptsId, b.BankAccountId, b.On }).IsUnique();
        builder.HasIndex(b => b.BankAccountId);
    }

    public void Configure(EntityTypeBuilder<LabelRule> builder)
    {
        builder.ToTable("LabelRules");
        builder.Property(r => r.Words).HasMaxLength(LabelRule.WordsLength);
        builder.Property(r => r.Nature).HasMaxLength(LabelRule.NatureLength);
        builder.Property(r => r.Account).HasMaxLength(LedgerAccount.NumberLength);
        builder.Property(r => r.Mission).HasMaxLength(Axes.CodeLength);
        builder.Property(r => r.LearnedBy).HasMaxLength(BankLine.NameLength);
        builder.Ignore(r => r.Label);
        builder.HasIndex(r => new { r.CptsId, r.Words, r.IsIncome }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RememberedColumns> builder)
    {
        builder.ToTable("StatementColumns");
        builder.Property(c => c.Fingerprint).HasMaxLength(BankTable.FingerprintLength);
        builder.Property(c => c.Headings).HasMaxLength(RememberedColumns.HeadingsLength);
        builder.Property(c => c.Roles).HasMaxLength(RememberedColumns.RolesLength);
        builder.Property(c => c.Decimals).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.Days).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(c => c.RememberedBy).HasMaxLength(BankLine.NameLength);
        builder.Ignore(c => c.Mapping);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(c => c.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CptsId, c.BankAccountId, c.Fingerprint }).IsUnique();
        builder.HasIndex(c => c.BankAccountId);
    }
}
