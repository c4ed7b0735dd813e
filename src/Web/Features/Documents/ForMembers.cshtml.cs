using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Documents;

/// <summary>Documents put at the disposal of all members.</summary>
[Requires(Area.Directory)]
public sealed class ForMembersModel : PageModel
{
}
