using Microsoft.AspNetCore.Mvc.Rendering;

namespace Tisserand.Web.Features.Members;

/// <summary>Model of the partial « _Choice »: one filter of the list, as a select.</summary>
/// <param name="Name">In the address.</param>
public sealed record FilterChoice(string Name, string Label, IReadOnlyList<SelectListItem> Options, string Chosen);
