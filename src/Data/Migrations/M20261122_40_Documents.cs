using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Stored files, and their bytes on PostgreSQL.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_40_Documents")]
public sealed class M20261122_40_Documents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("StoredFiles", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Subject = t.Column<string>(maxLength: 60),
            SubjectId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 200),
            MediaType = t.Column<string>(maxLength: 100),
            Size = t.Column<long>(),
            Sha256 = t.Column<string>(maxLength: 64),
            AddedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_StoredFiles", x => x.Id));
        migrationBuilder.CreateIndex("IX_StoredFiles_CptsId_Subject_SubjectId", "StoredFiles", ["CptsId", "Subject", "SubjectId"]);
        migrationBuilder.CreateTable("StoredContents", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Content = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StoredContents", x => x.Id);
            t.ForeignKey("FK_StoredContents_StoredFiles_Id", x => x.Id, "StoredFiles", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_StoredContents_CptsId", "StoredContents", "CptsId");
    }
}
