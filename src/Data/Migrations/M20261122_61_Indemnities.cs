using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Rates voted by the CPTS, and the lines that were approved, paid or set aside.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_61_Indemnities")]
public sealed class M20261122_61_Indemnities : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("IndemnityRates", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Activity = t.Column<string>(maxLength: 30),
            Profession = t.Column<string>(maxLength: 2),
            From = t.Column<DateOnly>(),
            Vote = t.Column<string>(maxLength: 300),
            PerHour_Cents = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_IndemnityRates", x => x.Id));
        migrationBuilder.CreateIndex("IX_IndemnityRates_CptsId_Activity_Profession_From", "IndemnityRates", ["CptsId", "Activity", "Profession", "From"], unique: true);

        migrationBuilder.CreateTable("IndemnityLines", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            AttendanceId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            Activity = t.Column<string>(maxLength: 30),
            Profession = t.Column<string>(maxLength: 2),
            RateId = t.Column<Guid>(nullable: true),
            Minutes = t.Column<int>(),
            Vote = t.Column<string>(maxLength: 300),
            State = t.Column<string>(maxLength: 30),
            DecidedBy = t.Column<string>(maxLength: 200),
            DecidedOn = t.Column<DateOnly>(),
            PaidOn = t.Column<DateOnly>(nullable: true),
            PaidBy = t.Column<string>(maxLength: 200),
            Reason = t.Column<string>(maxLength: 500),
            PerHour_Cents = t.Column<long>(),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_IndemnityLines", x => x.Id);
            t.ForeignKey("FK_IndemnityLines_Attendances_AttendanceId", x => x.AttendanceId, "Attendances", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_IndemnityRates_RateId", x => x.RateId, "IndemnityRates", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_IndemnityLines_AttendanceId", "IndemnityLines", "AttendanceId", unique: true);
        migrationBuilder.CreateIndex("IX_IndemnityLines_MeetingId", "IndemnityLines", "MeetingId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_RateId", "IndemnityLines", "RateId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_MemberId", "IndemnityLines", "MemberId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_State_Day", "IndemnityLines", ["CptsId", "State", "Day"]);
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_MemberId_Day", "IndemnityLines", ["CptsId", "MemberId", "Day"]);
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_Day", "IndemnityLines", ["CptsId", "Day"]);
    }
}
