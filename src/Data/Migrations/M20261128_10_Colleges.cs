using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The colleges of a CPTS, and that of each member.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_10_Colleges")]
public sealed class M20261128_10_Colleges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Colleges", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Rank = t.Column<int>(),
            ProposedFor = t.Column<string>(maxLength: 20, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Colleges", x => x.Id));
        migrationBuilder.CreateIndex("IX_Colleges_CptsId_Rank", "Colleges", ["CptsId", "Rank"]);
        if (migrationBuilder.IsNpgsql())
        {
            migrationBuilder.AddColumn<Guid>("CollegeId", "Members", nullable: true);
            migrationBuilder.AddForeignKey("FK_Members_Colleges_CollegeId", "Members", "CollegeId", "Colleges", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
        }
        else
        {
            // The framework would rebuild the table for the sake of the key; SQLite adds a column with its key.
            migrationBuilder.Sql("""ALTER TABLE "Members" ADD COLUMN "CollegeId" TEXT NULL CONSTRAINT "FK_Members_Colleges_CollegeId" REFERENCES "Colleges" ("Id") ON DELETE RESTRICT;""");
        }
        migrationBuilder.CreateIndex("IX_Members_CollegeId", "Members", "CollegeId");
        migrationBuilder.CreateIndex("IX_Members_CptsId_CollegeId_FoldedName", "Members", ["CptsId", "CollegeId", "FoldedName"]);
    }
}
