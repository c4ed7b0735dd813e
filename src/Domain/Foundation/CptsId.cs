namespace Tisserand.Domain.Foundation;

/// <summary>Identifiant d'une CPTS in this installation. Every fact belongs to exactly one.</summary>
public readonly record struct CptsId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A fact that belongs to one CPTS. The identifier is stamped on save by the database context, never by a page.
/// </summary>
public interface ICptsOwned
{
    CptsId CptsId { get; }
}
