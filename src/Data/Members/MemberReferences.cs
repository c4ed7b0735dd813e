using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

/// <summary>
/// What points to a member: every foreign key of the model to the table of members, whatever module it comes from, save the parts
/// of the entry itself (places, periods, words, keys), which go with it. A record added tomorrow is found here without a line.
/// </summary>
public static class MemberReferences
{
    public static IReadOnlyList<IForeignKey> Of(IModel model) => [.. All(model).Where(k => k.PrincipalToDependent is null)];

    /// <summary>The same, the parts of the entry included.</summary>
    public static IReadOnlyList<IForeignKey> All(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.GetEntityTypes().SelectMany(e => e.GetDeclaredForeignKeys())
            .Where(k => k.PrincipalEntityType.ClrType == typeof(Member))
            .OrderBy(k => k.DeclaringEntityType.ClrType.Name, StringComparer.Ordinal).ThenBy(k => k.Properties[0].Name, StringComparer.Ordinal)];
    }

    /// <summary>The rows behind a key that point to one of these members, followed by the context.</summary>
    public static async Task<IReadOnlyList<object>> RowsOf(this TisserandDb db, IForeignKey key, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var read = typeof(MemberReferences).GetMethod(nameof(Read), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(key.DeclaringEntityType.ClrType);
        return await (Task<IReadOnlyList<object>>)read.Invoke(null, [db, key, members, cancellationToken])!;
    }

    /// <summary>The member that a row points to by this key.</summary>
    public static Guid? MemberOf(this TisserandDb db, object row, IForeignKey key)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(key);
        return (Guid?)db.Entry(row).Property(key.Properties[0].Name).CurrentValue;
    }

    private static async Task<IReadOnlyList<object>> Read<T>(TisserandDb db, IForeignKey key, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
        where T : class
    {
        // row => members.Contains((Guid?)EF.Property<…>(row, "MemberId")).
        var row = Expression.Parameter(typeof(T), "row");
        var property = key.Properties[0];
        Expression value = Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));
        var wanted = members.Select(m => (Guid?)m).ToArray();
        Expression<Func<Guid?, bool>> isWanted = id => EF.Parameter(wanted).Contains(id);
        var body = new Replace(isWanted.Parameters[0], Expression.Convert(value, typeof(Guid?))).Visit(isWanted.Body);
        return await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(body, row)).ToListAsync(cancellationToken);
    }

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
