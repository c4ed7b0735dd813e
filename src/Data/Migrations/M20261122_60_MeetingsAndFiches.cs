using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Fiches action of the missions, meetings and their attendance; the account of a member.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_60_MeetingsAndFiches")]
public sealed class M20261122_60_MeetingsAndFiches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var folded = migrationBuilder.FoldedCollation();
        migrationBuilder.AddColumn<Guid>("AccountId", "Members", nullable: true);
        migrationBuilder.CreateIndex("IX_Members_CptsId_AccountId", "Members", ["CptsId", "AccountId"], unique: true);

        migrationBuilder.CreateTable("FichesAction", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30),
            Title = t.Column<string>(maxLength: 200),
            FoldedTitle = t.Column<string>(maxLength: 800, collation: folded),
            Objectives = t.Column<string>(maxLength: 4000),
            Actions = t.Column<string>(maxLength: 4000),
            Actors = t.Column<string>(maxLength: 4000),
            Means = t.Column<string>(maxLength: 4000),
            Indicators = t.Column<string>(maxLength: 4000),
            Calendar = t.Column<string>(maxLength: 4000),
            StartsOn = t.Column<DateOnly>(nullable: true),
            EndsOn = t.Column<DateOnly>(nullable: true),
            ReferentId = t.Column<Guid>(nullable: true),
            ActedOn = t.Column<DateOnly>(nullable: true),
            State = t.Column<string>(maxLength: 30),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_FichesAction", x => x.Id);
            t.ForeignKey("FK_FichesAction_Members_ReferentId", x => x.ReferentId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_FichesAction_CptsId_Mission_FoldedTitle", "FichesAction", ["CptsId", "Mission", "FoldedTitle"]);
        migrationBuilder.CreateIndex("IX_FichesAction_CptsId_FoldedTitle", "FichesAction", ["CptsId", "FoldedTitle"]);
        migrationBuilder.CreateIndex("IX_FichesAction_ReferentId", "FichesAction", "ReferentId");

        migrationBuilder.CreateTable("Meetings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 200),
            FoldedTitle = t.Column<string>(maxLength: 800, collation: folded),
            Kind = t.Column<string>(maxLength: 30),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            Day = t.Column<DateOnly>(),
            StartsAt = t.Column<TimeOnly>(),
            EndsAt = t.Column<TimeOnly>(),
            Place = t.Column<string>(maxLength: 300),
            Link = t.Column<string>(maxLength: 500),
            Agenda = t.Column<string>(maxLength: 4000),
            State = t.Column<string>(maxLength: 30),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Meetings", x => x.Id);
            t.ForeignKey("FK_Meetings_FichesAction_FicheActionId", x => x.FicheActionId, "FichesAction", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Meetings_CptsId_Day", "Meetings", ["CptsId", "Day"]);
        migrationBuilder.CreateIndex("IX_Meetings_CptsId_Mission_Day", "Meetings", ["CptsId", "Mission", "Day"]);
        migrationBuilder.CreateIndex("IX_Meetings_CptsId_State_Day", "Meetings", ["CptsId", "State", "Day"]);
        migrationBuilder.CreateIndex("IX_Meetings_CptsId_FoldedTitle", "Meetings", ["CptsId", "FoldedTitle"]);
        migrationBuilder.CreateIndex("IX_Meetings_FicheActionId", "Meetings", "FicheActionId");

        migrationBuilder.CreateTable("Attendances", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            State = t.Column<string>(maxLength: 30),
            Profession = t.Column<string>(maxLength: 2),
            ArrivedAt = t.Column<TimeOnly>(nullable: true),
            LeftAt = t.Column<TimeOnly>(nullable: true),
            TypedMinutes = t.Column<int>(nullable: true),
            Minutes = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Attendances", x => x.Id);
            t.ForeignKey("FK_Attendances_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_Attendances_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Attendances_MeetingId_MemberId", "Attendances", ["MeetingId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_Attendances_CptsId_MemberId", "Attendances", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_Attendances_CptsId_MeetingId_State_Minutes", "Attendances", ["CptsId", "MeetingId", "State", "Minutes"]);
        migrationBuilder.CreateIndex("IX_Attendances_MemberId", "Attendances", "MemberId");
    }
}
