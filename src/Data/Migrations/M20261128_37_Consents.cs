using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Consents of members, and what they say of themselves in the directory.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_37_Consents")]
public sealed class M20261128_37_Consents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Consents", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Subject = t.Column<string>(maxLength: 30),
            GivenAt = t.Column<DateTime>(),
            GivenSource = t.Column<string>(maxLength: 30),
            GivenBy = t.Column<string>(maxLength: 200),
            TextVersion = t.Column<int>(),
            Text = t.Column<string>(maxLength: 2_000),
            WithdrawnAt = t.Column<DateTime>(nullable: true),
            WithdrawnSource = t.Column<string>(maxLength: 30, nullable: true),
            WithdrawnBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Consents", x => x.Id);
            t.ForeignKey("FK_Consents_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Consents_MemberId", "Consents", "MemberId");
        migrationBuilder.CreateIndex("IX_Consents_CptsId_MemberId_Subject_WithdrawnAt", "Consents", ["CptsId", "MemberId", "Subject", "WithdrawnAt"]);

        migrationBuilder.CreateTable("DirectoryCards", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Mssante = t.Column<string>(maxLength: 320),
            Skills = t.Column<string>(maxLength: 300),
            FoldedSkills = t.Column<string>(maxLength: 1_200, collation: migrationBuilder.FoldedCollation()),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_DirectoryCards", x => x.Id);
            t.ForeignKey("FK_DirectoryCards_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_DirectoryCards_MemberId", "DirectoryCards", "MemberId");
        migrationBuilder.CreateIndex("IX_DirectoryCards_CptsId_MemberId", "DirectoryCards", ["CptsId", "MemberId"], unique: true);
    }
}
