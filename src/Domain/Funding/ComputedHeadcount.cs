namespace Tisserand.Domain.Funding;

/// <summary>
/// Décompte calculé : the members of a day from their dated periods, wherever they practise, with its working. The count that
/// matters for the increase of size 4; no text says on which day it is made (Guide pratique CPTS, sheet 16).
/// </summary>
/// <param name="ContractYear">The year that begins on that day; null for today.</param>
/// <param name="Joined">Memberships begun by that day, included.</param>
/// <param name="Ended">Memberships over before it.</param>
/// <param name="Professions">Members of that day by profession, the most numerous first.</param>
public sealed record ComputedHeadcount(int? ContractYear, DateOnly Day, int Joined, int Ended, IReadOnlyList<(string Profession, int Members)> Professions)
{
    public int Members => Joined - Ended;

    /// <param name="moves">Entries and ends, each on its day.</param>
    public static ComputedHeadcount On(int? contractYear, DateOnly day, IEnumerable<(string Profession, DateOnly Day, bool IsEnd, int Count)> moves)
    {
        // The last day of a membership still counts.
        var past = moves.Where(m => m.IsEnd ? m.Day < day : m.Day <= day).ToList();
        return new(contractYear, day, past.Where(m => !m.IsEnd).Sum(m => m.Count), past.Where(m => m.IsEnd).Sum(m => m.Count),
        [
            .. past.GroupBy(m => m.Profession).Select(g => (g.Key, Members: g.Sum(m => m.IsEnd ? -m.Count : m.Count)))
                .Where(p => p.Members > 0).OrderByDescending(p => p.Members).ThenBy(p => p.Key, StringComparer.Ordinal),
        ]);
    }
}
