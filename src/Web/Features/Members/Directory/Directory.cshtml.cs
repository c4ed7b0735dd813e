using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>Annuaire des adhérents : members for members. No file of it: a list of addresses goes further than who gave theirs meant.</summary>
[Requires(Area.Directory)]
public sealed class DirectoryModel(TisserandDb db, OwnMember own, CptsOfRequest here, Clock clock) : PageModel
{
    [FromQuery(Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>INSEE code of the main place.</summary>
    [FromQuery(Name = "commune")]
    public string? Commune { get; set; }

    /// <summary>Null for somebody who is a member in name only: no longer one today, or tied to no entry.</summary>
    public ListPage<DirectoryEntry>? List { get; private set; }

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public async Task OnGet([FromQuery] ListQuery list)
    {
        var (today, stop) = (clock.Today, HttpContext.RequestAborted);
        if (here.IsOnlyMember && (await own.Read(stop))?.State(today) != MembershipState.Current)
        {
            return;
        }
        var entries = db.DirectoryOfMembers(today);
        Communes =
        [
            new("Toutes communes", ""),
            .. (await entries.Where(e => e.Commune != "").Select(e => e.Commune).Distinct().ToListAsync(stop))
                .Select(c => new SelectListItem(MemberText.CommuneName(c), c)).OrderBy(c => c.Text, StringComparer.Create(French.Culture, ignoreCase: true)),
        ];
        entries = entries.Answering(list.Search);
        entries = string.IsNullOrEmpty(Profession) ? entries : entries.Where(e => e.Profession == Profession);
        entries = string.IsNullOrEmpty(Commune) ? entries : entries.Where(e => e.Commune == Commune);
        List = await ListPage<DirectoryEntry>.Read(DirectoryTable.Table, entries, list, stop);
    }
}
