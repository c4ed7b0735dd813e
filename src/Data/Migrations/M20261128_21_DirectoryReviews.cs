using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>How far the entries of each CPTS were compared with the public directory.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_21_DirectoryReviews")]
public sealed class M20261128_21_DirectoryReviews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("DirectoryReviews", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Generation = t.Column<long>(),
            Settled = t.Column<long>(),
            Cursor = t.Column<Guid>(),
            Members = t.Column<int>(),
            Done = t.Column<int>(),
            Proposed = t.Column<int>(),
            StartedAt = t.Column<DateTime>(),
            EndedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_DirectoryReviews", x => x.Id));
        migrationBuilder.CreateIndex("IX_DirectoryReviews_CptsId", "DirectoryReviews", "CptsId", unique: true);
    }
}
