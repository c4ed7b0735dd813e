using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>Whether a rule of retention applies by itself.</summary>
public enum RetentionStart
{
    /// <summary>Only by hand, until the CPTS says otherwise: it destroys what the CPTS works with.</summary>
    Off,

    /// <summary>Each night, unless the CPTS says otherwise.</summary>
    On,

    /// <summary>Each night: the persons were promised it, or the law says so.</summary>
    Always,
}

/// <summary>The day on which a rule is read.</summary>
public readonly record struct RetentionDay(DateOnly Today, DateTime Now, int Months)
{
    /// <summary>What is older has had its time.</summary>
    public DateOnly Before => Today.AddMonths(-Months);

    /// <summary>The same, UTC.</summary>
    public DateTime BeforeMoment => Now.AddMonths(-Months);
}

/// <summary>A record whose time is over.</summary>
public sealed class DueRecord
{
    public Guid Id { get; init; }

    public string Label { get; init; } = "";
}

/// <summary>Durée de conservation : told by the module that keeps the records, shown and applied by Privacy.</summary>
/// <param name="Key">« demandes-sans-suite »: in addresses and in the choices of the CPTS.</param>
/// <param name="What">« Demandes d’adhésion refusées ou jamais confirmées ».</param>
/// <param name="Months">0: the records say their own day.</param>
/// <param name="After">« après leur envoi ».</param>
/// <param name="Then">« effacées, journal compris ».</param>
/// <param name="Source">The text and its date.</param>
public sealed record RetentionRule(string Key, string What, int Months, string After, string Then, string Source, RetentionStart Start)
{
    /// <summary>Records whose time is over.</summary>
    public required Func<TisserandDb, RetentionDay, IQueryable<DueRecord>> Due { get; init; }

    /// <summary>Does it to some of them, in one transaction; answers what kept one from it, in French.</summary>
    public required Func<IServiceProvider, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<string>>> Apply { get; init; }

    /// <summary>« 12 mois après leur envoi », « 5 ans après… ».</summary>
    public string Duration => (Months switch
    {
        0 => "",
        _ when Months % 12 == 0 && Months > 12 => $"{Months / 12}\u00A0ans ",
        _ => $"{Months}\u00A0mois ",
    } + After).Trim();

    /// <summary>A rule that deletes records, with their files and their values in the audit trail.</summary>
    /// <param name="due">Rows whose time is over.</param>
    /// <param name="label">How one is named in the preview.</param>
    public static RetentionRule Deleting<T>(
        string key, string what, int months, string after, string then, string source, RetentionStart start,
        Func<TisserandDb, RetentionDay, IQueryable<T>> due, Expression<Func<T, DueRecord>> label)
        where T : class => new(key, what, months, after, then, source, start)
        {
            Due = (db, day) => due(db, day).Select(label),
            Apply = async (services, ids, cancellationToken) =>
            {
                var db = services.GetRequiredService<TisserandDb>();
                var forget = services.GetRequiredService<ForgetRecords>();
                var some = ids.ToList();
                await db.Serially(async () =>
                {
                    await forget.Forget(await db.Set<T>().Where(r => EF.Parameter(some).Contains(EF.Property<Guid>(r, "Id"))).ToListAsync<object>(cancellationToken), cancellationToken);
                    return 0;
                }, cancellationToken);
                return [];
            },
        };
}
