using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Bank accounts of the CPTS and batches of transfers.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_20_PaymentBatches")]
public sealed class M20261130_20_PaymentBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("BankAccounts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Iban = t.Column<string>(maxLength: 34),
            Bic = t.Column<string>(maxLength: 11),
            Holder = t.Column<string>(maxLength: 70),
            IsClosed = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_BankAccounts", x => x.Id));
        migrationBuilder.CreateIndex("IX_BankAccounts_CptsId_Iban", "BankAccounts", ["CptsId", "Iban"], unique: true);

        migrationBuilder.CreateTable("PaymentBatches", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BankAccountId = t.Column<Guid>(),
            Year = t.Column<int>(),
            Number = t.Column<int>(),
            RequestedOn = t.Column<DateOnly>(),
            State = t.Column<string>(maxLength: 20),
            PreparedOn = t.Column<DateOnly>(),
            PreparedBy = t.Column<string>(maxLength: 200),
            SentOn = t.Column<DateOnly>(nullable: true),
            SentBy = t.Column<string>(maxLength: 200),
            PaidOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PaymentBatches", x => x.Id);
            t.ForeignKey("FK_PaymentBatches_BankAccounts_BankAccountId", x => x.BankAccountId, "BankAccounts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PaymentBatches_CptsId_Year_Number", "PaymentBatches", ["CptsId", "Year", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_PaymentBatches_CptsId_State", "PaymentBatches", ["CptsId", "State"]);
        migrationBuilder.CreateIndex("IX_PaymentBatches_BankAccountId", "PaymentBatches", "BankAccountId");

        migrationBuilder.CreateTable("CreditTransfers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            BatchId = t.Column<Guid>(),
            PayeeId = t.Column<Guid>(),
            PayeeName = t.Column<string>(maxLength: 200),
            Iban = t.Column<string>(maxLength: 34),
            Bic = t.Column<string>(maxLength: 11),
            Holder = t.Column<string>(maxLength: 200),
            EndToEndId = t.Column<string>(maxLength: 35),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CreditTransfers", x => x.Id);
            t.ForeignKey("FK_CreditTransfers_PaymentBatches_BatchId", x => x.BatchId, "PaymentBatches", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_CreditTransfers_CptsId_PayeeId", "CreditTransfers", ["CptsId", "PayeeId"]);
        migrationBuilder.CreateIndex("IX_CreditTransfers_BatchId", "CreditTransfers", "BatchId");

        migrationBuilder.CreateTable("TransferItems", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            TransferId = t.Column<Guid>(),
            SourceKind = t.Column<string>(maxLength: 40),
            SourceId = t.Column<Guid>(),
            Label = t.Column<string>(maxLength: 300),
            Amount_Cents = t.Column<long>(),
            Held = t.Column<string>(maxLength: 80, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_TransferItems", x => x.Id);
            t.ForeignKey("FK_TransferItems_CreditTransfers_TransferId", x => x.TransferId, "CreditTransfers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_TransferItems_CptsId_Held", "TransferItems", ["CptsId", "Held"], unique: true);
        migrationBuilder.CreateIndex("IX_TransferItems_CptsId_SourceId", "TransferItems", ["CptsId", "SourceId"]);
        migrationBuilder.CreateIndex("IX_TransferItems_TransferId", "TransferItems", "TransferId");
    }
}
