namespace Tisserand.Domain.Foundation;

/// <summary>Avertissement : what deserves a second look, said by the field; unlike a refusal it never stops the act.</summary>
/// <param name="Code">Stable, in kebab-case English, for programs and tests.</param>
/// <param name="Message">A full French sentence.</param>
/// <param name="Field">Name of the form field concerned; empty for the whole.</param>
public sealed record Warning(string Code, string Message, string Field = "");
