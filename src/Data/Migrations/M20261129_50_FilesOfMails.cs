using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Messages name the stored files that leave with them.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_50_FilesOfMails")]
public sealed class M20261129_50_FilesOfMails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Files", "OutgoingMails", maxLength: 1000, nullable: true);
    }
}
