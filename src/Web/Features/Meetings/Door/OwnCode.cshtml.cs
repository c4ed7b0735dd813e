using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>One's own code: shown on the telephone at the door, or printed as a badge; renewed by the person alone.</summary>
[OfCpts]
public sealed class OwnCodeModel(PersonalCodes codes, OwnMember own, CptsOfRequest here) : PageModel
{
    /// <summary>Null for an account that is tied to no entry.</summary>
    public string? Code { get; private set; }

    public string Name { get; private set; } = "";

    public async Task OnGet()
    {
        if (await own.Read(HttpContext.RequestAborted) is { } member)
        {
            (Name, var id) = (member.FullName, member.Id);
            Code = (await codes.Of([id], HttpContext.RequestAborted)).GetValueOrDefault(id);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        if (await own.Id(HttpContext.RequestAborted) is { } member)
        {
            await codes.Renew(member, HttpContext.RequestAborted);
            TempData["Done"] = "Votre code est changé\u00A0: l’ancien badge ne vaut plus.";
        }
        return Redirect(here.Link("mon-espace/code"));
    }
}
