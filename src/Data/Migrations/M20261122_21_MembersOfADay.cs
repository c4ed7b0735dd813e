using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The index of membership covers the count of the members of a day: 20 000 rows were read for it.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_21_MembersOfADay")]
public sealed class M20261122_21_MembersOfADay : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropIndex("IX_Members_CptsId_MemberSince_MemberUntil", "Members");
        migrationBuilder.CreateIndex("IX_Members_CptsId_MemberSince_MemberUntil_Id", "Members", ["CptsId", "MemberSince", "MemberUntil", "Id"]);
    }
}
