using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Audit;

/// <summary>Turns the pending changes of a context into lines of the audit trail.</summary>
public static class AuditTrail
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Properties that are secret or only technical: a change shows, the value does not.</summary>
    private static readonly HashSet<string> Hidden =
        ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "Secret", "Value", "Data", "Content", "Xml", "Iban", "Bic", "Holder"];

    /// <summary>Tables whose rows are not facts: no line for them.</summary>
    private static readonly HashSet<string> Silent = [nameof(AuditEntry), "DataProtectionKey", "OutgoingMail", "IdentityUserToken`1", "SearchWord", "MatchKey", "MemberImportLine", "StoredContent", "BankDetailsReading", "KeptIdentity", "SignInLink", "CoverageCount", "ProfessionalInvitation", "VoteMark", "BallotUrn", "MessageRecipient", "DirectoryReview", "RegistrationAnswer", "SatisfactionAnswer", "PollAnswer"];

    /// <summary>Whether changes of a kind of record leave lines.</summary>
    public static bool Keeps(IReadOnlyEntityType entity) => !Silent.Contains(entity.ClrType.Name) && !entity.IsOwned();

    /// <summary>Properties whose changes are told, by the names that the lines give them.</summary>
    public static IEnumerable<string> PropertiesKept(IReadOnlyEntityType entity) =>
        entity.GetProperties().Where(Tells).Concat(entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties())).Select(Path);

    internal static List<AuditEntry> Read(TisserandDb db, DateTime now) =>
        [.. db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => Keeps(e.Metadata))
            .Select(e => Line(e, db, now))
            .Where(l => l.Act != AuditAct.Changed || l.Changes != "{}")];

    private static AuditEntry Line(EntityEntry entry, TisserandDb db, DateTime now)
    {
        var changes = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in Properties(entry))
        {
            var name = property.Metadata.Name;
            var before = entry.State == EntityState.Added ? null : Shown(name, property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Shown(name, property.CurrentValue);
            if (entry.State == EntityState.Modified ? property.IsModified && !Equals(property.OriginalValue, property.CurrentValue) : before is not null || after is not null)
            {
                changes[Path(property.Metadata)] = [before, after];
            }
        }
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
            CptsId = entry.Entity is ICptsOwned owned ? owned.CptsId : db.CptsFilter,
            At = now,
            AccountId = db.Author.AccountId,
            Author = db.Author.Name,
            Entity = entry.Metadata.ClrType.Name,
            EntityId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)),
            Act = entry.State switch
            {
                EntityState.Added => AuditAct.Created,
                EntityState.Deleted => AuditAct.Deleted,
                _ => AuditAct.Changed,
            },
            Changes = JsonSerializer.Serialize(changes, Json),
        };
    }

    private static IEnumerable<PropertyEntry> Properties(EntityEntry entry) =>
        entry.Properties.Where(p => Tells(p.Metadata))
            .Concat(entry.ComplexProperties.SelectMany(c => c.Properties));

    private static bool Tells(IReadOnlyProperty property) => !property.IsPrimaryKey() && property.Name != nameof(ICptsOwned.CptsId);

    private static string Path(IReadOnlyProperty property) =>
        property.DeclaringType is IReadOnlyComplexType complex ? complex.ComplexProperty.Name + "." + property.Name : property.Name;

    private static object? Shown(string name, object? value) => value switch
    {
        null => null,
        _ when Hidden.Contains(name) => "•••",
        bool or int or long or string => value,
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
