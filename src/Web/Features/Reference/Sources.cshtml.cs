using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Reference;

/// <summary>Where the public data come from, and under which licence.</summary>
[Public]
public sealed class SourcesModel : PageModel
{
}
