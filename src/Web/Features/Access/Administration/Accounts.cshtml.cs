using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Access.Administration;

/// <summary>Accounts of the installation: list, and invite one.</summary>
[Administrator]
public sealed class AccountsModel(TisserandDb db, Clock clock, GiveRole giveRole, AccountMails mails) : PageModel
{
    [FromQuery]
    public ListQuery Query { get; set; } = new();

    [BindProperty]
    public Form Input { get; set; } = new();

    public ListPage<Row> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        var table = Columns(clock.UtcNow);
        if (ListFiles.File(table, Query, table.Sort(Rows(), Query).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        var invited = await giveRole.Invite(Input.Email, Input.FullName);
        if (!invited.Succeeded)
        {
            ModelState.Refuse(invited.Refusals);
            await Load();
            return Page();
        }
        invited.Value.IsAdministrator = Input.IsAdministrator;
        await mails.Welcome(invited.Value, null, null);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await transaction.CommitAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"Un message est parti à {invited.Value.Email} pour choisir son mot de passe.";
        return Redirect("/administration/comptes");
    }

    private async Task Load() => List = await ListPage<Row>.Read(Columns(clock.UtcNow), Rows(), Query, HttpContext.RequestAborted);

    private IQueryable<Row> Rows()
    {
        var rows = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Query.Search))
        {
            var words = "%" + Query.Search.Trim().ToUpperInvariant() + "%";
#pragma warning disable CA1304, CA1311 // Runs in the database.
            rows = rows.Where(a => EF.Functions.Like(a.NormalizedEmail!, words) || EF.Functions.Like(a.FullName.ToUpper(), words));
#pragma warning restore CA1304, CA1311
        }
        return rows.Select(a => new Row
        {
            Id = a.Id,
            FullName = a.FullName,
            Email = a.Email!,
            IsAdministrator = a.IsAdministrator,
            HasPassword = a.PasswordHash != null,
            TwoFactor = a.TwoFactorEnabled,
            LockedUntil = a.LockoutEnd,
            Cpts = db.Set<CptsAccess>().Where(c => c.AccountId == a.Id).Select(c => c.CptsId).Distinct().Count(),
        });
    }

    private static Table<Row> Columns(DateTime now) => new("comptes", "Comptes",
    [
        new Column<Row>("nom", "Nom", a => a.FullName) { Html = a => Link(a) }.SortedBy(a => a.FullName),
        new Column<Row>("courriel", "Adresse", a => a.Email).SortedBy(a => a.Email),
        new("administrateur", "Administrateur", a => a.IsAdministrator),
        new("cpts", "CPTS", a => a.Cpts) { Numeric = true },
        new("double", "Double authentification", a => a.TwoFactor),
        new("etat", "État", a => a.State(now)) { Html = a => Tag(a.State(now)) },
    ]);

    private static TagBuilder Link(Row account) => CellHtml.Link("/administration/comptes/" + account.Id, account.FullName);

    private static TagBuilder Tag(string state) => CellHtml.Tag(state, (state == "ouvert" ? "ok" : state == "bloqué" ? "late" : "wait"));

    public sealed class Row
    {
        public Guid Id { get; init; }

        public string FullName { get; init; } = "";

        public string Email { get; init; } = "";

        public bool IsAdministrator { get; init; }

        public bool HasPassword { get; init; }

        public bool TwoFactor { get; init; }

        public DateTimeOffset? LockedUntil { get; init; }

        public int Cpts { get; init; }

        public string State(DateTime now) => LockedUntil?.UtcDateTime > now ? "bloqué" : HasPassword ? "ouvert" : "invité";
    }

    public sealed class Form
    {
        public string? FullName { get; set; }

        public string? Email { get; set; }

        public bool IsAdministrator { get; set; }
    }
}
