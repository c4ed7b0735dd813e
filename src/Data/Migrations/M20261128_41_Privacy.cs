using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Rights of persons: erased members, names that the law makes kept, exports, requests, retention, the register.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_41_Privacy")]
public sealed class M20261128_41_Privacy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<DateOnly>("ErasedOn", "Members", nullable: true);

        migrationBuilder.CreateTable("KeptIdentities", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 210),
            Pieces = t.Column<string>(maxLength: 4_000),
            Until = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_KeptIdentities", x => x.Id);
            t.ForeignKey("FK_KeptIdentities_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_KeptIdentities_CptsId_Until", "KeptIdentities", ["CptsId", "Until"]);
        migrationBuilder.CreateIndex("IX_KeptIdentities_MemberId", "KeptIdentities", "MemberId");

        migrationBuilder.CreateTable("PersonExports", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(nullable: true),
            Name = t.Column<string>(maxLength: 210),
            ExportedAt = t.Column<DateTime>(),
            ExportedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PersonExports", x => x.Id);
            t.ForeignKey("FK_PersonExports_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PersonExports_CptsId_ExportedAt", "PersonExports", ["CptsId", "ExportedAt"]);
        migrationBuilder.CreateIndex("IX_PersonExports_MemberId", "PersonExports", "MemberId");

        migrationBuilder.CreateTable("RetentionChoices", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: 40),
            IsAutomatic = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_RetentionChoices", x => x.Id));
        migrationBuilder.CreateIndex("IX_RetentionChoices_CptsId_Key", "RetentionChoices", ["CptsId", "Key"], unique: true);

        migrationBuilder.CreateTable("RightsRequests", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Right = t.Column<string>(maxLength: 20),
            ReceivedOn = t.Column<DateOnly>(),
            Name = t.Column<string>(maxLength: 210),
            Contact = t.Column<string>(maxLength: 320),
            MemberId = t.Column<Guid>(nullable: true),
            Details = t.Column<string>(maxLength: 4_000),
            Extension = t.Column<string>(maxLength: 4_000),
            AnsweredOn = t.Column<DateOnly>(nullable: true),
            Answer = t.Column<string>(maxLength: 4_000),
            AnsweredBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RightsRequests", x => x.Id);
            t.ForeignKey("FK_RightsRequests_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_RightsRequests_CptsId_AnsweredOn_ReceivedOn", "RightsRequests", ["CptsId", "AnsweredOn", "ReceivedOn"]);
        migrationBuilder.CreateIndex("IX_RightsRequests_MemberId", "RightsRequests", "MemberId");

        migrationBuilder.CreateTable("OwnProcessings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 200),
            Purpose = t.Column<string>(maxLength: 2_000),
            Basis = t.Column<string>(maxLength: 2_000),
            People = t.Column<string>(maxLength: 2_000),
            Data = t.Column<string>(maxLength: 2_000),
            Recipients = t.Column<string>(maxLength: 2_000),
            Keeping = t.Column<string>(maxLength: 2_000),
        }, constraints: t => t.PrimaryKey("PK_OwnProcessings", x => x.Id));
        migrationBuilder.CreateIndex("IX_OwnProcessings_CptsId", "OwnProcessings", "CptsId");

        migrationBuilder.CreateTable("PrivacySettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Controller = t.Column<string>(maxLength: 300),
            Officer = t.Column<string>(maxLength: 300),
            Contact = t.Column<string>(maxLength: 300),
        }, constraints: t => t.PrimaryKey("PK_PrivacySettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_PrivacySettings_CptsId", "PrivacySettings", "CptsId", unique: true);
    }
}
