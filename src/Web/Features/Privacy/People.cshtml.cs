using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Droits des personnes: find somebody, see the last exports, and the names kept by law.</summary>
[Requires(Area.Privacy)]
public sealed class PeopleModel(TisserandDb db, FindPerson find, CptsOfRequest here) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    public IReadOnlyList<PersonFound> Found { get; private set; } = [];

    public IReadOnlyList<PersonExport> Exports { get; private set; } = [];

    /// <summary>Their names, for who pays; how many, for the others.</summary>
    public IReadOnlyList<KeptIdentity> Kept { get; private set; } = [];

    public int KeptCount { get; private set; }

    public int Erased { get; private set; }

    public bool SeesKept => here.Allows(Area.Payments, Level.See);

    public async Task OnGet()
    {
        var stop = HttpContext.RequestAborted;
        Found = await find.Search(Typed, stop);
        Exports = await db.Set<PersonExport>().AsNoTracking().OrderByDescending(e => e.ExportedAt).Take(20).ToListAsync(stop);
        KeptCount = await db.Set<KeptIdentity>().CountAsync(stop);
        Kept = SeesKept ? await db.Set<KeptIdentity>().AsNoTracking().OrderBy(k => k.Until).ThenBy(k => k.Name).ToListAsync(stop) : [];
        Erased = await db.Set<Domain.Members.Member>().CountAsync(m => m.ErasedOn != null, stop);
    }
}
