using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Communes of the territories, over time.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_10_Territories")]
public sealed class M20261122_10_Territories : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("TerritoryLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Commune = t.Column<string>(maxLength: 5),
            Name = t.Column<string>(maxLength: 200),
            JoinedOn = t.Column<DateOnly>(),
            LastDay = t.Column<DateOnly>(nullable: true),
            PartPopulation = t.Column<int>(nullable: true),
            PartReason = t.Column<string>(maxLength: 500, nullable: true),
            Avenant = t.Column<string>(maxLength: 120, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_TerritoryLines", x => x.Id));
        migrationBuilder.CreateIndex("IX_TerritoryLines_CptsId_Commune_JoinedOn", "TerritoryLines", ["CptsId", "Commune", "JoinedOn"], unique: true);
        migrationBuilder.CreateIndex("IX_TerritoryLines_Commune", "TerritoryLines", "Commune");
    }
}
