using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Members;

/// <summary>Changement venu de l’annuaire : a rubric and the value that the public directory would give it. Source: annuaire santé.</summary>
public sealed record DirectoryProposal(ProposedField Field, string After);

/// <summary>
/// Changements venus de l’annuaire : what a movement of the public directory would change in an entry. Only what moved in the directory
/// is proposed: an entry that says something else from the start is left to whoever wrote it. Source: annuaire santé; docs/rules,
/// « Mouvements de l’annuaire ».
/// </summary>
public static class DirectoryProposals
{
    /// <summary>Neither state when the person was not, or is no longer, in the directory.</summary>
    /// <param name="file">« 01/02/2027 »: the day of the file, for who is no longer in it.</param>
    /// <param name="territory">INSEE codes of the communes of the CPTS.</param>
    public static IReadOnlyList<DirectoryProposal> For(Member member, DirectoryState? before, DirectoryState? after, string file, IReadOnlySet<string> territory)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(territory);
        if (after is null)
        {
            return before is null ? [] : [new(ProposedField.GoneFromDirectory, file)];
        }
        if (before is null)
        {
            // Back in the directory, or seen for the first time: nothing to compare with.
            return [];
        }
        var proposals = new List<DirectoryProposal>();
        Name(ProposedField.LastName, member.LastName, before.LastName, after.LastName, proposals);
        Name(ProposedField.FirstName, member.FirstName, before.FirstName, after.FirstName, proposals);
        if (!before.Professions.SequenceEqual(after.Professions) && !after.Professions.Contains(member.Profession)
            && after.Professions.FirstOrDefault(p => Nomenclature.FindProfession(p) is not null) is { } profession)
        {
            proposals.Add(new(ProposedField.Profession, profession));
        }
        var practice = ProposedFields.Practice(after.Modes.Contains(Nomenclature.Liberal), after.Modes.Contains(Nomenclature.Salaried));
        if (!before.Modes.SequenceEqual(after.Modes) && practice.Length > 0 && practice != ProposedFields.Of(member, ProposedField.Practice))
        {
            proposals.Add(new(ProposedField.Practice, practice));
        }
        if (Places(member, before, after) is { } places)
        {
            proposals.Add(new(ProposedField.Places, places));
        }
        if (before.Communes.Overlaps(territory) && !after.Communes.Overlaps(territory))
        {
            proposals.Add(new(ProposedField.LeftTerritory, after.Communes.Count == 0 ? ProposedFields.Nowhere : string.Join(' ', after.Communes.Order(StringComparer.Ordinal))));
        }
        return proposals;
    }

    private static void Name(ProposedField field, string said, string before, string after, List<DirectoryProposal> proposals)
    {
        if (FoldedText.Of(before) != FoldedText.Of(after) && FoldedText.Of(after) != FoldedText.Of(said) && FoldedText.Of(after).Length > 0)
        {
            proposals.Add(new(field, after));
        }
    }

    /// <summary>
    /// The places of the entry without those that the person left, and with those taken; null when that is what it says. A place that
    /// was left is known by its street, else by its commune when the entry has one place there and the directory none any more.
    /// </summary>
    private static string? Places(Member member, DirectoryState before, DirectoryState after)
    {
        var (old, now) = (Held(before), Held(after));
        var left = old.Where(p => !now.Exists(q => q.Spot == p.Spot)).ToList();
        var taken = now.Where(p => !old.Exists(q => q.Spot == p.Spot)).ToList();
        var said = member.Sites.Select(s => new ProposedPlace(s.Commune, s.Label, s.Address)).ToList();
        var places = said.ToList();
        foreach (var place in left)
        {
            var here = places.FindAll(p => p.Commune == place.Commune);
            var gone = here.Find(p => FoldedText.Of(p.Address) == place.Spot.Street)
                ?? (here.Count == 1 && !now.Exists(q => q.Commune == place.Commune && FoldedText.Of(here[0].Address) == q.Spot.Street) ? here[0] : null);
            if (gone is not null)
            {
                places.Remove(gone);
            }
        }
        foreach (var place in taken.Where(t => !places.Exists(p => p.Commune == t.Commune && FoldedText.Of(p.Address) == t.Spot.Street)))
        {
            places.Add(new(place.Commune!, Cut(place.Name), Cut(place.Street)));
        }
        return places.SequenceEqual(said) ? null : ProposedFields.Of(places);
    }

    private static List<DirectoryPlace> Held(DirectoryState state) => [.. state.Places.Where(p => p.Practising && Geography.Current.Find(p.Commune) is not null)];

    private static string Cut(string text) => text.Length > PracticeSite.TextLength ? text[..PracticeSite.TextLength] : text;
}
