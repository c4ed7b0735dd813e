using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Secret addresses of the calendars of the CPTS and of its missions, one an account.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261129_42_TeamCalendars")]
public sealed class M20261129_42_TeamCalendars : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("TeamCalendars", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            Scope = t.Column<string>(maxLength: 30),
            Secret = t.Column<string>(maxLength: 64),
            CreatedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_TeamCalendars", x => x.Id));
        migrationBuilder.CreateIndex("IX_TeamCalendars_CptsId_AccountId_Scope", "TeamCalendars", ["CptsId", "AccountId", "Scope"], unique: true);
        migrationBuilder.CreateIndex("IX_TeamCalendars_CptsId_Secret", "TeamCalendars", ["CptsId", "Secret"], unique: true);
    }
}
