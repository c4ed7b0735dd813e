using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data;

/// <summary>
/// Columns that hold folded text (<see cref="FoldedText"/>): compared byte by byte on both databases, whatever the locale of
/// the server, so that a list has one order and the beginning of a word is a range of an index.
/// </summary>
public static class FoldedColumns
{
    private const string Mark = "Tisserand:Folded";

    /// <summary>Marks a property as folded text.</summary>
    public static PropertyBuilder<string> IsFolded(this PropertyBuilder<string> property)
    {
        property.Metadata.SetAnnotation(Mark, true);
        return property;
    }

    /// <summary>The collation to give such a column in a migration; SQLite compares bytes by itself.</summary>
    public static string? FoldedCollation(this MigrationBuilder migration) => migration.IsNpgsql() ? "C" : null;

    internal static void Apply(ModelBuilder model, DatabaseFacade database)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()).Where(p => p.FindAnnotation(Mark) is not null))
        {
            property.RemoveAnnotation(Mark);
            property.SetCollation(database.IsNpgsql() ? "C" : null);
        }
    }
}
