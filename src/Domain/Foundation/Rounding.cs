namespace Tisserand.Domain.Foundation;

/// <summary>Arrondi : how an exact number becomes a whole one. Always named by the caller.</summary>
public enum Rounding
{
    /// <summary>Nearest; a half goes away from zero (1,005 € → 1,01 €).</summary>
    HalfAwayFromZero,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,
}
