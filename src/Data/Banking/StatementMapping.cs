using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;

namespace Tisserand.Data.Banking;

internal sealed class StatementMapping : IEntityTypeConfiguration<BankLine>
{
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
        // A fact is seen once on the statements.
        builder.HasIndex(l => new { l.CptsId, l.MatchedKind, l.MatchedId }).IsUnique();
        builder.HasIndex(l => l.BankAccountId);
    }
}
