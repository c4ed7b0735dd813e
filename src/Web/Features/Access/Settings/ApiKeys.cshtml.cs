using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>API keys of the CPTS: make one (shown once), revoke one.</summary>
[Requires(Area.ApiKeys)]
public sealed class ApiKeysModel(TisserandDb db, CptsOfRequest here, Clock clock, MakeApiKey makeKey) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    /// <summary>The key just made, shown this once.</summary>
    public string? NewKey { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var made = await makeKey.Make(here.Required.Id, Input.Name, RoleNames.Parse(Input.Role ?? ""), HttpContext.RequestAborted);
        if (made.Succeeded)
        {
            NewKey = made.Value.Key;
        }
        else
        {
            ModelState.Refuse(made.Refusals);
        }
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(Guid key)
    {
        var row = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == key && k.CptsId == here.Required.Id, HttpContext.RequestAborted);
        if (row is null)
        {
            return NotFound();
        }
        row.RevokedAt ??= clock.UtcNow;
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"La clé « {row.Name} » n’ouvre plus rien.";
        return Redirect(here.Link("parametres/cles-api"));
    }

    private async Task Load() => All = await db.Set<ApiKey>().AsNoTracking().Where(k => k.CptsId == here.Required.Id)
        .OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.CreatedAt).ToListAsync(HttpContext.RequestAborted);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Role { get; set; } = Domain.Access.Role.Reader.Slug();
    }
}
