using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Structures among the members (those that are there are persons), and the persons of each.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_11_Structures")]
public sealed class M20261128_11_Structures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Kind", "Members", maxLength: 20, defaultValue: "Person");
        migrationBuilder.AddColumn<string>("Finess", "Members", maxLength: 9, nullable: true);
        migrationBuilder.AddColumn<string>("Siret", "Members", maxLength: 14, nullable: true);
        migrationBuilder.CreateIndex("IX_Members_CptsId_Kind_FoldedName", "Members", ["CptsId", "Kind", "FoldedName"]);
        migrationBuilder.CreateTable("StructureLinks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            StructureId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Tie = t.Column<string>(maxLength: 20),
            IsPrincipal = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StructureLinks", x => x.Id);
            t.ForeignKey("FK_StructureLinks_Members_StructureId", x => x.StructureId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_StructureLinks_Members_PersonId", x => x.PersonId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_StructureLinks_CptsId_StructureId_PersonId", "StructureLinks", ["CptsId", "StructureId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_StructureLinks_CptsId_PersonId", "StructureLinks", ["CptsId", "PersonId"]);
        migrationBuilder.CreateIndex("IX_StructureLinks_StructureId", "StructureLinks", "StructureId");
        migrationBuilder.CreateIndex("IX_StructureLinks_PersonId", "StructureLinks", "PersonId");
    }
}
