using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Jobs;

namespace Tisserand.Web.Features.Contributions.Jobs;

/// <summary>Every quarter of an hour, in the office hours of each CPTS that turned reminders on: hands those that are due to the mail.</summary>
public sealed class SendReminders(IServiceScopeFactory scopes, WholeInstallation whole, TimeProvider time, ILogger<SendReminders> logger)
    : RoundOfCpts(scopes, whole, time, logger)
{
    private const int Opens = 8;
    private const int Closes = 18;

    protected override TimeSpan Pause => TimeSpan.FromMinutes(15);

    protected override string By => "Relances automatiques";

    protected override Task<List<Cpts>> Concerned(TisserandDb db, CancellationToken cancellationToken) => (
        from c in db.Set<Cpts>()
        join s in WholeInstallation.Rows<ContributionSettings>(db) on c.Id equals s.CptsId
        where s.IsReminding
        select c).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Answers how many were handed to the mail.</summary>
    protected override async Task<int> Work(IServiceProvider services, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<Clock>();
        var local = clock.Local(clock.UtcNow);
        return local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < Opens or >= Closes
            ? 0
            : await services.GetRequiredService<RemindMembers>().SendDue(clock.Today, cancellationToken);
    }
}
