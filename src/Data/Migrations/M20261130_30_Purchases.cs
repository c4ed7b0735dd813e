using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Suppliers, funders, invoices and their parts, recurring expenses, incomes.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261130_30_Purchases")]
public sealed class M20261130_30_Purchases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Suppliers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 60),
            FoldedName = t.Column<string>(maxLength: 240, collation: migrationBuilder.FoldedCollation()),
            Siret = t.Column<string>(maxLength: 14),
            Email = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_Suppliers", x => x.Id));
        migrationBuilder.CreateIndex("IX_Suppliers_CptsId_FoldedName", "Suppliers", ["CptsId", "FoldedName"], unique: true);

        migrationBuilder.CreateTable("Funders", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Kind = t.Column<string>(maxLength: 30),
            HasAgreement = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_Funders", x => x.Id));
        migrationBuilder.CreateIndex("IX_Funders_CptsId_Name", "Funders", ["CptsId", "Name"], unique: true);

        migrationBuilder.CreateTable("Invoices", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SupplierId = t.Column<Guid>(),
            Number = t.Column<string>(maxLength: 60),
            FoldedNumber = t.Column<string>(maxLength: 240, collation: migrationBuilder.FoldedCollation()),
            InvoicedOn = t.Column<DateOnly>(),
            DueOn = t.Column<DateOnly>(nullable: true),
            Label = t.Column<string>(maxLength: 200),
            FoldedLabel = t.Column<string>(maxLength: 800, collation: migrationBuilder.FoldedCollation()),
            Nature = t.Column<string>(maxLength: 30),
            Amount_Cents = t.Column<long>(),
            CorrectsId = t.Column<Guid>(nullable: true),
            State = t.Column<string>(maxLength: 30),
            RecordedById = t.Column<Guid>(nullable: true),
            RecordedBy = t.Column<string>(maxLength: 200),
            RecordedOn = t.Column<DateOnly>(),
            FirstApproverId = t.Column<Guid>(nullable: true),
            FirstApprover = t.Column<string>(maxLength: 200),
            SecondApprover = t.Column<string>(maxLength: 200),
            DecidedOn = t.Column<DateOnly>(nullable: true),
            PaidOn = t.Column<DateOnly>(nullable: true),
            PaidBy = t.Column<string>(maxLength: 200),
            Reason = t.Column<string>(maxLength: 240),
            RecurringId = t.Column<Guid>(nullable: true),
            RecurringMonth = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Invoices", x => x.Id);
            t.ForeignKey("FK_Invoices_Suppliers_SupplierId", x => x.SupplierId, "Suppliers", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Invoices_Invoices_CorrectsId", x => x.CorrectsId, "Invoices", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Invoices_SupplierId", "Invoices", "SupplierId");
        migrationBuilder.CreateIndex("IX_Invoices_CorrectsId", "Invoices", "CorrectsId");
        migrationBuilder.CreateIndex("IX_Invoices_CptsId_State_InvoicedOn", "Invoices", ["CptsId", "State", "InvoicedOn"]);
        migrationBuilder.CreateIndex("IX_Invoices_CptsId_InvoicedOn", "Invoices", ["CptsId", "InvoicedOn"]);
        migrationBuilder.CreateIndex("IX_Invoices_CptsId_SupplierId_FoldedNumber", "Invoices", ["CptsId", "SupplierId", "FoldedNumber"]);
        migrationBuilder.CreateIndex("IX_Invoices_CptsId_RecurringId_RecurringMonth", "Invoices", ["CptsId", "RecurringId", "RecurringMonth"], unique: true);

        migrationBuilder.CreateTable("InvoiceParts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            InvoiceId = t.Column<Guid>(),
            Position = t.Column<int>(),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            FicheActionId = t.Column<Guid>(nullable: true),
            FunderId = t.Column<Guid>(nullable: true),
            ContractId = t.Column<Guid>(nullable: true),
            ContractYear = t.Column<int>(nullable: true),
            Amount_Cents = t.Column<long>(),
            Weight = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_InvoiceParts", x => x.Id);
            t.ForeignKey("FK_InvoiceParts_Invoices_InvoiceId", x => x.InvoiceId, "Invoices", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_InvoiceParts_FichesAction_FicheActionId", x => x.FicheActionId, "FichesAction", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_InvoiceParts_Funders_FunderId", x => x.FunderId, "Funders", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_InvoiceParts_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_InvoiceParts_InvoiceId", "InvoiceParts", "InvoiceId");
        migrationBuilder.CreateIndex("IX_InvoiceParts_FicheActionId", "InvoiceParts", "FicheActionId");
        migrationBuilder.CreateIndex("IX_InvoiceParts_FunderId", "InvoiceParts", "FunderId");
        migrationBuilder.CreateIndex("IX_InvoiceParts_ContractId", "InvoiceParts", "ContractId");
        migrationBuilder.CreateIndex("IX_InvoiceParts_CptsId_InvoiceId", "InvoiceParts", ["CptsId", "InvoiceId"]);
        migrationBuilder.CreateIndex("IX_InvoiceParts_CptsId_ContractId_ContractYear", "InvoiceParts", ["CptsId", "ContractId", "ContractYear"]);

        migrationBuilder.CreateTable("PurchaseSettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SecondFromCents = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_PurchaseSettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_PurchaseSettings_CptsId", "PurchaseSettings", "CptsId", unique: true);

        migrationBuilder.CreateTable("RecurringExpenses", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ModelId = t.Column<Guid>(),
            From = t.Column<DateOnly>(),
            Until = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RecurringExpenses", x => x.Id);
            t.ForeignKey("FK_RecurringExpenses_Invoices_ModelId", x => x.ModelId, "Invoices", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_RecurringExpenses_ModelId", "RecurringExpenses", "ModelId");
        migrationBuilder.CreateIndex("IX_RecurringExpenses_CptsId_ModelId", "RecurringExpenses", ["CptsId", "ModelId"], unique: true);

        migrationBuilder.CreateTable("Incomes", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FunderId = t.Column<Guid>(nullable: true),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            Part = t.Column<string>(maxLength: 30, nullable: true),
            ContractId = t.Column<Guid>(nullable: true),
            ContractYear = t.Column<int>(nullable: true),
            ReceivedOn = t.Column<DateOnly>(),
            Label = t.Column<string>(maxLength: 200),
            FoldedLabel = t.Column<string>(maxLength: 800, collation: migrationBuilder.FoldedCollation()),
            Amount_Cents = t.Column<long>(),
            RecordedBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Incomes", x => x.Id);
            t.ForeignKey("FK_Incomes_Funders_FunderId", x => x.FunderId, "Funders", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Incomes_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Incomes_FunderId", "Incomes", "FunderId");
        migrationBuilder.CreateIndex("IX_Incomes_ContractId", "Incomes", "ContractId");
        migrationBuilder.CreateIndex("IX_Incomes_CptsId_ReceivedOn", "Incomes", ["CptsId", "ReceivedOn"]);
        migrationBuilder.CreateIndex("IX_Incomes_CptsId_ContractId_ContractYear", "Incomes", ["CptsId", "ContractId", "ContractYear"]);
    }
}
