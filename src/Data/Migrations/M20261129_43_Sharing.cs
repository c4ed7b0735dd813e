using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Versions of stored files, links by which they are shared, and their readings.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_43_Sharing")]
public sealed class M20261129_43_Sharing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<Guid>("SeriesId", "StoredFiles", nullable: true);
        migrationBuilder.AddColumn<DateTime>("ReplacedAt", "StoredFiles", nullable: true);
        migrationBuilder.CreateIndex("IX_StoredFiles_CptsId_SeriesId", "StoredFiles", ["CptsId", "SeriesId"]);

        migrationBuilder.CreateTable("ShareLinks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SeriesId = t.Column<Guid>(),
            Label = t.Column<string>(maxLength: 100),
            Hash = t.Column<string>(maxLength: 64),
            ExpiresAt = t.Column<DateTime>(),
            PasswordHash = t.Column<string>(maxLength: 96),
            IsOnce = t.Column<bool>(),
            Reads = t.Column<int>(),
            WrongTries = t.Column<int>(),
            RevokedAt = t.Column<DateTime>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            CreatedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_ShareLinks", x => x.Id));
        migrationBuilder.CreateIndex("IX_ShareLinks_CptsId_Hash", "ShareLinks", ["CptsId", "Hash"], unique: true);
        migrationBuilder.CreateIndex("IX_ShareLinks_CptsId_SeriesId", "ShareLinks", ["CptsId", "SeriesId"]);

        migrationBuilder.CreateTable("ShareReads", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ShareId = t.Column<Guid>(),
            FileId = t.Column<Guid>(),
            ReadAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ShareReads", x => x.Id);
            t.ForeignKey("FK_ShareReads_ShareLinks_ShareId", x => x.ShareId, "ShareLinks", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ShareReads_CptsId_ShareId_ReadAt", "ShareReads", ["CptsId", "ShareId", "ReadAt"]);
        migrationBuilder.CreateIndex("IX_ShareReads_ShareId", "ShareReads", "ShareId");
    }
}
