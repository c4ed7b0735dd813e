using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Access;

/// <summary>First start: the administrator and, from the first screen, the first CPTS, of which that account is coordinateur.</summary>
public sealed class CreateInstallation(TisserandDb db, UserManager<Account> accounts, Clock clock)
{
    /// <summary>True while nobody has an account.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellationToken) => !await db.Users.AnyAsync(cancellationToken);

    /// <summary>Creates both in one transaction; refuses what either refuses, and everything once an account exists.</summary>
    public async Task<Outcome<Account>> Create(string? fullName, string? email, string? password, string? cptsName, string? timeZone, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await IsEmpty(cancellationToken))
        {
            return new Refusal("already-started", "Cette installation est déjà en service. Connectez-vous.");
        }
        var cpts = Cpts.Create(clock.NewId(), Cpts.SuggestCode(cptsName ?? ""), cptsName, timeZone);
        var account = await CreateAccount(accounts, fullName, email, password, isAdministrator: true);
        List<Refusal> refusals = [.. account.Refusals, .. cpts.Refusals.Select(r => r with { Field = r.Field == nameof(Cpts.Name) ? "CptsName" : r.Field })];
        if (refusals.Count > 0)
        {
            return refusals;
        }
        db.Add(cpts.Required);
        db.Add(new CptsAccess { AccountId = account.Required.Id, CptsId = cpts.Required.Id, Role = Role.Coordinator });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    /// <summary>An account with a confirmed address; refusals stand by FullName, Email, Password.</summary>
    public static async Task<Outcome<Account>> CreateAccount(UserManager<Account> accounts, string? fullName, string? email, string? password, bool isAdministrator)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(fullName) || fullName.Length > 200)
        {
            refusals.Add(new("name-required", "Indiquez le prénom et le nom.", nameof(Account.FullName)));
        }
        if (string.IsNullOrWhiteSpace(email))
        {
            refusals.Add(new("email-required", "Indiquez une adresse électronique.", nameof(Account.Email)));
        }
        if (string.IsNullOrEmpty(password))
        {
            refusals.Add(new("password-required", "Choisissez un mot de passe.", "Password"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var account = new Account { FullName = fullName!.Trim(), Email = email!.Trim(), UserName = email.Trim(), EmailConfirmed = true, IsAdministrator = isAdministrator };
        var result = await accounts.CreateAsync(account, password!);
        return result.Succeeded
            ? account
            : result.Errors.Select(e => new Refusal(e.Code, e.Description, e.Code.StartsWith("Password", StringComparison.Ordinal) ? "Password" : nameof(Account.Email))).Distinct().ToList();
    }
}
