using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Tags, roles and skills of the members; segments; messages written to them.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_12_TagsAndSegments")]
public sealed class M20261128_12_TagsAndSegments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var folded = migrationBuilder.FoldedCollation();
        migrationBuilder.CreateTable("Tags", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 50),
            FoldedName = t.Column<string>(maxLength: 200, collation: folded),
        }, constraints: t => t.PrimaryKey("PK_Tags", x => x.Id));
        migrationBuilder.CreateIndex("IX_Tags_CptsId_FoldedName", "Tags", ["CptsId", "FoldedName"], unique: true);

        migrationBuilder.CreateTable("TagsOfMembers", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            TagId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_TagsOfMembers", x => x.Id);
            t.ForeignKey("FK_TagsOfMembers_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_TagsOfMembers_Tags_TagId", x => x.TagId, "Tags", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_TagsOfMembers_CptsId_MemberId_TagId", "TagsOfMembers", ["CptsId", "MemberId", "TagId"], unique: true);
        migrationBuilder.CreateIndex("IX_TagsOfMembers_CptsId_TagId_MemberId", "TagsOfMembers", ["CptsId", "TagId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_TagsOfMembers_MemberId", "TagsOfMembers", "MemberId");
        migrationBuilder.CreateIndex("IX_TagsOfMembers_TagId", "TagsOfMembers", "TagId");

        migrationBuilder.CreateTable("MemberCompetences", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Label = t.Column<string>(maxLength: 80),
            FoldedLabel = t.Column<string>(maxLength: 320, collation: folded),
            StartsOn = t.Column<DateOnly>(nullable: true),
            EndsOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MemberCompetences", x => x.Id);
            t.ForeignKey("FK_MemberCompetences_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_MemberCompetences_CptsId_MemberId", "MemberCompetences", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_MemberCompetences_CptsId_FoldedLabel_MemberId", "MemberCompetences", ["CptsId", "FoldedLabel", "MemberId"]);
        migrationBuilder.CreateIndex("IX_MemberCompetences_MemberId", "MemberCompetences", "MemberId");

        migrationBuilder.CreateTable("Segments", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Query = t.Column<string>(maxLength: 4000),
            CreatedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_Segments", x => x.Id));
        migrationBuilder.CreateIndex("IX_Segments_CptsId_Name", "Segments", ["CptsId", "Name"]);

        migrationBuilder.CreateTable("MemberMessages", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Subject = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(maxLength: 8000),
            Audience = t.Column<string>(maxLength: 300),
            SentAt = t.Column<DateTime>(),
            SentBy = t.Column<string>(maxLength: 200),
            RecipientCount = t.Column<int>(),
            WithoutAddress = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_MemberMessages", x => x.Id));
        migrationBuilder.CreateIndex("IX_MemberMessages_CptsId_SentAt", "MemberMessages", ["CptsId", "SentAt"]);

        migrationBuilder.CreateTable("MessageRecipients", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MessageId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            To = t.Column<string>(maxLength: 320),
            MailId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MessageRecipients", x => x.Id);
            t.ForeignKey("FK_MessageRecipients_MemberMessages_MessageId", x => x.MessageId, "MemberMessages", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_MessageRecipients_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_MessageRecipients_CptsId_MessageId", "MessageRecipients", ["CptsId", "MessageId"]);
        migrationBuilder.CreateIndex("IX_MessageRecipients_CptsId_MemberId", "MessageRecipients", ["CptsId", "MemberId"]);
        migrationBuilder.CreateIndex("IX_MessageRecipients_MessageId", "MessageRecipients", "MessageId");
        migrationBuilder.CreateIndex("IX_MessageRecipients_MemberId", "MessageRecipients", "MemberId");
    }
}
