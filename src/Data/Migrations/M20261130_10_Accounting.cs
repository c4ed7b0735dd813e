using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The ledger: accounts added to the chart, fiscal years, entries and their lines.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_10_Accounting")]
public sealed class M20261130_10_Accounting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var collation = migrationBuilder.FoldedCollation();
        migrationBuilder.CreateTable("LedgerAccounts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Number = t.Column<string>(maxLength: 20, collation: collation),
            Label = t.Column<string>(maxLength: 120),
        }, constraints: t => t.PrimaryKey("PK_LedgerAccounts", x => x.Id));
        migrationBuilder.CreateIndex("IX_LedgerAccounts_CptsId_Number", "LedgerAccounts", ["CptsId", "Number"], unique: true);

        migrationBuilder.CreateTable("FiscalYears", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Start = t.Column<DateOnly>(),
            End = t.Column<DateOnly>(),
            ClosedThrough = t.Column<DateOnly>(nullable: true),
            ClosedOn = t.Column<DateOnly>(nullable: true),
            LastNumber = t.Column<int>(),
            Closings = t.Column<int>(),
            ReopeningReason = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_FiscalYears", x => x.Id));
        migrationBuilder.CreateIndex("IX_FiscalYears_CptsId_Start", "FiscalYears", ["CptsId", "Start"], unique: true);

        migrationBuilder.CreateTable("Entries", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FiscalYearId = t.Column<Guid>(),
            Journal = t.Column<string>(maxLength: 30),
            On = t.Column<DateOnly>(),
            Label = t.Column<string>(maxLength: 200),
            FoldedLabel = t.Column<string>(maxLength: 1200, collation: collation),
            Piece = t.Column<string>(maxLength: 100),
            SourceKind = t.Column<string>(maxLength: 40),
            SourceId = t.Column<Guid>(),
            SourceTurn = t.Column<int>(),
            Number = t.Column<int>(nullable: true),
            ValidatedOn = t.Column<DateOnly>(nullable: true),
            IsReversed = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Entries", x => x.Id);
            t.ForeignKey("FK_Entries_FiscalYears_FiscalYearId", x => x.FiscalYearId, "FiscalYears", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Entries_CptsId_SourceKind_SourceId_SourceTurn", "Entries", ["CptsId", "SourceKind", "SourceId", "SourceTurn"], unique: true);
        migrationBuilder.CreateIndex("IX_Entries_CptsId_FiscalYearId_Number", "Entries", ["CptsId", "FiscalYearId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Entries_CptsId_FiscalYearId_On", "Entries", ["CptsId", "FiscalYearId", "On"]);
        migrationBuilder.CreateIndex("IX_Entries_FiscalYearId", "Entries", "FiscalYearId");

        migrationBuilder.CreateTable("EntryLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            EntryId = t.Column<Guid>(),
            FiscalYearId = t.Column<Guid>(),
            Rank = t.Column<int>(),
            Account = t.Column<string>(maxLength: 20, collation: collation),
            Label = t.Column<string>(maxLength: 200),
            Debit_Cents = t.Column<long>(),
            Credit_Cents = t.Column<long>(),
            Mission = t.Column<string>(maxLength: 40, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            Funder = t.Column<string>(maxLength: 40, nullable: true),
            ContractYear = t.Column<int>(nullable: true),
            Nature = t.Column<string>(maxLength: 40, nullable: true),
            Letter = t.Column<string>(maxLength: 6, nullable: true),
            LetteredOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_EntryLines", x => x.Id);
            t.ForeignKey("FK_EntryLines_Entries_EntryId", x => x.EntryId, "Entries", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_EntryLines_EntryId", "EntryLines", "EntryId");
        migrationBuilder.CreateIndex("IX_EntryLines_CptsId_FiscalYearId_Account", "EntryLines", ["CptsId", "FiscalYearId", "Account"]);
    }
}
