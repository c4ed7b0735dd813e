using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>What is searched in the whole directory: words as they are typed, and filters said apart.</summary>
/// <param name="Text">« martin infirmier arras », « anne mart ».</param>
public sealed record DirectorySearchFilter(string? Text)
{
    /// <summary>Code of one profession; null for all, or for that which the text says.</summary>
    public string? Profession { get; init; }

    /// <summary>Code of one commune; null for all, or for that which the text says.</summary>
    public string? Commune { get; init; }

    /// <summary>Communes whose professionals come first.</summary>
    public IReadOnlyCollection<string> Territory { get; init; } = [];

    public int Most { get; init; } = 40;
}

/// <param name="Professionals">Those of the territory first, then the others, each group by name.</param>
/// <param name="HasMore">There are others: the search should say more.</param>
public sealed record DirectorySearchResult(IReadOnlyList<Professional> Professionals, IReadOnlySet<string> InTerritory, bool HasMore);

/// <summary>
/// Search in the whole directory as one types. Each question reads ranges of the index made by the load, driven by its rarest
/// word, and stops at a bounded number of rows: a very frequent name costs no more than a rare one.
/// </summary>
public sealed class DirectorySearch(ReferenceDb db, DirectoryQueries directory)
{
    /// <summary>Rows of the index read for one word, at most.</summary>
    private const int MostScanned = 10_000;

    /// <summary>Past it a word is simply frequent.</summary>
    private const int MostCounted = 2_000;

    /// <summary>Above all that UTF-8 text holds, so that the range from a word to it and this is the words that begin by it.</summary>
    private const string Last = "\uFFFF";

    public async Task<DirectorySearchResult> Run(DirectorySearchFilter filter, CancellationToken cancellationToken = default)
    {
        var questions = Questions(filter);
        var territory = Geography.Current.DirectoryCodes(filter.Territory);
        var (near, far) = (new List<int>(), new List<int>());
        foreach (var question in questions)
        {
            // One more than asked says that there are more.
            var communes = question.Communes.Count == 0 ? territory : [.. Geography.Current.DirectoryCodes(question.Communes).Intersect(territory, StringComparer.Ordinal)];
            if (communes.Count > 0)
            {
                near.AddRange(await InCommunes(question, communes, filter.Most + 1, cancellationToken));
            }
            if (near.Count + far.Count <= filter.Most)
            {
                far.AddRange(question.Communes.Count > 0
                    ? await InCommunes(question, [.. Geography.Current.DirectoryCodes(question.Communes)], filter.Most + 1, cancellationToken)
                    : await Anywhere(question, filter.Most + 1, cancellationToken));
            }
        }
        near = [.. near.Distinct()];
        far = [.. far.Distinct().Except(near)];
        var found = await directory.FindByIds([.. near.Concat(far).Take(filter.Most + 1)], cancellationToken);
        var shown = near.Concat(far).Where(found.ContainsKey).Take(filter.Most).ToList();
        var nearOnes = near.ToHashSet();
        var words = questions.Count == 0 ? [] : questions[0].Names;
        return new(
            [
                .. shown.OrderBy(id => nearOnes.Contains(id) ? 0 : 1).ThenBy(id => Closeness(found[id], words)).ThenBy(id => FoldedName(found[id]), StringComparer.Ordinal)
                    .ThenBy(id => id).Select(id => found[id]),
            ],
            shown.Where(nearOnes.Contains).Select(id => found[id].NationalId).ToHashSet(StringComparer.Ordinal),
            near.Count + far.Count > filter.Most);
    }

    private static List<DirectoryQuestion> Questions(DirectorySearchFilter filter)
    {
        IReadOnlyList<string> communes = filter.Commune is null ? [] : [filter.Commune];
        var read = DirectoryQuestion.Read(filter.Text)
            .Where(q => filter.Profession is null || q.Profession is null || q.Profession == filter.Profession)
            .Where(q => communes.Count == 0 || q.Communes.Count == 0)
            .Select(q => q with { Profession = filter.Profession ?? q.Profession, Communes = communes.Count > 0 ? communes : q.Communes })
            .Distinct().ToList();
        if (read.Count == 0 && string.IsNullOrWhiteSpace(filter.Text) && communes.Count > 0)
        {
            read.Add(new([], filter.Profession, communes));
        }
        return read;
    }

