using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Members, their places of practice, periods of membership and search words.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_20_Members")]
public sealed class M20261122_20_Members : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var folded = migrationBuilder.FoldedCollation();
        migrationBuilder.CreateTable("Members", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            LastName = t.Column<string>(maxLength: 100),
            FirstName = t.Column<string>(maxLength: 100),
            FoldedName = t.Column<string>(maxLength: 400, collation: folded),
            Profession = t.Column<string>(maxLength: 2),
            Rpps = t.Column<string>(maxLength: 11, nullable: true),
            IsLiberal = t.Column<bool>(),
            IsSalaried = t.Column<bool>(),
            Email = t.Column<string>(maxLength: 320),
            Phone = t.Column<string>(maxLength: 40),
            Notes = t.Column<string>(maxLength: 4000),
            MainCommune = t.Column<string>(maxLength: 5),
            FoldedCommune = t.Column<string>(maxLength: 200, collation: folded),
            SiteCount = t.Column<int>(),
            MemberSince = t.Column<DateOnly>(nullable: true),
            MemberUntil = t.Column<DateOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Members", x => x.Id));
        migrationBuilder.CreateIndex("IX_Members_CptsId_FoldedName", "Members", ["CptsId", "FoldedName"]);
        migrationBuilder.CreateIndex("IX_Members_CptsId_Profession_FoldedName", "Members", ["CptsId", "Profession", "FoldedName"]);
        migrationBuilder.CreateIndex("IX_Members_CptsId_FoldedCommune_FoldedName", "Members", ["CptsId", "FoldedCommune", "FoldedName"]);
        migrationBuilder.CreateIndex("IX_Members_CptsId_MemberSince_MemberUntil", "Members", ["CptsId", "MemberSince", "MemberUntil"]);
        migrationBuilder.CreateIndex("IX_Members_CptsId_Rpps", "Members", ["CptsId", "Rpps"]);
        migrationBuilder.CreateTable("PracticeSites", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Rank = t.Column<int>(),
            Commune = t.Column<string>(maxLength: 5),
            Label = t.Column<string>(maxLength: 200),
            Address = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PracticeSites", x => x.Id);
            t.ForeignKey("FK_PracticeSites_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PracticeSites_MemberId", "PracticeSites", "MemberId");
        migrationBuilder.CreateIndex("IX_PracticeSites_CptsId_Commune_MemberId", "PracticeSites", ["CptsId", "Commune", "MemberId"]);
        migrationBuilder.CreateTable("Memberships", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            StartsOn = t.Column<DateOnly>(),
            EndsOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Memberships", x => x.Id);
            t.ForeignKey("FK_Memberships_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Memberships_MemberId_StartsOn", "Memberships", ["MemberId", "StartsOn"]);
        migrationBuilder.CreateIndex("IX_Memberships_CptsId", "Memberships", "CptsId");
        migrationBuilder.CreateTable("MemberWords", t => new
        {
            MemberId = t.Column<Guid>(),
            Word = t.Column<string>(maxLength: 100, collation: folded),
            CptsId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MemberWords", x => new { x.MemberId, x.Word });
            t.ForeignKey("FK_MemberWords_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_MemberWords_CptsId_Word_MemberId", "MemberWords", ["CptsId", "Word", "MemberId"]);
    }
}
