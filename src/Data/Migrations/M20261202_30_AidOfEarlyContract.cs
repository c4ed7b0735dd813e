using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The income that is the aid of the contrat de mission précoce.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261202_30_AidOfEarlyContract")]
public sealed class M20261202_30_AidOfEarlyContract : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        if (migrationBuilder.IsNpgsql())
        {
            migrationBuilder.AddColumn<Guid>("EarlyContractId", "Incomes", nullable: true);
            migrationBuilder.AddForeignKey("FK_Incomes_EarlyContracts_EarlyContractId", "Incomes", "EarlyContractId", "EarlyContracts", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
        }
        else
        {
            // SQLite adds a key to a table only with its column.
            migrationBuilder.Sql("""ALTER TABLE "Incomes" ADD COLUMN "EarlyContractId" TEXT NULL CONSTRAINT "FK_Incomes_EarlyContracts_EarlyContractId" REFERENCES "EarlyContracts" ("Id") ON DELETE RESTRICT;""");
        }
        migrationBuilder.CreateIndex("IX_Incomes_EarlyContractId", "Incomes", "EarlyContractId");
    }
}
