using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Message aux adhérents : what was written to a selection, when, by whom and to whom; each receives their own mail. Source: fiche 19 du guide.
/// </summary>
public sealed class MemberMessage : ICptsOwned
{
    public const int SubjectLength = 200;
    public const int TextLength = 8000;
    public const int AudienceLength = 300;

    private MemberMessage()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Whom it was for, in words: the segment, or the filters.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SentAt { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>How many it was handed to the mail for.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>How many of the selection had no address.</summary>
    public int WithoutAddress { get; private set; }

    /// <summary>What is wrong with a subject and a text: missing, too long, a patient seemingly named.</summary>
    public static List<Refusal> Check(string? subject, string? text)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(subject).Length is 0 or > SubjectLength)
        {
            refusals.Add(new("subject-required", "Écrivez l’objet du message (200 caractères au plus).", nameof(Subject)));
        }
        if (TypedText.Lines(text).Length is 0 or > TextLength)
        {
            refusals.Add(new("text-required", "Écrivez le message (8 000 caractères au plus).", nameof(Text)));
        }
        refusals.AddRange(PatientWatch.Refusals((subject, nameof(Subject)), (text, nameof(Text))));
        return refusals;
    }

    /// <summary>Refuses what <see cref="Check"/> says.</summary>
    /// <param name="id">Given with the form: pressed twice, it is sent once.</param>
    public static Outcome<MemberMessage> Write(Guid id, string? subject, string? text, string audience, string by, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var refusals = Check(subject, text);
        return refusals.Count > 0 ? refusals : new MemberMessage
        {
            Id = id,
            Subject = TypedText.Line(subject),
            Text = TypedText.Lines(text),
            Audience = audience.Length > AudienceLength ? audience[..(AudienceLength - 1)] + "…" : audience,
            SentAt = now,
            SentBy = by,
        };
    }

    /// <summary>Once everybody was gone through.</summary>
    public void Count(int recipients, int withoutAddress) => (RecipientCount, WithoutAddress) = (recipients, withoutAddress);
}

/// <summary>Destinataire d’un message : a member to whom it was sent, and at which address. Source: fiche 19 du guide.</summary>
public sealed class MessageRecipient : ICptsOwned
{
    private MessageRecipient()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MessageId { get; private set; }

    public Guid MemberId { get; private set; }

    public string To { get; private set; } = "";

    /// <summary>The mail of the outbox; two members of one address share it.</summary>
    public Guid MailId { get; private set; }

    public static MessageRecipient Of(Guid message, Guid member, string to, Guid mail) => new() { MessageId = message, MemberId = member, To = to, MailId = mail };
}
