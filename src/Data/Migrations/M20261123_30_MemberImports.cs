using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Keys under which entries of one person meet; imports of members and their lines.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261123_30_MemberImports")]
public sealed class M20261123_30_MemberImports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var folded = migrationBuilder.FoldedCollation();
        migrationBuilder.CreateTable("MatchKeys", t => new
        {
            MemberId = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: 330, collation: folded),
            CptsId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MatchKeys", x => new { x.MemberId, x.Key });
            t.ForeignKey("FK_MatchKeys_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_MatchKeys_CptsId_Key_MemberId", "MatchKeys", ["CptsId", "Key", "MemberId"]);
        migrationBuilder.CreateTable("MemberImports", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FileName = t.Column<string>(maxLength: 200),
            Headings = t.Column<string>(),
            Columns = t.Column<string>(),
            Doubles = t.Column<string>(maxLength: 20),
            State = t.Column<string>(maxLength: 20),
            LineCount = t.Column<int>(),
            CreatedAt = t.Column<DateTime>(),
            CreatedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_MemberImports", x => x.Id));
        migrationBuilder.CreateIndex("IX_MemberImports_CptsId_CreatedAt", "MemberImports", ["CptsId", "CreatedAt"]);
        migrationBuilder.CreateTable("MemberImportLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ImportId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Cells = t.Column<string>(),
            Person = t.Column<string>(maxLength: 200),
            Fate = t.Column<string>(maxLength: 20),
            Problems = t.Column<string>(),
            TwinId = t.Column<Guid>(nullable: true),
            TwinLine = t.Column<int>(nullable: true),
            Resemblance = t.Column<string>(maxLength: 20, nullable: true),
            Choice = t.Column<string>(maxLength: 20, nullable: true),
            MemberId = t.Column<Guid>(nullable: true),
            Note = t.Column<string>(maxLength: 1000),
            Before = t.Column<string>(),
            After = t.Column<string>(maxLength: 64),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MemberImportLines", x => x.Id);
            t.ForeignKey("FK_MemberImportLines_MemberImports_ImportId", x => x.ImportId, "MemberImports", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_MemberImportLines_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MemberImportLines_ImportId_Number", "MemberImportLines", ["ImportId", "Number"]);
        migrationBuilder.CreateIndex("IX_MemberImportLines_ImportId_Fate_Number", "MemberImportLines", ["ImportId", "Fate", "Number"]);
        migrationBuilder.CreateIndex("IX_MemberImportLines_CptsId_MemberId", "MemberImportLines", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_MemberImportLines_MemberId", "MemberImportLines", ["MemberId"]);
    }
}
