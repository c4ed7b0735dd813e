using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Contributions;

/// <summary>
/// Relance : a reminder that was handed to the mail, as it was written: the proof of its sending. One by delay, and one by hand
/// a day at most. Source: règlement intérieur.
/// </summary>
public sealed class ContributionReminder : ICptsOwned
{
    public const int KeyLength = 20;
    public const int AddressLength = 320;
    public const int NameLength = 200;
    public const int SubjectLength = 300;
    public const int TextLength = 12_000;

    private ContributionReminder()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContributionId { get; private set; }

    /// <summary>« delai-15 » or « 2026-11-23 »: unique for a contribution, so that no reminder leaves twice.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Days after the last day of payment; null when sent by hand.</summary>
    public int? Delay { get; private set; }

    public DateOnly SentOn { get; private set; }

    /// <summary>E-mail address.</summary>
    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Who pressed; empty when it left by itself.</summary>
    public string SentBy { get; private set; } = "";

    /// <summary>The message of the outbox, which says whether it has left.</summary>
    public Guid MailId { get; private set; }

    /// <summary>A reminder of a delay, or by hand when <paramref name="delay"/> is null.</summary>
    public static ContributionReminder Send(Guid contribution, int? delay, DateOnly today, string to, string subject, string text, string by, Guid mail) => new()
    {
        ContributionId = contribution,
        Key = KeyOf(delay, today),
        Delay = delay,
        SentOn = today,
        To = to,
        Subject = subject,
        Text = text,
        SentBy = by,
        MailId = mail,
    };

    public static string KeyOf(int? delay, DateOnly today) => delay is { } days
        ? "delai-" + days.ToString(CultureInfo.InvariantCulture)
        : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
