using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Imports;
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
        Input.Mark = MemberMark.OfForm(member);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Db.ReadMember(Id, Stop) is not { } read)
        {
            return NotFound();
        }
        if (MemberMark.OfForm(read) != Input.Mark)
        {
            return ChangedMeanwhile(read);
        }
        if (await Accept(Input, details => (read, read.Change(details))) is { } page)
        {
            return page;
        }
        var (details, _) = Input.Read();
        var (member, isSaved) = await Db.Serially(async () =>
        {
            var now = await Db.ReadMember(Id, Stop);
            return (now, now is not null && MemberMark.OfForm(now) == Input.Mark && now.Change(details).Count == 0);
        }, Stop);
        if (member is null)
        {
            return NotFound();
        }
        if (!isSaved)
        {
            return ChangedMeanwhile(member);
        }
        TempData["Done"] = $"La fiche de {member.FullName} est enregistrée.";
        return Redirect(here.Link("adherents/" + member.Id));
    }

    /// <summary>An import or a colleague was quicker: says by each field what the entry holds now, and keeps what was typed.</summary>
    private PageResult ChangedMeanwhile(Member member)
    {
        var now = MemberForm.Of(member);
        ModelState.AddModelError("", "Cette fiche a changé pendant que vous la corrigiez (un import, un collègue…). Comparez, puis enregistrez de nouveau.");
        foreach (var (field, typed, says) in new[]
        {
            (nameof(now.Rpps), Input.Rpps, now.Rpps), (nameof(now.LastName), Input.LastName, now.LastName), (nameof(now.FirstName), Input.FirstName, now.FirstName),
            (nameof(now.Email), Input.Email, now.Email), (nameof(now.Phone), Input.Phone, now.Phone), (nameof(now.Notes), Input.Notes, now.Notes),
        })
        {
            if (TypedText.Lines(typed) != TypedText.Lines(says))
            {
                ModelState.AddModelError("Input." + field, string.IsNullOrEmpty(says) ? "La fiche ne dit plus rien ici." : $"La fiche dit maintenant\u00A0: {says}");
            }
        }
        ModelState.Remove("Input.Mark");
        Input.Mark = MemberMark.OfForm(member);
        return Page();
    }
}
