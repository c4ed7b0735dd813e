using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Messages;

/// <summary>Messages sent to members, the last first.</summary>
[Requires(Area.Members)]
public sealed class MessagesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    public ListPage<MemberMessage> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        if (list.Sort is null)
        {
            list.Direction = "desc";
        }
        var rows = db.Set<MemberMessage>().AsNoTracking();
        if (ListFiles.File(Table, list, Table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<MemberMessage>.Read(Table, rows, list, HttpContext.RequestAborted);
        return Page();
    }

    private Table<MemberMessage> Table => new("messages-aux-adherents", "Messages aux adhérents",
    [
        new Column<MemberMessage>("envoye", "Envoyé le", m => French.Moment(clock.Local(m.SentAt))).SortedBy(m => m.SentAt),
        new("objet", "Objet", m => m.Subject) { Html = m => CellHtml.Link(here.Link("adherents/messages/" + m.Id), m.Subject) },
        new("pour", "Pour", m => m.Audience),
        new("destinataires", "Destinataires", m => m.RecipientCount) { Numeric = true },
        new("sans-adresse", "Sans adresse", m => m.WithoutAddress) { Numeric = true },
        new("par", "Par", m => m.SentBy),
        new("message", "Message", m => m.Text) { ExportOnly = true },
    ]);
}
