using Tisserand.Data;

namespace Tisserand.Web.Shell;

/// <summary>How one process of the application runs.</summary>
public sealed record AppOptions(BooksLocation Location)
{
    public const string DefaultUrls = "http://localhost:5080";

    public IReadOnlyList<IModule> Modules { get; init; } = [];

    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Demonstration: its accounts are offered on the sign-in page.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>A command rather than a server: only warnings are logged, on standard error.</summary>
    public bool Quiet { get; init; }
}
