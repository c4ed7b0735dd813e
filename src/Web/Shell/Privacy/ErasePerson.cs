using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Data.Documents;
using Tisserand.Data.Members;
using Tisserand.Data.Privacy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>What an erasure would do.</summary>
/// <param name="Kept">The name that the law makes us keep behind accounting pieces; null for none.</param>
public sealed record ErasurePreview(Person Person, IReadOnlyList<HeldRecords> Held, int Files, KeptIdentity? Kept, IReadOnlyList<Refusal> Refusals);

/// <summary>
/// Erases a member, a contact or an applicant, in one transaction: rows deleted or made anonymous by the rules of the modules, files,
/// waiting and sent mail, values and name in the audit trail. What is counted does not move.
/// </summary>
public sealed class ErasePerson(
    TisserandDb db, ReadPersonalData data, FindPerson find, ForgetRecords forget, FileStore store, IEnumerable<IRefuseErasure> obstacles, ForgetAccount accounts, Clock clock)
{
    /// <summary>Null when there is no such person here. Nothing is written.</summary>
    public async Task<ErasurePreview?> Preview(PersonKind kind, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await find.Find(kind, id, cancellationToken) is not { } person)
        {
            return null;
        }
        var held = await data.Of(person, cancellationToken);
        var files = await forget.FilesOf(Named(held), cancellationToken);
        var preview = new ErasurePreview(person, held, files.Count, Kept(person, held), await Refusals(person, cancellationToken));
        db.ChangeTracker.Clear();
        return preview;
    }

    /// <summary>Refuses what the preview refuses, and a typed name that is not the person's.</summary>
    public async Task<Outcome<Person>> Erase(PersonKind kind, Guid id, string? typedName, CancellationToken cancellationToken)
    {
        var erased = await db.Serially<Outcome<Person>>(async () =>
        {
            if (await find.Find(kind, id, cancellationToken) is not { } person)
            {
                return new Refusal("person-unknown", "Cette personne n’est plus là.");
            }
            if (FoldedText.Of(typedName) != FoldedText.Of(person.Name))
            {
                return new Refusal("name-differs", $"Pour confirmer, tapez «\u00A0{person.Name}\u00A0».", "Name");
            }
            if (await Refusals(person, cancellationToken) is { Count: > 0 } refusals)
            {
                return refusals;
            }
            await Do(person, cancellationToken);
            return person;
        }, cancellationToken);
        if (erased.Value is { AccountId: { } account })
        {
            await accounts.ForgetWithoutRole(account, cancellationToken);
        }
        return erased;
    }

    private async Task Do(Person person, CancellationToken cancellationToken)
    {
        var held = await data.Of(person, cancellationToken);
        var kept = Kept(person, held);
        var ids = new List<Guid> { person.Id };
        ids.AddRange(held.SelectMany(h => h.Rows).OfType<MergedMember>().Select(m => m.Id));
        var keys = held.SelectMany(h => h.Rows).Select(forget.Key).Concat(ids.Select(i => new TrailKey(nameof(Member), i.ToString()))).ToList();
        foreach (var file in await forget.FilesOf(Named(held), cancellationToken))
        {
            store.Remove(file);
        }
        var account = person.AccountId is { } signsIn ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == signsIn, cancellationToken) : null;
        foreach (var (record, rows) in held)
        {
            if (record.Fate == ErasureFate.Deleted)
            {
                db.RemoveRange(rows);
            }
            else if (record.Fate == ErasureFate.Anonymised)
            {
                rows.ToList().ForEach(row => Empty(row, record.Personal));
            }
        }
        if (held.SelectMany(h => h.Rows).OfType<Member>().SingleOrDefault() is { } member)
        {
            EraseEntry(member, held, kept is not null);
        }
        if (kept is not null)
        {
            db.Add(kept);
        }
        if (account is not null)
        {
            await EraseAuthor(account, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        await db.Forget(ids, keys, Goes, cancellationToken);
    }

    /// <summary>The entry stays only if something that is counted rests on it.</summary>
    private void EraseEntry(Member member, IReadOnlyList<HeldRecords> held, bool isKept)
    {
        if (member.Erase(clock.Today) is [var refusal, ..])
        {
            throw new InvalidOperationException("Refused once checked: " + refusal.Message);
        }
        var pointing = MemberReferences.All(db.Model).Select(k => k.DeclaringEntityType.ClrType).Where(t => t != typeof(PracticeSite)).ToHashSet();
        if (!isKept && held.All(h => h.Record.Fate == ErasureFate.Deleted || !pointing.Contains(h.Record.Entity)))
        {
            db.Remove(member);
        }
    }

    /// <summary>The person acted too: their name on decisions and in the audit trail.</summary>
    private async Task EraseAuthor(Account account, CancellationToken cancellationToken)
    {
        foreach (var record in data.Records)
        {
            foreach (var property in record.Authors)
            {
                foreach (var row in await db.RowsWith(record.Entity, property, account.FullName, cancellationToken))
                {
                    db.Entry(row).Property(property).CurrentValue = Member.ErasedName;
                }
            }
        }
        foreach (var line in await db.Set<AuditEntry>().Where(e => e.AccountId == account.Id).ToListAsync(cancellationToken))
        {
            db.Entry(line).Property(e => e.Author).CurrentValue = Member.ErasedName;
        }
    }

    private async Task<List<Refusal>> Refusals(Person person, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        if (person.Kind == PersonKind.Account)
        {
            refusals.Add(new("account", "Un compte se ferme en retirant ses rôles, page Accès\u00A0; il appartient à l’installation, dont l’administrateur peut le bloquer."));
        }
        if (person.MemberId is { } id && await db.Set<Member>().AsNoTracking().Include("_memberships").SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is { } member)
        {
            // On a copy that nobody saves.
            refusals.AddRange(member.Erase(clock.Today));
            foreach (var obstacle in obstacles)
            {
                refusals.AddRange(await obstacle.Check(id, clock.Today, cancellationToken));
            }
        }
        if (person.AccountId is { } account && person.Kind == PersonKind.Member)
        {
            var roles = await db.Set<CptsAccess>().Where(a => a.AccountId == account && a.CptsId == db.Cpts.Required && a.Role != Role.Member).Select(a => a.Role).ToListAsync(cancellationToken);
            refusals.AddRange(roles.Select(r => new Refusal("role-held", $"{person.Name} a encore le rôle «\u00A0{r.Label()}\u00A0»\u00A0: retirez-le d’abord, page Accès.")));
        }
        return refusals;
    }

    private KeptIdentity? Kept(Person person, IReadOnlyList<HeldRecords> held) => person.MemberId is { } member
        ? KeptIdentity.Of(member, person.Name, held.Where(h => h.Record.Piece is not null).SelectMany(h => h.Rows.Select(h.Record.Piece!)).Where(p => p is not null).Select(p => p!.Value), clock.Today)
        : null;

    /// <summary>The entry empties itself; the account is of the installation (ForgetAccount).</summary>
    private void Empty(object row, IReadOnlyList<string> properties)
    {
        foreach (var property in properties.Where(_ => row is not (Member or Account)).Select(p => db.Entry(row).Property(p)))
        {
            property.CurrentValue = property.Metadata.IsNullable ? null : property.Metadata.ClrType == typeof(string) ? "" : throw new InvalidOperationException($"{property.Metadata.Name} cannot be emptied.");
        }
    }

    /// <summary>Rows that go, and the entry itself: their files go with them.</summary>
    private static List<object> Named(IReadOnlyList<HeldRecords> held) =>
        [.. held.Where(h => h.Record.Fate == ErasureFate.Deleted || h.Record.Entity == typeof(Member)).SelectMany(h => h.Rows)];

    /// <summary>All of a record that goes; of one that is made anonymous, what names the person.</summary>
    private bool Goes(string entity, string property) =>
        data.Find(entity) is { } record && record.Fate != ErasureFate.Kept && (record.Fate == ErasureFate.Deleted || record.Personal.Contains(property));
}
