using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Carry-overs of envelopes, versions of budgets and their lines.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_31_Budget")]
public sealed class M20261130_31_Budget : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("CarryOvers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            OriginYear = t.Column<int>(),
            FromYear = t.Column<int>(),
            Amount_Cents = t.Column<long>(),
            Justification = t.Column<string>(maxLength: 4000),
            DecidedOn = t.Column<DateOnly>(),
            DecidedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CarryOvers", x => x.Id);
            t.ForeignKey("FK_CarryOvers_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_CarryOvers_ContractId", "CarryOvers", "ContractId");
        migrationBuilder.CreateIndex("IX_CarryOvers_CptsId_ContractId_FromYear", "CarryOvers", ["CptsId", "ContractId", "FromYear"]);

        migrationBuilder.CreateTable("BudgetPlans", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Year = t.Column<int>(),
            Version = t.Column<int>(),
            VotedOn = t.Column<DateOnly>(nullable: true),
            Vote = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_BudgetPlans", x => x.Id));
        migrationBuilder.CreateIndex("IX_BudgetPlans_CptsId_Year_Version", "BudgetPlans", ["CptsId", "Year", "Version"], unique: true);

        migrationBuilder.CreateTable("BudgetLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BudgetId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FunderId = t.Column<Guid>(nullable: true),
            Nature = t.Column<string>(maxLength: 30),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_BudgetLines", x => x.Id);
            t.ForeignKey("FK_BudgetLines_BudgetPlans_BudgetId", x => x.BudgetId, "BudgetPlans", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_BudgetLines_Funders_FunderId", x => x.FunderId, "Funders", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_BudgetLines_BudgetId", "BudgetLines", "BudgetId");
        migrationBuilder.CreateIndex("IX_BudgetLines_FunderId", "BudgetLines", "FunderId");
        migrationBuilder.CreateIndex("IX_BudgetLines_CptsId_BudgetId", "BudgetLines", ["CptsId", "BudgetId"]);
    }
}
