using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell;

/// <summary>One account of the demonstration and what it is for: « Coordinateur, CPTS des Deux Vallées ».</summary>
public sealed record DemonstrationAccount(string Email, string FullName, string Roles);

/// <summary>Accounts that the demo command makes, known by the ending of their address; offered in demonstration mode only.</summary>
public sealed class DemonstrationAccounts(TisserandDb db, AppOptions app)
{
    /// <summary>The address of a demonstration account ends with this.</summary>
    public const string Domain = "@demo.tisserand.example";

    /// <summary>Password of all of them, printed by the demo command.</summary>
    public const string Password = "tisserand demonstration";

    public static bool IsOne(string? email) => email?.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>In the order of the roles; empty outside the demonstration.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> All(CancellationToken cancellationToken)
    {
        if (!app.IsDemonstration)
        {
            return [];
        }
        var accounts = await db.Users.AsNoTracking().Where(a => a.Email!.EndsWith(Domain)).ToListAsync(cancellationToken);
        var roles = await (
            from access in db.Set<CptsAccess>()
            join account in db.Users on access.AccountId equals account.Id
            join cpts in db.Set<Cpts>() on access.CptsId equals cpts.Id
            where account.Email!.EndsWith(Domain)
            select new { access.AccountId, access.Role, cpts.Name }).ToListAsync(cancellationToken);
        return [.. accounts
            .Select(a => (Account: a, Roles: roles.Where(r => r.AccountId == a.Id).OrderBy(r => r.Role).ToList()))
            .OrderBy(a => a.Roles.Count == 0 ? (Role)int.MaxValue : a.Roles[0].Role).ThenBy(a => a.Account.Email, StringComparer.Ordinal)
            .Select(a => new DemonstrationAccount(a.Account.Email!, a.Account.FullName, a.Roles.Count == 0
                ? "Administrateur de l’installation"
                : string.Join(" ; ", a.Roles.GroupBy(r => r.Name).Select(g => string.Join(", ", g.Select(r => r.Role.Label())) + ", " + g.Key))))];
    }
}
