namespace Tisserand.Data.Installation;

/// <summary>A key of the framework's data protection, in the database so that several instances share sign-in.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; init; }

    public string Xml { get; init; } = "";
}
