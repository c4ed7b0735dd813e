using Microsoft.EntityFrameworkCore.Migrations;

namespace Tisserand.Data.Migrations;

/// <summary>
/// Identifiers of our migrations ("20261122_40_Documents"): the framework expects fourteen digits, and would not find ours when
/// asked to migrate up to one, as the restoration of an older backup does.
/// </summary>
public sealed class MigrationIds : IMigrationsIdGenerator
{
    public string GenerateId(string name) => throw new NotSupportedException("Migrations are written by hand.");

    public string GetName(string id) => id;

    public bool IsValidId(string value) => true;
}
