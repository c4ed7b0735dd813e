using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Members;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>One person of a search.</summary>
public sealed record PersonFound(PersonKind Kind, Guid Id, string Name, string Detail);

/// <summary>Finds persons of the current CPTS: its entries, its applicants, the accounts that have a role in it.</summary>
public sealed class FindPerson(TisserandDb db)
{
    private const int Most = 20;

    /// <summary>Null when there is no such person here, or it is erased.</summary>
    public async Task<Person?> Find(PersonKind kind, Guid id, CancellationToken cancellationToken) => kind switch
    {
        PersonKind.Member => await Member(id, cancellationToken),
        PersonKind.Applicant => await db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.MemberId == null, cancellationToken) is { } application
            ? new(kind, id, application.FullName, application.FoldedName, await Alone([application.Email], id, cancellationToken), null)
            : null,
        PersonKind.Account => await Accounts().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is { } account
            ? new(kind, id, account.FullName, FoldedText.Of(account.FullName), await Alone([account.Email!], id, cancellationToken), id)
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Those whose name or address begins so; three queries.</summary>
    public async Task<IReadOnlyList<PersonFound>> Search(string? typed, CancellationToken cancellationToken)
    {
        var folded = FoldedText.Of(typed);
        if (folded.Length == 0)
        {
            return [];
        }
        var text = typed!.Trim().ToLowerInvariant();
        var members = await db.Set<Member>().Where(m => m.ErasedOn == null).Found(db, typed).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Take(Most)
            .Select(m => new PersonFound(PersonKind.Member, m.Id, m.FirstName + " " + m.LastName, m.Email)).ToListAsync(cancellationToken);
        var ofAddress = db.Set<MembershipApplication>().WithAddress(a => a.Email, [text]).Select(a => a.Id);
        var applicants = await db.Set<MembershipApplication>().Where(a => a.MemberId == null && (a.FoldedName.Contains(folded) || ofAddress.Contains(a.Id)))
            .OrderBy(a => a.FoldedName).ThenBy(a => a.Id).Take(Most)
            .Select(a => new PersonFound(PersonKind.Applicant, a.Id, a.FirstName + " " + a.LastName, a.Email)).ToListAsync(cancellationToken);
        var accounts = (await Accounts().OrderBy(u => u.FullName).ToListAsync(cancellationToken))
            .Where(u => FoldedText.Of(u.FullName).Contains(folded, StringComparison.Ordinal) || string.Equals(u.Email, text, StringComparison.OrdinalIgnoreCase)).Take(Most)
            .Select(u => new PersonFound(PersonKind.Account, u.Id, u.FullName, u.Email!));
        return [.. members, .. applicants, .. accounts];
    }

    private async Task<Person?> Member(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.ErasedOn == null, cancellationToken) is not { } member)
        {
            return null;
        }
        var emails = await db.Set<MembershipApplication>().Where(a => a.MemberId == id).Select(a => a.Email)
            .Concat(db.Users.Where(u => u.Id == member.AccountId).Select(u => u.Email!)).ToListAsync(cancellationToken);
        return new(PersonKind.Member, id, member.FullName, member.FoldedName, await Alone([.. emails, member.Email], id, cancellationToken), member.AccountId);
    }

    /// <summary>Addresses that no other entry bears.</summary>
    private async Task<IReadOnlyList<string>> Alone(IEnumerable<string> emails, Guid id, CancellationToken cancellationToken)
    {
        var small = emails.Where(e => e.Length > 0).Select(e => e.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var shared = await db.Set<Member>().Where(m => m.Id != id).WithAddress(m => m.Email, small).Select(m => m.Email).ToListAsync(cancellationToken);
        return [.. small.Except(shared.Select(s => s.ToLowerInvariant()), StringComparer.Ordinal)];
    }

    /// <summary>Accounts with a role here that are nobody's entry.</summary>
    private IQueryable<Account> Accounts()
    {
        var cpts = db.Cpts.Required;
        return db.Users.AsNoTracking().Where(u => db.Set<CptsAccess>().Any(a => a.AccountId == u.Id && a.CptsId == cpts) && !db.Set<Member>().Any(m => m.AccountId == u.Id));
    }
}
