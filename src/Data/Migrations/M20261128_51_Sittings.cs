using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Séances: agenda, convocations and their proof, voting cards, proxies, minutes, interests declared.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_51_Sittings")]
public sealed class M20261128_51_Sittings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("AgendaPoints", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Rank = t.Column<int>(),
            Title = t.Column<string>(maxLength: 300),
            Text = t.Column<string>(maxLength: 8_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AgendaPoints", x => x.Id);
            t.ForeignKey("FK_AgendaPoints_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_AgendaPoints_CptsId_MeetingId_Rank", "AgendaPoints", ["CptsId", "MeetingId", "Rank"]);
        migrationBuilder.CreateIndex("IX_AgendaPoints_MeetingId", "AgendaPoints", "MeetingId");

        migrationBuilder.CreateTable("Sittings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Nature = t.Column<string>(maxLength: 30),
            IsSecond = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Sittings", x => x.Id);
            t.ForeignKey("FK_Sittings_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Sittings_CptsId_MeetingId", "Sittings", ["CptsId", "MeetingId"], unique: true);
        migrationBuilder.CreateIndex("IX_Sittings_MeetingId", "Sittings", "MeetingId");

        migrationBuilder.CreateTable("Convocations", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            SentAt = t.Column<DateTime>(),
            SentBy = t.Column<string>(maxLength: 200),
            Subject = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(maxLength: 8_000),
            Attachments = t.Column<string>(maxLength: 4_000),
            Day = t.Column<DateOnly>(),
            StartsAt = t.Column<TimeOnly>(),
            Place = t.Column<string>(maxLength: 500),
            Agenda = t.Column<string>(maxLength: 20_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Convocations", x => x.Id);
            t.ForeignKey("FK_Convocations_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Convocations_CptsId_MeetingId_SentAt", "Convocations", ["CptsId", "MeetingId", "SentAt"]);
        migrationBuilder.CreateIndex("IX_Convocations_MeetingId", "Convocations", "MeetingId");

        migrationBuilder.CreateTable("ConvokedPeople", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ConvocationId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Email = t.Column<string>(maxLength: 320),
            MailId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ConvokedPeople", x => x.Id);
            t.ForeignKey("FK_ConvokedPeople_Convocations_ConvocationId", x => x.ConvocationId, "Convocations", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_ConvokedPeople_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_ConvokedPeople_CptsId_ConvocationId_MemberId", "ConvokedPeople", ["CptsId", "ConvocationId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_ConvokedPeople_ConvocationId", "ConvokedPeople", "ConvocationId");
        migrationBuilder.CreateIndex("IX_ConvokedPeople_MemberId", "ConvokedPeople", "MemberId");

        migrationBuilder.CreateTable("VotingCards", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Hash = t.Column<string>(maxLength: 64),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_VotingCards", x => x.Id);
            t.ForeignKey("FK_VotingCards_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_VotingCards_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_VotingCards_CptsId_MeetingId_MemberId", "VotingCards", ["CptsId", "MeetingId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_VotingCards_CptsId_Hash", "VotingCards", ["CptsId", "Hash"], unique: true);
        migrationBuilder.CreateIndex("IX_VotingCards_MeetingId", "VotingCards", "MeetingId");
        migrationBuilder.CreateIndex("IX_VotingCards_MemberId", "VotingCards", "MemberId");

        migrationBuilder.CreateTable("Proxies", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            GiverId = t.Column<Guid>(),
            HolderId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Proxies", x => x.Id);
            t.ForeignKey("FK_Proxies_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Proxies_Members_GiverId", x => x.GiverId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Proxies_Members_HolderId", x => x.HolderId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Proxies_CptsId_MeetingId_GiverId", "Proxies", ["CptsId", "MeetingId", "GiverId"], unique: true);
        migrationBuilder.CreateIndex("IX_Proxies_MeetingId", "Proxies", "MeetingId");
        migrationBuilder.CreateIndex("IX_Proxies_GiverId", "Proxies", "GiverId");
        migrationBuilder.CreateIndex("IX_Proxies_HolderId", "Proxies", "HolderId");

        migrationBuilder.CreateTable("MinutesVersions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Number = t.Column<int>(),
            MadeOn = t.Column<DateOnly>(),
            MadeBy = t.Column<string>(maxLength: 200),
            Facts = t.Column<string>(),
            ApprovedOn = t.Column<DateOnly>(nullable: true),
            ApprovedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MinutesVersions", x => x.Id);
            t.ForeignKey("FK_MinutesVersions_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MinutesVersions_CptsId_MeetingId_Number", "MinutesVersions", ["CptsId", "MeetingId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_MinutesVersions_MeetingId", "MinutesVersions", "MeetingId");

        migrationBuilder.CreateTable("InterestDeclarations", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            DeclaredOn = t.Column<DateOnly>(),
            Ties = t.Column<string>(maxLength: 2_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_InterestDeclarations", x => x.Id);
            t.ForeignKey("FK_InterestDeclarations_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_InterestDeclarations_CptsId_MemberId_DeclaredOn", "InterestDeclarations", ["CptsId", "MemberId", "DeclaredOn"]);
        migrationBuilder.CreateIndex("IX_InterestDeclarations_MemberId", "InterestDeclarations", "MemberId");
    }
}
