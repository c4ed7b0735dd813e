using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Budget;

/// <summary>Budget of a civil year beside what is spent and committed, month by month; its lines, its versions, its vote.</summary>
[Requires(Area.Accounts)]
public sealed class BudgetPageModel(TisserandDb db, ContractQueries contracts, WriteBudget write, CptsOfRequest here, Clock clock) : PageModel
{
    private Dictionary<Guid, string> _funders = [];

    [FromQuery(Name = "annee")]
    public int? Chosen { get; set; }

    [FromQuery(Name = "version")]
    public int? Version { get; set; }

    [BindProperty]
    public Guid PlanId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public int Year { get; private set; }

    public BudgetPlan? Plan { get; private set; }

    public IReadOnlyList<int> Versions { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<BudgetFollowUp> Rows { get; private set; } = [];

    /// <summary>Payments of the ACI due in the year, those not notified left out.</summary>
    public Money Due { get; private set; }

    /// <summary>Resolutions that assemblies adopted, to choose one.</summary>
    public IReadOnlyList<SelectListItem> Votes { get; private set; } = [];

    /// <summary>The assembly that voted the version shown; none for a vote held outside the application.</summary>
    public Guid? AssemblyId { get; private set; }

    public IReadOnlyList<BudgetMonth> Months { get; private set; } = [];

    /// <summary>What is proposed today of a first version not voted yet, to say where its figures come from; empty otherwise.</summary>
    public IReadOnlyList<ProposedLine> Proposed { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Funders => [new(FunderWords.Aci, ""), .. _funders.Select(f => new SelectListItem(f.Value, f.Key.ToString()))];

    public bool MayAct => here.Allows(Area.Accounts, Level.Act);

    public bool MayEdit => MayAct && Plan is { IsVoted: false } && Plan.Version == Versions[^1];

    public static IReadOnlyList<SelectListItem> Missions { get; } = [new(FundingCodes.Label(null), FundingCodes.Functioning), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code()))];

    public static IReadOnlyList<SelectListItem> Natures { get; } = [new("Choisir…", ""), .. SpendingNatures.All.Select(n => new SelectListItem(n.Label(), n.Code()))];

