using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data.Privacy;

/// <summary>Rows of a kind known only by its type: for what walks the model.</summary>
public static class RowsByValue
{
    /// <summary>Rows whose text property has this value, followed by the context.</summary>
    public static Task<IReadOnlyList<object>> RowsWith(this TisserandDb db, Type entity, string property, string value, CancellationToken cancellationToken) =>
        Call(nameof(WithText), entity, [db, property, value, cancellationToken]);

    /// <summary>Rows of these identifiers, not followed; none for a kind without an « Id ».</summary>
    public static Task<IReadOnlyList<object>> RowsOf(this TisserandDb db, Type entity, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        Call(nameof(WithId), entity, [db, ids, cancellationToken]);

    private static Task<IReadOnlyList<object>> Call(string method, Type entity, object[] arguments) =>
        (Task<IReadOnlyList<object>>)typeof(RowsByValue).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity).Invoke(null, arguments)!;

    private static async Task<IReadOnlyList<object>> WithText<T>(TisserandDb db, string property, string value, CancellationToken cancellationToken)
        where T : class
    {
        // row => EF.Property<string>(row, "DecidedBy") == value.
        var row = Expression.Parameter(typeof(T), "row");
        var text = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], row, Expression.Constant(property));
        return await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(text, Expression.Constant(value)), row)).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<object>> WithId<T>(TisserandDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        where T : class
    {
        var wanted = ids.ToList();
        return await db.Set<T>().AsNoTracking().Where(r => EF.Parameter(wanted).Contains(EF.Property<Guid>(r, "Id"))).ToListAsync(cancellationToken);
    }
}
