using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Lines of bank statements and what they were matched with.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_21_StatementLines")]
public sealed class M20261130_21_StatementLines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("StatementLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BankAccountId = t.Column<Guid>(),
            On = t.Column<DateOnly>(),
            Amount_Cents = t.Column<long>(),
            Label = t.Column<string>(maxLength: 300),
            Reference = t.Column<string>(maxLength: 140),
            Fingerprint = t.Column<string>(maxLength: 40),
            ImportedBy = t.Column<string>(maxLength: 200),
            MatchedKind = t.Column<string>(maxLength: 40, nullable: true),
            MatchedId = t.Column<Guid>(nullable: true),
            MatchedLabel = t.Column<string>(maxLength: 200),
            MatchedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StatementLines", x => x.Id);
            t.ForeignKey("FK_StatementLines_BankAccounts_BankAccountId", x => x.BankAccountId, "BankAccounts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_StatementLines_CptsId_BankAccountId_Fingerprint", "StatementLines", ["CptsId", "BankAccountId", "Fingerprint"], unique: true);
        migrationBuilder.CreateIndex("IX_StatementLines_CptsId_MatchedKind_MatchedId", "StatementLines", ["CptsId", "MatchedKind", "MatchedId"], unique: true);
        migrationBuilder.CreateIndex("IX_StatementLines_BankAccountId", "StatementLines", "BankAccountId");
    }
}