    public string FunderName(Guid? id) => id is { } funder ? _funders.GetValueOrDefault(funder, "") : FunderWords.AciShort;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list, [FromQuery(Name = "mission")] string? mission, [FromQuery(Name = "nature")] string? nature, [FromQuery(Name = "financeur")] string? funder)
    {
        await Read();
        var planned = Rows.FirstOrDefault(r => FundingCodes.Code(r.Post.Mission) == mission && r.Post.Nature.Code() == nature && r.Post.FunderId?.ToString() == (string.IsNullOrEmpty(funder) ? null : funder))?.Planned;
        Input = new() { Mission = mission, Nature = nature, Funder = funder, Amount = planned?.Euros.ToString("0.00", French.Culture) };
        return ListFiles.File(Table(), list, Rows, clock.Today) ?? Page();
    }

    public async Task<IActionResult> OnPostBegin()
    {
        var begun = await write.Begin(Chosen ?? clock.Today.Year, clock.Today, HttpContext.RequestAborted);
        TempData["Done"] = begun.Succeeded ? $"Budget {begun.Value.Year}, version {begun.Value.Version}\u00A0: {French.Euros(begun.Value.Total)} proposés, à corriger ligne par ligne." : begun.Refusals[0].Message;
        return Redirect(here.Link($"comptes/budget?annee={Chosen ?? clock.Today.Year}"));
    }

    public async Task<IActionResult> OnPostLine() => await Done(
        await write.Set(PlanId, MissionCodes.Find(Input.Mission), Guid.TryParse(Input.Funder, out var funder) ? funder : null, SpendingNatures.Find(Input.Nature), French.ParseEuros(Input.Amount), HttpContext.RequestAborted),
        "La ligne est enregistrée.");

    public async Task<IActionResult> OnPostVote() => await Done(
        string.IsNullOrEmpty(Input.Resolution)
            ? await write.Adopt(PlanId, Input.VotedOn, Input.Vote, clock.Today, HttpContext.RequestAborted)
            : await write.Adopt(PlanId, Guid.TryParse(Input.Resolution, out var resolution) ? resolution : Guid.Empty, clock.Today, HttpContext.RequestAborted),
        "Cette version est votée\u00A0: elle ne change plus.");

    private async Task<IActionResult> Done(List<Refusal>? refusals, string said)
    {
        if (refusals is null)
        {
            return NotFound();
        }
        if (refusals.Count == 0)
        {
            TempData["Done"] = said;
            return Redirect(here.Link($"comptes/budget?annee={Chosen ?? clock.Today.Year}"));
        }
        ModelState.Refuse(refusals);
        await Read();
        return Page();
    }

    private async Task Read()
    {
        var stop = HttpContext.RequestAborted;
        Year = Chosen is { } chosen && chosen >= BudgetPlan.FirstYear && chosen <= clock.Today.Year + 2 ? chosen : clock.Today.Year;
        var year = Year;
        Years = [.. Enumerable.Range(clock.Today.Year - 2, 4).Append(Year).Distinct().Order()];
        Versions = await db.Set<BudgetPlan>().Where(b => b.Year == year).OrderBy(b => b.Version).Select(b => b.Version).ToListAsync(stop);
        var version = Version is { } asked && Versions.Contains(asked) ? asked : Versions.Count > 0 ? Versions[^1] : 0;
        Plan = version == 0 ? null : await db.Set<BudgetPlan>().Include(b => b.Lines).AsNoTracking().SingleAsync(b => b.Year == year && b.Version == version, stop);
        _funders = await db.Set<Funder>().OrderBy(f => f.Name).ToDictionaryAsync(f => f.Id, f => f.Name, stop);
        var facts = await db.BudgetFacts(Year, stop);
        Rows = BudgetFollowUp.Of(Plan?.Lines.Select(l => (l.Post, l.Amount)) ?? [], facts);
        Months = BudgetMonth.Of(facts, year < clock.Today.Year ? 12 : year == clock.Today.Year ? clock.Today.Month : 0);
        var payments = (await contracts.On(clock.Today, stop))?.Calculation.Value?.Payments ?? [];
        Due = payments.Where(p => p.DueOn.Year == year && !p.IsUncertain).Sum(p => p.Amount);
        Proposed = Plan is { Version: 1, IsVoted: false } ? await write.Propose(year, payments, stop) : [];
        AssemblyId = Plan?.ResolutionId is { } voted ? await db.Set<Resolution>().Where(r => r.Id == voted).Select(r => (Guid?)r.MeetingId).SingleOrDefaultAsync(stop) : null;
        Votes = MayEdit ? await AdoptedVotes(stop) : [];
    }

    private async Task<IReadOnlyList<SelectListItem>> AdoptedVotes(CancellationToken stop)
    {
        var adopted = await (
            from r in db.Set<Resolution>()
            join m in db.Set<Meeting>() on r.MeetingId equals m.Id
            where r.IsAdopted && m.Kind == MeetingKind.GeneralAssembly
            orderby m.Day descending
            select new { r.Id, m.Day, r.Text }).Take(20).ToListAsync(stop);
        return adopted.ConvertAll(r => new SelectListItem(BudgetPlan.WordsOf(r.Day, r.Text), r.Id.ToString()));
    }

    private Table<BudgetFollowUp> Table() => new($"budget-{Year}", $"Budget {Year}",
    [
        new("mission", "Pour", r => FundingCodes.Label(r.Post.Mission)),
        new("financeur", "Financeur", r => FunderName(r.Post.FunderId)),
        new("nature", "Nature", r => r.Post.Nature.Label()),
        new("prevu", "Prévu", r => r.Planned),
        new("paye", "Payé", r => r.Spent),
        new("engage", "Engagé", r => r.Committed),
        new("reste", "Reste", r => r.Left),
        .. Enumerable.Range(1, 12).Select(month => new Column<BudgetFollowUp>($"m{month}", French.Culture.DateTimeFormat.GetMonthName(month), r => r.Months[month - 1])),
    ]);

    public sealed class Form
    {
        public string? Mission { get; set; }

        public string? Nature { get; set; }

        public string? Funder { get; set; }

        public string? Amount { get; set; }

        public string? Resolution { get; set; }

        public DateOnly? VotedOn { get; set; }

        public string? Vote { get; set; }
    }
}
