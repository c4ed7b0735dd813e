namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>A stream read as lines has none, as far as anybody waits.</summary>
public sealed class EndlessLineException() : Exception("A line has no end.");
