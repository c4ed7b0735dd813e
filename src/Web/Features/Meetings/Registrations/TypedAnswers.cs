using Microsoft.AspNetCore.Mvc.ModelBinding;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings.Registrations;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Model of the partial « _Questions »: the questions of a meeting, and what was typed so far.</summary>
public sealed record QuestionsShown(IReadOnlyList<MeetingQuestion> Questions, IReadOnlyDictionary<Guid, IReadOnlyList<string?>> Typed)
{
    public IReadOnlyList<string?> Of(MeetingQuestion question) => Typed.GetValueOrDefault(question.Id, []);
}

/// <summary>Answers as a form sends them: fields « Answers[identifier] ».</summary>
internal static class TypedAnswers
{
    private const string Prefix = "Answers[";

    public static IReadOnlyDictionary<Guid, IReadOnlyList<string?>> Read(HttpRequest request) => !request.HasFormContentType ? new Dictionary<Guid, IReadOnlyList<string?>>()
        : request.Form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(f => (IsId: Guid.TryParse(f.Key[Prefix.Length..].TrimEnd(']'), out var id), Id: id, Values: (IReadOnlyList<string?>)[.. f.Value]))
            .Where(f => f.IsId).DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Values);

    /// <summary>Refusals by their field: those of the answers as they are, the others under « Input ».</summary>
    public static void RefuseAnswers(this ModelStateDictionary state, IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            var isTop = refusal.Field.Length == 0 || refusal.Field.Contains('[', StringComparison.Ordinal) || refusal.Field == "Comment";
            state.AddModelError(isTop ? refusal.Field : "Input." + refusal.Field, refusal.Message);
        }
    }
}
