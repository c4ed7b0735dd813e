using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>What the fund notified for a contract year, line by line.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_41_FundNotifications")]
public sealed class M20261201_41_FundNotifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("FundNotifications", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            NotifiedOn = t.Column<DateOnly>(),
            Label = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_FundNotifications", x => x.Id);
            t.ForeignKey("FK_FundNotifications_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_FundNotifications_CptsId", "FundNotifications", "CptsId");
        migrationBuilder.CreateIndex("IX_FundNotifications_ContractId", "FundNotifications", "ContractId");

        migrationBuilder.CreateTable("NotifiedAmounts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            NotificationId = t.Column<Guid>(),
            Item = t.Column<string>(maxLength: 30),
            Part = t.Column<string>(maxLength: 30),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_NotifiedAmounts", x => x.Id);
            t.ForeignKey("FK_NotifiedAmounts_FundNotifications_NotificationId", x => x.NotificationId, "FundNotifications", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_NotifiedAmounts_CptsId", "NotifiedAmounts", "CptsId");
        migrationBuilder.CreateIndex("IX_NotifiedAmounts_NotificationId_Item_Part", "NotifiedAmounts", ["NotificationId", "Item", "Part"], unique: true);
    }
}
