using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The resolution of the assembly that voted a budget.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261202_10_ResolutionOfBudget")]
public sealed class M20261202_10_ResolutionOfBudget : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        if (migrationBuilder.IsNpgsql())
        {
            migrationBuilder.AddColumn<Guid>("ResolutionId", "BudgetPlans", nullable: true);
            migrationBuilder.AddForeignKey("FK_BudgetPlans_Resolutions_ResolutionId", "BudgetPlans", "ResolutionId", "Resolutions", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
        }
        else
        {
            // SQLite adds a key to a table only with its column.
            migrationBuilder.Sql("""ALTER TABLE "BudgetPlans" ADD COLUMN "ResolutionId" TEXT NULL CONSTRAINT "FK_BudgetPlans_Resolutions_ResolutionId" REFERENCES "Resolutions" ("Id") ON DELETE RESTRICT;""");
        }
        migrationBuilder.CreateIndex("IX_BudgetPlans_ResolutionId", "BudgetPlans", "ResolutionId");
    }
}
