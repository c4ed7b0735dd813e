using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Tenancy;

/// <summary>Applied to the whole model: the named filter on every owned entity, and an index that starts with its CPTS.</summary>
internal static class TenancyModel
{
    public const string FilterName = "Cpts";

    public static void Apply(ModelBuilder model, TisserandDb db)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(e => typeof(ICptsOwned).IsAssignableFrom(e.ClrType)).ToList())
        {
            // e => db.CptsFilter == e.CptsId: the context member is read anew by each query.
            var row = Expression.Parameter(type.ClrType, "row");
            var owner = Expression.Property(row, nameof(ICptsOwned.CptsId));
            var current = Expression.Property(Expression.Constant(db), nameof(TisserandDb.CptsFilter));
            var filter = Expression.Equal(owner, current);
            model.Entity(type.ClrType).HasQueryFilter(FilterName, Expression.Lambda(filter, row));
            if (!type.GetIndexes().Any(i => i.Properties[0].Name == nameof(ICptsOwned.CptsId)))
            {
                model.Entity(type.ClrType).HasIndex(nameof(ICptsOwned.CptsId));
            }
        }
    }
}
