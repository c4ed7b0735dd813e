using Microsoft.AspNetCore.Mvc;
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

/// <summary>
/// Outgoing mail: its state, and, when no mail server is set, the text of the messages about accounts, so that the
/// administrateur passes the links on. The words of a CPTS's own messages are its content and stay out of sight.
/// </summary>
[Administrator]
public sealed class MailModel(TisserandDb db, Clock clock, IOptions<MailOptions> options) : PageModel
{
    private const int Last = 100;

    public IReadOnlyList<Row> All { get; private set; } = [];

    public bool HasServer => options.Value.Host is not null;

    public string Server => options.Value.Host ?? "";

    public async Task OnGet() => All = await (
        from mail in db.Set<OutgoingMail>()
        join cpts in db.Set<Cpts>() on mail.CptsId equals cpts.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby mail.CreatedAt descending, mail.Id descending
        select new Row(mail, owner == null ? null : owner.Name)).Take(Last).AsNoTracking().ToListAsync(HttpContext.RequestAborted);

    /// <summary>Tries again now what failed.</summary>
    public async Task<IActionResult> OnPost()
    {
        foreach (var mail in await db.Set<OutgoingMail>().Where(m => m.SentAt == null).ToListAsync(HttpContext.RequestAborted))
        {
            (mail.NotBefore, mail.Attempts) = (clock.UtcNow, 0);
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Done"] = "Les messages en attente repartent.";
        return Redirect("/administration/courrier");
    }

    /// <summary>One message and the CPTS that writes it; null for the installation.</summary>
    public sealed record Row(OutgoingMail Mail, string? Cpts);
}
