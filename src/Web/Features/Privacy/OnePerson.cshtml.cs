using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>What the CPTS holds on one person, by kind; the export; who read the bank details.</summary>
[Requires(Area.Privacy)]
public sealed class OnePersonModel(TisserandDb db, FindPerson find, ReadPersonalData data, ExportPerson export) : PageModel
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<HeldRecords> Held { get; private set; } = [];

    public IReadOnlyList<BankDetailsReading> Readings { get; private set; } = [];

    public IReadOnlyList<PersonExport> Exports { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var stop = HttpContext.RequestAborted;
        if (PersonAddress.Find(Kind) is not { } kind || await find.Find(kind, Id, stop) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        Held = await data.Of(person, stop);
        Readings = await db.Set<BankDetailsReading>().AsNoTracking().Where(r => r.MemberId == Id).OrderByDescending(r => r.ReadAt).Take(20).ToListAsync(stop);
        Exports = await db.Set<PersonExport>().AsNoTracking().Where(e => e.MemberId == Id).OrderByDescending(e => e.ExportedAt).Take(20).ToListAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostExport() =>
        PersonAddress.Find(Kind) is { } kind && await export.Export(kind, Id, HttpContext.RequestAborted) is { } zip
            ? File(zip.Content, "application/zip", zip.Name)
            : NotFound();
}
