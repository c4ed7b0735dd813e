using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>The table of rights, printed from the one that the application asks.</summary>
[Requires(Area.Settings)]
public sealed class RightsModel : PageModel
{
    /// <summary>Sign, word and full wording of a right.</summary>
    public static (string Sign, string Word) Say((Level Level, Reach Reach) right) => right switch
    {
        (Level.None, _) => ("–", "rien"),
        (Level.See, _) => ("○", "voit"),
        (Level.Act, Reach.All) => ("●", "fait"),
        (Level.Act, Reach.OwnMissions) => ("◐", "ses missions"),
        (Level.Act, Reach.Own) => ("◔", "ses données"),
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
