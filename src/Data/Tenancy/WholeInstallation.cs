using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tisserand.Data.Tenancy;

/// <summary>
/// The only door to rows of all CPTS: backup, purge, and questions such as « à qui appartient cette commune ? ».
/// Opens a scope of its own, so that a request bound to one CPTS stays bound.
/// </summary>
public sealed class WholeInstallation(IServiceScopeFactory scopes)
{
    /// <summary>Runs <paramref name="ask"/> with a context whose <see cref="Rows{T}"/> sees every CPTS.</summary>
    public async Task<T> Ask<T>(Func<TisserandDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().EnterWholeInstallation();
        return await ask(scope.ServiceProvider.GetRequiredService<TisserandDb>());
    }

    /// <summary>Rows of every CPTS; an exception outside <see cref="Ask{T}"/>.</summary>
    public static IQueryable<T> Rows<T>(TisserandDb db)
        where T : class =>
        db.Cpts.IsWholeInstallation
            ? db.Set<T>().IgnoreQueryFilters([TenancyModel.FilterName])
            : throw new InvalidOperationException("Only inside WholeInstallation.Ask.");
}
