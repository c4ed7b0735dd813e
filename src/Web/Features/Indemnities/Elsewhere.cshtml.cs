using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>What a member says they received from other CPTS, noted for them.</summary>
[Requires(Area.HoursDeclaration, Level.Act)]
public sealed class ElsewhereModel(TisserandDb db, DeclareElsewhere declare, CptsOfRequest here, Clock clock) : ElsewherePage(db, declare, clock)
{
    private readonly TisserandDb _db = db;

    [FromRoute]
    public Guid Person { get; set; }

    [FromQuery(Name = "annee")]
    public int? Year { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        Input.Year = Year;
        return await Show();
    }

    public async Task<IActionResult> OnPost() =>
        ModelState.IsValid && await Note(Person, Caller.Of(User)!.Name) ? Redirect(here.Link($"finances/indemnites/ailleurs/{Person}")) : await Show();

    public async Task<IActionResult> OnPostRemove([FromForm] Guid id)
    {
        if (!await _db.Set<Member>().AnyAsync(m => m.Id == Person, Stop))
        {
            return NotFound();
        }
        await TakeAway(id, Person);
        return Redirect(here.Link($"finances/indemnites/ailleurs/{Person}"));
    }

    private async Task<IActionResult> Show()
    {
        if (await _db.Set<Member>().Where(m => m.Id == Person).Select(m => new { m.FirstName, m.LastName }).SingleOrDefaultAsync(Stop) is not { } person)
        {
            return NotFound();
        }
        Name = Member.NameOf(person.FirstName, person.LastName);
        await Read(Person);
        return Page();
    }
}
