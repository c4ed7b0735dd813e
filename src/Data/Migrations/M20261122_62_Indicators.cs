using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Indicators of the contract: weights in the missions, targets and typed values by contract year.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_62_Indicators")]
public sealed class M20261122_62_Indicators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var folded = migrationBuilder.FoldedCollation();
        migrationBuilder.CreateTable("Indicators", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Label = t.Column<string>(maxLength: 200),
            FoldedLabel = t.Column<string>(maxLength: 800, collation: folded),
            Definition = t.Column<string>(maxLength: 2000),
            Unit = t.Column<string>(maxLength: 40),
            Level = t.Column<string>(maxLength: 30),
            Use = t.Column<string>(maxLength: 30),
            Producer = t.Column<string>(maxLength: 30),
            Rule = t.Column<string>(maxLength: 30),
            Count = t.Column<string>(maxLength: 30),
            Kind = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            Baseline = t.Column<decimal>(precision: 14, scale: 2),
        }, constraints: t => t.PrimaryKey("PK_Indicators", x => x.Id));
        migrationBuilder.CreateIndex("IX_Indicators_CptsId_ContractId_FoldedLabel", "Indicators", ["CptsId", "ContractId", "FoldedLabel"]);

        migrationBuilder.CreateTable("IndicatorMissions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            IndicatorId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30),
            Weight = t.Column<decimal>(precision: 7, scale: 2),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_IndicatorMissions", x => x.Id);
            t.ForeignKey("FK_IndicatorMissions_Indicators_IndicatorId", x => x.IndicatorId, "Indicators", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "IndicatorMissions", "Mission");

        migrationBuilder.CreateTable("IndicatorTargets", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            IndicatorId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            Target = t.Column<decimal>(precision: 14, scale: 2),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_IndicatorTargets", x => x.Id);
            t.ForeignKey("FK_IndicatorTargets_Indicators_IndicatorId", x => x.IndicatorId, "Indicators", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "IndicatorTargets", "ContractYear");

        migrationBuilder.CreateTable("IndicatorMeasures", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            IndicatorId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            Typed = t.Column<decimal>(precision: 14, scale: 2),
            MeasuredOn = t.Column<DateOnly>(),
            Reason = t.Column<string>(maxLength: 500),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_IndicatorMeasures", x => x.Id);
            t.ForeignKey("FK_IndicatorMeasures_Indicators_IndicatorId", x => x.IndicatorId, "Indicators", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "IndicatorMeasures", "ContractYear");
    }

    /// <summary>One row by indicator and key, and the index of the CPTS.</summary>
    private static void Indexes(MigrationBuilder migrationBuilder, string table, string key)
    {
        migrationBuilder.CreateIndex($"IX_{table}_IndicatorId_{key}", table, ["IndicatorId", key], unique: true);
        migrationBuilder.CreateIndex($"IX_{table}_CptsId", table, "CptsId");
    }
}
