using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Contributions;

/// <summary>« Relancer » on a selection: shows the message and who would receive it, then sends.</summary>
[Requires(Area.Contributions, Level.Act)]
public sealed class RemindModel(TisserandDb db, RemindMembers remind, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Guid[] Ids { get; set; } = [];

    public IReadOnlyList<ContributionRow> Rows { get; private set; } = [];

    public IReadOnlyList<ContributionRow> WithoutAddress { get; private set; } = [];

    /// <summary>As the first addressee will read it.</summary>
    public ReminderLetter? Example { get; private set; }

    public string Back => here.Link("finances/cotisations");

    public async Task OnGet([FromQuery] Guid[] ids, [FromQuery] bool all, [FromQuery] ContributionFilter filter)
    {
        var stop = HttpContext.RequestAborted;
        var owed = await filter.Chosen(db, ids, all, clock.Today).Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0).ToListAsync(stop);
        (Rows, WithoutAddress) = (owed.FindAll(r => r.Email.Length > 0), owed.FindAll(r => r.Email.Length == 0));
        if (Rows.Count > 0)
        {
            var first = Rows[0];
            Example = ReminderLetter.Write(await db.ReadContributionSettings(stop), here.Required.Name, first.FirstName, first.LastName, first.Line.Year, first.Line.Amount, first.Line.DueOn);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var (sent, left) = await remind.Remind(Ids, Caller.Of(User)!.Name, clock.Today, HttpContext.RequestAborted);
        TempData["Done"] = string.Join(' ', [$"{French.Count(sent, "relance confiée au courrier", "relances confiées au courrier")}.", .. left.Select(l => l.Message)]);
        return Redirect(Ids.Length == 1 ? here.Link("finances/cotisations/" + Ids[0]) : Back);
    }
}
