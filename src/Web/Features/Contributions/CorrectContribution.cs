using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Whoever acts, so that nobody lightens what they owe themselves.</summary>
public sealed record Acting(Guid? AccountId, string Email)
{
    public static async Task<Acting> Read(TisserandDb db, HttpContext http)
    {
        var account = Caller.Of(http.User)!.AccountId;
        return new(account, account is null ? "" : await db.Users.Where(u => u.Id == account).Select(u => u.Email).SingleAsync(http.RequestAborted) ?? "");
    }

    public bool Is(ContributionRow row) =>
        (AccountId is not null && AccountId == row.AccountId) || (Email.Length > 0 && string.Equals(Email, row.Email, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Changes the amount of a contribution, exempts, cancels, or takes that back.</summary>
public sealed class CorrectContribution(TisserandDb db)
{
    public Task<List<Refusal>?> ChangeAmount(Guid id, Money? amount, string? reason, Acting acting, CancellationToken cancellationToken) =>
        Change(id, row => row.Line.ChangeAmount(amount, reason, acting.Is(row)), cancellationToken);

    public Task<List<Refusal>?> Exempt(Guid id, string? reason, Acting acting, CancellationToken cancellationToken) =>
        Change(id, row => row.Line.Exempt(reason, acting.Is(row)), cancellationToken);

    public Task<List<Refusal>?> Cancel(Guid id, string? reason, Acting acting, CancellationToken cancellationToken) =>
        Change(id, row => row.Line.Cancel(reason, acting.Is(row)), cancellationToken);

    public Task<List<Refusal>?> Reinstate(Guid id, CancellationToken cancellationToken) => Change(id, row => row.Line.Reinstate(), cancellationToken);

    /// <summary>Null when there is no such contribution in this CPTS.</summary>
    private Task<List<Refusal>?> Change(Guid id, Func<ContributionRow, List<Refusal>> act, CancellationToken cancellationToken) => db.Serially(async () =>
        await db.ContributionRows().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } row ? act(row) : null, cancellationToken);
}
