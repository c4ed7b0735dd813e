using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Grants and calls for projects, from watch to report.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_11_Grants")]
public sealed class M20261201_11_Grants : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Grants", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 100),
            FoldedTitle = t.Column<string>(maxLength: 301),
            Giver = t.Column<string>(maxLength: 200),
            Link = t.Column<string>(maxLength: 500),
            Stage = t.Column<string>(maxLength: 30),
            DeadlineOn = t.Column<DateOnly>(nullable: true),
            AskedCents = t.Column<long>(nullable: true),
            AskedOn = t.Column<DateOnly>(nullable: true),
            WonCents = t.Column<long>(nullable: true),
            WonOn = t.Column<DateOnly>(nullable: true),
            FunderId = t.Column<Guid>(nullable: true),
            UseFrom = t.Column<DateOnly>(nullable: true),
            UseUntil = t.Column<DateOnly>(nullable: true),
            ReportOn = t.Column<DateOnly>(nullable: true),
            ReportedOn = t.Column<DateOnly>(nullable: true),
            Notes = t.Column<string>(maxLength: 2000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Grants", x => x.Id);
            t.ForeignKey("FK_Grants_Funders_FunderId", x => x.FunderId, "Funders", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Grants_FunderId", "Grants", "FunderId");
        migrationBuilder.CreateIndex("IX_Grants_CptsId_Stage", "Grants", ["CptsId", "Stage"]);
    }
}
