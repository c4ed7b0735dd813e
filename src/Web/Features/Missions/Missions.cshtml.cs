using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Missions;

/// <summary>« Missions » : the six, where each stands, and whether its deadlines are kept.</summary>
[Requires(Area.Missions)]
public sealed class MissionsModel(TisserandDb db, IContractInForce contracts, IVariableParts parts, Clock clock) : PageModel
{
    /// <summary>Null when no contract was entered: deadlines count from its signature.</summary>
    public ContractInForce? Contract { get; private set; }

    /// <summary>Variable parts of the present contract year.</summary>
    public IReadOnlyList<VariablePart> Parts { get; private set; } = [];

    public int Year { get; private set; }

    public IReadOnlyList<MissionProgress> All { get; private set; } = [];

    /// <summary>In the order of the guide, then by title.</summary>
    public IReadOnlyList<FicheRow> Fiches { get; private set; } = [];

    public int Late => All.SelectMany(m => m.Deadlines).Count(d => d.State == DeadlineState.Late);

    public async Task OnGet()
    {
        Fiches = await db.Set<FicheAction>().Rows(db).ByMission().ToListAsync(HttpContext.RequestAborted);
        Contract = await contracts.On(clock.Today, HttpContext.RequestAborted);
        if (Contract is null)
        {
            return;
        }
        var missions = await db.Set<MissionOfContract>().AsNoTracking().Where(m => m.ContractId == Contract.Id).ToListAsync(HttpContext.RequestAborted);
        Year = Contract.SignedOn > clock.Today ? 1 : new ContractYears(Contract.SignedOn).YearOf(clock.Today);
        Parts = await parts.Of(Year, HttpContext.RequestAborted);
        All = MissionProgress.Of(Contract.SignedOn, missions, clock.Today);
    }

    /// <summary>Shape and colour of a state; its word is always beside.</summary>
    public static (string Css, string Icon) Look(DeadlineState state) => state switch
    {
        DeadlineState.Met => ("ok", "check"),
        DeadlineState.MetLate => ("due", "check"),
        DeadlineState.Late => ("late", "alert-triangle"),
        DeadlineState.Soon => ("due", "clock"),
        DeadlineState.Ahead or DeadlineState.Past => ("wait", "hourglass"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <inheritdoc cref="Look(DeadlineState)"/>
    public static (string Css, string Icon) Look(MissionState state) => state switch
    {
        MissionState.NotPlanned => ("", "circle-dashed"),
        MissionState.Planned => ("wait", "calendar"),
        MissionState.Started => ("due", "clock-play"),
        MissionState.Acted => ("ok", "circle-check"),
        MissionState.Deployed => ("ok", "checks"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
