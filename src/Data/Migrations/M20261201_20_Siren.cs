using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The SIREN of a CPTS, which names its accounting files.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_20_Siren")]
public sealed class M20261201_20_Siren : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Siren", "Cpts", maxLength: 9, nullable: true);
    }
}
