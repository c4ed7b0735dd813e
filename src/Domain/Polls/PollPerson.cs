using System.Net.Mail;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Polls;

/// <summary>Réponse d'une personne à une date : one line by person and date that was offered to them.</summary>
public sealed class PollAnswer : ICptsOwned
{
    private PollAnswer()
    {
    }

    internal PollAnswer(Guid person, Guid date, PollVoice voice) => (PersonId, DateId, Voice) = (person, date, voice);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid DateId { get; private set; }

    public PollVoice Voice { get; internal set; }
}

/// <summary>
/// Personne sondée : a member, whose name and address are those of the entry, or somebody known by name and mail address alone. Their
/// personal page needs no account. Source: usage.
/// </summary>
public sealed class PollPerson : ICptsOwned
{
    public const int NameLength = 200;
    public const int EmailLength = 320;
    public const int CommentLength = 500;

    private readonly List<PollAnswer> _answers = [];

    private PollPerson()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid PollId { get; private set; }

    public Guid? MemberId { get; private set; }

    /// <summary>Of who is no member; empty for a member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of who is no member, in small letters; none for a member.</summary>
    public string? Email { get; private set; }

    /// <summary>Indispensable : a date that they refuse is not the best.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>UTC; null until the message left.</summary>
    public DateTime? InvitedAt { get; private set; }

    /// <summary>UTC; the last reminder.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>UTC; null for who is silent.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public string Comment { get; private set; } = "";

    public IReadOnlyList<PollAnswer> Answers => _answers;

    public static PollPerson Of(Guid poll, Guid member) => new() { PollId = poll, MemberId = member };

    /// <summary>Somebody known by name and address alone; without a name the address stands for it. Refuses what is no mail address.</summary>
    public static Outcome<PollPerson> Guest(Guid poll, string? name, string? email)
    {
        if (CleanEmail(email) is not { } address)
        {
            return new Refusal("email-invalid", $"«\u00A0{TypedText.Line(email)}\u00A0» n’est pas une adresse électronique.", nameof(Email));
        }
        var typed = TypedText.Line(name);
        return typed.Length > NameLength
            ? new Refusal("text-too-long", $"{NameLength} caractères au plus.", nameof(Name))
            : new PollPerson { PollId = poll, Name = typed.Length == 0 ? address : typed, Email = address };
    }

    /// <summary>In small letters; null when it is no mail address.</summary>
    public static string? CleanEmail(string? typed)
    {
        var text = TypedText.Line(typed).ToLowerInvariant();
        return text.Length is > 0 and <= EmailLength && MailAddress.TryCreate(text, out var address) && address.Address == text ? text : null;
    }

    public void Require(bool required) => IsRequired = required;

    public void Invited(DateTime now) => InvitedAt = now;

    public void Reminded(DateTime now) => RemindedAt = now;

    /// <summary>
    /// Answers, or answers again. A date offered and left without an answer counts as « non »; one that is no longer proposed is left out.
    /// Refuses a poll that takes no more answers, nothing chosen at all, a comment that is too long or seems to name a patient.
    /// </summary>
    /// <param name="offered">Dates that the page showed.</param>
    public List<Refusal> Answer(DatePoll poll, IReadOnlyCollection<Guid> offered, IReadOnlyDictionary<Guid, PollVoice> voices, string? comment, DateOnly today, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(voices);
        if (poll.WhyClosed(today) is { } closed)
        {
            return [closed];
        }
        var (said, refusals) = (TypedText.Lines(comment), new List<Refusal>());
        if (!voices.Keys.Any(offered.Contains))
        {
            refusals.Add(new("nothing-chosen", "Choisissez au moins une réponse. Si aucune date ne vous convient, répondez «\u00A0non\u00A0».", "Voices"));
        }
        if (said.Length > CommentLength)
        {
            refusals.Add(new("text-too-long", $"{CommentLength} caractères au plus.", nameof(Comment)));
        }
        else if (PatientWatch.Warning(said) is { } patient)
        {
            refusals.Add(new("patient-identity", patient, nameof(Comment)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        foreach (var date in poll.Dates.Where(d => offered.Contains(d.Id)))
        {
            var voice = voices.GetValueOrDefault(date.Id, PollVoice.No);
            if (_answers.Find(a => a.DateId == date.Id) is { } known)
            {
                known.Voice = voice;
            }
            else
            {
                _answers.Add(new PollAnswer(Id, date.Id, voice));
            }
        }
        (Comment, AnsweredAt) = (said, now);
        return [];
    }

    /// <summary>Two lines of one person become one: the answers stay where they were given, the last ones first.</summary>
    public static PollPerson Stays(PollPerson kept, PollPerson other)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(other);
        var stays = (other.AnsweredAt ?? DateTime.MinValue) > (kept.AnsweredAt ?? DateTime.MinValue) ? other : kept;
        stays.IsRequired = kept.IsRequired || other.IsRequired;
        return stays;
    }
}
