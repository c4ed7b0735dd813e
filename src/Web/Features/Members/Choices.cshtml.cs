using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members;

/// <summary>Fragment: the people found while a name is typed in a form, as radio buttons of that form.</summary>
[Requires(Area.Members)]
public sealed class ChoicesModel(TisserandDb db) : PageModel
{
    /// <param name="name">Of the radio buttons.</param>
    /// <param name="structures">Structures instead of persons.</param>
    public async Task<IActionResult> OnGet([FromQuery(Name = "nom")] string name = "Person", [FromQuery] bool structures = false)
    {
        // The field is named by its form: « Input.ReferentSearch ».
        var typed = Request.Query.FirstOrDefault(q => q.Key.EndsWith("Search", StringComparison.Ordinal)).Value.ToString();
        return Partial("_PeopleFound", new PeopleFound(name, typed, await db.FindPeople(typed, HttpContext.RequestAborted, structures: structures)));
    }
}
