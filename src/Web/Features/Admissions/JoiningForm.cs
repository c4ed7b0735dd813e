using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Admissions;

/// <summary>The public form, when the CPTS has opened it.</summary>
internal sealed class JoiningForm(TisserandDb db, CptsOfRequest here) : IJoiningForm
{
    public async Task<string?> Path(CancellationToken cancellationToken) =>
        await db.Set<AdmissionSettings>().AnyAsync(s => s.IsOpen, cancellationToken) ? here.Link("adherer") : null;
}
