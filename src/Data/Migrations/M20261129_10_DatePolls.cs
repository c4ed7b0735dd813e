using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Polls for a date: what is proposed, who is asked, what they answer.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_10_DatePolls")]
public sealed class M20261129_10_DatePolls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("DatePolls", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 200),
            FoldedTitle = t.Column<string>(maxLength: 800, collation: migrationBuilder.FoldedCollation()),
            Kind = t.Column<string>(maxLength: 30),
            Mission = t.Column<string>(maxLength: 30, nullable: true),
            Place = t.Column<string>(maxLength: 300),
            Link = t.Column<string>(maxLength: 500),
            Minutes = t.Column<int>(),
            Message = t.Column<string>(maxLength: 2000),
            Deadline = t.Column<DateOnly>(),
            ShowsNames = t.Column<bool>(),
            IsOpenToAll = t.Column<bool>(),
            State = t.Column<string>(maxLength: 30),
            MeetingId = t.Column<Guid>(nullable: true),
            ChosenId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_DatePolls", x => x.Id);
            t.ForeignKey("FK_DatePolls_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_DatePolls_CptsId_State_Deadline", "DatePolls", ["CptsId", "State", "Deadline"]);
        migrationBuilder.CreateIndex("IX_DatePolls_CptsId_FoldedTitle", "DatePolls", ["CptsId", "FoldedTitle"]);
        migrationBuilder.CreateIndex("IX_DatePolls_MeetingId", "DatePolls", "MeetingId", unique: true);

        migrationBuilder.CreateTable("ProposedDates", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            PollId = t.Column<Guid>(),
            Day = t.Column<DateOnly>(),
            StartsAt = t.Column<TimeOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ProposedDates", x => x.Id);
            t.ForeignKey("FK_ProposedDates_DatePolls_PollId", x => x.PollId, "DatePolls", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ProposedDates_CptsId", "ProposedDates", "CptsId");
        migrationBuilder.CreateIndex("IX_ProposedDates_PollId_Day_StartsAt", "ProposedDates", ["PollId", "Day", "StartsAt"], unique: true);

        migrationBuilder.CreateTable("PollPeople", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            PollId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(nullable: true),
            Name = t.Column<string>(maxLength: 200),
            Email = t.Column<string>(maxLength: 320, nullable: true),
            IsRequired = t.Column<bool>(),
            InvitedAt = t.Column<DateTime>(nullable: true),
            RemindedAt = t.Column<DateTime>(nullable: true),
            AnsweredAt = t.Column<DateTime>(nullable: true),
            Comment = t.Column<string>(maxLength: 500),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PollPeople", x => x.Id);
            t.ForeignKey("FK_PollPeople_DatePolls_PollId", x => x.PollId, "DatePolls", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_PollPeople_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_PollPeople_PollId_MemberId", "PollPeople", ["PollId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_PollPeople_PollId_Email", "PollPeople", ["PollId", "Email"], unique: true);
        migrationBuilder.CreateIndex("IX_PollPeople_CptsId_MemberId", "PollPeople", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_PollPeople_MemberId", "PollPeople", "MemberId");

        migrationBuilder.CreateTable("PollAnswers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            DateId = t.Column<Guid>(),
            Voice = t.Column<string>(maxLength: 30),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_PollAnswers", x => x.Id);
            t.ForeignKey("FK_PollAnswers_PollPeople_PersonId", x => x.PersonId, "PollPeople", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_PollAnswers_ProposedDates_DateId", x => x.DateId, "ProposedDates", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PollAnswers_CptsId", "PollAnswers", "CptsId");
        migrationBuilder.CreateIndex("IX_PollAnswers_PersonId_DateId", "PollAnswers", ["PersonId", "DateId"], unique: true);
        migrationBuilder.CreateIndex("IX_PollAnswers_DateId", "PollAnswers", "DateId");
    }
}
