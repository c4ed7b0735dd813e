using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Missions;

/// <summary>The dates of the six missions, on one screen.</summary>
[Requires(Area.Missions, Level.Act)]
public sealed class MissionDatesModel(TisserandDb db, IContractInForce contracts, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ContractInForce? Contract { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Read() is not { } missions)
        {
            return Redirect(here.Link("missions"));
        }
        Input.Missions = [.. MissionCodes.All.Select(code => Row.Of(missions.Find(m => m.Mission == code)?.Dates))];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Read() is not { } missions)
        {
            return Redirect(here.Link("missions"));
        }
        for (var i = 0; i < MissionCodes.All.Count && i < Input.Missions.Count; i++)
        {
            var dates = Input.Missions[i].Dates;
            var mission = missions.Find(m => m.Mission == MissionCodes.All[i]);
            if (mission is null && dates.AreEmpty)
            {
                continue;
            }
            if (mission is null)
            {
                mission = new MissionOfContract(Contract!.Id, MissionCodes.All[i]);
                db.Add(mission);
            }
            ModelState.Refuse(mission.Date(dates, Contract!.SignedOn, clock.Today), $"Input.Missions[{i}]");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Dates enregistrées : délais et versements ont suivi.";
        return Redirect(here.Link("missions"));
    }

    private async Task<List<MissionOfContract>?> Read()
    {
        Contract = await contracts.On(clock.Today, HttpContext.RequestAborted);
        return Contract is null ? null : await db.Set<MissionOfContract>().Where(m => m.ContractId == Contract.Id).ToListAsync(HttpContext.RequestAborted);
    }

    public sealed class Form
    {
        /// <summary>One by mission, in the order of the guide.</summary>
        public List<Row> Missions { get; set; } = [];
    }

    public sealed class Row
    {
        public DateOnly? PlannedOn { get; set; }

        public DateOnly? StartedOn { get; set; }

        public DateOnly? ActedOn { get; set; }

        public DateOnly? DeployedOn { get; set; }

        internal MissionDates Dates => new(PlannedOn, StartedOn, ActedOn, DeployedOn);

        internal static Row Of(MissionDates? dates) => dates is null
            ? new()
            : new() { PlannedOn = dates.PlannedOn, StartedOn = dates.StartedOn, ActedOn = dates.ActedOn, DeployedOn = dates.DeployedOn };
    }
}
