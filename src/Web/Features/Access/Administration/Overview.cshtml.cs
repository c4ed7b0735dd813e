using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Access.Administration;

/// <summary>State of the installation, for its administrateur.</summary>
[Administrator]
public sealed class OverviewModel(TisserandDb db, BooksLocation location, IOptions<MailOptions> mail, AppOptions app) : PageModel
{
    public int Accounts { get; private set; }

    public int Cpts { get; private set; }

    public int WaitingMail { get; private set; }

    public int FailingMail { get; private set; }

    public bool HasMailServer => mail.Value.Host is not null;

    /// <summary>Every other page of the administration, those of other modules too.</summary>
    public IEnumerable<AdministrationEntry> Entries { get; } = app.Modules.SelectMany(m => m.Administration).Where(e => e.Path != AccessModule.OverviewPath).OrderBy(e => e.Order);

    public string Database => location.Kind;

    public async Task OnGet()
    {
        Accounts = await db.Users.CountAsync(HttpContext.RequestAborted);
        Cpts = await db.Set<Cpts>().CountAsync(HttpContext.RequestAborted);
        WaitingMail = await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null, HttpContext.RequestAborted);
        FailingMail = await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null && m.Attempts > 0, HttpContext.RequestAborted);
    }
}
