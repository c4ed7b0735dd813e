using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>The table of rights, printed from the one that the application asks.</summary>
[Requires(Area.Settings)]
public sealed class RightsModel : PageModel
{
    /// <summary>Sign, word and full wording of a right.</summary>
    public static (string Sign, string Word) Say(Right right) => right switch
    {
        { Level: Level.None } => ("–", "rien"),
        { Level: Level.See } => ("○", "voit"),
        { Reach: Reach.All } => ("●", "fait"),
        { Reach: Reach.OwnMissions, Elsewhere: Level.See } => ("◐", "ses missions, voit le reste"),
        { Reach: Reach.OwnMissions } => ("◐", "ses missions"),
        { Reach: Reach.Own } => ("◔", "ses données"),
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
