using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Privacy;

/// <summary>Export des données d’une personne : who made it, when, for whom. Source: RGPD, article 15.</summary>
public sealed class PersonExport : ICptsOwned
{
    public const int NameLength = 210;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The entry, when the person has one.</summary>
    public Guid? MemberId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ExportedAt { get; private set; }

    public string ExportedBy { get; private set; } = "";

    public static PersonExport Of(Guid? member, string name, DateTime now, string by) => new() { MemberId = member, Name = name, ExportedAt = now, ExportedBy = by };
}
