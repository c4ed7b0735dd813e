namespace Tisserand.Domain.Contributions;

/// <summary>Émetteur d'un papier : the CPTS that makes it, and who answers for it.</summary>
/// <param name="Identity">Seat and numbers; may be empty.</param>
/// <param name="Presidents">Names of the presidency; may be empty.</param>
/// <param name="Treasurers">Names of the treasury; may be empty.</param>
public sealed record Issuer(string Cpts, string Identity, IReadOnlyList<string> Presidents, IReadOnlyList<string> Treasurers);
