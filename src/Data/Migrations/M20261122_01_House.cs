using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>Accounts, CPTS, access, audit trail, mail, keys. No column type is named: each database takes its own.</summary>
[DbContext(typeof(TisserandDb))]
[Migration("20261122_01_House")]
public sealed class M20261122_01_House : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Accounts(migrationBuilder);
        migrationBuilder.CreateTable("Cpts", t => new
        {
            Id = t.Column<Guid>(),
            Code = t.Column<string>(maxLength: 40),
            Name = t.Column<string>(maxLength: 200),
            TimeZone = t.Column<string>(maxLength: 60),
        }, constraints: t => t.PrimaryKey("PK_Cpts", x => x.Id));
        migrationBuilder.CreateIndex("IX_Cpts_Code", "Cpts", "Code", unique: true);
        migrationBuilder.CreateTable("FormerCodes", t => new
        {
            Code = t.Column<string>(maxLength: 40),
            CptsId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_FormerCodes", x => x.Code));
        migrationBuilder.CreateIndex("IX_FormerCodes_CptsId", "FormerCodes", "CptsId");
        migrationBuilder.CreateTable("CptsAccess", t => new
        {
            Id = t.Column<Guid>(),
            AccountId = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Role = t.Column<string>(maxLength: 20),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_CptsAccess", x => x.Id);
            t.ForeignKey("FK_CptsAccess_AspNetUsers_AccountId", x => x.AccountId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_CptsAccess_AccountId_CptsId_Role", "CptsAccess", ["AccountId", "CptsId", "Role"], unique: true);
        migrationBuilder.CreateIndex("IX_CptsAccess_CptsId", "CptsAccess", "CptsId");
        migrationBuilder.CreateTable("ApiKey", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            Role = t.Column<string>(maxLength: 20),
            Name = t.Column<string>(maxLength: 100),
            Hash = t.Column<string>(maxLength: 64),
            CreatedAt = t.Column<DateTime>(),
            RevokedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_ApiKey", x => x.Id));
        migrationBuilder.CreateIndex("IX_ApiKey_Hash", "ApiKey", "Hash", unique: true);
        migrationBuilder.CreateIndex("IX_ApiKey_CptsId", "ApiKey", "CptsId");
        migrationBuilder.CreateTable("AuditEntries", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            AccountId = t.Column<Guid>(nullable: true),
            Author = t.Column<string>(maxLength: 200),
            Entity = t.Column<string>(maxLength: 60),
            EntityId = t.Column<string>(maxLength: 120),
            Act = t.Column<string>(maxLength: 10),
            Changes = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_AuditEntries", x => x.Id));
        migrationBuilder.CreateIndex("IX_AuditEntries_CptsId_At", "AuditEntries", ["CptsId", "At"]);
        migrationBuilder.CreateIndex("IX_AuditEntries_CptsId_Entity_EntityId_At", "AuditEntries", ["CptsId", "Entity", "EntityId", "At"]);
        migrationBuilder.CreateTable("OutgoingMails", t => new
        {
            Id = t.Column<Guid>(),
            CptsId = t.Column<Guid>(nullable: true),
            To = t.Column<string>(maxLength: 320),
            Subject = t.Column<string>(maxLength: 300),
            Body = t.Column<string>(),
            CreatedAt = t.Column<DateTime>(),
            SentAt = t.Column<DateTime>(nullable: true),
            Attempts = t.Column<int>(),
            NotBefore = t.Column<DateTime>(),
            LastError = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_OutgoingMails", x => x.Id));
        migrationBuilder.CreateIndex("IX_OutgoingMails_SentAt_NotBefore", "OutgoingMails", ["SentAt", "NotBefore"]);
        migrationBuilder.CreateTable("DataProtectionKeys", t => new
        {
            Id = t.Column<Guid>(),
            Xml = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_DataProtectionKeys", x => x.Id));
    }

    /// <summary>The framework's own account tables, schema version 3.</summary>
    private static void Accounts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("AspNetUsers", t => new
        {
            Id = t.Column<Guid>(),
            FullName = t.Column<string>(maxLength: 200),
            IsAdministrator = t.Column<bool>(),
            UserName = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedUserName = t.Column<string>(maxLength: 256, nullable: true),
            Email = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedEmail = t.Column<string>(maxLength: 256, nullable: true),
            EmailConfirmed = t.Column<bool>(),
            PasswordHash = t.Column<string>(nullable: true),
            SecurityStamp = t.Column<string>(nullable: true),
            ConcurrencyStamp = t.Column<string>(nullable: true),
            PhoneNumber = t.Column<string>(maxLength: 256, nullable: true),
            PhoneNumberConfirmed = t.Column<bool>(),
            TwoFactorEnabled = t.Column<bool>(),
            LockoutEnd = t.Column<DateTimeOffset>(nullable: true),
            LockoutEnabled = t.Column<bool>(),
            AccessFailedCount = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_AspNetUsers", x => x.Id));
        migrationBuilder.CreateIndex("EmailIndex", "AspNetUsers", "NormalizedEmail");
        migrationBuilder.CreateIndex("UserNameIndex", "AspNetUsers", "NormalizedUserName", unique: true);
        migrationBuilder.CreateTable("AspNetUserClaims", t => new
        {
            Id = t.Column<int>()
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            UserId = t.Column<Guid>(),
            ClaimType = t.Column<string>(nullable: true),
            ClaimValue = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
            t.ForeignKey("FK_AspNetUserClaims_AspNetUsers_UserId", x => x.UserId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_AspNetUserClaims_UserId", "AspNetUserClaims", "UserId");
        migrationBuilder.CreateTable("AspNetUserLogins", t => new
        {
            LoginProvider = t.Column<string>(maxLength: 128),
            ProviderKey = t.Column<string>(maxLength: 128),
            ProviderDisplayName = t.Column<string>(nullable: true),
            UserId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
            t.ForeignKey("FK_AspNetUserLogins_AspNetUsers_UserId", x => x.UserId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_AspNetUserLogins_UserId", "AspNetUserLogins", "UserId");
        migrationBuilder.CreateTable("AspNetUserTokens", t => new
        {
            UserId = t.Column<Guid>(),
            LoginProvider = t.Column<string>(maxLength: 128),
            Name = t.Column<string>(maxLength: 128),
            Value = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
            t.ForeignKey("FK_AspNetUserTokens_AspNetUsers_UserId", x => x.UserId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        // The one type that is named: the framework maps this JSON document to jsonb on PostgreSQL, to text on SQLite.
        var json = migrationBuilder.ActiveProvider?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true ? "jsonb" : null;
        migrationBuilder.CreateTable("AspNetUserPasskeys", t => new
        {
            CredentialId = t.Column<byte[]>(maxLength: 1024),
            UserId = t.Column<Guid>(),
            Data = t.Column<string>(type: json),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
            t.ForeignKey("FK_AspNetUserPasskeys_AspNetUsers_UserId", x => x.UserId, "AspNetUsers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_AspNetUserPasskeys_UserId", "AspNetUserPasskeys", "UserId");
    }
}
