using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>What the columns of tables of banks mean, told once.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261202_20_StatementColumns")]
public sealed class M20261202_20_StatementColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("StatementColumns", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BankAccountId = t.Column<Guid>(),
            Fingerprint = t.Column<string>(maxLength: 64),
            Headings = t.Column<string>(maxLength: 400),
            Roles = t.Column<string>(maxLength: 800),
            SpendingIsPositive = t.Column<bool>(),
            Decimals = t.Column<string>(maxLength: 20),
            Days = t.Column<string>(maxLength: 20),
            RememberedBy = t.Column<string>(maxLength: 200),
            RememberedOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StatementColumns", x => x.Id);
            t.ForeignKey("FK_StatementColumns_BankAccounts_BankAccountId", x => x.BankAccountId, "BankAccounts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_StatementColumns_CptsId_BankAccountId_Fingerprint", "StatementColumns", ["CptsId", "BankAccountId", "Fingerprint"], unique: true);
        migrationBuilder.CreateIndex("IX_StatementColumns_BankAccountId", "StatementColumns", "BankAccountId");
    }
}
