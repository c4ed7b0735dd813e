using System.Collections;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>What a load knows of its people: which row they have, and the fingerprint of what it says of each.</summary>
public interface IFingerprints
{
    /// <summary>The row of a person in this load; 0 for none.</summary>
    int Find(string nationalId);

    /// <summary>Of the rows 1, 2, 3…</summary>
    IReadOnlyList<ulong> Values { get; }
}

/// <summary>Writes the movements of a load, as its base takes them fastest.</summary>
internal interface IMovementWriter
{
    Task Write(IReadOnlyList<Movement> movements, IReadOnlyList<MovementInCommune> communes, CancellationToken cancellationToken);
}

/// <summary>
/// Compares a load that is ready with the one in use: one pass over the people of the old one finds those whose fingerprint differs, and
/// only they are read from both. Memory holds a number for each of them.
/// </summary>
/// <param name="prefix">Of the tables: the schema and a dot, or nothing.</param>
internal sealed class DirectoryComparison(DbConnection connection, string prefix, IFingerprints fingerprints, IMovementWriter writer, long generation, long previous)
{
    private const int BatchSize = 500;

    private readonly Dictionary<(string Name, string Profession), List<Half>> _adeli = [];
    private readonly List<(Half Gone, long Movement, string NationalId)> _claims = [];
    private long _next = generation * MovementTables.IdsOfLoad;
    private long _moves;
    private long _changes;

    /// <summary>Who left an ADELI number.</summary>
    private sealed record Half(long Movement, string NationalId, DirectoryState State);

