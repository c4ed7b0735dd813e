using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>The hours that an employer has to invoice, to be sent to them: on screen, in Word, in PDF.</summary>
[Requires(Area.Accounts)]
public sealed class EmployerStatementModel(MakeStatements make) : PageModel
{
    [FromQuery(Name = "employeur")]
    public string? Employer { get; set; }

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    /// <summary>None when the employer has nothing to invoice.</summary>
    public Paper? Paper { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Paper = await make.ForEmployer(Employer ?? "", HttpContext.RequestAborted);
        return Paper is null ? Page() : PaperFiles.Of(Paper, Format) ?? Page();
    }
}
