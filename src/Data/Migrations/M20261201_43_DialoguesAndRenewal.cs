using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Dialogues de gestion, and the tasks of the renewal.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_43_DialoguesAndRenewal")]
public sealed class M20261201_43_DialoguesAndRenewal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("ManagementDialogues", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            HeldOn = t.Column<DateOnly>(),
            MeetingId = t.Column<Guid>(nullable: true),
            Agreed = t.Column<string>(maxLength: 4000),
            AvenantId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ManagementDialogues", x => x.Id);
            t.ForeignKey("FK_ManagementDialogues_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_ManagementDialogues_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.SetNull);
            t.ForeignKey("FK_ManagementDialogues_Avenants_AvenantId", x => x.AvenantId, "Avenants", "Id", onDelete: ReferentialAction.SetNull);
        });
        migrationBuilder.CreateIndex("IX_ManagementDialogues_ContractId", "ManagementDialogues", "ContractId");
        migrationBuilder.CreateIndex("IX_ManagementDialogues_MeetingId", "ManagementDialogues", "MeetingId");
        migrationBuilder.CreateIndex("IX_ManagementDialogues_AvenantId", "ManagementDialogues", "AvenantId");
        migrationBuilder.CreateIndex("IX_ManagementDialogues_CptsId_ContractId_HeldOn", "ManagementDialogues", ["CptsId", "ContractId", "HeldOn"]);

        migrationBuilder.CreateTable("RenewalTasks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Step = t.Column<string>(maxLength: 30),
            TaskId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RenewalTasks", x => x.Id);
            t.ForeignKey("FK_RenewalTasks_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_RenewalTasks_ToDos_TaskId", x => x.TaskId, "ToDos", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_RenewalTasks_ContractId", "RenewalTasks", "ContractId");
        migrationBuilder.CreateIndex("IX_RenewalTasks_TaskId", "RenewalTasks", "TaskId");
        migrationBuilder.CreateIndex("IX_RenewalTasks_CptsId_ContractId_Step", "RenewalTasks", ["CptsId", "ContractId", "Step"], unique: true);
    }
}
