using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Correction of the entry of a member.</summary>
public sealed class EditModel(TisserandDb db, DirectoryQueries directory, CptsOfRequest here) : MemberFormModel(db, directory)
{
    [FromRoute]
    public Guid Id { get; set; }

    public override bool IsNew => false;

    public async Task<IActionResult> OnGet()
    {
        if (await Db.ReadMember(Id, Stop) is not { } member)
        {
            return NotFound();
        }
        Input = MemberForm.Of(member);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Db.ReadMember(Id, Stop) is not { } member)
        {
            return NotFound();
        }
        if (await Accept(Input, details => (member, member.Change(details))) is { } page)
        {
            return page;
        }
        await Db.SaveChangesAsync(Stop);
        TempData["Done"] = $"La fiche de {member.FullName} est enregistrée.";
        return Redirect(here.Link("adherents/" + member.Id));
    }
}
