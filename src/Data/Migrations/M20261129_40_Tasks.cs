using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Tasks and which mails they cause.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_40_Tasks")]
public sealed class M20261129_40_Tasks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("ToDos", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 200),
            FoldedTitle = t.Column<string>(maxLength: 800, collation: migrationBuilder.FoldedCollation()),
            Text = t.Column<string>(maxLength: 4000),
            OwnerAccountId = t.Column<Guid>(nullable: true),
            OwnerMemberId = t.Column<Guid>(nullable: true),
            DueOn = t.Column<DateOnly>(nullable: true),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            MeetingId = t.Column<Guid>(nullable: true),
            ResolutionId = t.Column<Guid>(nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            State = t.Column<string>(maxLength: 30),
            IsUrgent = t.Column<bool>(),
            Repeats = t.Column<string>(maxLength: 30),
            Steps = t.Column<string>(maxLength: 2000),
            DoneOn = t.Column<DateOnly>(nullable: true),
            IsTold = t.Column<bool>(),
            IsToldLate = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ToDos", x => x.Id);
            t.ForeignKey("FK_ToDos_Members_OwnerMemberId", x => x.OwnerMemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_ToDos_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_ToDos_FichesAction_FicheActionId", x => x.FicheActionId, "FichesAction", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_ToDos_Resolutions_ResolutionId", x => x.ResolutionId, "Resolutions", "Id", onDelete: ReferentialAction.SetNull);
        });
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_State_DueOn", "ToDos", ["CptsId", "State", "DueOn"]);
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_DueOn", "ToDos", ["CptsId", "DueOn"]);
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_OwnerMemberId", "ToDos", ["CptsId", "OwnerMemberId"]);
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_OwnerAccountId", "ToDos", ["CptsId", "OwnerAccountId"]);
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_MeetingId", "ToDos", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_ToDos_CptsId_FicheActionId", "ToDos", ["CptsId", "FicheActionId"]);
        migrationBuilder.CreateIndex("IX_ToDos_OwnerMemberId", "ToDos", "OwnerMemberId");
        migrationBuilder.CreateIndex("IX_ToDos_MeetingId", "ToDos", "MeetingId");
        migrationBuilder.CreateIndex("IX_ToDos_FicheActionId", "ToDos", "FicheActionId");
        migrationBuilder.CreateIndex("IX_ToDos_ResolutionId", "ToDos", "ResolutionId");

        migrationBuilder.CreateTable("TaskSettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            TellsAssigned = t.Column<bool>(),
            TellsLate = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_TaskSettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_TaskSettings_CptsId", "TaskSettings", "CptsId", unique: true);
    }
}
