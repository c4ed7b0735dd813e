using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Series of meetings, and the day and hours that a series gave each.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_11_MeetingSeries")]
public sealed class M20261129_11_MeetingSeries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("MeetingSeries", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Label = t.Column<string>(maxLength: 100),
        }, constraints: t => t.PrimaryKey("PK_MeetingSeries", x => x.Id));
        migrationBuilder.CreateIndex("IX_MeetingSeries_CptsId", "MeetingSeries", "CptsId");

        migrationBuilder.CreateTable("SeriesMeetings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SeriesId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            StartsAt = t.Column<TimeOnly>(),
            EndsAt = t.Column<TimeOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_SeriesMeetings", x => x.Id);
            t.ForeignKey("FK_SeriesMeetings_MeetingSeries_SeriesId", x => x.SeriesId, "MeetingSeries", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_SeriesMeetings_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_SeriesMeetings_MeetingId", "SeriesMeetings", "MeetingId", unique: true);
        migrationBuilder.CreateIndex("IX_SeriesMeetings_CptsId_MeetingId", "SeriesMeetings", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_SeriesMeetings_SeriesId", "SeriesMeetings", "SeriesId");
    }
}
