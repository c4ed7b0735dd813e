using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Lifecycle;

/// <summary>« Cette semaine » : what is late, due, or waited for, from all areas.</summary>
[OfCpts]
public sealed class WeekModel : PageModel
{
}
