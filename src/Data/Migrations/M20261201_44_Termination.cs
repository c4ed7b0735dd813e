using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The termination of a contract, and the contrat de mission précoce.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261201_44_Termination")]
public sealed class M20261201_44_Termination : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("TerminatedBy", "AciContracts", maxLength: 30, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("TerminationReceivedOn", "AciContracts", nullable: true);
        migrationBuilder.AddColumn<string>("TerminationReason", "AciContracts", maxLength: 500, nullable: true);

        migrationBuilder.CreateTable("EarlyContracts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SignedOn = t.Column<DateOnly>(),
            Population = t.Column<int>(),
            ReceivedOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_EarlyContracts", x => x.Id));
        migrationBuilder.CreateIndex("IX_EarlyContracts_CptsId", "EarlyContracts", "CptsId", unique: true);
    }
}
