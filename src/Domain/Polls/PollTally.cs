using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Polls;

/// <summary>Ce qu'une personne a répondu.</summary>
/// <param name="Voices">By date; one that is missing was not offered to them, or they are silent.</param>
public sealed record PollReply(string Name, bool IsRequired, bool HasAnswered, IReadOnlyDictionary<Guid, PollVoice> Voices);

/// <summary>Décompte d'une date : who would come.</summary>
/// <param name="Unseen">Answered before this date was proposed, or silent.</param>
/// <param name="Missing">Indispensable persons who said no.</param>
public sealed record DateTally(ProposedDate Date, int Yes, int IfNeedBe, int No, int Unseen, IReadOnlyList<string> Missing)
{
    /// <summary>« 9 oui, 2 si nécessaire, 3 non ».</summary>
    public string Said => $"{Yes}\u00A0oui, {IfNeedBe}\u00A0si nécessaire, {No}\u00A0non";
}

/// <summary>
/// Meilleure date : among the dates that no indispensable person refuses (all of them when each is refused by one), the one with most
/// « oui », then most « oui » and « si nécessaire » together, then the earliest. Source: docs/rules/meilleure-date.md.
/// </summary>
/// <param name="Best">Null while nobody answered yes or if need be.</param>
/// <param name="Working">The sentence that says why.</param>
public sealed record PollTally(IReadOnlyList<DateTally> Lines, DateTally? Best, string Working)
{
    public static PollTally Of(IReadOnlyList<ProposedDate> dates, IReadOnlyCollection<PollReply> replies)
    {
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(replies);
        var lines = dates.OrderBy(d => d.Slot).Select(d => Count(d, replies)).ToList();
        var possible = lines.Where(l => l.Yes + l.IfNeedBe > 0).ToList();
        if (possible.Count == 0)
        {
            return new(lines, null, replies.Any(r => r.HasAnswered) ? "Aucune date ne convient à personne." : "Personne n’a encore répondu.");
        }
        var free = possible.Where(l => l.Missing.Count == 0).ToList();
        var ranked = (free.Count > 0 ? free : possible).OrderByDescending(l => l.Yes).ThenByDescending(l => l.Yes + l.IfNeedBe).ThenBy(l => l.Date.Slot).ToList();
        return new(lines, ranked[0], Why(ranked, possible, free.Count > 0, replies));
    }

    private static DateTally Count(ProposedDate date, IReadOnlyCollection<PollReply> replies)
    {
        int Said(PollVoice voice) => replies.Count(r => r.Voices.TryGetValue(date.Id, out var said) && said == voice);
        return new(date, Said(PollVoice.Yes), Said(PollVoice.IfNeedBe), Said(PollVoice.No), replies.Count(r => !r.Voices.ContainsKey(date.Id)),
            [.. replies.Where(r => r.IsRequired && r.Voices.TryGetValue(date.Id, out var said) && said == PollVoice.No).Select(r => r.Name)]);
    }

    private static string Why(List<DateTally> ranked, List<DateTally> possible, bool anyFree, IReadOnlyCollection<PollReply> replies)
    {
        var (best, said) = (ranked[0], new List<string>());
        var answered = replies.Count(r => r.HasAnswered);
        said.Add($"Le {FrenchDate.Weekday(best.Date.Day)} à {FrenchDate.Hour(best.Date.StartsAt)}\u00A0: {best.Said}, sur {answered}\u00A0{(answered < 2 ? "réponse" : "réponses")}.");
        if (ranked.Skip(1).FirstOrDefault(l => l.Yes == best.Yes && l.Yes + l.IfNeedBe == best.Yes + best.IfNeedBe) is { } tie)
        {
            said.Add($"À égalité avec le {FrenchDate.Long(tie.Date.Day)}\u00A0: la plus proche est proposée.");
        }
        if (!anyFree)
        {
            said.Add($"Chaque date est refusée par une personne indispensable\u00A0; celle-ci par {string.Join(", ", best.Missing)}.");
        }
        else if (possible.Where(l => l.Missing.Count > 0 && (l.Yes, l.Yes + l.IfNeedBe).CompareTo((best.Yes, best.Yes + best.IfNeedBe)) > 0).MaxBy(l => l.Yes) is { } better)
        {
            said.Add($"Le {FrenchDate.Long(better.Date.Day)} a plus de réponses favorables ({better.Said}), mais {string.Join(", ", better.Missing)}, indispensable, a dit non.");
        }
        if (replies.Count(r => r.IsRequired && !r.HasAnswered) is > 0 and var awaited)
        {
            said.Add(awaited == 1 ? "Une personne indispensable n’a pas encore répondu." : $"{awaited}\u00A0personnes indispensables n’ont pas encore répondu.");
        }
        return string.Join(' ', said);
    }
}
