using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The door of meetings: address of the poster, acts, signatures, personal codes.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_30_MeetingDoors")]
public sealed class M20261129_30_MeetingDoors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("MeetingDoors", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: 12),
            IsOpen = t.Column<bool>(),
            MinutesBefore = t.Column<int>(),
            MinutesAfter = t.Column<int>(),
            WantsSignature = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MeetingDoors", x => x.Id);
            t.ForeignKey("FK_MeetingDoors_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_MeetingDoors_MeetingId", "MeetingDoors", "MeetingId");
        migrationBuilder.CreateIndex("IX_MeetingDoors_CptsId_MeetingId", "MeetingDoors", ["CptsId", "MeetingId"], unique: true);
        migrationBuilder.CreateIndex("IX_MeetingDoors_CptsId_Key", "MeetingDoors", ["CptsId", "Key"], unique: true);

        migrationBuilder.CreateTable("DoorMarks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Token = t.Column<Guid>(),
            Act = t.Column<string>(maxLength: 30),
            Way = t.Column<string>(maxLength: 30),
            At = t.Column<DateTime>(),
            ReceivedAt = t.Column<DateTime>(),
            Phone = t.Column<string>(maxLength: 36),
            KeptBy = t.Column<string>(maxLength: 200),
            Issue = t.Column<string>(maxLength: 300),
            IsTakenBack = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_DoorMarks", x => x.Id);
            t.ForeignKey("FK_DoorMarks_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_DoorMarks_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_DoorMarks_MeetingId", "DoorMarks", "MeetingId");
        migrationBuilder.CreateIndex("IX_DoorMarks_MemberId", "DoorMarks", "MemberId");
        migrationBuilder.CreateIndex("IX_DoorMarks_CptsId_MeetingId_Token", "DoorMarks", ["CptsId", "MeetingId", "Token"], unique: true);
        migrationBuilder.CreateIndex("IX_DoorMarks_CptsId_MeetingId_MemberId", "DoorMarks", ["CptsId", "MeetingId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_DoorMarks_CptsId_At", "DoorMarks", ["CptsId", "At"]);

        migrationBuilder.CreateTable("PresenceSignatures", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Drawing = t.Column<string>(maxLength: 6000),
            SignedAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PresenceSignatures", x => x.Id);
            t.ForeignKey("FK_PresenceSignatures_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_PresenceSignatures_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PresenceSignatures_MeetingId", "PresenceSignatures", "MeetingId");
        migrationBuilder.CreateIndex("IX_PresenceSignatures_MemberId", "PresenceSignatures", "MemberId");
        migrationBuilder.CreateIndex("IX_PresenceSignatures_CptsId_MeetingId_MemberId", "PresenceSignatures", ["CptsId", "MeetingId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_PresenceSignatures_CptsId_SignedAt", "PresenceSignatures", ["CptsId", "SignedAt"]);

        migrationBuilder.CreateTable("PersonalCodes", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Code = t.Column<string>(maxLength: 12),
            CreatedAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PersonalCodes", x => x.Id);
            t.ForeignKey("FK_PersonalCodes_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PersonalCodes_MemberId", "PersonalCodes", "MemberId");
        migrationBuilder.CreateIndex("IX_PersonalCodes_CptsId_MemberId", "PersonalCodes", ["CptsId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_PersonalCodes_CptsId_Code", "PersonalCodes", ["CptsId", "Code"], unique: true);
    }
}
