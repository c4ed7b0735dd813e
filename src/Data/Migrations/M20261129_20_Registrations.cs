using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Registrations for meetings, their questions and answers; what is sent after a meeting, and its satisfaction.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_20_Registrations")]
public sealed class M20261129_20_Registrations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("RegistrationForms", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Secret = t.Column<string>(maxLength: 32),
            Origin = t.Column<string>(maxLength: 200),
            IsOpen = t.Column<bool>(),
            Capacity = t.Column<int>(nullable: true),
            OpensAt = t.Column<DateTime>(nullable: true),
            ClosesAt = t.Column<DateTime>(nullable: true),
            MembersOnly = t.Column<bool>(),
            OfferHours = t.Column<int>(),
            Notice = t.Column<string>(maxLength: 2_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RegistrationForms", x => x.Id);
            t.ForeignKey("FK_RegistrationForms_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_RegistrationForms_MeetingId", "RegistrationForms", "MeetingId", unique: true);
        migrationBuilder.CreateIndex("IX_RegistrationForms_CptsId_Secret", "RegistrationForms", ["CptsId", "Secret"], unique: true);

        migrationBuilder.CreateTable("MeetingQuestions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Use = t.Column<string>(maxLength: 30),
            Position = t.Column<int>(),
            Kind = t.Column<string>(maxLength: 30),
            Label = t.Column<string>(maxLength: 200),
            IsRequired = t.Column<bool>(),
            Choices = t.Column<string>(maxLength: 2_000),
            IsWithdrawn = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MeetingQuestions", x => x.Id);
            t.ForeignKey("FK_MeetingQuestions_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MeetingQuestions_CptsId_MeetingId", "MeetingQuestions", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_MeetingQuestions_MeetingId", "MeetingQuestions", "MeetingId");

        migrationBuilder.CreateTable("Registrations", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FormId = t.Column<Guid>(),
            State = t.Column<string>(maxLength: 30),
            LastName = t.Column<string>(maxLength: 100),
            FirstName = t.Column<string>(maxLength: 100),
            FoldedName = t.Column<string>(maxLength: 400, collation: migrationBuilder.FoldedCollation()),
            Profession = t.Column<string>(maxLength: 2),
            Email = t.Column<string>(maxLength: 320),
            Phone = t.Column<string>(maxLength: 40),
            Structure = t.Column<string>(maxLength: 200),
            NoticeVersion = t.Column<int>(),
            AskedAt = t.Column<DateTime>(),
            HeldUntil = t.Column<DateTime>(nullable: true),
            WaitingSince = t.Column<DateTime>(nullable: true),
            ConfirmedAt = t.Column<DateTime>(nullable: true),
            CancelledAt = t.Column<DateTime>(nullable: true),
            MemberId = t.Column<Guid>(nullable: true),
            AddedToList = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Registrations", x => x.Id);
            t.ForeignKey("FK_Registrations_RegistrationForms_FormId", x => x.FormId, "RegistrationForms", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_Registrations_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Registrations_CptsId_FormId_State", "Registrations", ["CptsId", "FormId", "State"]);
        migrationBuilder.CreateIndex("IX_Registrations_CptsId_FoldedName", "Registrations", ["CptsId", "FoldedName"]);
        migrationBuilder.CreateIndex("IX_Registrations_State_HeldUntil", "Registrations", ["State", "HeldUntil"]);
        migrationBuilder.CreateIndex("IX_Registrations_FormId", "Registrations", "FormId");
        migrationBuilder.CreateIndex("IX_Registrations_MemberId", "Registrations", "MemberId");

        migrationBuilder.CreateTable("RegistrationAnswers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            RegistrationId = t.Column<Guid>(),
            QuestionId = t.Column<Guid>(),
            Text = t.Column<string>(maxLength: 2_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_RegistrationAnswers", x => x.Id);
            t.ForeignKey("FK_RegistrationAnswers_Registrations_RegistrationId", x => x.RegistrationId, "Registrations", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_RegistrationAnswers_MeetingQuestions_QuestionId", x => x.QuestionId, "MeetingQuestions", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_RegistrationAnswers_CptsId_RegistrationId_QuestionId", "RegistrationAnswers", ["CptsId", "RegistrationId", "QuestionId"], unique: true);
        migrationBuilder.CreateIndex("IX_RegistrationAnswers_RegistrationId", "RegistrationAnswers", "RegistrationId");
        migrationBuilder.CreateIndex("IX_RegistrationAnswers_QuestionId", "RegistrationAnswers", "QuestionId");

        migrationBuilder.CreateTable("MeetingMailings", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 30),
            Group = t.Column<string>(maxLength: 30),
            Subject = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(maxLength: 8_000),
            SentAt = t.Column<DateTime>(),
            RecipientCount = t.Column<int>(),
            WithoutAddress = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MeetingMailings", x => x.Id);
            t.ForeignKey("FK_MeetingMailings_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MeetingMailings_CptsId_MeetingId", "MeetingMailings", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_MeetingMailings_MeetingId", "MeetingMailings", "MeetingId");

        migrationBuilder.CreateTable("SatisfactionForms", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            Secret = t.Column<string>(maxLength: 32),
            IsOpen = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_SatisfactionForms", x => x.Id);
            t.ForeignKey("FK_SatisfactionForms_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_SatisfactionForms_MeetingId", "SatisfactionForms", "MeetingId", unique: true);
        migrationBuilder.CreateIndex("IX_SatisfactionForms_CptsId_Secret", "SatisfactionForms", ["CptsId", "Secret"], unique: true);

        // No moment, no name: nothing says whose answer it is.
        migrationBuilder.CreateTable("SatisfactionAnswers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            FormId = t.Column<Guid>(),
            Content = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_SatisfactionAnswers", x => x.Id);
            t.ForeignKey("FK_SatisfactionAnswers_SatisfactionForms_FormId", x => x.FormId, "SatisfactionForms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_SatisfactionAnswers_CptsId_FormId", "SatisfactionAnswers", ["CptsId", "FormId"]);
        migrationBuilder.CreateIndex("IX_SatisfactionAnswers_FormId", "SatisfactionAnswers", "FormId");
    }
}
