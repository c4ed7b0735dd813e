using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Links by which one signs in without a password.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_35_SignInLinks")]
public sealed class M20261128_35_SignInLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("SignInLinks", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            Hash = t.Column<string>(maxLength: 64),
            CreatedAt = t.Column<DateTime>(),
            UsedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_SignInLinks", x => x.Id);
            t.ForeignKey("FK_SignInLinks_AspNetUsers_AccountId", x => x.AccountId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_SignInLinks_Hash", "SignInLinks", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_SignInLinks_AccountId_CreatedAt", "SignInLinks", ["AccountId", "CreatedAt"]);
    }
}