    /// <summary>Null when there is nothing to compare with: the first load, or one made before there were fingerprints.</summary>
    public async Task<Difference?> Run(CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        // What a load killed at this point has left.
        await Forget($">= {generation.ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        await Forget($"<= {(generation - MovementTables.LoadsKept).ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        var (gone, both, seen, any) = await Scan(cancellationToken);
        if (!any)
        {
            return null;
        }
        var fresh = Enumerable.Range(1, fingerprints.Values.Count).Where(id => !seen[id]).ToList();
        var isComparable = gone.Count + both.Count + fresh.Count <= MovementTables.MostMovements;
        long? renumbered = null;
        if (isComparable)
        {
            // Who left an ADELI number is known before whoever comes with an RPPS number.
            await Each(gone.ConvertAll(id => (id, 0)), cancellationToken);
            await Each(both, cancellationToken);
            await Each(fresh.ConvertAll(id => (0, id)), cancellationToken);
            renumbered = await MarkTwins(cancellationToken);
        }
        return new()
        {
            Generation = generation,
            Previous = previous,
            Arrivals = fresh.Count,
            Departures = gone.Count,
            Moves = isComparable ? _moves : null,
            Changes = isComparable ? _changes : null,
            Renumbered = renumbered,
            Seconds = Math.Round(started.Elapsed.TotalSeconds, 2),
        };
    }

    private async Task<(List<int> Gone, List<(int Before, int After)> Both, BitArray Seen, bool Any)> Scan(CancellationToken cancellationToken)
    {
        var (gone, both, seen, any) = (new List<int>(), new List<(int, int)>(), new BitArray(fingerprints.Values.Count + 1), false);
        await using var command = Command($"SELECT p.id, p.national_id, f.value FROM {prefix}practitioner p JOIN {prefix}fingerprint f ON f.id = p.id");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            any = true;
            var (before, after) = (rows.GetInt32(0), fingerprints.Find(rows.GetString(1)));
            if (after == 0)
            {
                gone.Add(before);
                continue;
            }
            seen[after] = true;
            if (unchecked((ulong)rows.GetInt64(2)) != fingerprints.Values[after - 1])
            {
                both.Add((before, after));
            }
        }
        return (gone, both, seen, any);
    }

    private async Task Each(List<(int Before, int After)> pairs, CancellationToken cancellationToken)
    {
        foreach (var batch in pairs.Chunk(BatchSize))
        {
            var before = await States("", [.. batch.Select(p => p.Before).Where(id => id > 0)], cancellationToken);
            var after = await States("_next", [.. batch.Select(p => p.After).Where(id => id > 0)], cancellationToken);
            var (movements, communes) = (new List<Movement>(), new List<MovementInCommune>());
            foreach (var (old, now) in batch)
            {
                Add(before.GetValueOrDefault(old), after.GetValueOrDefault(now), movements, communes);
            }
            await writer.Write(movements, communes, cancellationToken);
        }
    }

    private void Add(Known? before, Known? after, List<Movement> movements, List<MovementInCommune> communes)
    {
        var kinds = DirectoryMovement.Between(before?.State, after?.State);
        if (kinds == MovementKinds.None)
        {
            // The fingerprint holds more than what is told: the same two activities, counted otherwise.
            return;
        }
        var (person, id) = ((after ?? before)!, _next++);
        _moves += kinds.HasFlag(MovementKinds.Moved) ? 1 : 0;
        _changes += kinds.HasFlag(MovementKinds.Changed) ? 1 : 0;
        movements.Add(new()
        {
            Id = id,
            Generation = generation,
            Kinds = kinds,
            NationalId = person.NationalId,
            Rpps = person.Rpps,
            Folded = person.State.FoldedName is { Length: > 0 } folded ? folded : person.NationalId,
            Profession = person.State.Professions.Count > 0 ? person.State.Professions[0] : null,
            Before = before?.State.Written(),
            After = after?.State.Written(),
        });
        Meet(kinds, id, person);
        communes.AddRange(DirectoryMovement.Communes(before?.State, after?.State).Select(c => new MovementInCommune
        {
            Commune = c.Commune,
            Generation = generation,
            Movement = id,
            Was = (short)(c.Was ? 1 : 0),
            Now = (short)(c.Is ? 1 : 0),
            Moved = (short)(c.Moved ? 1 : 0),
        }));
    }

    /// <summary>Remembers who leaves an ADELI number, and meets with them who comes with an RPPS number.</summary>
    private void Meet(MovementKinds kinds, long id, Known person)
    {
        foreach (var key in person.State.Professions.Select(p => (person.State.FoldedName, p)))
        {
            if (kinds == MovementKinds.Gone && person.NationalId[0] == '0')
            {
                if (!_adeli.TryGetValue(key, out var halves))
                {
                    _adeli[key] = halves = [];
                }
                halves.Add(new(id, person.NationalId, person.State));
            }
            else if (kinds == MovementKinds.New && person.NationalId[0] == '8' && _adeli.TryGetValue(key, out var halves))
            {
                var near = halves.FindAll(h => h.State.Places.Any(p => person.State.Places.Any(q => q.Spot == p.Spot)));
                if (near.Count == 0)
                {
                    near = halves.FindAll(h => h.State.Places.Any(p => p.Commune is not null && person.State.Places.Any(q => q.Commune == p.Commune)));
                }
                if (near is [var gone])
                {
                    _claims.Add((gone, id, person.NationalId));
                }
            }
        }
    }

    /// <summary>A number left that two people could have taken is nobody's.</summary>
    private async Task<long> MarkTwins(CancellationToken cancellationToken)
    {
        var sure = _claims.DistinctBy(c => (c.Gone.Movement, c.Movement)).GroupBy(c => c.Gone.Movement).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
        foreach (var (gone, movement, nationalId) in sure)
        {
            await MarkTwin(gone.Movement, nationalId, cancellationToken);
            await MarkTwin(movement, gone.NationalId, cancellationToken);
        }
        return sure.Count;
    }

    private async Task MarkTwin(long movement, string twin, CancellationToken cancellationToken)
    {
        await using var command = Command($"UPDATE {prefix}movement SET twin = '{Digits(twin)}' WHERE id = {movement.ToString(CultureInfo.InvariantCulture)}");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task Forget(string which, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "movement", "movement_in_commune", "difference" })
        {
            await using var command = Command($"DELETE FROM {prefix}{table} WHERE generation {which}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed record Known(string NationalId, string? Rpps, DirectoryState State);

    private async Task<Dictionary<int, Known>> States(string suffix, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }
        var among = string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture)));
        var activities = new Dictionary<int, List<(string? Profession, string? Mode, string? Category, DirectoryPlace? Place)>>();
        await Rows($"SELECT a.practitioner, a.profession, a.mode, a.category, a.replacement, a.place, p.commune, p.name, p.sign, p.street, p.distribution, p.postal_code, p.city "
            + $"FROM {prefix}activity{suffix} a LEFT JOIN {prefix}place{suffix} p ON p.id = a.place WHERE a.practitioner IN ({among})", r =>
            {
                string Said(int column) => r.IsDBNull(column) ? "" : r.GetString(column);
                string? Code(int column) => r.IsDBNull(column) ? null : r.GetString(column);
                if (!activities.TryGetValue(r.GetInt32(0), out var list))
                {
                    activities[r.GetInt32(0)] = list = [];
                }
                list.Add((Code(1), Code(2), Code(3), r.IsDBNull(5) ? null : new(
                    Code(6), Said(8) is { Length: > 0 } sign ? sign : Said(7), (Said(9) + " " + Said(10)).Trim(), (Said(11) + " " + Said(12)).Trim(),
                    Code(3) == Nomenclature.Civilian && !Convert.ToBoolean(r.GetValue(4), CultureInfo.InvariantCulture))));
            }, cancellationToken);
        var specialities = new Dictionary<int, string>();
        await Rows($"SELECT practitioner, code FROM {prefix}skill{suffix} WHERE kind = 'S' AND practitioner IN ({among}) ORDER BY practitioner, rank", r => specialities.TryAdd(r.GetInt32(0), r.GetString(1)), cancellationToken);
        var known = new Dictionary<int, Known>();
        await Rows($"SELECT id, national_id, rpps, last_name, first_name FROM {prefix}practitioner{suffix} WHERE id IN ({among})", r =>
        {
            var id = r.GetInt32(0);
            var held = activities.GetValueOrDefault(id) ?? [];
            List<string> Codes(Func<(string? Profession, string? Mode, string? Category, DirectoryPlace? Place), string?> which) => [.. held.Select(which).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            known[id] = new(r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), new(
                r.IsDBNull(3) ? "" : r.GetString(3), r.IsDBNull(4) ? "" : r.GetString(4),
                Codes(a => a.Profession), Codes(a => a.Mode), Codes(a => a.Category), specialities.GetValueOrDefault(id),
                [.. held.Select(a => a.Place).OfType<DirectoryPlace>().GroupBy(p => p.Spot).Select(g => g.First() with { Practising = g.Any(p => p.Practising) })]));
        }, cancellationToken);
        return known;
    }

    private async Task Rows(string sql, Action<DbDataReader> take, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            take(rows);
        }
    }

    /// <summary>National identifiers are letters and digits: the file with another is refused line by line.</summary>
    private static string Digits(string nationalId) => nationalId.All(char.IsAsciiLetterOrDigit) ? nationalId : throw new InvalidDataException("Not a national identifier.");

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants, numbers, and identifiers of letters and digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }
}
