using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>One resolution: its vote, opened and closed or counted, its result with its working, the ties declared with whom it concerns.</summary>
[Requires(Area.Meetings)]
public sealed class BallotModel(TisserandDb db, HoldBallot hold, CptsOfRequest here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>A show of hands, by college.</summary>
    [BindProperty]
    public List<CountForm> Counts { get; set; } = [];

    public Resolution Resolution { get; private set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    public VoteRule Rule { get; private set; } = null!;

    public VoteResult? Result { get; private set; }

    /// <summary>Voices cast on phones.</summary>
    public int Cast { get; private set; }

    public bool IsApproved { get; private set; }

    /// <summary>Published once a secret vote is closed.</summary>
    public IReadOnlyList<(string Receipt, string Choice)> Receipts { get; private set; } = [];

    /// <summary>Who voted; and what, when the vote is open and closed.</summary>
    public IReadOnlyList<string> Marks { get; private set; } = [];

    public IReadOnlyList<(string Name, string Tie)> Ties { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPostOpen() => await Answer(await hold.Open(Id, Stop), "Le scrutin est ouvert.");

    public async Task<IActionResult> OnPostClose() => await Answer(await hold.Close(Id, Stop), "Le scrutin est clos.");

    public async Task<IActionResult> OnPostCount() =>
        await Answer(ModelState.IsValid ? await hold.Count(Id, Counts.ConvertAll(c => new TypedCount(c.College ?? "", c.For, c.Against, c.Abstain)), Stop) : [new("count-unreadable", "Écrivez des nombres entiers.")], "Le décompte est enregistré.");

    private async Task<IActionResult> Answer(List<Refusal>? refusals, string done)
    {
        if (refusals is null)
        {
            return NotFound();
        }
        if (refusals.Count == 0)
        {
            TempData["Done"] = done;
            return Redirect(here.Link("vie-associative/scrutins/" + Id));
        }
        ModelState.Refuse(refusals.Select(r => r with { Field = "" }), prefix: "");
        db.ChangeTracker.Clear();
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await db.Set<Resolution>().AsNoTracking().Include(r => r.Counts.OrderBy(c => c.College)).AsSingleQuery().SingleOrDefaultAsync(r => r.Id == Id, Stop) is not { } resolution
            || await db.ReadSittingMeeting(resolution.MeetingId, Stop) is not { } meeting)
        {
            return NotFound();
        }
        (Resolution, Meeting) = (resolution, meeting);
        Assembly = await db.ReadAssembly(meeting, Stop);
        Rule = (await db.ReadRuleBook(meeting.Day, Stop)).VoteRuleFor(resolution.Kind, meeting.Kind == MeetingKind.GeneralAssembly);
        Result = resolution.Result(Rule);
        IsApproved = await db.IsMinuted(meeting.Id, Stop);
        if (Counts.Count == 0)
        {
            Counts = [.. Assembly.VoicesByCollege.Keys.DefaultIfEmpty("").Order(StringComparer.Ordinal).Select(college => (College: college, Known: resolution.Counts.FirstOrDefault(c => c.College == college)))
                .Select(c => new CountForm { College = c.College, For = c.Known?.For, Against = c.Known?.Against, Abstain = c.Known?.Abstain })];
        }
        await ReadVotes(resolution);
        Ties = resolution.Concerned.Length == 0 ? [] : await db.TiesWith(resolution.Concerned, meeting.Day, Stop);
        return Page();
    }

    private async Task ReadVotes(Resolution resolution)
    {
        var marks = await (from mark in db.Set<VoteMark>()
                           where mark.ResolutionId == Id
                           join voter in db.Set<Member>() on mark.VoterId equals voter.Id
                           join caster in db.Set<Member>() on mark.CastById equals caster.Id
                           orderby voter.FoldedName, voter.Id
                           select new { Voter = voter.FirstName + " " + voter.LastName, Caster = caster.FirstName + " " + caster.LastName, ByProxy = voter.Id != caster.Id, mark.Choice }).ToListAsync(Stop);
        Cast = marks.Count;
        var tells = !resolution.IsSecret && resolution.State == BallotState.Closed;
        Marks = marks.ConvertAll(m => m.Voter + (m.ByProxy ? $" (par {m.Caster})" : "") + (tells ? " : " + m.Choice!.Value.Label() : ""));
        if (resolution is { IsSecret: true, State: BallotState.Closed })
        {
            Receipts = [.. ((await db.Set<BallotUrn>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == Id, Stop))?.Ballots ?? []).Select(b => (b.Receipt, b.Choice.Label()))];
        }
    }

    public sealed class CountForm
    {
        public string? College { get; set; }

        public int? For { get; set; }

        public int? Against { get; set; }

        public int? Abstain { get; set; }
    }
}
