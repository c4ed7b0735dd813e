using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Members.Messages;

/// <summary>One recipient of a message.</summary>
public sealed record RecipientRow
{
    public Guid MemberId { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string To { get; init; } = "";

    /// <summary>UTC; null while it waits, or once the mail was cleared away.</summary>
    public DateTime? SentAt { get; init; }

    public string LastError { get; init; } = "";
}

/// <summary>A message: its text, and each recipient.</summary>
[Requires(Area.Members)]
public sealed class OneMessageModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public MemberMessage Message { get; private set; } = null!;

    public ListPage<RecipientRow> List { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<MemberMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, stop) is not { } message)
        {
            return NotFound();
        }
        Message = message;
        var rows = from r in db.Set<MessageRecipient>()
                   where r.MessageId == Id
                   join m in db.Set<Member>() on r.MemberId equals m.Id
                   join o in db.Set<OutgoingMail>() on r.MailId equals o.Id into mails
                   from o in mails.DefaultIfEmpty()
                   select new RecipientRow
                   {
                       MemberId = m.Id,
                       FirstName = m.FirstName,
                       LastName = m.LastName,
                       FoldedName = m.FoldedName,
                       To = r.To,
                       SentAt = o!.SentAt,
                       LastError = o.LastError ?? "",
                   };
        if (ListFiles.File(Table, list, Table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        List = await ListPage<RecipientRow>.Read(Table, rows, list, stop);
        return Page();
    }

    private Table<RecipientRow> Table => new("destinataires", "Destinataires",
    [
        new Column<RecipientRow>("nom", "Nom", r => (r.LastName + " " + r.FirstName).TrimEnd()) { Html = r => CellHtml.Link(here.Link("adherents/" + r.MemberId), (r.LastName + " " + r.FirstName).TrimEnd()) }.SortedBy(r => r.FoldedName),
        new("adresse", "Adresse", r => r.To),
        new("etat", "État", r => r.SentAt is { } sent ? "Parti le " + French.Moment(clock.Local(sent)) : r.LastError.Length > 0 ? "Essai manqué, nouvel essai à venir" : "En attente d’envoi"),
    ]);
}
