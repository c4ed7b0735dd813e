using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members;

/// <summary>Fiche d’un adhérent: what is known, where the person practises, the periods of membership.</summary>
[Requires(Area.Members)]
public sealed class CardModel(TisserandDb db, DirectoryQueries directory, AccountOfMember accounts, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>The period being corrected.</summary>
    [BindProperty]
    public Guid Period { get; set; }

    public Member Member { get; private set; } = null!;

    /// <summary>Secure-messaging addresses that the national file knows of the person; none without RPPS number.</summary>
    public IReadOnlyList<Mailbox> Mailboxes { get; private set; } = [];

    /// <summary>Entries that this one has absorbed.</summary>
    public IReadOnlyList<MergedMember> Merged { get; private set; } = [];

    /// <summary>Accounts to choose from; none for who may not tie one.</summary>
    public IReadOnlyList<AccountChoice> Accounts { get; private set; } = [];

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    public College? College => Colleges.FirstOrDefault(c => c.Id == Member.CollegeId);

    /// <summary>For who has none.</summary>
    public College? ProposedCollege => Member.CollegeId is null ? Domain.Members.College.Proposed(Member, Colleges) : null;

    public AccountChoice? Account => Accounts.FirstOrDefault(a => a.Id == Member.AccountId);

    public AccountChoice? ProposedAccount => AccountOfMember.Proposed(Member, Accounts);

    /// <summary>Of a structure: its persons. Of a person: the structures.</summary>
    public IReadOnlyList<LinkedMember> Links { get; private set; } = [];

    public IReadOnlyList<Tag> Tags { get; private set; } = [];

    public IReadOnlyList<MemberCompetence> Competences { get; private set; } = [];

    public string? FinessWarning => Member.Finess is { } finess ? StructureNumber.FinessWarning(finess) : null;

    public string? SiretWarning => Member.Siret is { } siret ? StructureNumber.SiretWarning(siret) : null;

    public string? RppsWarning => Member.Rpps is null ? null : RppsNumber.Parse(Member.Rpps).Required.Warning;

    public async Task<IActionResult> OnGet()
    {
        if (await db.ReadMember(Id, HttpContext.RequestAborted) is not { } member)
        {
            // Merged into another: the old address leads there.
            return await db.Set<MergedMember>().Where(m => m.Id == Id).Select(m => (Guid?)m.KeptId).SingleOrDefaultAsync(HttpContext.RequestAborted) is { } kept
                ? RedirectPermanent(here.Link("adherents/" + kept))
                : NotFound();
        }
        Merged = await db.Set<MergedMember>().AsNoTracking().Where(m => m.KeptId == Id).OrderBy(m => m.MergedAt).ToListAsync(HttpContext.RequestAborted);
        await Show(member);
        FirstDay = LastDay = clock.Today;
        return Page();
    }

    public Task<IActionResult> OnPostStart() => Change(m => FirstDay is { } day ? m.Start(day) : [DayMissing(nameof(FirstDay))], "L’adhésion est enregistrée.");

    public Task<IActionResult> OnPostEnd() => Change(m => LastDay is { } day ? m.End(day) : [DayMissing(nameof(LastDay))], "La fin de l’adhésion est enregistrée.");

    public Task<IActionResult> OnPostCorrect() => Change(m => FirstDay is { } day ? m.Correct(Period, day, LastDay) : [DayMissing(nameof(FirstDay))], "La période d’adhésion est corrigée.");

    public Task<IActionResult> OnPostWithdraw() => Change(m => m.Withdraw(Period), "La période d’adhésion est retirée.");

    private static Refusal DayMissing(string field) => new("day-required", "Indiquez une date.", field);

    private async Task<IActionResult> Change(Func<Member, List<Refusal>> act, string done)
    {
        if (await db.ReadMember(Id, HttpContext.RequestAborted) is not { } member)
        {
            return NotFound();
        }
        await Show(member);
        // A day that does not read has been refused already, by its field.
        var refusals = ModelState.IsValid ? act(member) : [];
        ModelState.Refuse(refusals, prefix: "");
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(here.Link("adherents/" + Id));
    }

    private async Task Show(Member member)
    {
        Member = member;
        Tags = await (from put in db.Set<TagOfMember>() join tag in db.Set<Tag>() on put.TagId equals tag.Id where put.MemberId == member.Id orderby tag.FoldedName select tag).AsNoTracking().ToListAsync(HttpContext.RequestAborted);
        Competences = await db.Set<MemberCompetence>().AsNoTracking().Where(c => c.MemberId == member.Id).OrderBy(c => c.FoldedLabel).ToListAsync(HttpContext.RequestAborted);
        Links = await db.LinksOf(member).ToListAsync(HttpContext.RequestAborted);
        Colleges = await db.ReadColleges(HttpContext.RequestAborted);
        if (member.Rpps is not null)
        {
            var id = RppsNumber.Parse(member.Rpps).Required.NationalId;
            Mailboxes = [.. (await directory.Mailboxes([id], HttpContext.RequestAborted))[id]];
        }
        Accounts = here.Allows(Area.Settings, Level.Act) ? await accounts.Choices(HttpContext.RequestAborted) : [];
    }
}
