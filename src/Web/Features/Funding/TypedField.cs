namespace Tisserand.Web.Features.Funding;

/// <summary>A field whose name is a parameter of the address rather than a property of a form.</summary>
public sealed record TypedField(string Name, string Label, string Value, string? Error, string? Help = null, string Type = "text", int Rows = 0);
