using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Changes of entries proposed by the public directory or by the member.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261128_20_ProposedChanges")]
public sealed class M20261128_20_ProposedChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("ProposedChanges", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            MemberId = t.Column<Guid>(),
            Field = t.Column<string>(maxLength: 20),
            Source = t.Column<string>(maxLength: 20),
            Before = t.Column<string>(),
            After = t.Column<string>(),
            ProposedAt = t.Column<DateTime>(),
            ProposedBy = t.Column<string>(maxLength: 200),
            State = t.Column<string>(maxLength: 20),
            SettledAt = t.Column<DateTime>(nullable: true),
            SettledBy = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ProposedChanges", x => x.Id);
            t.ForeignKey("FK_ProposedChanges_Members_MemberId", x => x.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_ProposedChanges_MemberId", "ProposedChanges", "MemberId");
        migrationBuilder.CreateIndex("IX_ProposedChanges_CptsId_State_MemberId", "ProposedChanges", ["CptsId", "State", "MemberId"]);
    }
}
