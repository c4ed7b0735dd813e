using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings.Registrations;

/// <summary>Forme de réponse à une question.</summary>
public enum QuestionKind
{
    /// <summary>Réponse courte.</summary>
    ShortText,

    /// <summary>Réponse longue.</summary>
    LongText,

    /// <summary>Un choix.</summary>
    OneChoice,

    /// <summary>Plusieurs choix.</summary>
    SeveralChoices,

    /// <summary>Oui ou non.</summary>
    YesNo,
}

/// <summary>Questionnaire auquel une question appartient.</summary>
public enum QuestionUse
{
    /// <summary>Inscription.</summary>
    Registration,

    /// <summary>Satisfaction.</summary>
    Satisfaction,
}

/// <summary>Question telle que saisie.</summary>
/// <param name="Choices">One a line.</param>
public sealed record QuestionDetails(QuestionKind? Kind, string? Label, bool IsRequired, string? Choices);

/// <summary>
/// Question propre à une réunion : asked on the registration form, or on that of satisfaction. One that was answered keeps its shape; withdrawn,
/// it is asked no more and its answers stay. Source: demandes des utilisateurs.
/// </summary>
public sealed class MeetingQuestion : ICptsOwned
{
    public const int LabelLength = 200;
    public const int ChoicesLength = 2_000;
    public const int ShortLength = 200;
    public const int LongLength = 2_000;
    public const string Yes = "Oui", No = "Non";

    private MeetingQuestion()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public QuestionUse Use { get; private set; }

    /// <summary>From 1.</summary>
    public int Position { get; private set; }

    public QuestionKind Kind { get; private set; }

    public string Label { get; private set; } = "";

    public bool IsRequired { get; private set; }

    /// <summary>One a line; empty for a question that offers none.</summary>
    public string Choices { get; private set; } = "";

    /// <summary>Asked no more.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>What may be ticked; empty for a free answer.</summary>
    public IReadOnlyList<string> Options => Kind == QuestionKind.YesNo ? [Yes, No] : Choices.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool IsFree => Kind is QuestionKind.ShortText or QuestionKind.LongText;

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<MeetingQuestion> Ask(Guid meeting, QuestionUse use, int position, QuestionDetails details)
    {
        var question = new MeetingQuestion { MeetingId = meeting, Use = use, Position = position };
        var refusals = question.Change(details, isAnswered: false);
        return refusals.Count > 0 ? refusals : question;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a missing question or form, one that seems to name a patient,
    /// fewer than two different choices, and another form once it was answered.
    /// </summary>
    public List<Refusal> Change(QuestionDetails details, bool isAnswered)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        var (label, choices) = (TypedText.Line(details.Label), ChoicesOf(details.Choices));
        if (label.Length is 0 or > LabelLength)
        {
            refusals.Add(new("label-required", $"Écrivez la question ({LabelLength} caractères au plus).", nameof(Label)));
        }
        refusals.AddRange(PatientWatch.Refusals((label, nameof(Label))));
        if (details.Kind is null)
        {
            refusals.Add(new("kind-required", "Choisissez la forme de la réponse.", nameof(Kind)));
        }
        else if (isAnswered && details.Kind != Kind)
        {
            refusals.Add(new("already-answered", "Cette question a déjà des réponses\u00A0: retirez-la et posez-en une autre.", nameof(Kind)));
        }
        else if (HasChoices(details.Kind.Value) && (choices.Count < 2 || string.Join('\n', choices).Length > ChoicesLength || choices.Exists(c => c.Length > ShortLength)))
        {
            refusals.Add(new("choices-required", "Écrivez au moins deux choix différents, un par ligne (200 caractères chacun au plus).", nameof(Choices)));
        }
        if (refusals.Count == 0)
        {
            (Kind, Label, IsRequired) = (details.Kind!.Value, label, details.IsRequired);
            Choices = HasChoices(Kind) ? string.Join('\n', choices) : "";
        }
        return refusals;
    }

    public void Withdraw() => IsWithdrawn = true;

    public void Place(int position) => Position = position;

    /// <summary>The answer as it is kept (several choices one a line, empty for none); refuses a missing, too long or unknown one, and one that seems to name a patient.</summary>
    public Outcome<string> Read(IReadOnlyList<string?> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var field = FieldOf(Id);
        var texts = typed.Select(t => Kind == QuestionKind.LongText ? TypedText.Lines(t) : TypedText.Line(t)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count == 0)
        {
            return IsRequired ? new Refusal("answer-required", $"Répondez à «\u00A0{Label}\u00A0».", field) : "";
        }
        if (IsFree)
        {
            var most = Kind == QuestionKind.ShortText ? ShortLength : LongLength;
            return texts[0].Length > most ? new Refusal("answer-long", $"{FrenchNumber.Whole(most)} caractères au plus.", field)
                : PatientWatch.Warning(texts[0]) is { } patient ? new Refusal("patient-identity", patient, field)
                : texts[0];
        }
        return texts.Exists(t => !Options.Contains(t, StringComparer.Ordinal)) || (Kind != QuestionKind.SeveralChoices && texts.Count > 1)
            ? new Refusal("answer-unknown", $"Choisissez dans la liste pour «\u00A0{Label}\u00A0».", field)
            : string.Join('\n', Options.Where(o => texts.Contains(o, StringComparer.Ordinal)));
    }

    /// <summary>Name of the field of an answer: « Answers[…] ».</summary>
    public static string FieldOf(Guid question) => $"Answers[{question}]";

    /// <summary>Each question with its answer, or every reason why not.</summary>
    public static Outcome<Answers> ReadAll(IEnumerable<MeetingQuestion> questions, IReadOnlyDictionary<Guid, IReadOnlyList<string?>> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var read = questions.Select(q => (q.Id, Answer: q.Read(typed.GetValueOrDefault(q.Id, [])))).ToList();
        var refusals = read.SelectMany(r => r.Answer.Refusals).ToList();
        return refusals.Count > 0 ? refusals : new Answers(read.Where(r => r.Answer.Required.Length > 0).ToDictionary(r => r.Id, r => r.Answer.Required));
    }

    private static bool HasChoices(QuestionKind kind) => kind is QuestionKind.OneChoice or QuestionKind.SeveralChoices;

    private static List<string> ChoicesOf(string? typed) =>
        [.. TypedText.Lines(typed).Split('\n').Select(TypedText.Line).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>Réponses, read and fit to be kept, by question; a question without an answer has no line.</summary>
public sealed record Answers(IReadOnlyDictionary<Guid, string> ByQuestion)
{
    public static readonly Answers None = new(new Dictionary<Guid, string>());
}

/// <summary>Formes de réponse, in French words.</summary>
public static class QuestionKinds
{
    public static IReadOnlyList<QuestionKind> All { get; } =
        [QuestionKind.OneChoice, QuestionKind.SeveralChoices, QuestionKind.YesNo, QuestionKind.ShortText, QuestionKind.LongText];

    public static string Label(this QuestionKind kind) => kind switch
    {
        QuestionKind.ShortText => "Réponse courte",
        QuestionKind.LongText => "Réponse longue",
        QuestionKind.OneChoice => "Un choix",
        QuestionKind.SeveralChoices => "Plusieurs choix",
        QuestionKind.YesNo => "Oui ou non",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
