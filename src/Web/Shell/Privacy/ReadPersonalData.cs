using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>The records of one kind held on a person.</summary>
public sealed record HeldRecords(PersonalRecord Record, IReadOnlyList<object> Rows);

/// <summary>Everything held on a person in the current CPTS, by the rules of the modules and the foreign keys of the model.</summary>
public sealed class ReadPersonalData(AppOptions app, TisserandDb db, AuditWording words)
{
    /// <summary>The rules of every module, in their order, then the records that point to a member and that no module tells of yet: exported, left by an erasure.</summary>
    public IReadOnlyList<PersonalRecord> Records { get; } = WithUntold([.. app.Modules.SelectMany(m => m.PersonalRecords)], db, words);

    /// <summary>Rows followed by the context; one or two queries by kind of record. Kinds without a row are left out.</summary>
    public async Task<IReadOnlyList<HeldRecords>> Of(Person person, CancellationToken cancellationToken)
    {
        var held = new List<HeldRecords>();
        foreach (var record in Records)
        {
            var rows = new HashSet<object>(ReferenceEqualityComparer.Instance);
            if (person.MemberId is { } member)
            {
                if (record.Entity == typeof(Member))
                {
                    rows.Add((await db.ReadMember(member, cancellationToken))!);
                }
                foreach (var key in MemberReferences.All(db.Model).Where(k => k.DeclaringEntityType.ClrType == record.Entity))
                {
                    rows.UnionWith(await db.RowsOf(key, [member], cancellationToken));
                }
            }
            if (record.Others is { } others)
            {
                rows.UnionWith(await others(db, person).ToListAsync(cancellationToken));
            }
            if (rows.Count > 0)
            {
                held.Add(new(record, [.. rows.OrderBy(r => db.KeyOf(r), StringComparer.Ordinal)]));
            }
        }
        return held;
    }

    private static List<PersonalRecord> WithUntold(List<PersonalRecord> told, TisserandDb db, AuditWording words) =>
    [
        .. told,
        .. MemberReferences.All(db.Model).Select(k => k.DeclaringEntityType.ClrType).Distinct().Where(t => !told.Exists(r => r.Entity == t))
            .Select(t => new PersonalRecord(t, words.Entity(t.Name), ErasureFate.Kept) { Why = "ils désignent «\u00A0Personne effacée\u00A0»" }),
    ];

    /// <summary>The rule of a kind of record, by the name that the audit trail gives it.</summary>
    public PersonalRecord? Find(string entity) => Records.FirstOrDefault(r => r.Entity.Name == entity);
}
