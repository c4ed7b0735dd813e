using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Work of a member who does not declare it themselves.</summary>
[Requires(Area.HoursDeclaration, Level.Act)]
public sealed class DeclareForModel(TisserandDb db, DeclareWork declare, CptsOfRequest here, Clock clock) : WorkFormPage
{
    public override bool IsOwn => false;

    public PeopleFound People { get; private set; } = null!;

    public async Task OnGet() => await Show();

    /// <summary>Without JavaScript: shows the people of the typed name, and the form as it was.</summary>
    public async Task<IActionResult> OnPostFind()
    {
        ModelState.Clear();
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Input.MemberId is null && await db.FindPeople(Input.MemberSearch, Stop) is [var only])
        {
            Input.MemberId = only.Id;
        }
        if (Input.MemberId is null)
        {
            ModelState.AddModelError("Input.MemberId", "Choisissez la personne parmi celles qui sont trouvées.");
        }
        if (ModelState.IsValid && !MustConfirm())
        {
            var declared = await declare.Declare(Input.MemberId!.Value, Input, Caller.Of(User)!.Name, clock.Today, Stop);
            if (declared.Succeeded)
            {
                TempData["Done"] = $"C’est déclaré\u00A0: {declared.Value.Title}, {declared.Value.Activity.Quantity(declared.Value.Units)}.";
                return Redirect(here.Link("finances/indemnites?source=declarations"));
            }
            Refuse(declared.Refusals);
        }
        await Show();
        return Page();
    }

    private async Task Show()
    {
        var member = Input.MemberId;
        var chosen = member is null ? null : await db.Set<Member>().Where(m => m.Id == member).People().SingleOrDefaultAsync(Stop);
        People = new("Input.MemberId", Input.MemberSearch, await db.FindPeople(Input.MemberSearch, Stop), chosen);
        Choices = await declare.Choices(null, clock.Today, Stop);
    }
}
