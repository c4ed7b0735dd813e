using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>What the directory shows of oneself: chosen by the person.</summary>
[OfCpts]
public sealed class OwnDirectoryModel(TisserandDb db, ChooseDirectory choose, OwnMember own, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public DirectoryChoices Input { get; set; } = new();

    public Guid? Member { get; private set; }

    public IReadOnlyList<Consent> History { get; private set; } = [];

    public async Task OnGet()
    {
        await Show();
        Input = Member is { } member ? await choose.Read(member, HttpContext.RequestAborted) : Input;
    }

    public async Task<IActionResult> OnPost()
    {
        await Show();
        if (Member is not { } member)
        {
            return Page();
        }
        ModelState.Refuse(ModelState.IsValid ? await choose.Choose(member, Input, ConsentSource.Person, own.AccountName, HttpContext.RequestAborted) : []);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        TempData["Done"] = Input.IsOpposed ? "Vous ne figurez plus dans l’annuaire." : "Vos choix sont enregistrés.";
        return Redirect(here.Link("mon-espace/annuaire"));
    }

    private async Task Show()
    {
        Member = await own.Id(HttpContext.RequestAborted);
        History = await db.Set<Consent>().AsNoTracking().Where(c => c.MemberId == Member).OrderByDescending(c => c.WithdrawnAt == null).ThenByDescending(c => c.GivenAt).ThenBy(c => c.Subject)
            .ToListAsync(HttpContext.RequestAborted);
    }
}
