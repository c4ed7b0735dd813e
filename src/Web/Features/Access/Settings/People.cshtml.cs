using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>Who has which role in the CPTS; give one, take one away.</summary>
[Requires(Area.Settings)]
public sealed class PeopleModel(TisserandDb db, CptsOfRequest here, GiveRole giveRole) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Person> People { get; private set; } = [];

    public bool MayChange => here.Allows(Area.Settings, Level.Act);

    public static IReadOnlyList<SelectListItem> Roles { get; } = [.. Enum.GetValues<Role>().Select(r => new SelectListItem(r.Label(), r.Slug()))];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        if (RoleNames.Parse(Input.Role ?? "") is not { } role)
        {
            ModelState.AddModelError("Input.Role", "Choisissez un rôle de la liste.");
            await Load();
            return Page();
        }
        var given = await giveRole.Give(here.Required, Input.Email, Input.FullName, role, HttpContext.RequestAborted);
        if (!given.Succeeded)
        {
            ModelState.Refuse(given.Refusals);
            await Load();
            return Page();
        }
        TempData["Done"] = given.Value.IsNew
            ? $"{given.Value.Account.FullName} est invité par un message à {given.Value.Account.Email}."
            : $"{given.Value.Account.FullName} a maintenant le rôle « {role.Label()} ».";
        return Redirect(here.Link("parametres/acces"));
    }

    public async Task<IActionResult> OnPostTake(Guid access)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        var all = await db.Set<CptsAccess>().Where(a => a.CptsId == here.Required.Id).ToListAsync(HttpContext.RequestAborted);
        if (all.Find(a => a.Id == access) is not { } taken)
        {
            return NotFound();
        }
        if (RoleRemoval.Refuse(taken.Role, all.Where(a => a != taken).Select(a => a.Role)) is { } refusal)
        {
            ModelState.Refuse([refusal]);
            await Load();
            return Page();
        }
        db.Remove(taken);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await transaction.CommitAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"Le rôle « {taken.Role.Label()} » est retiré.";
        return Redirect(here.Link("parametres/acces"));
    }

    private async Task Load()
    {
        var rows = await (
            from access in db.Set<CptsAccess>()
            join account in db.Users on access.AccountId equals account.Id
            where access.CptsId == here.Required.Id
            select new { access.Id, access.Role, account.FullName, account.Email, HasPassword = account.PasswordHash != null, AccountId = account.Id })
            .ToListAsync(HttpContext.RequestAborted);
        People = [.. rows.GroupBy(r => r.AccountId)
            .Select(g => new Person(g.First().FullName, g.First().Email!, g.First().HasPassword, [.. g.OrderBy(r => r.Role).Select(r => (r.Id, r.Role))]))
            .OrderBy(p => p.Roles[0].Role).ThenBy(p => FoldedText.Of(p.FullName), StringComparer.Ordinal)];
    }

    /// <summary>One account and its roles here.</summary>
    public sealed record Person(string FullName, string Email, bool HasPassword, IReadOnlyList<(Guid Id, Role Role)> Roles);

    public sealed class Form
    {
        public string? Email { get; set; }

        public string? FullName { get; set; }

        public string? Role { get; set; } = Domain.Access.Role.Assistant.Slug();
    }
}
