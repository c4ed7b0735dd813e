using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings.Registrations;

namespace Tisserand.Domain.Meetings.FollowUps;

/// <summary>
/// Questionnaire de satisfaction : one address for all, so that nothing in the base ties an answer to a person. Source: fiche 14 du guide.
/// </summary>
public sealed class SatisfactionForm : ICptsOwned
{
    public const int SecretLength = 32;

    private SatisfactionForm()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>128 random bits, in hexadecimal: the address of the form.</summary>
    public string Secret { get; private set; } = "";

    public bool IsOpen { get; private set; }

    public static SatisfactionForm Open(Guid meeting) =>
        new() { MeetingId = meeting, Secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2)), IsOpen = true };

    public void Close() => IsOpen = false;

    public void Reopen() => IsOpen = true;
}

/// <summary>
/// Réponse anonyme : marks, comment and answers, with neither name nor moment; its identifier is drawn at random. Source: fiche 14 du guide.
/// </summary>
public sealed class SatisfactionAnswer : ICptsOwned
{
    public const int LowestMark = 1;
    public const int HighestMark = 5;
    public const int CommentLength = 2_000;

    private SatisfactionAnswer()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid FormId { get; private set; }

    /// <summary>Marks, comment and answers (JSON).</summary>
    public string Content { get; private set; } = "";

    /// <summary>« Questions fixes »: each marked from 1 to 5.</summary>
    public static IReadOnlyList<string> Marked { get; } =
    [
        "Le contenu répondait à vos attentes", "C’est utile à votre pratique", "L’animation", "L’organisation (lieu, horaire, durée)", "Dans l’ensemble",
    ];

    /// <summary>Refuses a mark that is missing or out of 1 to 5, a comment too long or that seems to name a patient.</summary>
    /// <param name="marks">In the order of <see cref="Marked"/>.</param>
    public static Outcome<SatisfactionAnswer> Give(Guid form, IReadOnlyList<int?> marks, string? comment, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(answers);
        var refusals = new List<Refusal>();
        for (var i = 0; i < Marked.Count; i++)
        {
            if (marks.ElementAtOrDefault(i) is not (>= LowestMark and <= HighestMark))
            {
                refusals.Add(new("mark-required", $"Donnez une note de 1 à 5 à «\u00A0{Marked[i]}\u00A0».", $"Marks[{i}]"));
            }
        }
        var said = TypedText.Lines(comment);
        if (said.Length > CommentLength)
        {
            refusals.Add(new("text-too-long", "2\u00A0000 caractères au plus.", "Comment"));
        }
        refusals.AddRange(PatientWatch.Refusals((said, "Comment")));
        // Version 4: those of the house hold a moment.
        return refusals.Count > 0 ? refusals : new SatisfactionAnswer
        {
            Id = Guid.NewGuid(),
            FormId = form,
            Content = JsonSerializer.Serialize(new Said([.. marks.Take(Marked.Count).Select(m => m!.Value)], said, answers.ByQuestion)),
        };
    }

    public Said Read() => JsonSerializer.Deserialize<Said>(Content)!;

    /// <summary>Ce que dit une réponse.</summary>
    /// <param name="ByQuestion">Answers to the questions of the CPTS.</param>
    public sealed record Said(IReadOnlyList<int> Marks, string Comment, IReadOnlyDictionary<Guid, string> ByQuestion);
}

/// <summary>Résultat d’une question notée : counts, mean and its working.</summary>
/// <param name="Counts">How many gave 1, 2, 3, 4, 5.</param>
public sealed record MarkResult(string Label, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();

    public int Points => Counts.Select((count, i) => count * (i + 1)).Sum();

    /// <summary>Null without any mark.</summary>
    public decimal? Mean => Total == 0 ? null : Math.Round((decimal)Points / Total, 2, MidpointRounding.AwayFromZero);

    /// <summary>« (1 × 3 + 4 × 5) ÷ 5 »: the marks that were given, and by how many.</summary>
    public string Working => $"({string.Join(" + ", Counts.Select((count, i) => (count, Mark: i + 1)).Where(c => c.count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.count}\u00A0×\u00A0{c.Mark}")))}) ÷ {Total.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Résultat d’une question propre à la réunion : how many gave each choice, or the free answers in the order of the alphabet.</summary>
public sealed record QuestionResult(MeetingQuestion Question, IReadOnlyList<(string Choice, int Count)> Counts, IReadOnlyList<string> Texts);

/// <summary>
/// Résultats de satisfaction : told by question only from five answers on, and never answer by answer, so that nobody is recognised.
/// Source: fiche 14 du guide; CNIL, anonymisation.
/// </summary>
public sealed class SatisfactionResults
{
    public const int FewestAnswers = 5;

    private readonly List<SatisfactionAnswer.Said> _said;
    private readonly IReadOnlyList<MeetingQuestion> _questions;

    public SatisfactionResults(IEnumerable<SatisfactionAnswer> answers, IReadOnlyList<MeetingQuestion> questions)
    {
        _said = [.. answers.Select(a => a.Read())];
        _questions = questions;
    }

    public int Count => _said.Count;

    public bool IsTold => Count >= FewestAnswers;

    /// <summary>Empty until there are enough.</summary>
    public IReadOnlyList<MarkResult> Marks => !IsTold ? [] :
    [
        .. SatisfactionAnswer.Marked.Select((label, i) => new MarkResult(label,
            [.. Enumerable.Range(SatisfactionAnswer.LowestMark, SatisfactionAnswer.HighestMark).Select(mark => _said.Count(s => s.Marks[i] == mark))])),
    ];

    /// <inheritdoc cref="Marks"/>
    public IReadOnlyList<QuestionResult> Questions => !IsTold ? [] : [.. _questions.Select(q => QuestionResults.Of(q, _said.Select(s => s.ByQuestion.GetValueOrDefault(q.Id, ""))))];

    /// <summary>In the order of the alphabet, which says nothing of who came first; empty until there are enough answers.</summary>
    public IReadOnlyList<string> Comments => !IsTold ? [] : [.. _said.Select(s => s.Comment).Where(c => c.Length > 0).Order(StringComparer.Ordinal)];
}

/// <summary>Dépouillement of the answers to a question.</summary>
public static class QuestionResults
{
    /// <param name="answers">As they are kept; empty for none.</param>
    public static QuestionResult Of(MeetingQuestion question, IEnumerable<string> answers)
    {
        ArgumentNullException.ThrowIfNull(question);
        var given = answers.Where(a => a.Length > 0).ToList();
        if (question.IsFree)
        {
            return new(question, [], [.. given.Order(StringComparer.Ordinal)]);
        }
        var ticked = given.SelectMany(a => a.Split('\n')).GroupBy(c => c, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        // A choice that was reworded since keeps its own count.
        return new(question, [.. question.Options.Concat(ticked.Keys.Except(question.Options, StringComparer.Ordinal)).Select(c => (c, ticked.GetValueOrDefault(c)))], []);
    }
}
