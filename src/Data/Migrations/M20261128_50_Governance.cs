using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Bodies and mandates, statutes and règlement intérieur with their figures, seats, declarations made.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_50_Governance")]
public sealed class M20261128_50_Governance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("GoverningBodies", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 30),
            Name = t.Column<string>(maxLength: 100),
            Seats = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_GoverningBodies", x => x.Id));
        migrationBuilder.CreateIndex("IX_GoverningBodies_CptsId_Kind", "GoverningBodies", ["CptsId", "Kind"]);

        migrationBuilder.CreateTable("Mandates", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BodyId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Seat = t.Column<string>(maxLength: 30),
            StartsOn = t.Column<DateOnly>(),
            EndsOn = t.Column<DateOnly>(nullable: true),
            MeetingId = t.Column<Guid>(nullable: true),
            ElectedBy = t.Column<string>(maxLength: 200),
            EndReason = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Mandates", x => x.Id);
            t.ForeignKey("FK_Mandates_GoverningBodies_BodyId", x => x.BodyId, "GoverningBodies", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Mandates_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Mandates_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Mandates_CptsId_BodyId_StartsOn", "Mandates", ["CptsId", "BodyId", "StartsOn"]);
        migrationBuilder.CreateIndex("IX_Mandates_CptsId_MemberId", "Mandates", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_Mandates_BodyId", "Mandates", "BodyId");
        migrationBuilder.CreateIndex("IX_Mandates_MemberId", "Mandates", "MemberId");
        migrationBuilder.CreateIndex("IX_Mandates_MeetingId", "Mandates", "MeetingId");

        migrationBuilder.CreateTable("FoundingTexts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 30),
            AdoptedOn = t.Column<DateOnly>(),
            AdoptedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_FoundingTexts", x => x.Id));
        migrationBuilder.CreateIndex("IX_FoundingTexts_CptsId_Kind_AdoptedOn", "FoundingTexts", ["CptsId", "Kind", "AdoptedOn"]);

        migrationBuilder.CreateTable("StatedRules", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            TextId = t.Column<Guid>(),
            Rule = t.Column<string>(maxLength: 30),
            Value = t.Column<string>(maxLength: 400),
            Article = t.Column<string>(maxLength: 60),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_StatedRules", x => x.Id);
            t.ForeignKey("FK_StatedRules_FoundingTexts_TextId", x => x.TextId, "FoundingTexts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_StatedRules_CptsId_TextId_Rule", "StatedRules", ["CptsId", "TextId", "Rule"], unique: true);
        migrationBuilder.CreateIndex("IX_StatedRules_TextId", "StatedRules", "TextId");

        migrationBuilder.CreateTable("RegisteredSeats", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FromDay = t.Column<DateOnly>(),
            Address = t.Column<string>(maxLength: 300),
        }, constraints: t => t.PrimaryKey("PK_RegisteredSeats", x => x.Id));
        migrationBuilder.CreateIndex("IX_RegisteredSeats_CptsId_FromDay", "RegisteredSeats", ["CptsId", "FromDay"], unique: true);

        migrationBuilder.CreateTable("OfficialDeclarations", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Change = t.Column<string>(maxLength: 30),
            ChangedOn = t.Column<DateOnly>(),
            DeclaredOn = t.Column<DateOnly>(),
            Reference = t.Column<string>(maxLength: 100),
        }, constraints: t => t.PrimaryKey("PK_OfficialDeclarations", x => x.Id));
        migrationBuilder.CreateIndex("IX_OfficialDeclarations_CptsId_Change_ChangedOn", "OfficialDeclarations", ["CptsId", "Change", "ChangedOn"], unique: true);

        migrationBuilder.CreateTable("GovernanceSettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            AlertDays = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_GovernanceSettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_GovernanceSettings_CptsId", "GovernanceSettings", "CptsId", unique: true);
    }
}
