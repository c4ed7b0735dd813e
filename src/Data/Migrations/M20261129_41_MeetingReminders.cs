using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Reminders of meetings, and the messages that left.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_41_MeetingReminders")]
public sealed class M20261129_41_MeetingReminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("ReminderPlans", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(nullable: true),
            IsOn = t.Column<bool>(),
            Delays = t.Column<string>(maxLength: 100),
            Text = t.Column<string>(maxLength: 4000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ReminderPlans", x => x.Id);
            t.ForeignKey("FK_ReminderPlans_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ReminderPlans_CptsId_MeetingId", "ReminderPlans", ["CptsId", "MeetingId"], unique: true);
        migrationBuilder.CreateIndex("IX_ReminderPlans_MeetingId", "ReminderPlans", "MeetingId");

        migrationBuilder.CreateTable("MeetingMails", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 30),
            Occasion = t.Column<string>(maxLength: 60),
            SentAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MeetingMails", x => x.Id);
            t.ForeignKey("FK_MeetingMails_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_MeetingMails_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MeetingMails_CptsId_MeetingId_MemberId_Kind_Occasion", "MeetingMails", ["CptsId", "MeetingId", "MemberId", "Kind", "Occasion"], unique: true);
        migrationBuilder.CreateIndex("IX_MeetingMails_MeetingId", "MeetingMails", "MeetingId");
        migrationBuilder.CreateIndex("IX_MeetingMails_MemberId", "MeetingMails", "MemberId");
    }
}
