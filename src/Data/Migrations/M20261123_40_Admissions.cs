using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Joining on line: texts to accept by version, the form open or not, applications.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261123_40_Admissions")]
public sealed class M20261123_40_Admissions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("JoiningTexts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 30),
            Version = t.Column<int>(),
            Text = t.Column<string>(maxLength: 40_000),
            PublishedOn = t.Column<DateOnly>(),
        }, constraints: t => t.PrimaryKey("PK_JoiningTexts", x => x.Id));
        migrationBuilder.CreateIndex("IX_JoiningTexts_CptsId_Kind_Version", "JoiningTexts", ["CptsId", "Kind", "Version"], unique: true);

        migrationBuilder.CreateTable("AdmissionSettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            IsOpen = t.Column<bool>(),
            Welcome = t.Column<string>(maxLength: 2_000),
        }, constraints: t => t.PrimaryKey("PK_AdmissionSettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_AdmissionSettings_CptsId", "AdmissionSettings", "CptsId", unique: true);

        migrationBuilder.CreateTable("MembershipApplications", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            State = t.Column<string>(maxLength: 30),
            Category = t.Column<string>(maxLength: 30),
            Organisation = t.Column<string>(maxLength: 200),
            LastName = t.Column<string>(maxLength: 100),
            FirstName = t.Column<string>(maxLength: 100),
            FoldedName = t.Column<string>(maxLength: 400, collation: migrationBuilder.FoldedCollation()),
            Profession = t.Column<string>(maxLength: 2),
            Rpps = t.Column<string>(maxLength: 11, nullable: true),
            IsLiberal = t.Column<bool>(),
            IsSalaried = t.Column<bool>(),
            Email = t.Column<string>(maxLength: 320),
            Phone = t.Column<string>(maxLength: 40),
            Commune = t.Column<string>(maxLength: 5),
            SiteLabel = t.Column<string>(maxLength: 200),
            Address = t.Column<string>(maxLength: 200),
            Message = t.Column<string>(maxLength: 2_000),
            AcceptedTexts = t.Column<string>(maxLength: 200),
            SentAt = t.Column<DateTime>(),
            ConfirmedAt = t.Column<DateTime>(nullable: true),
            LinkHash = t.Column<string>(maxLength: 64),
            Question = t.Column<string>(maxLength: 2_000),
            Answer = t.Column<string>(maxLength: 2_000),
            DecidedBy = t.Column<string>(maxLength: 200),
            DecidedOn = t.Column<DateOnly>(nullable: true),
            MemberId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MembershipApplications", x => x.Id);
            t.ForeignKey("FK_MembershipApplications_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MembershipApplications_MemberId", "MembershipApplications", "MemberId");
        migrationBuilder.CreateIndex("IX_MembershipApplications_CptsId_State_ConfirmedAt", "MembershipApplications", ["CptsId", "State", "ConfirmedAt"]);
        migrationBuilder.CreateIndex("IX_MembershipApplications_CptsId_FoldedName", "MembershipApplications", ["CptsId", "FoldedName"]);
    }
}
