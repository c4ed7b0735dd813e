using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Secret addresses of the calendars of persons.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_36_CalendarAddresses")]
public sealed class M20261128_36_CalendarAddresses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("CalendarAddresses", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Secret = t.Column<string>(maxLength: 64),
            CreatedAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CalendarAddresses", x => x.Id);
            t.ForeignKey("FK_CalendarAddresses_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_CalendarAddresses_MemberId", "CalendarAddresses", "MemberId");
        migrationBuilder.CreateIndex("IX_CalendarAddresses_CptsId_MemberId", "CalendarAddresses", ["CptsId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_CalendarAddresses_CptsId_Secret", "CalendarAddresses", ["CptsId", "Secret"], unique: true);
    }
}
