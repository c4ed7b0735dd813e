using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Contributions;

/// <summary>
/// Reminds members of a contribution that they owe: by hand on a selection, or by itself after the delays of the settings. A
/// reminder and its message are kept together, in work done serially: whoever presses twice, and however many instances run,
/// each leaves once.
/// </summary>
public sealed class RemindMembers(TisserandDb db, Outbox outbox, CptsOfRequest here)
{
    /// <summary>Whoever was reminded by hand is left in peace by the delays for so many days.</summary>
    public const int PeaceDays = 7;

    private const int BatchSize = 50;

    /// <summary>Sends a reminder for each, late or not; leaves what is not owed, who has no address, who was reminded that day.</summary>
    public async Task<(int Sent, IReadOnlyList<Refusal> Left)> Remind(IReadOnlyCollection<Guid> contributions, string by, DateOnly today, CancellationToken cancellationToken)
    {
        var (sent, left) = (0, new List<Refusal>());
        foreach (var batch in contributions.Distinct().Chunk(BatchSize))
        {
            var done = await db.Serially(() => RemindBatch(batch, by, today, cancellationToken), cancellationToken);
            sent += done.Sent;
            left.AddRange(done.Left);
        }
        db.ChangeTracker.Clear();
        return (sent, left);
    }

    /// <summary>Sends what the delays of the settings call for on that day; nothing when reminders are off.</summary>
    public async Task<int> SendDue(DateOnly today, CancellationToken cancellationToken)
    {
        var settings = await db.ReadContributionSettings(cancellationToken);
        if (!settings.IsReminding)
        {
            return 0;
        }
        var sent = 0;
        var delays = settings.DelaysInDays;
        for (var i = 0; i < delays.Count; i++)
        {
            // Of a contribution long late only the last step is sent, not all those that were missed.
            var band = (Delay: delays[i], Last: today.AddDays(-delays[i]), After: i + 1 < delays.Count ? today.AddDays(-delays[i + 1]) : DateOnly.MinValue);
            int some;
            do
            {
                some = await db.Serially(() => SendBatch(settings, band.Delay, band.After, band.Last, today, cancellationToken), cancellationToken);
                sent += some;
            }
            while (some == BatchSize);
        }
        db.ChangeTracker.Clear();
        return sent;
    }

    private async Task<(int Sent, List<Refusal> Left)> RemindBatch(Guid[] ids, string by, DateOnly today, CancellationToken cancellationToken)
    {
        var settings = await db.ReadContributionSettings(cancellationToken);
        var rows = await db.ContributionRows().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).OrderBy(r => r.FoldedName).ToListAsync(cancellationToken);
        var key = ContributionReminder.KeyOf(null, today);
        var reminded = await db.Set<ContributionReminder>().Where(r => EF.Parameter(ids).Contains(r.ContributionId) && r.Key == key).Select(r => r.ContributionId).ToListAsync(cancellationToken);
        var (sent, left) = (0, new List<Refusal>());
        foreach (var row in rows)
        {
            var why = row.Line.StandingOn(today) is not (ContributionStanding.Awaited or ContributionStanding.Late) ? new Refusal("nothing-owed", "rien à payer.")
                : row.Email.Length == 0 ? new Refusal("no-address", "pas d’adresse électronique.")
                : reminded.Contains(row.Id) ? new Refusal("reminded-today", "déjà relancé aujourd’hui.")
                : null;
            if (why is not null)
            {
                left.Add(why with { Message = $"{row.FullName}\u00A0: {why.Message}" });
                continue;
            }
            Send(row, settings, null, by, today);
            sent++;
        }
        return (sent, left);
    }

    private async Task<int> SendBatch(ContributionSettings settings, int delay, DateOnly after, DateOnly last, DateOnly today, CancellationToken cancellationToken)
    {
        var peace = today.AddDays(-PeaceDays);
        var rows = await db.ContributionRows().AsNoTracking()
            .Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0 && r.Line.DueOn > after && r.Line.DueOn <= last && r.Email != ""
                && !db.Set<ContributionReminder>().Any(s => s.CptsId == r.Line.CptsId && s.ContributionId == r.Id && (s.Delay >= delay || (s.Delay == null && s.SentOn > peace))))
            .OrderBy(r => r.Id).Take(BatchSize).ToListAsync(cancellationToken);
        rows.ForEach(r => Send(r, settings, delay, "", today));
        return rows.Count;
    }

    private void Send(ContributionRow row, ContributionSettings settings, int? delay, string by, DateOnly today)
    {
        var letter = ReminderLetter.Write(settings, here.Required.Name, row.FirstName, row.LastName, row.Line.Year, row.Line.Amount, row.Line.DueOn);
        var mail = outbox.Post(row.Email, letter.Subject, letter.Text);
        db.Add(ContributionReminder.Send(row.Id, delay, today, row.Email, letter.Subject, letter.Text, by, mail.Id));
    }
}
