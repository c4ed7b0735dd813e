using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Segments;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Messages;

/// <summary>« Écrire » to a selection: written, seen as it will leave and to how many, then sent.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class WriteModel(TisserandDb db, FindMembers find, FilterWords words, WriteToMembers write, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>That of the message to be: pressed twice, it leaves once.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>How many recipients the preview announced.</summary>
    [BindProperty]
    public int Announced { get; set; }

    public Selection Selection { get; private set; } = Selection.Nobody;

    public MessageReach Reach { get; private set; } = new(0, 0, 0);

    public string Audience { get; private set; } = "";

    public bool IsPreviewed { get; private set; }

    /// <summary>Between the preview and the sending, others came under the filters, or left them.</summary>
    public bool HasChanged { get; private set; }

    public async Task OnGet()
    {
        Key = Guid.CreateVersion7();
        await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        await Show();
        ModelState.Refuse(MemberMessage.Check(Subject, Text), prefix: "");
        IsPreviewed = ModelState.IsValid && Reach.Recipients > 0;
        if (IsPreviewed)
        {
            ModelState.Remove(nameof(Announced));
            Announced = Reach.Recipients;
        }
        return Page();
    }

    public async Task<IActionResult> OnPostSend()
    {
        await Show();
        var already = await db.Set<MemberMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Key, HttpContext.RequestAborted);
        if (already is { RecipientCount: > 0 })
        {
            return Sent(already);
        }
        if (already is null && Announced != Reach.Recipients)
        {
            HasChanged = true;
            return await OnPost();
        }
        // Begun, it is carried through even when the page is left.
        var sent = await write.Send(Key, await find.Of(Request.Query, CancellationToken.None), Subject, Text, Audience, CancellationToken.None);
        ModelState.Refuse(sent.Refusals, prefix: "");
        return sent.Value is { } message ? Sent(message) : Page();
    }

    private RedirectResult Sent(MemberMessage message)
    {
        TempData["Done"] = $"Le message part vers {French.Count(message.RecipientCount, "destinataire", "destinataires")}, chacun dans son propre courrier.";
        return Redirect(here.Link("adherents/messages/" + message.Id));
    }

    private async Task Show()
    {
        var stop = HttpContext.RequestAborted;
        var members = await find.Of(Request.Query, stop);
        Selection = await Selection.Of(members, stop);
        Reach = Selection.Total == 0 ? Reach : await write.Reach(members, stop);
        var filter = find.Read(Request.Query);
        var query = filter.ToQuery();
        Audience = !filter.All ? French.Count(Selection.Total, "fiche cochée", "fiches cochées")
            : await db.Set<Segment>().Where(s => s.Query == query).Select(s => s.Name).FirstOrDefaultAsync(stop) is { } segment ? $"Segment «\u00A0{segment}\u00A0»"
            : await words.Say(filter, stop);
    }
}
