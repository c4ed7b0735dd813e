using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data;

/// <summary>Rows by e-mail address, whatever its capitals.</summary>
public static class AddressQueries
{
    /// <summary>Those whose address is one of these.</summary>
    /// <param name="small">In small letters.</param>
    public static IQueryable<T> WithAddress<T>(this IQueryable<T> rows, Expression<Func<T, string>> address, IEnumerable<string> small)
    {
        ArgumentNullException.ThrowIfNull(address);
        // row => small.Contains(row.Email.ToLower()), lowered by the database.
        var wanted = small.ToList();
        Expression<Func<string, bool>> isWanted = text => EF.Parameter(wanted).Contains(text);
        var lower = Expression.Call(address.Body, typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!);
        var body = new Replace(isWanted.Parameters[0], lower).Visit(isWanted.Body);
        return rows.Where(Expression.Lambda<Func<T, bool>>(body, address.Parameters));
    }

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
