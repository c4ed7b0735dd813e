using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Governance.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>The proof of a convocation: to whom, when it left, with what text; and the letters of those without an address.</summary>
[Requires(Area.Meetings)]
public sealed class SentConvocationModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Convocation Convocation { get; private set; } = null!;

    public string MeetingTitle { get; private set; } = "";

    public IReadOnlyList<ConvokedRow> People { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? format)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Set<Convocation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, stop) is not { } convocation)
        {
            return NotFound();
        }
        Convocation = convocation;
        MeetingTitle = await db.Set<Meeting>().Where(m => m.Id == convocation.MeetingId).Select(m => m.Title).SingleAsync(stop);
        People = await (from person in db.Set<ConvokedPerson>()
                        where person.ConvocationId == Id
                        join member in db.Set<Member>() on person.MemberId equals member.Id
                        join mail in db.Set<OutgoingMail>() on person.MailId equals mail.Id into mails
                        from mail in mails.DefaultIfEmpty()
                        orderby member.FoldedName, member.Id
                        select new ConvokedRow(member.FirstName + " " + member.LastName, person.Email, mail!.SentAt, mail.LastError ?? "")).ToListAsync(stop);
        var letters = ConvocationPaper.Letters(here.Required.Name, MeetingTitle, convocation, [.. People.Where(p => p.Email.Length == 0).Select(p => p.FullName)], DateOnly.FromDateTime(clock.Local(convocation.SentAt)));
        return PaperFiles.Of(letters, format) ?? Page();
    }
}

/// <summary>One person convoked.</summary>
/// <param name="SentAt">UTC; null while the message waits, and for a letter.</param>
public sealed record ConvokedRow(string FullName, string Email, DateTime? SentAt, string Error);
