using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Professionals of the directory invited to a meeting, the acts by which they were, and those who asked not to be contacted.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_31_ProfessionalInvitations")]
public sealed class M20261128_31_ProfessionalInvitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("InvitationRounds", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            InvitedOn = t.Column<DateOnly>(),
            ExtractedOn = t.Column<DateOnly>(nullable: true),
            Filter = t.Column<string>(maxLength: 1000),
            Invited = t.Column<int>(),
            Members = t.Column<int>(),
            Objected = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_InvitationRounds", x => x.Id);
            t.ForeignKey("FK_InvitationRounds_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_InvitationRounds_CptsId_MeetingId", "InvitationRounds", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_InvitationRounds_MeetingId", "InvitationRounds", "MeetingId");

        migrationBuilder.CreateTable("ProfessionalInvitations", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            NationalId = t.Column<string>(maxLength: 20, nullable: true),
            Civility = t.Column<string>(maxLength: 20),
            LastName = t.Column<string>(maxLength: 400),
            FirstName = t.Column<string>(maxLength: 400),
            FoldedName = t.Column<string>(maxLength: 400, collation: migrationBuilder.FoldedCollation()),
            Profession = t.Column<string>(maxLength: 2),
            Commune = t.Column<string>(maxLength: 5),
            Place = t.Column<string>(maxLength: 400),
            Address = t.Column<string>(maxLength: 400),
            PostalCode = t.Column<string>(maxLength: 10),
            City = t.Column<string>(maxLength: 400),
            Email = t.Column<string>(maxLength: 400),
            MemberId = t.Column<Guid>(nullable: true),
            MailedOn = t.Column<DateOnly>(nullable: true),
            PostedOn = t.Column<DateOnly>(nullable: true),
            IsReturned = t.Column<bool>(),
            State = t.Column<string>(maxLength: 30),
            IsInterested = t.Column<bool>(),
            IsForgotten = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ProfessionalInvitations", x => x.Id);
            t.ForeignKey("FK_ProfessionalInvitations_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_ProfessionalInvitations_InvitationRounds_RoundId", x => x.RoundId, "InvitationRounds", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_ProfessionalInvitations_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_MeetingId_NationalId", "ProfessionalInvitations", ["MeetingId", "NationalId"], unique: true);
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_CptsId_MeetingId_State", "ProfessionalInvitations", ["CptsId", "MeetingId", "State"]);
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_CptsId_MeetingId_FoldedName", "ProfessionalInvitations", ["CptsId", "MeetingId", "FoldedName"]);
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_CptsId_NationalId", "ProfessionalInvitations", ["CptsId", "NationalId"]);
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_MemberId", "ProfessionalInvitations", "MemberId");
        migrationBuilder.CreateIndex("IX_ProfessionalInvitations_RoundId", "ProfessionalInvitations", "RoundId");

        migrationBuilder.CreateTable("ContactObjections", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            NationalId = t.Column<string>(maxLength: 20),
            ObjectedOn = t.Column<DateOnly>(),
            How = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_ContactObjections", x => x.Id));
        migrationBuilder.CreateIndex("IX_ContactObjections_CptsId_NationalId", "ContactObjections", ["CptsId", "NationalId"], unique: true);
    }
}
