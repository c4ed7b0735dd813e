using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>A line of a statement pays one fact or several; balances that the bank says.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_30_StatementMatches")]
public sealed class M20261201_30_StatementMatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("StatementMatches", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            LineId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 40),
            FactId = t.Column<Guid>(),
            Settled = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StatementMatches", x => x.Id);
            t.ForeignKey("FK_StatementMatches_StatementLines_LineId", x => x.LineId, "StatementLines", "Id", onDelete: ReferentialAction.Cascade);
        });
        // One match by line until now: it bears the identifier of its line. The walls between CPTS would hide the lines from whoever migrates.
        if (migrationBuilder.IsNpgsql())
        {
            migrationBuilder.Sql("""ALTER TABLE "StatementLines" NO FORCE ROW LEVEL SECURITY;""");
        }
        migrationBuilder.Sql("""
            INSERT INTO "StatementMatches" ("Id", "CptsId", "LineId", "Kind", "FactId", "Settled")
            SELECT "Id", "CptsId", "Id", "MatchedKind", "MatchedId", TRUE FROM "StatementLines" WHERE "MatchedKind" IS NOT NULL AND "MatchedId" IS NOT NULL;
            """);
        if (migrationBuilder.IsNpgsql())
        {
            migrationBuilder.Sql("""ALTER TABLE "StatementLines" FORCE ROW LEVEL SECURITY;""");
        }
        migrationBuilder.DropIndex("IX_StatementLines_CptsId_MatchedKind_MatchedId", "StatementLines");
        migrationBuilder.Sql("""ALTER TABLE "StatementLines" DROP COLUMN "MatchedId";""");
        migrationBuilder.CreateIndex("IX_StatementLines_CptsId_BankAccountId_On", "StatementLines", ["CptsId", "BankAccountId", "On"]);
        migrationBuilder.CreateIndex("IX_StatementMatches_CptsId_FactId_Kind", "StatementMatches", ["CptsId", "FactId", "Kind"], unique: true);
        migrationBuilder.CreateIndex("IX_StatementMatches_LineId", "StatementMatches", "LineId");
        migrationBuilder.CreateTable("BankBalances", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BankAccountId = t.Column<Guid>(),
            On = t.Column<DateOnly>(),
            Amount_Cents = t.Column<long>(),
            SaidBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_BankBalances", x => x.Id);
            t.ForeignKey("FK_BankBalances_BankAccounts_BankAccountId", x => x.BankAccountId, "BankAccounts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_BankBalances_CptsId_BankAccountId_On", "BankBalances", ["CptsId", "BankAccountId", "On"], unique: true);
        migrationBuilder.CreateIndex("IX_BankBalances_BankAccountId", "BankBalances", "BankAccountId");
    }
}
