using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Privacy;

/// <summary>
/// Identité conservée : the name of an erased person behind accounting pieces that the law makes the association keep. Apart from
/// everything, seen by the président and the trésorier alone, and gone on its day. Source: code de commerce, art. L. 123-22.
/// </summary>
public sealed class KeptIdentity : ICptsOwned
{
    public const int NameLength = 210;
    public const int PiecesLength = 4_000;

    private KeptIdentity()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>The erased entry.</summary>
    public Guid MemberId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The pieces, one a line.</summary>
    public string Pieces { get; private set; } = "";

    /// <summary>Last day on which it is kept.</summary>
    public DateOnly Until { get; private set; }

    /// <param name="pieces">What each piece is and the day it was paid; those whose time is over today keep nobody. Null when none is left.</param>
    public static KeptIdentity? Of(Guid member, string name, IEnumerable<(string Piece, DateOnly PaidOn)> pieces, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(name);
        var left = pieces.Where(p => AccountingPieces.KeptUntil(p.PaidOn) >= today).OrderBy(p => p.PaidOn).ToList();
        if (left.Count == 0)
        {
            return null;
        }
        var text = string.Join('\n', left.Select(p => p.Piece));
        return new()
        {
            MemberId = member,
            Name = name.Length > NameLength ? name[..NameLength] : name,
            Pieces = text.Length > PiecesLength ? text[..PiecesLength] : text,
            Until = left.Max(p => AccountingPieces.KeptUntil(p.PaidOn)),
        };
    }
}

/// <summary>Durée de conservation des pièces comptables.</summary>
public static class AccountingPieces
{
    /// <summary>Ten years from the close of the exercice. Source: code de commerce, art. L. 123-22.</summary>
    public const int Years = 10;

    /// <summary>31 December of the tenth year after the payment: exercices are civil years.</summary>
    public static DateOnly KeptUntil(DateOnly paidOn) => new(paidOn.Year + Years, 12, 31);
}
