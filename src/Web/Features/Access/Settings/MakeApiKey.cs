using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>A new API key of one CPTS and one role; the key itself is given back once and kept nowhere.</summary>
public sealed class MakeApiKey(TisserandDb db, Clock clock)
{
    /// <summary>The row kept and the key to hand over.</summary>
    public sealed record Made(ApiKey Row, string Key);

    public async Task<Outcome<Made>> Make(CptsId cpts, string? name, Role? role, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100)
        {
            refusals.Add(new("name-required", "Dites à quoi sert cette clé (100 caractères au plus).", "Name"));
        }
        if (role is null)
        {
            refusals.Add(new("role-unknown", "Choisissez un rôle parmi : " + string.Join(", ", Enum.GetValues<Role>().Select(r => r.Slug())) + ".", "Role"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var (key, hash) = ApiKeyAuthentication.NewKey();
        var row = new ApiKey { CptsId = cpts, Name = name!.Trim(), Role = role!.Value, Hash = hash, CreatedAt = clock.UtcNow };
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new Made(row, key);
    }
}
