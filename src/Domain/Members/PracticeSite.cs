using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Lieu d’exercice : a place where a member practises. Source : fiche 1 du guide; annuaire santé (structure d’exercice).</summary>
public sealed class PracticeSite : ICptsOwned
{
    public const int TextLength = 200;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>0 for the main place, then 1, 2…</summary>
    public int Rank { get; private set; }

    /// <summary>INSEE code of the commune or municipal arrondissement.</summary>
    public string Commune { get; private set; } = "";

    public string Label { get; private set; } = "";

    public string Address { get; private set; } = "";

    internal PracticeSite With(int rank, PracticeSiteDetails details)
    {
        Rank = rank;
        Commune = details.Commune!;
        Label = TypedText.Line(details.Label);
        Address = TypedText.Line(details.Address);
        return this;
    }

    /// <summary>The commune alone stays: it counts in the coverage of the territory.</summary>
    internal void Forget() => Label = Address = "";
}
