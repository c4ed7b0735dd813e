using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Proposals;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Members.Jobs;

/// <summary>
/// After each load of the public directory, whoever made it (the page, the command, another instance), compares the entries of every
/// CPTS with it. How far it is stands in the base.
/// </summary>
public sealed class ReviewDirectory(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<ReviewDirectory> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(1);

    protected override string By => ProposeFromDirectory.By;

    /// <summary>Those that the latest load was not compared with.</summary>
    protected override async Task<List<Cpts>> Concerned(TisserandDb db, CancellationToken cancellationToken)
    {
        await using var scope = Scopes.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<DirectoryQueries>().Current(cancellationToken))?.Id is not { } latest)
        {
            return [];
        }
        var settled = await WholeInstallation.Rows<DirectoryReview>(db).Where(r => r.Settled >= latest).Select(r => r.CptsId).ToListAsync(cancellationToken);
        return (await db.Set<Cpts>().AsNoTracking().ToListAsync(cancellationToken)).FindAll(c => !settled.Contains(c.Id));
    }

    /// <summary>Answers one: a CPTS compared.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<ProposeFromDirectory>().Run(cancellationToken);
        return 1;
    }
}
