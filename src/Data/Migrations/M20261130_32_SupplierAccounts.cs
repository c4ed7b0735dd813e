using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The account on which a supplier is paid.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_32_SupplierAccounts")]
public sealed class M20261130_32_SupplierAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Iban", "Suppliers", maxLength: 34, nullable: true);
    }
}
