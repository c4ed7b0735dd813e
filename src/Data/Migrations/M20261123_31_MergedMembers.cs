using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Entries said to be two persons, and entries merged into another.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261123_31_MergedMembers")]
public sealed class M20261123_31_MergedMembers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("DistinctPersons", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FirstId = t.Column<Guid>(),
            SecondId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_DistinctPersons", x => x.Id);
            t.ForeignKey("FK_DistinctPersons_Members_FirstId", x => x.FirstId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_DistinctPersons_Members_SecondId", x => x.SecondId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_DistinctPersons_CptsId_FirstId_SecondId", "DistinctPersons", ["CptsId", "FirstId", "SecondId"]);
        migrationBuilder.CreateIndex("IX_DistinctPersons_FirstId", "DistinctPersons", ["FirstId"]);
        migrationBuilder.CreateIndex("IX_DistinctPersons_SecondId", "DistinctPersons", ["SecondId"]);
        migrationBuilder.CreateTable("MergedMembers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            KeptId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 201),
            MergedAt = t.Column<DateTime>(),
            MergedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MergedMembers", x => x.Id);
            t.ForeignKey("FK_MergedMembers_Members_KeptId", x => x.KeptId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MergedMembers_CptsId_KeptId", "MergedMembers", ["CptsId", "KeptId"]);
        migrationBuilder.CreateIndex("IX_MergedMembers_KeptId", "MergedMembers", ["KeptId"]);
    }
}
