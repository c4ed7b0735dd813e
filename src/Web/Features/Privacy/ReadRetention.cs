using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>A rule, as it stands in a CPTS today.</summary>
public sealed record RetentionState(RetentionRule Rule, bool IsAutomatic, int Due);

/// <summary>The rules of every module, what they are about today, and the choices of the CPTS.</summary>
public sealed class ReadRetention(AppOptions app, TisserandDb db, Clock clock)
{
    public IReadOnlyList<RetentionRule> Rules { get; } = [.. app.Modules.SelectMany(m => m.Retention)];

    public RetentionRule? Find(string? key) => Rules.FirstOrDefault(r => r.Key == key);

    /// <summary>One query, and one by rule.</summary>
    public async Task<IReadOnlyList<RetentionState>> All(CancellationToken cancellationToken)
    {
        var choices = await db.Set<RetentionChoice>().AsNoTracking().ToDictionaryAsync(c => c.Key, c => c.IsAutomatic, cancellationToken);
        var states = new List<RetentionState>();
        foreach (var rule in Rules)
        {
            states.Add(new(rule, IsAutomatic(rule, choices), await Due(rule).CountAsync(cancellationToken)));
        }
        return states;
    }

    public IQueryable<DueRecord> Due(RetentionRule rule) => rule.Due(db, new(clock.Today, clock.UtcNow, rule.Months));

    /// <summary>What the CPTS chose, else what the rule proposes; some leave no choice.</summary>
    public static bool IsAutomatic(RetentionRule rule, IReadOnlyDictionary<string, bool> choices) =>
        rule.Start == RetentionStart.Always || (choices.TryGetValue(rule.Key, out var chosen) ? chosen : rule.Start == RetentionStart.On);

    /// <summary>Lets a rule apply by itself, or not. False for one that leaves no choice.</summary>
    public async Task<bool> Choose(RetentionRule rule, bool isAutomatic, CancellationToken cancellationToken)
    {
        if (rule.Start == RetentionStart.Always)
        {
            return false;
        }
        return await db.Serially(async () =>
        {
            var choice = await db.Set<RetentionChoice>().SingleOrDefaultAsync(c => c.Key == rule.Key, cancellationToken) ?? db.Add(RetentionChoice.Of(rule.Key)).Entity;
            choice.Choose(isAutomatic);
            return true;
        }, cancellationToken);
    }
}
