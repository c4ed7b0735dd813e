using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Avenants of the ACI contract, and the targets of indicators that they set.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_40_Avenants")]
public sealed class M20261201_40_Avenants : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Avenants", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Number = t.Column<int>(),
            SignedOn = t.Column<DateOnly>(),
            EffectiveOn = t.Column<DateOnly>(),
            Note = t.Column<string>(maxLength: 500),
            Population = t.Column<int>(nullable: true),
            PopulationVintage = t.Column<int>(nullable: true),
            PopulationSource = t.Column<string>(maxLength: 500, nullable: true),
            PopulationIsTyped = t.Column<bool>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            BaremeId = t.Column<string>(maxLength: 60, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Avenants", x => x.Id);
            t.ForeignKey("FK_Avenants_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Avenants_CptsId", "Avenants", "CptsId");
        migrationBuilder.CreateIndex("IX_Avenants_ContractId_Number", "Avenants", ["ContractId", "Number"], unique: true);

        migrationBuilder.CreateTable("AvenantTargets", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            AvenantId = t.Column<Guid>(),
            IndicatorId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            Former = t.Column<decimal>(precision: 14, scale: 2, nullable: true),
            Target = t.Column<decimal>(precision: 14, scale: 2),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AvenantTargets", x => x.Id);
            t.ForeignKey("FK_AvenantTargets_Avenants_AvenantId", x => x.AvenantId, "Avenants", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_AvenantTargets_Indicators_IndicatorId", x => x.IndicatorId, "Indicators", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_AvenantTargets_CptsId", "AvenantTargets", "CptsId");
        migrationBuilder.CreateIndex("IX_AvenantTargets_IndicatorId", "AvenantTargets", "IndicatorId");
        migrationBuilder.CreateIndex("IX_AvenantTargets_AvenantId_IndicatorId_ContractYear", "AvenantTargets", ["AvenantId", "IndicatorId", "ContractYear"], unique: true);
    }
}
