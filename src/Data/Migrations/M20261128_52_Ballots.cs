using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Resolutions, their counts, who voted, and the urns of secret ballots.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_52_Ballots")]
public sealed class M20261128_52_Ballots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("Resolutions", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MeetingId = t.Column<Guid>(),
            PointId = t.Column<Guid>(),
            Text = t.Column<string>(maxLength: 2_000),
            FoldedText = t.Column<string>(maxLength: 8_000, collation: migrationBuilder.FoldedCollation()),
            Kind = t.Column<string>(maxLength: 30),
            IsSecret = t.Column<bool>(),
            Concerned = t.Column<string>(maxLength: 200),
            State = t.Column<string>(maxLength: 30),
            IsAdopted = t.Column<bool>(),
            IsCastOnPhones = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_Resolutions", x => x.Id);
            t.ForeignKey("FK_Resolutions_Meetings_MeetingId", x => x.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_Resolutions_AgendaPoints_PointId", x => x.PointId, "AgendaPoints", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_Resolutions_CptsId_MeetingId", "Resolutions", ["CptsId", "MeetingId"]);
        migrationBuilder.CreateIndex("IX_Resolutions_CptsId_State", "Resolutions", ["CptsId", "State"]);
        migrationBuilder.CreateIndex("IX_Resolutions_MeetingId", "Resolutions", "MeetingId");
        migrationBuilder.CreateIndex("IX_Resolutions_PointId", "Resolutions", "PointId");

        migrationBuilder.CreateTable("VoteCounts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ResolutionId = t.Column<Guid>(),
            College = t.Column<string>(maxLength: 100),
            Voices = t.Column<int>(),
            For = t.Column<int>(),
            Against = t.Column<int>(),
            Abstain = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_VoteCounts", x => x.Id);
            t.ForeignKey("FK_VoteCounts_Resolutions_ResolutionId", x => x.ResolutionId, "Resolutions", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_VoteCounts_CptsId_ResolutionId_College", "VoteCounts", ["CptsId", "ResolutionId", "College"], unique: true);
        migrationBuilder.CreateIndex("IX_VoteCounts_ResolutionId", "VoteCounts", "ResolutionId");

        // No moment, no rank: see docs/decisions/0010.
        migrationBuilder.CreateTable("VoteMarks", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ResolutionId = t.Column<Guid>(),
            VoterId = t.Column<Guid>(),
            CastById = t.Column<Guid>(),
            College = t.Column<string>(maxLength: 100),
            Choice = t.Column<string>(maxLength: 30, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_VoteMarks", x => x.Id);
            t.ForeignKey("FK_VoteMarks_Resolutions_ResolutionId", x => x.ResolutionId, "Resolutions", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_VoteMarks_Members_VoterId", x => x.VoterId, "Members", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_VoteMarks_Members_CastById", x => x.CastById, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_VoteMarks_CptsId_ResolutionId_VoterId", "VoteMarks", ["CptsId", "ResolutionId", "VoterId"], unique: true);
        migrationBuilder.CreateIndex("IX_VoteMarks_ResolutionId", "VoteMarks", "ResolutionId");
        migrationBuilder.CreateIndex("IX_VoteMarks_VoterId", "VoteMarks", "VoterId");
        migrationBuilder.CreateIndex("IX_VoteMarks_CastById", "VoteMarks", "CastById");

        migrationBuilder.CreateTable("BallotUrns", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Content = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_BallotUrns", x => x.Id);
            t.ForeignKey("FK_BallotUrns_Resolutions_Id", x => x.Id, "Resolutions", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_BallotUrns_CptsId", "BallotUrns", "CptsId");
    }
}
