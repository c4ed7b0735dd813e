using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Work declared by professionals, tasks paid by deed, amounts received elsewhere, agreements with employers; a line is of a presence or of a declaration.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_10_DeclaredWork")]
public sealed class M20261201_10_DeclaredWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.RenameColumn("PerHour_Cents", "IndemnityRates", "PerUnit_Cents");
        CreateTables(migrationBuilder);
        if (migrationBuilder.IsNpgsql())
        {
            Alter(migrationBuilder);
        }
        else
        {
            Rebuild(migrationBuilder);
        }
        migrationBuilder.CreateIndex("IX_IndemnityLines_WorkId", "IndemnityLines", "WorkId", unique: true);
        migrationBuilder.CreateIndex("IX_IndemnityLines_DeedId", "IndemnityLines", "DeedId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_AgreementId", "IndemnityLines", "AgreementId");
    }

    private static void CreateTables(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("PaidDeeds", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 120),
            From = t.Column<DateOnly>(),
            Until = t.Column<DateOnly>(nullable: true),
            Vote = t.Column<string>(maxLength: 300),
            Amount_Cents = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_PaidDeeds", x => x.Id));
        migrationBuilder.CreateIndex("IX_PaidDeeds_CptsId", "PaidDeeds", "CptsId");

        migrationBuilder.CreateTable("DeclaredWorks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Activity = t.Column<string>(maxLength: 30),
            DeedId = t.Column<Guid>(nullable: true),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            MeetingId = t.Column<Guid>(nullable: true),
            TaskId = t.Column<Guid>(nullable: true),
            Profession = t.Column<string>(maxLength: 2),
            Units = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            FoldedTitle = t.Column<string>(maxLength: 200),
            DeclaredBy = t.Column<string>(maxLength: 200),
            DeclaredOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_DeclaredWorks", x => x.Id);
            t.ForeignKey("FK_DeclaredWorks_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_DeclaredWorks_PaidDeeds_DeedId", x => x.DeedId, "PaidDeeds", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_DeclaredWorks_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_DeclaredWorks_ToDos_TaskId", x => x.TaskId, "ToDos", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_DeclaredWorks_MemberId", "DeclaredWorks", "MemberId");
        migrationBuilder.CreateIndex("IX_DeclaredWorks_DeedId", "DeclaredWorks", "DeedId");
        migrationBuilder.CreateIndex("IX_DeclaredWorks_MeetingId", "DeclaredWorks", "MeetingId");
        migrationBuilder.CreateIndex("IX_DeclaredWorks_TaskId", "DeclaredWorks", "TaskId", unique: true);
        migrationBuilder.CreateIndex("IX_DeclaredWorks_CptsId_Day", "DeclaredWorks", ["CptsId", "Day"]);
        migrationBuilder.CreateIndex("IX_DeclaredWorks_CptsId_MemberId_Day", "DeclaredWorks", ["CptsId", "MemberId", "Day"]);

        migrationBuilder.CreateTable("AmountsElsewhere", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Year = t.Column<int>(),
            From = t.Column<string>(maxLength: 200),
            DeclaredBy = t.Column<string>(maxLength: 200),
            DeclaredOn = t.Column<DateOnly>(),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AmountsElsewhere", x => x.Id);
            t.ForeignKey("FK_AmountsElsewhere_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_AmountsElsewhere_MemberId", "AmountsElsewhere", "MemberId");
        migrationBuilder.CreateIndex("IX_AmountsElsewhere_CptsId_MemberId_Year", "AmountsElsewhere", ["CptsId", "MemberId", "Year"]);

        migrationBuilder.CreateTable("EmployerAgreements", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Employer = t.Column<string>(maxLength: 200),
            Terms = t.Column<string>(maxLength: 30),
            Reference = t.Column<string>(maxLength: 200),
            From = t.Column<DateOnly>(),
            Until = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_EmployerAgreements", x => x.Id);
            t.ForeignKey("FK_EmployerAgreements_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_EmployerAgreements_MemberId", "EmployerAgreements", "MemberId");
        migrationBuilder.CreateIndex("IX_EmployerAgreements_CptsId_MemberId", "EmployerAgreements", ["CptsId", "MemberId"]);

        migrationBuilder.CreateTable("PaidTasks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            TaskId = t.Column<Guid>(),
            DeedId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PaidTasks", x => x.Id);
            t.ForeignKey("FK_PaidTasks_ToDos_TaskId", x => x.TaskId, "ToDos", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_PaidTasks_PaidDeeds_DeedId", x => x.DeedId, "PaidDeeds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PaidTasks_TaskId", "PaidTasks", "TaskId", unique: true);
        migrationBuilder.CreateIndex("IX_PaidTasks_DeedId", "PaidTasks", "DeedId");
        migrationBuilder.CreateIndex("IX_PaidTasks_CptsId", "PaidTasks", "CptsId");
    }

    private static void Alter(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.RenameColumn("PerHour_Cents", "IndemnityLines", "PerUnit_Cents");
        migrationBuilder.RenameColumn("Minutes", "IndemnityLines", "Units");
        migrationBuilder.Sql("""
            ALTER TABLE "IndemnityLines" ALTER COLUMN "AttendanceId" DROP NOT NULL;
            ALTER TABLE "IndemnityLines" ALTER COLUMN "MeetingId" DROP NOT NULL;
            ALTER TABLE "IndemnityLines" ADD COLUMN "PricedFor" character varying(120) NOT NULL DEFAULT '';
            ALTER TABLE "IndemnityLines" ALTER COLUMN "PricedFor" DROP DEFAULT;
            """);
        migrationBuilder.AddColumn<Guid>("WorkId", "IndemnityLines", nullable: true);
        migrationBuilder.AddColumn<Guid>("DeedId", "IndemnityLines", nullable: true);
        migrationBuilder.AddColumn<Guid>("AgreementId", "IndemnityLines", nullable: true);
        migrationBuilder.AddForeignKey("FK_IndemnityLines_DeclaredWorks_WorkId", "IndemnityLines", "WorkId", "DeclaredWorks", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
        migrationBuilder.AddForeignKey("FK_IndemnityLines_PaidDeeds_DeedId", "IndemnityLines", "DeedId", "PaidDeeds", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
        migrationBuilder.AddForeignKey("FK_IndemnityLines_EmployerAgreements_AgreementId", "IndemnityLines", "AgreementId", "EmployerAgreements", principalColumn: "Id", onDelete: ReferentialAction.Restrict);
    }

    /// <summary>SQLite makes no column nullable in place: the table is made anew, filled, and takes the name. Nothing refers to it.</summary>
    private static void Rebuild(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("IndemnityLinesAnew", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            AttendanceId = t.Column<Guid>(nullable: true),
            WorkId = t.Column<Guid>(nullable: true),
            MeetingId = t.Column<Guid>(nullable: true),
            MemberId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            Activity = t.Column<string>(maxLength: 30),
            Profession = t.Column<string>(maxLength: 2),
            RateId = t.Column<Guid>(nullable: true),
            DeedId = t.Column<Guid>(nullable: true),
            AgreementId = t.Column<Guid>(nullable: true),
            Units = t.Column<int>(),
            PricedFor = t.Column<string>(maxLength: 120),
            Vote = t.Column<string>(maxLength: 300),
            State = t.Column<string>(maxLength: 30),
            DecidedBy = t.Column<string>(maxLength: 200),
            DecidedOn = t.Column<DateOnly>(),
            PaidOn = t.Column<DateOnly>(nullable: true),
            PaidBy = t.Column<string>(maxLength: 200),
            Reason = t.Column<string>(maxLength: 500),
            PerUnit_Cents = t.Column<long>(),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_IndemnityLines", x => x.Id);
            t.ForeignKey("FK_IndemnityLines_Attendances_AttendanceId", x => x.AttendanceId, "Attendances", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_DeclaredWorks_WorkId", x => x.WorkId, "DeclaredWorks", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_IndemnityRates_RateId", x => x.RateId, "IndemnityRates", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_PaidDeeds_DeedId", x => x.DeedId, "PaidDeeds", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_IndemnityLines_EmployerAgreements_AgreementId", x => x.AgreementId, "EmployerAgreements", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.Sql("""
            INSERT INTO "IndemnityLinesAnew" ("Id", "CptsId", "AttendanceId", "MeetingId", "MemberId", "Day", "Mission", "FicheActionId", "Activity", "Profession", "RateId",
                "Units", "PricedFor", "Vote", "State", "DecidedBy", "DecidedOn", "PaidOn", "PaidBy", "Reason", "PerUnit_Cents", "Amount_Cents")
            SELECT "Id", "CptsId", "AttendanceId", "MeetingId", "MemberId", "Day", "Mission", "FicheActionId", "Activity", "Profession", "RateId",
                "Minutes", '', "Vote", "State", "DecidedBy", "DecidedOn", "PaidOn", "PaidBy", "Reason", "PerHour_Cents", "Amount_Cents"
            FROM "IndemnityLines";
            """);
        migrationBuilder.DropTable("IndemnityLines");
        migrationBuilder.RenameTable("IndemnityLinesAnew", newName: "IndemnityLines");
        migrationBuilder.CreateIndex("IX_IndemnityLines_AttendanceId", "IndemnityLines", "AttendanceId", unique: true);
        migrationBuilder.CreateIndex("IX_IndemnityLines_MeetingId", "IndemnityLines", "MeetingId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_RateId", "IndemnityLines", "RateId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_MemberId", "IndemnityLines", "MemberId");
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_State_Day", "IndemnityLines", ["CptsId", "State", "Day"]);
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_MemberId_Day", "IndemnityLines", ["CptsId", "MemberId", "Day"]);
        migrationBuilder.CreateIndex("IX_IndemnityLines_CptsId_Day", "IndemnityLines", ["CptsId", "Day"]);
    }
}
