using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Dated readings of the public directory in the territory, for the progress of coverage.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_30_Coverage")]
public sealed class M20261128_30_Coverage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("CoverageReadings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            LoadedAt = t.Column<DateTime>(),
            ExtractedOn = t.Column<DateOnly>(nullable: true),
            Communes = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_CoverageReadings", x => x.Id));
        migrationBuilder.CreateIndex("IX_CoverageReadings_CptsId_Day", "CoverageReadings", ["CptsId", "Day"], unique: true);

        migrationBuilder.CreateTable("CoverageCounts", t => new
        {
            ReadingId = t.Column<Guid>(),
            Commune = t.Column<string>(maxLength: 5),
            Profession = t.Column<string>(maxLength: 10),
            CptsId = t.Column<Guid>(),
            Total = t.Column<int>(),
            Liberal = t.Column<int>(),
            Salaried = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CoverageCounts", x => new { x.ReadingId, x.Commune, x.Profession });
            t.ForeignKey("FK_CoverageCounts_CoverageReadings_ReadingId", x => x.ReadingId, "CoverageReadings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_CoverageCounts_CptsId_Commune_Profession", "CoverageCounts", ["CptsId", "Commune", "Profession"]);
    }
}
