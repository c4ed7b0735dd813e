using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Access;

/// <summary>One more CPTS in the installation, with its first coordinateur.</summary>
public sealed class CreateCpts(TisserandDb db, GiveRole giveRole, Clock clock)
{
    /// <summary>Creates both or nothing. Refusals stand by Code, Name, TimeZone, Email, FullName.</summary>
    public async Task<Outcome<Cpts>> Create(string? name, string? code, string? timeZone, string? email, string? fullName, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wanted = string.IsNullOrWhiteSpace(code) ? Cpts.SuggestCode(name ?? "") : code.Trim();
        var cpts = Cpts.Create(clock.NewId(), wanted, name, timeZone);
        if (!cpts.Succeeded)
        {
            return cpts;
        }
        if (await Taken(db, wanted, cpts.Value.Id, cancellationToken) is { } taken)
        {
            return taken;
        }
        db.Add(cpts.Value);
        await db.SaveChangesAsync(cancellationToken);
        var given = await giveRole.Give(cpts.Value, email, fullName, Role.Coordinator, cancellationToken);
        if (!given.Succeeded)
        {
            return given.Refusals.ToList();
        }
        await transaction.CommitAsync(cancellationToken);
        return cpts;
    }

    /// <summary>Why a code cannot be that of this CPTS: another has it, or had it (its old addresses still lead there).</summary>
    public static async Task<Refusal?> Taken(TisserandDb db, string code, CptsId cpts, CancellationToken cancellationToken) =>
        await db.Set<Cpts>().AnyAsync(c => c.Code == code && c.Id != cpts, cancellationToken)
        || await db.Set<FormerCode>().AnyAsync(f => f.Code == code && f.CptsId != cpts, cancellationToken)
            ? new("code-taken", "Ce code sert déjà, ou a servi, à une autre CPTS de l’installation. Choisissez-en un autre.", nameof(Cpts.Code))
            : null;
}
