using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>The ACI contract, what is known of it year by year, and the dates of its missions.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_30_AciContract")]
public sealed class M20261122_30_AciContract : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("AciContracts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            SignedOn = t.Column<DateOnly>(),
            BaremeId = t.Column<string>(maxLength: 60, nullable: true),
            Population = t.Column<int>(),
            PopulationVintage = t.Column<int>(nullable: true),
            PopulationSource = t.Column<string>(maxLength: 500),
            PopulationIsTyped = t.Column<bool>(),
            ProrateVariable = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_AciContracts", x => x.Id));
        migrationBuilder.CreateIndex("IX_AciContracts_CptsId_SignedOn", "AciContracts", ["CptsId", "SignedOn"], unique: true);

        migrationBuilder.CreateTable("MemberHeadcounts", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            Members = t.Column<int>(),
            CountedOn = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MemberHeadcounts", x => x.Id);
            t.ForeignKey("FK_MemberHeadcounts_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "MemberHeadcounts", "ContractYear");

        migrationBuilder.CreateTable("AmountsOfContract", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Item = t.Column<string>(maxLength: 30),
            Part = t.Column<string>(maxLength: 30),
            ContractYear = t.Column<int>(),
            Reason = t.Column<string>(maxLength: 500),
            Amount_Cents = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AmountsOfContract", x => x.Id);
            t.ForeignKey("FK_AmountsOfContract_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "AmountsOfContract", "Item", "Part", "ContractYear");

        migrationBuilder.CreateTable("AttainmentsNotified", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30),
            ContractYear = t.Column<int>(),
            Percent = t.Column<decimal>(precision: 5, scale: 2),
            NotifiedOn = t.Column<DateOnly>(),
            Source = t.Column<string>(maxLength: 500),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AttainmentsNotified", x => x.Id);
            t.ForeignKey("FK_AttainmentsNotified_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "AttainmentsNotified", "Mission", "ContractYear");

        migrationBuilder.CreateTable("CrisesRecognised", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            ContractYear = t.Column<int>(),
            Decision = t.Column<string>(maxLength: 500),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CrisesRecognised", x => x.Id);
            t.ForeignKey("FK_CrisesRecognised_AciContracts_ContractId", x => x.ContractId, "AciContracts", "Id", onDelete: ReferentialAction.Cascade);
        });
        Indexes(migrationBuilder, "CrisesRecognised", "ContractYear");

        migrationBuilder.CreateTable("MissionsOfContract", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            ContractId = t.Column<Guid>(),
            Mission = t.Column<string>(maxLength: 30),
            PlannedOn = t.Column<DateOnly>(nullable: true),
            StartedOn = t.Column<DateOnly>(nullable: true),
            ActedOn = t.Column<DateOnly>(nullable: true),
            DeployedOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_MissionsOfContract", x => x.Id));
        Indexes(migrationBuilder, "MissionsOfContract", "Mission");
    }

    /// <summary>One row by contract and key, and the index of the CPTS.</summary>
    private static void Indexes(MigrationBuilder migrationBuilder, string table, params string[] key)
    {
        migrationBuilder.CreateIndex($"IX_{table}_ContractId_{string.Join('_', key)}", table, ["ContractId", .. key], unique: true);
        migrationBuilder.CreateIndex($"IX_{table}_CptsId", table, "CptsId");
    }
}
