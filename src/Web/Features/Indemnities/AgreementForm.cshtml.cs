using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Who employs a salaried member, and how their time is settled.</summary>
[Requires(Area.HoursValidation, Level.Act)]
public sealed class AgreementFormModel(TisserandDb db, LeaveToEmployer employers, CptsOfRequest here) : PageModel
{
    /// <summary>The agreement being corrected; null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public PeopleFound People { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> AllTerms { get; } = [.. Enum.GetValues<EmployerTerms>().Select(t => new SelectListItem(t.Label(), t.ToString()))];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet([FromQuery(Name = "personne")] Guid? person)
    {
        Input.MemberId = person;
        if (Id is not null)
        {
            if (await db.Set<EmployerAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, Stop) is not { } agreement)
            {
                return NotFound();
            }
            Input = new() { MemberId = agreement.MemberId, Employer = agreement.Employer, Terms = agreement.Terms, Reference = agreement.Reference, From = agreement.From, Until = agreement.Until };
        }
        return await Show();
    }

    /// <summary>Without JavaScript: shows the people of the typed name, and the form as it was.</summary>
    public async Task<IActionResult> OnPostFind()
    {
        ModelState.Clear();
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Id is null)
        {
            Input.MemberId = await PeopleFound.Meant(db, Input.MemberId, Input.MemberSearch, Stop);
            if (Input.MemberId is null)
            {
                ModelState.AddModelError("Input.MemberId", "Choisissez la personne parmi celles qui sont trouvées.");
            }
        }
        if (ModelState.IsValid)
        {
            var written = await employers.Write(Id, Input.MemberId ?? default, Input.Employer, Input.Terms, Input.Reference, Input.From, Input.Until, Stop);
            if (written.Succeeded)
            {
                TempData["Done"] = $"L’accord avec {written.Value.Employer} est enregistré.";
                return Redirect(here.Link("finances/indemnites/employeurs"));
            }
            ModelState.Refuse(written.Refusals);
        }
        return await Show();
    }

    private async Task<PageResult> Show()
    {
        var member = Id is null ? Input.MemberId : await db.Set<EmployerAgreement>().Where(a => a.Id == Id).Select(a => (Guid?)a.MemberId).SingleOrDefaultAsync(Stop);
        People = await PeopleFound.Of(db, "Input.MemberId", Input.MemberSearch, member, Stop);
        return Page();
    }

    public sealed class Form
    {
        public Guid? MemberId { get; set; }

        public string? MemberSearch { get; set; }

        public string? Employer { get; set; }

        public EmployerTerms Terms { get; set; }

        public string? Reference { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }
    }
}
