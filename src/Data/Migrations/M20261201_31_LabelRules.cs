using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>What lines of statements are, learned from their labels.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_31_LabelRules")]
public sealed class M20261201_31_LabelRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("LabelRules", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Words = t.Column<string>(maxLength: 200),
            IsIncome = t.Column<bool>(),
            Nature = t.Column<string>(maxLength: 40),
            Account = t.Column<string>(maxLength: 20),
            Mission = t.Column<string>(maxLength: 40, nullable: true),
            LearnedOn = t.Column<DateOnly>(),
            LearnedBy = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_LabelRules", x => x.Id));
        migrationBuilder.CreateIndex("IX_LabelRules_CptsId_Words_IsIncome", "LabelRules", ["CptsId", "Words", "IsIncome"], unique: true);
    }
}
