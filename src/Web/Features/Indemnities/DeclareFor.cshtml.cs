using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
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
        Input.MemberId = await PeopleFound.Meant(db, Input.MemberId, Input.MemberSearch, Stop);
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
        People = await PeopleFound.Of(db, "Input.MemberId", Input.MemberSearch, Input.MemberId, Stop);
        Choices = await declare.Choices(null, clock.Today, Stop);
    }
}
