using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Fiche absorbée : an entry that was merged into another; its old address leads there.</summary>
public sealed class MergedMember : ICptsOwned
{
    /// <summary>That of the entry that is no more.</summary>
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The entry that was kept.</summary>
    public Guid KeptId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MergedAt { get; private set; }

    public string MergedBy { get; private set; } = "";

    public static MergedMember Of(Member gone, Guid kept, DateTime now, string author)
    {
        ArgumentNullException.ThrowIfNull(gone);
        return new() { Id = gone.Id, KeptId = kept, Name = gone.FullName, MergedAt = now, MergedBy = author };
    }
}
