using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Purchases;

/// <summary>
/// Dépense récurrente : an invoice that comes back each month (rent, telephone), proposed from the one that serves as its model. Source: none,
/// a need of the application.
/// </summary>
public sealed class RecurringExpense : ICptsOwned
{
    /// <summary>A month left unanswered is proposed during the next one still, then no more.</summary>
    private const int MonthsProposed = 2;

    private RecurringExpense()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Supplier, label, nature, amount and parts are taken from it.</summary>
    public Guid ModelId { get; private set; }

    /// <summary>First day of the first month proposed.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last month proposed, included; none while it goes on.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>From the month after the model's; refuses a credit note.</summary>
    public static Outcome<RecurringExpense> Of(Invoice model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.IsCreditNote
            ? new Refusal("credit-note", "Un avoir ne revient pas chaque mois.")
            : new RecurringExpense { ModelId = model.Id, From = Month(model.InvoicedOn).AddMonths(1) };
    }

    /// <summary>No month after that of the day is proposed.</summary>
    public void Stop(DateOnly today) => Until ??= Month(today).AddMonths(-1);

    /// <summary>Proposed again.</summary>
    public void Resume() => Until = null;

    /// <summary>The months that wait for their invoice, the oldest first.</summary>
    /// <param name="answered">First days of the months that have one.</param>
    public IEnumerable<DateOnly> Awaited(IReadOnlySet<DateOnly> answered, DateOnly today) =>
        Enumerable.Range(1 - MonthsProposed, MonthsProposed).Select(i => Month(today).AddMonths(i))
            .Where(m => m >= From && (Until is null || m <= Until) && !answered.Contains(m));

    /// <summary>The months still to pay: those that wait for their invoice, then the ones to come.</summary>
    /// <param name="answered">First days of the months that have an invoice.</param>
    /// <param name="before">Not included.</param>
    public IEnumerable<DateOnly> ToCome(IReadOnlySet<DateOnly> answered, DateOnly today, DateOnly before)
    {
        foreach (var month in Awaited(answered, today))
        {
            yield return month;
        }
        for (var month = Month(today).AddMonths(1); month < before; month = month.AddMonths(1))
        {
            if (month >= From && (Until is null || month <= Until) && !answered.Contains(month))
            {
                yield return month;
            }
        }
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