    /// <summary>Those of these communes: the longest word drives, each commune being one small range.</summary>
    private async Task<List<int>> InCommunes(DirectoryQuestion question, IReadOnlyCollection<string> communes, int most, CancellationToken cancellationToken)
    {
        var found = db.PlaceWords.Where(w => EF.Parameter(communes).Contains(w.Commune));
        if (question.Names.MaxBy(n => n.Length) is { } driver)
        {
            var end = driver + Last;
#pragma warning disable CA1309 // The database compares, in the order of its bytes.
            found = found.Where(w => string.Compare(w.Word, driver) >= 0 && string.Compare(w.Word, end) < 0);
#pragma warning restore CA1309
        }
        found = found.Take(MostScanned);
        if (question.Profession is { } profession)
        {
            found = found.Where(w => w.Profession == profession);
        }
        var people = found.Select(w => w.Practitioner).Distinct();
        if (question.Names.Count < 2)
        {
            return await people.Take(most).ToListAsync(cancellationToken);
        }
        var named = db.Practitioners.Where(p => people.Contains(p.Id));
        foreach (var name in question.Names)
        {
            var start = " " + name;
            named = named.Where(p => (" " + p.Folded).Contains(start));
        }
        return await named.OrderBy(p => p.Folded).Select(p => p.Id).Take(most).ToListAsync(cancellationToken);
    }

    private async Task<List<int>> Anywhere(DirectoryQuestion question, int most, CancellationToken cancellationToken)
    {
        if (question.Names.Count == 0)
        {
            return [];
        }
        var driver = await Rarest(question.Names, cancellationToken);
        var people = new List<int>();
        foreach (var rank in new short[] { 0, 1 })
        {
            if (people.Count >= most)
            {
                break;
            }
            var found = Range(rank, driver).OrderBy(w => w.Word).ThenBy(w => w.Folded).ThenBy(w => w.Practitioner).Take(MostScanned);
            if (question.Profession is { } profession)
            {
                found = found.Where(w => w.Profession == profession);
            }
            foreach (var name in question.Names.Where(n => n != driver))
            {
                var start = " " + name;
                found = found.Where(w => (" " + w.Folded).Contains(start));
            }
            people.AddRange(await found.Select(w => w.Practitioner).Take(most).ToListAsync(cancellationToken));
        }
        return people;
    }

    private async Task<string> Rarest(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var (rarest, fewest) = (names[0], int.MaxValue);
        if (names.Count > 1)
        {
            foreach (var name in names.OrderByDescending(n => n.Length))
            {
                var count = await Range(0, name).OrderBy(w => w.Word).Take(MostCounted).CountAsync(cancellationToken)
                    + await Range(1, name).OrderBy(w => w.Word).Take(MostCounted).CountAsync(cancellationToken);
                if (count < fewest)
                {
                    (rarest, fewest) = (name, count);
                }
            }
        }
        return rarest;
    }

    private IQueryable<NameWord> Range(short rank, string start)
    {
        var end = start + Last;
#pragma warning disable CA1309 // The database compares, in the order of its bytes.
        return db.NameWords.Where(w => w.Rank == rank && string.Compare(w.Word, start) >= 0 && string.Compare(w.Word, end) < 0);
#pragma warning restore CA1309
    }

    /// <summary>A last name typed whole, one that begins so, then first names.</summary>
    private static int Closeness(Professional found, IReadOnlyList<string> words)
    {
        var last = FoldedText.Of(found.LastName);
        return words.Contains(last) ? 0 : words.Any(w => last.StartsWith(w, StringComparison.Ordinal)) ? 1 : 2;
    }

    private static string FoldedName(Professional found) => FoldedText.Of(found.LastName + " " + found.FirstName);
}
