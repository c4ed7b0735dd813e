using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings.FollowUps;

/// <summary>À qui on écrit à propos d'une réunion.</summary>
public enum MeetingGroup
{
    /// <summary>Les présents.</summary>
    Present,

    /// <summary>Les absents, excusés compris.</summary>
    Absent,

    /// <summary>Tous ceux qui sont sur la liste.</summary>
    Invited,

    /// <summary>La liste d'attente.</summary>
    Waiting,
}

/// <summary>Ce qui est envoyé à propos d'une réunion.</summary>
public enum MailingKind
{
    /// <summary>Message.</summary>
    Message,

    /// <summary>Attestations de présence.</summary>
    Certificates,

    /// <summary>Questionnaire de satisfaction.</summary>
    Satisfaction,
}

/// <summary>
/// Envoi à propos d’une réunion : what was sent, when, to which group and to how many; the proof that it left. Source: fiche 14 du guide.
/// </summary>
public sealed class MeetingMailing : ICptsOwned
{
    public const int SubjectLength = 200;
    public const int TextLength = 8_000;

    private MeetingMailing()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public MailingKind Kind { get; private set; }

    public MeetingGroup Group { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>UTC; handed to the mail.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>Persons with a mail address.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>Persons of the group without one.</summary>
    public int WithoutAddress { get; private set; }

    /// <summary>Refuses a missing or too long subject or text, one that seems to name a patient, and a group without any address.</summary>
    /// <param name="id">Given with the form: pressed twice, it is sent once.</param>
    public static Outcome<MeetingMailing> Send(
        Guid id, Guid meeting, MailingKind kind, MeetingGroup group, string? subject, string? text, int recipients, int withoutAddress, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(subject).Length is 0 or > SubjectLength)
        {
            refusals.Add(new("subject-required", "Écrivez l’objet du message (200 caractères au plus).", nameof(Subject)));
        }
        if (TypedText.Lines(text).Length is 0 or > TextLength)
        {
            refusals.Add(new("text-required", "Écrivez le message (8\u00A0000 caractères au plus).", nameof(Text)));
        }
        refusals.AddRange(PatientWatch.Refusals((subject, nameof(Subject)), (text, nameof(Text))));
        if (recipients == 0)
        {
            refusals.Add(new("no-address", "Personne dans ce groupe n’a d’adresse électronique."));
        }
        return refusals.Count > 0 ? refusals : new MeetingMailing
        {
            Id = id,
            MeetingId = meeting,
            Kind = kind,
            Group = group,
            Subject = TypedText.Line(subject),
            Text = TypedText.Lines(text),
            SentAt = now,
            RecipientCount = recipients,
            WithoutAddress = withoutAddress,
        };
    }
}

/// <summary>Groupes et envois, in French words and codes.</summary>
public static class MeetingGroups
{
    public static IReadOnlyList<MeetingGroup> All { get; } = [MeetingGroup.Present, MeetingGroup.Absent, MeetingGroup.Invited, MeetingGroup.Waiting];

    public static string Label(this MeetingGroup group) => group switch
    {
        MeetingGroup.Present => "Présents",
        MeetingGroup.Absent => "Absents et excusés",
        MeetingGroup.Invited => "Toute la liste",
        MeetingGroup.Waiting => "Liste d’attente",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    public static string Code(this MeetingGroup group) => group switch
    {
        MeetingGroup.Present => "presents",
        MeetingGroup.Absent => "absents",
        MeetingGroup.Invited => "liste",
        MeetingGroup.Waiting => "attente",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    public static MeetingGroup? Find(string? code) => All.Where(g => g.Code() == code).Select(g => (MeetingGroup?)g).FirstOrDefault();

    public static string Label(this MailingKind kind) => kind switch
    {
        MailingKind.Message => "Message",
        MailingKind.Certificates => "Attestations de présence",
        MailingKind.Satisfaction => "Questionnaire de satisfaction",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
