using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>What the entry of a new member and the correction of a known one share: one form and its buttons.</summary>
[Requires(Area.Members, Level.Act)]
public abstract class MemberFormModel(TisserandDb db, DirectoryQueries directory) : PageModel
{
    private const int MostFound = 8;

    [BindProperty]
    public MemberForm Input { get; set; } = new();

    /// <summary>Said by the fields; those that wait for a confirmation make <see cref="AsksConfirmation"/> true.</summary>
    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public IReadOnlyList<PossibleDouble> Doubles { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    /// <summary>Who answers the name searched; null before any search.</summary>
    public DirectorySearchResult? Searched { get; private set; }

    public abstract bool IsNew { get; }

    protected TisserandDb Db => db;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>The sentence to show by a field.</summary>
    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    public IActionResult OnPostAddSite() => Again(form => form.Sites.Add(new()));

    public IActionResult OnPostRemoveSite(int site) => Again(form =>
    {
        if (site >= 0 && site < form.Sites.Count)
        {
            form.Sites.RemoveAt(site);
        }
    });

    /// <summary>Takes over what the public directory knows of the RPPS number; contacts already typed are kept.</summary>
    public async Task<IActionResult> OnPostDirectory()
    {
        if (await Known(Input.Rpps) is not { } known)
        {
            ModelState.Clear();
            ModelState.AddModelError("Input.Rpps", RppsNumber.Parse(Input.Rpps).Succeeded
                ? "L’annuaire public ne connaît pas ce numéro\u00A0: saisissez la fiche à la main."
                : "Un numéro RPPS compte onze chiffres.");
            return Page();
        }
        return Again(form => MemberOfDirectory.Fill(form, known));
    }

    /// <summary>Fragment: what the directory knows of the number being typed.</summary>
    public async Task<IActionResult> OnGetRpps([FromQuery(Name = "Input.Rpps")] string? rpps) =>
        Partial("_KnownByDirectory", await Known(rpps));

    /// <summary>Fragment: who answers the name being typed, for want of the number.</summary>
    public async Task<IActionResult> OnGetSearch([FromServices] DirectorySearch search, [FromServices] TerritoryQueries territories, [FromServices] Clock clock, string? name) =>
        Partial("_DirectoryFound", await Found(search, territories, clock, name));

    /// <summary>The same without JavaScript: the page again, with who answers.</summary>
    public async Task<IActionResult> OnPostSearch([FromServices] DirectorySearch search, [FromServices] TerritoryQueries territories, [FromServices] Clock clock, string? name)
    {
        Searched = await Found(search, territories, clock, name);
        return Again(_ => { });
    }

    /// <summary>Takes over what the public directory knows of the person chosen among those found.</summary>
    public async Task<IActionResult> OnPostChoose(string? rpps)
    {
        Input.Rpps = rpps;
        return await OnPostDirectory();
    }

    /// <summary>Fragment: the communes that answer what is being typed in a place.</summary>
    public IActionResult OnGetCommunes()
    {
        var typed = Request.Query.FirstOrDefault(q => q.Key.EndsWith(".Commune", StringComparison.Ordinal)).Value.ToString();
        return Partial("_CommuneOptions", Geography.Current.Search(typed, 12));
    }

    /// <summary>Accepts the form, or says what is refused or asks for a second look; null when it may be saved.</summary>
    protected async Task<IActionResult?> Accept(MemberForm form, Func<MemberDetails, (Member? Member, IReadOnlyList<Refusal> Refusals)> change)
    {
        var (details, communes) = form.Read();
        var (member, refusals) = change(details);
        var refused = communes.Concat(refusals.Where(r => communes.TrueForAll(c => c.Field != r.Field))).ToList();
        Warnings = details.Warnings();
        if (refused.Count > 0 || !ModelState.IsValid)
        {
            ModelState.Refuse(refused);
            return Page();
        }
        Doubles = await db.DoublesOf(member!, Stop);
        // Two entries of before may bear one number, and be corrected; a number that somebody bears is given to nobody else.
        if (Doubles.FirstOrDefault(d => d.Resemblance == Resemblance.Rpps) is { } bearer && (IsNew || member!.Rpps != db.Entry(member).Property(m => m.Rpps).OriginalValue))
        {
            ModelState.Refuse([new("rpps-taken", $"Ce numéro RPPS est celui de {bearer.Member.FullName}\u00A0: ouvrez sa fiche, ou corrigez le numéro.", nameof(MemberDetails.Rpps))]);
            return Page();
        }
        AsksConfirmation = Doubles.Count > 0 || Warnings.Any(w => !w.Code.EndsWith("-key", StringComparison.Ordinal));
        return AsksConfirmation && !form.Confirmed ? Page() : null;
    }

    protected async Task<Professional?> Known(string? rpps) =>
        RppsNumber.Parse(rpps) is { Succeeded: true, Value: var number } ? await directory.FindByRpps(number.Digits, Stop) : null;

    private static async Task<DirectorySearchResult> Found(DirectorySearch search, TerritoryQueries territories, Clock clock, string? name) =>
        await search.Run(new(name) { Territory = (await territories.On(clock.Today, CancellationToken.None)).CommuneCodes, Most = MostFound });

    private PageResult Again(Action<MemberForm> change)
    {
        change(Input);
        ModelState.Clear();
        return Page();
    }
}
