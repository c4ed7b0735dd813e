using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Bank details of members, apart from their entry, and who read them.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_40_BankDetails")]
public sealed class M20261128_40_BankDetails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("BankDetails", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Iban = t.Column<string>(maxLength: 34),
            Bic = t.Column<string>(maxLength: 11),
            Holder = t.Column<string>(maxLength: 200),
            ChangedOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_BankDetails", x => x.Id);
            t.ForeignKey("FK_BankDetails_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_BankDetails_CptsId_MemberId", "BankDetails", ["CptsId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_BankDetails_MemberId", "BankDetails", "MemberId");

        migrationBuilder.CreateTable("BankDetailsReadings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            ReadAt = t.Column<DateTime>(),
            ReadBy = t.Column<string>(maxLength: 200),
            Reason = t.Column<string>(maxLength: 20),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_BankDetailsReadings", x => x.Id);
            t.ForeignKey("FK_BankDetailsReadings_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_BankDetailsReadings_CptsId_MemberId_ReadAt", "BankDetailsReadings", ["CptsId", "MemberId", "ReadAt"]);
        migrationBuilder.CreateIndex("IX_BankDetailsReadings_CptsId_ReadAt", "BankDetailsReadings", ["CptsId", "ReadAt"]);
        migrationBuilder.CreateIndex("IX_BankDetailsReadings_MemberId", "BankDetailsReadings", "MemberId");
    }
}
