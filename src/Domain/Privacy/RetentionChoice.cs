using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Privacy;

/// <summary>Choix d’une durée de conservation : whether the CPTS lets a rule of retention apply by itself each night.</summary>
public sealed class RetentionChoice : ICptsOwned
{
    public const int KeyLength = 40;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Of the rule.</summary>
    public string Key { get; private set; } = "";

    public bool IsAutomatic { get; private set; }

    public static RetentionChoice Of(string key) => new() { Key = key };

    public void Choose(bool isAutomatic) => IsAutomatic = isAutomatic;
}
