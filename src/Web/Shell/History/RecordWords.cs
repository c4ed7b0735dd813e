namespace Tisserand.Web.Shell.History;

/// <summary>French words for a kind of record in the audit trail, given by its module.</summary>
/// <param name="Entity">Entity name, as the audit trail keeps it: « CptsAccess ».</param>
/// <param name="Label">« Rôle donné ».</param>
/// <param name="Fields">Property → French label.</param>
public sealed record RecordWords(string Entity, string Label, params (string Property, string Label)[] Fields)
{
    /// <summary>Label of a property that only serves the application (folded for sort, version): kept in the trail, not told.</summary>
    public const string Untold = "";

    /// <summary>French form of a kept value, for enumerations: (property, value) → word, or null to leave it.</summary>
    public Func<string, string, string?>? Value { get; init; }
}
