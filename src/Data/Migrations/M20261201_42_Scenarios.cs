using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Scenarios on a contract: another size, other starts, other attainments.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_42_Scenarios")]
public sealed class M20261201_42_Scenarios : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Scenarios", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 120),
            Population = t.Column<int>(nullable: true),
            PopulationFrom = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Scenarios", x => x.Id);
            t.ForeignKey("FK_Scenarios_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Scenarios_ContractId", "Scenarios", "ContractId");
        migrationBuilder.CreateIndex("IX_Scenarios_CptsId_ContractId", "Scenarios", ["CptsId", "ContractId"]);

        migrationBuilder.CreateTable("ScenarioMissions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ScenarioId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30),
            StartsOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ScenarioMissions", x => x.Id);
            t.ForeignKey("FK_ScenarioMissions_Scenarios_ScenarioId", x => x.ScenarioId, "Scenarios", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ScenarioMissions_CptsId", "ScenarioMissions", "CptsId");
        migrationBuilder.CreateIndex("IX_ScenarioMissions_ScenarioId_Mission", "ScenarioMissions", ["ScenarioId", "Mission"], unique: true);

        migrationBuilder.CreateTable("ScenarioIndicators", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ScenarioId = t.Column<Guid>(),
            IndicatorId = t.Column<Guid>(),
            Percent = t.Column<decimal>(precision: 5, scale: 2),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ScenarioIndicators", x => x.Id);
            t.ForeignKey("FK_ScenarioIndicators_Scenarios_ScenarioId", x => x.ScenarioId, "Scenarios", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_ScenarioIndicators_Indicators_IndicatorId", x => x.IndicatorId, "Indicators", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ScenarioIndicators_CptsId", "ScenarioIndicators", "CptsId");
        migrationBuilder.CreateIndex("IX_ScenarioIndicators_IndicatorId", "ScenarioIndicators", "IndicatorId");
        migrationBuilder.CreateIndex("IX_ScenarioIndicators_ScenarioId_IndicatorId", "ScenarioIndicators", ["ScenarioId", "IndicatorId"], unique: true);
    }
}
