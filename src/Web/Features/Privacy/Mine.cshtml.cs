using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Mes données: what the CPTS holds on whoever asks, and its export.</summary>
[OfCpts]
public sealed class MineModel(TisserandDb db, FindPerson find, ReadPersonalData data, ExportPerson export) : PageModel
{
    /// <summary>None for a key of the API.</summary>
    public Person? Person { get; private set; }

    public IReadOnlyList<HeldRecords> Held { get; private set; } = [];

    public PrivacySettings Answerable { get; private set; } = new();

    public async Task OnGet()
    {
        Person = await Self();
        Held = Person is null ? [] : await data.Of(Person, HttpContext.RequestAborted);
        Answerable = await db.Set<PrivacySettings>().AsNoTracking().SingleOrDefaultAsync(HttpContext.RequestAborted) ?? Answerable;
    }

    public async Task<IActionResult> OnPostExport() =>
        await Self() is { } person && await export.Export(person.Kind, person.Id, HttpContext.RequestAborted) is { } zip
            ? File(zip.Content, "application/zip", zip.Name)
            : NotFound();

    private async Task<Person?> Self()
    {
        if (Caller.Of(User)?.AccountId is not { } account)
        {
            return null;
        }
        var member = await db.Set<Member>().Where(m => m.AccountId == account).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(HttpContext.RequestAborted);
        return await find.Find(member is null ? PersonKind.Account : PersonKind.Member, member ?? account, HttpContext.RequestAborted);
    }
}
