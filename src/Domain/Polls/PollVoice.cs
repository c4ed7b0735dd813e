namespace Tisserand.Domain.Polls;

/// <summary>Réponse à une date proposée : oui, si nécessaire, non. Source: usage des sondages de dates.</summary>
public enum PollVoice
{
    /// <summary>Oui.</summary>
    Yes,

    /// <summary>Si nécessaire : would come if no other date does.</summary>
    IfNeedBe,

    /// <summary>Non.</summary>
    No,
}

/// <summary>Mots des réponses.</summary>
public static class PollVoices
{
    public static IReadOnlyList<PollVoice> All { get; } = Enum.GetValues<PollVoice>();

    public static string Label(this PollVoice voice) => voice switch
    {
        PollVoice.Yes => "oui",
        PollVoice.IfNeedBe => "si nécessaire",
        PollVoice.No => "non",
        _ => throw new ArgumentOutOfRangeException(nameof(voice)),
    };

    /// <summary>« oui », « si », « non »: in forms.</summary>
    public static string Code(this PollVoice voice) => voice == PollVoice.IfNeedBe ? "si" : voice.Label();

    public static PollVoice? Find(string? code) => All.Where(v => v.Code() == code).Select(v => (PollVoice?)v).FirstOrDefault();
}
