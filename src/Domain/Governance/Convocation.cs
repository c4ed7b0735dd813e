using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;

namespace Tisserand.Domain.Governance;

/// <summary>
/// Convocation : what was sent to whom for a séance, kept as it was: the day and place it told, its text, the documents joined. It is
/// the proof that the delay was held, and is never changed. Source: statuts.
/// </summary>
public sealed class Convocation : ICptsOwned
{
    public const int SubjectLength = 200;
    public const int TextLength = 8000;

    private readonly List<ConvokedPerson> _people = [];

    private Convocation()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>Name of who sent it.</summary>
    public string SentBy { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>As it was sent, agenda included; the personal link stands apart.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Documents joined, one by line: identifier, then name as it was.</summary>
    public string Attachments { get; private set; } = "";

    public IReadOnlyList<(Guid Id, string Name)> Documents =>
        [.. Attachments.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (Guid.ParseExact(l[..36], "D"), l[37..]))];

    /// <summary>Day told.</summary>
    public DateOnly Day { get; private set; }

    public TimeOnly StartsAt { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Titles of the points told, one by line.</summary>
    public string Agenda { get; private set; } = "";

    public IReadOnlyList<ConvokedPerson> People => _people;

    /// <summary>Refuses a text or a subject missing or too long, and nobody to convoke.</summary>
    /// <param name="people">Whom, and the message posted to each; null for a paper to hand over.</param>
    public static Outcome<Convocation> Send(
        Meeting meeting, IReadOnlyList<string> agenda, string? subject, string? text, IEnumerable<(Guid Id, string Name)> documents,
        IReadOnlyList<(Guid Member, string Email, Guid? Mail)> people, string sentBy, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var refusals = new List<Refusal>();
        if (TypedText.Line(subject).Length is 0 or > SubjectLength)
        {
            refusals.Add(new("subject-required", $"Écrivez l’objet ({SubjectLength} caractères au plus).", nameof(Subject)));
        }
        if (TypedText.Lines(text).Length is 0 or > TextLength)
        {
            refusals.Add(new("text-required", $"Écrivez le message ({FrenchNumber.Whole(TextLength)} caractères au plus).", nameof(Text)));
        }
        refusals.AddRange(PatientWatch.Refusals((subject, nameof(Subject)), (text, nameof(Text))));
        if (people.Count == 0)
        {
            refusals.Add(new("nobody", "Personne n’est à convoquer."));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var convocation = new Convocation
        {
            MeetingId = meeting.Id,
            SentAt = now,
            SentBy = sentBy,
            Subject = TypedText.Line(subject),
            Text = TypedText.Lines(text),
            Attachments = string.Join('\n', documents.Select(d => $"{d.Id:D} {d.Name}")),
            Day = meeting.Day,
            StartsAt = meeting.StartsAt,
            Place = meeting.Place.Length > 0 ? meeting.Place : meeting.Link,
            Agenda = string.Join('\n', agenda),
        };
        convocation._people.AddRange(people.Select(p => new ConvokedPerson(p.Member, p.Email, p.Mail)));
        return convocation;
    }

    /// <summary>What the convocation told and is no longer so: what must be sent again. Empty when all still holds.</summary>
    public IReadOnlyList<string> Belied(Meeting meeting, IReadOnlyList<string> agenda)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var said = new List<string>();
        if (Day != meeting.Day)
        {
            said.Add($"Jour annoncé\u00A0: {FrenchDate.Long(Day)}\u00A0; la réunion est le {FrenchDate.Long(meeting.Day)}.");
        }
        if (StartsAt != meeting.StartsAt)
        {
            said.Add($"Heure annoncée\u00A0: {Hour(StartsAt)}\u00A0; la réunion commence à {Hour(meeting.StartsAt)}.");
        }
        var place = meeting.Place.Length > 0 ? meeting.Place : meeting.Link;
        if (Place != place)
        {
            said.Add($"Lieu annoncé\u00A0: {(Place.Length > 0 ? Place : "aucun")}\u00A0; il est maintenant\u00A0: {(place.Length > 0 ? place : "aucun")}.");
        }
        var told = Agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.AddRange(agenda.Except(told, StringComparer.Ordinal).Select(p => $"Point ajouté après la convocation\u00A0: {p}."));
        said.AddRange(told.Except(agenda, StringComparer.Ordinal).Select(p => $"Point annoncé et retiré\u00A0: {p}."));
        return said;
    }

    private static string Hour(TimeOnly hour) => hour.ToString("H'\u00A0h\u00A0'mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Personne convoquée : one person of a convocation, and how it was sent. Source: statuts.</summary>
public sealed class ConvokedPerson : ICptsOwned
{
    private ConvokedPerson()
    {
    }

    internal ConvokedPerson(Guid member, string email, Guid? mail) => (MemberId, Email, MailId) = (member, email, mail);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ConvocationId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Address of that moment; empty for a paper to hand over.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The message in the outgoing mail, which says when it left; null for a paper.</summary>
    public Guid? MailId { get; private set; }
}

/// <summary>Délai de convocation : the last day to send, by the rule in force, and whether it is past.</summary>
/// <param name="Days">Clear days between the sending and the séance, both left out of the count of neither: sent on the 1st for the 16th makes 15.</param>
/// <param name="LastDay">Last day to send, included.</param>
/// <param name="Refuses">The texts of the CPTS refuse a late convocation; otherwise it is a warning.</param>
public sealed record NoticeDelay(int Days, DateOnly LastDay, bool IsLate, bool Refuses, string Working)
{
    /// <summary>Of a séance, convoked on a day, by the rules of that day.</summary>
    public static NoticeDelay Of(Meeting meeting, bool isSecond, RuleBook rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(rules);
        var isAssembly = meeting.Kind == MeetingKind.GeneralAssembly;
        var rule = rules.Of(!isAssembly ? GovernanceRule.NoticeBoard : isSecond ? GovernanceRule.SecondDelay : GovernanceRule.NoticeAssembly);
        var days = rules.Days(rule.Rule);
        var last = meeting.Day.AddDays(-days);
        var left = meeting.Day.DayNumber - today.DayNumber;
        return new(days, last, today > last, rules.Is(GovernanceRule.NoticeStrict) && !rule.IsDefault,
            $"Séance le {FrenchDate.Long(meeting.Day)}, {rule.ValueLabel} avant\u00A0: à envoyer le {FrenchDate.Long(last)} au plus tard. Aujourd’hui, il reste {left}\u00A0jour{(Math.Abs(left) < 2 ? "" : "s")}. Source\u00A0: {rule.Source}.");
    }
}
