using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Accounting;

namespace Tisserand.Data.Accounting;

internal sealed class AccountingMapping : IEntityTypeConfiguration<LedgerAccount>, IEntityTypeConfiguration<FiscalYear>, IEntityTypeConfiguration<Entry>, IEntityTypeConfiguration<EntryLine>
{
    private const int CodeLength = 30;

    public void Configure(EntityTypeBuilder<LedgerAccount> builder)
    {
        builder.ToTable("LedgerAccounts");
        builder.Property(a => a.Number).HasMaxLength(LedgerAccount.NumberLength).IsFolded();
        builder.Property(a => a.Label).HasMaxLength(LedgerAccount.LabelLength);
        builder.HasIndex(a => new { a.CptsId, a.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FiscalYear> builder)
    {
        builder.ToTable("FiscalYears");
        // Two who validate or close at the same second: the second meets the first's number, or the closing.
        builder.Property(y => y.LastNumber).IsConcurrencyToken();
        builder.Property(y => y.ClosedOn).IsConcurrencyToken();
        builder.Property(y => y.ReopeningReason).HasMaxLength(FiscalYear.ReasonLength);
        builder.Ignore(y => y.IsClosed);
        builder.Ignore(y => y.Period);
        builder.Ignore(y => y.Label);
        builder.HasIndex(y => new { y.CptsId, y.Start }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.ToTable("Entries");
        builder.Property(e => e.Journal).HasConversion<string>().HasMaxLength(CodeLength);
        builder.Property(e => e.Label).HasMaxLength(Entry.LabelLength);
        builder.Property(e => e.FoldedLabel).HasMaxLength(4 * (Entry.LabelLength + Entry.PieceLength)).IsFolded();
        builder.Property(e => e.Piece).HasMaxLength(Entry.PieceLength);
        builder.Property(e => e.SourceKind).HasMaxLength(PostingSource.KindLength);
        builder.Property(e => e.Number).IsConcurrencyToken();
        builder.Property(e => e.IsReversed).IsConcurrencyToken();
        builder.Ignore(e => e.Source);
        builder.Ignore(e => e.IsDraft);
        builder.Ignore(e => e.Amount);
        builder.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FiscalYear>().WithMany().HasForeignKey(e => e.FiscalYearId).OnDelete(DeleteBehavior.Restrict);
        // Whoever posts the same fact at the same second meets this one.
        builder.HasIndex(e => new { e.CptsId, e.SourceKind, e.SourceId, e.SourceTurn }).IsUnique();
        builder.HasIndex(e => new { e.CptsId, e.FiscalYearId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.CptsId, e.FiscalYearId, e.On });
    }

    public void Configure(EntityTypeBuilder<EntryLine> builder)
    {
        builder.ToTable("EntryLines");
        // Accounts are read in the order of their digits, whatever the locale of the server.
        builder.Property(l => l.Account).HasMaxLength(LedgerAccount.NumberLength).IsFolded();
        builder.Property(l => l.Label).HasMaxLength(Entry.LabelLength);
        builder.ComplexProperty(l => l.Debit);
        builder.ComplexProperty(l => l.Credit);
        builder.Property(l => l.Mission).HasMaxLength(Axes.CodeLength);
        builder.Property(l => l.Funder).HasMaxLength(Axes.CodeLength);
        builder.Property(l => l.Nature).HasMaxLength(Axes.CodeLength);
        builder.Property(l => l.Letter).HasMaxLength(EntryLine.LetterLength).IsConcurrencyToken();
        builder.Ignore(l => l.Axes);
        builder.Ignore(l => l.Balance);
        builder.HasIndex(l => new { l.CptsId, l.FiscalYearId, l.Account });
    }
}
