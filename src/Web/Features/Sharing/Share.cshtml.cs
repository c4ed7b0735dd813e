using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Sharing;

/// <summary>One document: its versions, a new one, and the links by which it is shared, with how often each was read.</summary>
[OfRecord(Level.Act)]
public sealed class ShareModel(TisserandDb db, FileStore store, CptsOfRequest here, SiteAddress site, Clock clock, IEnumerable<AttachmentSubject> subjects) : PageModel
{
    private AttachmentSubject _subject = null!;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ShareForm Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Version { get; set; }

    public StoredFile Document { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<StoredFile> Versions { get; private set; } = [];

    public IReadOnlyList<(ShareLink Link, DateTime? LastRead)> Links { get; private set; } = [];

    /// <summary>Shown once.</summary>
    public string? NewAddress { get; private set; }

    public string Back => here.Link(_subject.Page(Document.SubjectId));

    private CancellationToken Stop => HttpContext.RequestAborted;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var file = await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == Id, Stop);
        if (file is null)
        {
            context.Result = NotFound();
        }
        else if (subjects.FirstOrDefault(s => s.Name == file.Subject) is not { } subject || !await subject.MayAct(db, here, file.SubjectId, Stop))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
        else
        {
            (_subject, Document) = (subject, file);
            await next();
        }
    }

    public Task<PageResult> OnGet() => Show();

    /// <summary>Makes a link; its address is on this answer alone.</summary>
    public async Task<IActionResult> OnPostLink()
    {
        var made = ShareLink.Open(Document.Series(), Input.Label, Input.Days, Input.Password, Input.IsOnce, Caller.Of(User)?.Name ?? "", clock.UtcNow);
        if (!made.Succeeded)
        {
            ModelState.Refuse(made.Refusals);
            return await Show();
        }
        db.Add(made.Value.Link);
        await db.SaveChangesAsync(Stop);
        NewAddress = site.Of(here.Link("partage/" + made.Value.Secret));
        ModelState.Clear();
        Input = new();
        return await Show();
    }

    public async Task<IActionResult> OnPostRevoke(Guid lien)
    {
        var series = Document.Series();
        if (await db.Set<ShareLink>().SingleOrDefaultAsync(l => l.Id == lien && l.SeriesId == series, Stop) is not { } link)
        {
            return NotFound();
        }
        link.Revoke(clock.UtcNow);
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "Le lien est retiré\u00A0: il ne répond plus.";
        return Redirect(here.Link($"documents/{Id}/partage"));
    }

    /// <summary>The former version stays; links open the new one.</summary>
    public async Task<IActionResult> OnPostVersion()
    {
        ModelState.Clear();
        if (Version is null)
        {
            ModelState.AddModelError(nameof(Version), "Choisissez un fichier.");
            return await Show();
        }
        await using var content = Version.OpenReadStream();
        var saved = await store.SaveVersion(content, Version.FileName, Document, Stop);
        if (!saved.Succeeded)
        {
            ModelState.Refuse(saved.Refusals.Select(r => r with { Field = nameof(Version) }), prefix: "");
            return await Show();
        }
        await db.SaveChangesAsync(Stop);
        TempData["Done"] = "La nouvelle version est en place, l’ancienne est gardée.";
        return Redirect(here.Link($"documents/{saved.Value.Id}/partage"));
    }

    private async Task<PageResult> Show()
    {
        var series = Document.Series();
        Versions = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Id == series || f.SeriesId == series).OrderByDescending(f => f.ReplacedAt == null).ThenByDescending(f => f.ReplacedAt).ToListAsync(Stop);
        Links = (await db.Set<ShareLink>().AsNoTracking().Where(l => l.SeriesId == series).OrderByDescending(l => l.CreatedAt)
            .Select(l => new { Link = l, Last = db.Set<ShareRead>().Where(r => r.CptsId == l.CptsId && r.ShareId == l.Id).Max(r => (DateTime?)r.ReadAt) }).Take(100).ToListAsync(Stop)).ConvertAll(l => (l.Link, l.Last));
        return Page();
    }
}

/// <summary>A link, as typed.</summary>
public sealed class ShareForm
{
    public string? Label { get; set; }

    public int? Days { get; set; } = ShareLink.UsualDays;

    public string? Password { get; set; }

    public bool IsOnce { get; set; }
}
