using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>Boîte aux lettres MSSanté of the public extraction: an address, and whom or what it belongs to.</summary>
public sealed class Mailbox
{
    public required string Address { get; init; }

    public MailboxKind Kind { get; init; }

    /// <summary>Identification nationale of the person, as the directory of professionals writes it; null for a structure's own.</summary>
    public string? NationalId { get; init; }

    /// <summary>National structure identifier with its prefix (1 FINESS, 3 SIRET, 4 RPPS rank), as <see cref="Place.Key"/>.</summary>
    public string? Structure { get; init; }

    public string? Service { get; init; }

    /// <summary>Raison sociale, or sign, of the structure.</summary>
    public string? Holder { get; init; }
}
