using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Nouvel adhérent.</summary>
public sealed class NewModel(TisserandDb db, DirectoryQueries directory, CptsOfRequest here, Clock clock) : MemberFormModel(db, directory)
{
    public override bool IsNew => true;

    /// <summary>With an RPPS or FINESS number, the form comes filled from the public directories; a contact has no first day.</summary>
    /// <param name="genre">« structure »: otherwise a person.</param>
    public async Task OnGet([FromServices] EstablishmentQueries establishments, string? rpps, string? finess, bool contact, string? genre)
    {
        Input.Kind = genre == "structure" ? MemberKind.Msp : MemberKind.Person;
        Input.FirstDay = contact ? null : clock.Today;
        if (await Known(rpps) is { } known)
        {
            MemberOfDirectory.Fill(Input, known);
        }
        else if (await establishments.FindByFiness(finess, Stop) is { } establishment)
        {
            StructureOfDirectory.Fill(Input, establishment);
        }
        if (Input.Sites.Count == 0)
        {
            Input.Sites.Add(new());
        }
    }

    public async Task<IActionResult> OnPost()
    {
        Member? member = null;
        var page = await Accept(Input, details =>
        {
            var created = Member.Create(details);
            member = created.Value;
            return (member, Input.FirstDay is { } day && member is not null ? member.Start(day) : created.Refusals);
        });
        if (page is not null)
        {
            return page;
        }
        Db.Add(member!);
        await Db.SaveChangesAsync(Stop);
        TempData["Done"] = $"La fiche de {member!.FullName} est enregistrée.";
        return Redirect(here.Link("adherents/" + member.Id));
    }
}
