using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Administration;

/// <summary>CPTS of the installation, by name only; create one and name its first coordinateur.</summary>
[Administrator]
public sealed class AllCptsModel(TisserandDb db, Clock clock, CreateCpts create) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> All { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var created = await create.Create(Input.Name, Input.Code, Input.TimeZone, Input.Email, Input.FullName, HttpContext.RequestAborted);
        if (!created.Succeeded)
        {
            ModelState.Refuse(created.Refusals);
            await Load();
            return Page();
        }
        TempData["Done"] = $"{created.Value.Name} est créée ; un message est parti à {Input.Email?.Trim()}.";
        return Redirect("/administration/cpts");
    }

    private async Task Load() => All = [.. (await db.Set<Cpts>().AsNoTracking().OrderBy(c => c.Name)
        .Select(c => new { c.Id, c.Name, c.Code, People = db.Set<CptsAccess>().Where(a => a.CptsId == c.Id).Select(a => a.AccountId).Distinct().Count() })
        .ToListAsync(HttpContext.RequestAborted))
        .Select(c => new Row(c.Name, c.Code, Created(c.Id.Value), c.People))];

    /// <summary>Identifiers are of version 7: they hold the moment at which they were made.</summary>
    private DateOnly Created(Guid id)
    {
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        return DateOnly.FromDateTime(clock.Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime));
    }

    /// <summary>What the administrateur sees of a CPTS.</summary>
    public sealed record Row(string Name, string Code, DateOnly CreatedOn, int People);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Code { get; set; }

        public string? TimeZone { get; set; } = "Europe/Paris";

        public string? Email { get; set; }

        public string? FullName { get; set; }
    }
}
