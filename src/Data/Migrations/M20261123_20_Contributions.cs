using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Contributions: rates voted, categories chosen, calls and payments, settings, reminders sent; a file joined to a mail.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261123_20_Contributions")]
public sealed class M20261123_20_Contributions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("ContributionRates", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Category = t.Column<string>(maxLength: 30, nullable: true),
            Profession = t.Column<string>(maxLength: 2),
            FromYear = t.Column<int>(),
            VotedOn = t.Column<DateOnly>(),
            Vote = t.Column<string>(maxLength: 300),
            Amount_Cents = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_ContributionRates", x => x.Id));
        migrationBuilder.CreateIndex("IX_ContributionRates_CptsId_Category_Profession_FromYear", "ContributionRates", ["CptsId", "Category", "Profession", "FromYear"], unique: true);

        migrationBuilder.CreateTable("CategoriesOfMembers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Category = t.Column<string>(maxLength: 30),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CategoriesOfMembers", x => x.Id);
            t.ForeignKey("FK_CategoriesOfMembers_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_CategoriesOfMembers_MemberId", "CategoriesOfMembers", "MemberId");
        migrationBuilder.CreateIndex("IX_CategoriesOfMembers_CptsId_MemberId", "CategoriesOfMembers", ["CptsId", "MemberId"], unique: true);

        migrationBuilder.CreateTable("Contributions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Year = t.Column<int>(),
            Category = t.Column<string>(maxLength: 30),
            Profession = t.Column<string>(maxLength: 2),
            RateId = t.Column<Guid>(),
            Vote = t.Column<string>(maxLength: 340),
            RateAmount_Cents = t.Column<long>(),
            Amount_Cents = t.Column<long>(),
            CalledOn = t.Column<DateOnly>(),
            DueOn = t.Column<DateOnly>(),
            State = t.Column<string>(maxLength: 30),
            PaidOn = t.Column<DateOnly>(nullable: true),
            Means = t.Column<string>(maxLength: 30, nullable: true),
            Reference = t.Column<string>(maxLength: 300),
            Payer = t.Column<string>(maxLength: 300),
            ReceiptNumber = t.Column<int>(nullable: true),
            ImportKey = t.Column<string>(maxLength: 300, nullable: true),
            Reason = t.Column<string>(maxLength: 300),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Contributions", x => x.Id);
            t.ForeignKey("FK_Contributions_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Contributions_ContributionRates_RateId", x => x.RateId, "ContributionRates", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Contributions_MemberId", "Contributions", "MemberId");
        migrationBuilder.CreateIndex("IX_Contributions_RateId", "Contributions", "RateId");
        migrationBuilder.CreateIndex("IX_Contributions_CptsId_MemberId_Year", "Contributions", ["CptsId", "MemberId", "Year"], unique: true);
        migrationBuilder.CreateIndex("IX_Contributions_CptsId_Year_State_DueOn", "Contributions", ["CptsId", "Year", "State", "DueOn"]);
        migrationBuilder.CreateIndex("IX_Contributions_CptsId_Year_ReceiptNumber", "Contributions", ["CptsId", "Year", "ReceiptNumber"], unique: true);
        migrationBuilder.CreateIndex("IX_Contributions_CptsId_ImportKey", "Contributions", ["CptsId", "ImportKey"], unique: true);

        migrationBuilder.CreateTable("ContributionSettings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            IsReminding = t.Column<bool>(),
            Delays = t.Column<string>(maxLength: 60),
            ReminderSubject = t.Column<string>(maxLength: 200),
            ReminderText = t.Column<string>(maxLength: 4000),
            PaymentDays = t.Column<int>(),
            HowToPay = t.Column<string>(maxLength: 4000),
            Identity = t.Column<string>(maxLength: 500),
        }, constraints: t => t.PrimaryKey("PK_ContributionSettings", x => x.Id));
        migrationBuilder.CreateIndex("IX_ContributionSettings_CptsId", "ContributionSettings", "CptsId", unique: true);

        migrationBuilder.CreateTable("ContributionReminders", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContributionId = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: 20),
            Delay = t.Column<int>(nullable: true),
            SentOn = t.Column<DateOnly>(),
            To = t.Column<string>(maxLength: 320),
            Subject = t.Column<string>(maxLength: 300),
            Text = t.Column<string>(maxLength: 12000),
            SentBy = t.Column<string>(maxLength: 200),
            MailId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ContributionReminders", x => x.Id);
            t.ForeignKey("FK_ContributionReminders_Contributions_ContributionId", x => x.ContributionId, "Contributions", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_ContributionReminders_ContributionId", "ContributionReminders", "ContributionId");
        migrationBuilder.CreateIndex("IX_ContributionReminders_CptsId_ContributionId_Key", "ContributionReminders", ["CptsId", "ContributionId", "Key"], unique: true);

        migrationBuilder.AddColumn<string>("AttachmentName", "OutgoingMails", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<byte[]>("Attachment", "OutgoingMails", nullable: true);
    }
}
