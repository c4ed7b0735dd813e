using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Notes a request of a person.</summary>
[Requires(Area.Privacy, Level.Act)]
public sealed class NewRequestModel(TisserandDb db, FindPerson find, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The entry of the person, from their card.</summary>
    [FromQuery(Name = "fiche")]
    public Guid? MemberId { get; set; }

    public Person? Person { get; private set; }

    public static IEnumerable<SelectListItem> Rights { get; } =
        [new("Choisir…", ""), .. PersonRights.All.Select(r => new SelectListItem($"{r.Label()} ({r.Meaning()})", r.ToString()))];

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        Input = new() { ReceivedOn = clock.Today, Name = Person?.Name, Contact = Person?.Emails.Count > 0 ? Person.Emails[0] : null };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return NotFound();
        }
        var received = RightsRequest.Receive(new(Input.Right, Input.ReceivedOn, Input.Name, Input.Contact, MemberId, Input.Details), clock.Today);
        ModelState.Refuse(received.Refusals);
        if (!ModelState.IsValid || received.Value is not { } request)
        {
            return Page();
        }
        db.Add(request);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"La demande est notée : à répondre avant le {French.LongDay(request.DueOn)}.";
        return Redirect(here.Link("donnees/demandes/" + request.Id));
    }

    private async Task<bool> Read() => MemberId is not { } id || (Person = await find.Find(PersonKind.Member, id, HttpContext.RequestAborted)) is not null;

    public sealed class Form
    {
        public PersonRight? Right { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        public string? Name { get; set; }

        public string? Contact { get; set; }

        public string? Details { get; set; }
    }
}
