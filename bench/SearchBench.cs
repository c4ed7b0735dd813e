using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Bench;

/// <summary>
/// The search in the whole directory, as the page asks it (people, places, speciality included): each question many times on
/// a loaded base, one client. The load is made first when the base is empty, and its time and size are told.
/// </summary>
internal static class SearchBench
{
    private const int Turns = 100;

    private static readonly (string What, string? Text, string? Profession, string? Commune)[] Questions =
    [
        ("rare name", "quinadin", null, null),
        ("last and first name", "lamolnet noemie", null, null),
        ("two beginnings", "mare jul", null, null),
        ("three letters", "mar", null, null),
        ("two letters, MA", "ma", null, null),
        ("one letter, M", "m", null, null),
        ("very frequent, MARTIN", "martin", null, null),
        ("MARTIN and a first name", "martin sarah", null, null),
        ("two frequent beginnings", "ma j", null, null),
        ("frequent first name", "marie", null, null),
        ("MARTIN, nurse", "martin infirmier", null, null),
        ("MARTIN, nurse, Arras", "martin infirmier arras", null, null),
        ("nurse, Lille", "infirmier lille", null, null),
        ("nurse, Paris", "infirmier paris", null, null),
        ("MARTIN, filters apart", "martin", "60", "62041"),
        ("nobody", "zzyzx", null, null),
    ];

    public static async Task<int> Run(string file, string folder, string? postgreSql)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, new BooksLocation(folder, postgreSql));
        await using (var db = new ReferenceDb(options.Options))
        {
            await ReferenceBase.Create(db, CancellationToken.None);
            if (!await db.Generations.AnyAsync())
            {
                var generation = (await new ImportDirectory(db, Web.Shell.Clock.System).Run(file)).Required.Generation;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {generation.Rows} rows, {generation.Practitioners} people, {generation.Seconds:F0} s"));
            }
            var (names, places) = (await db.NameWords.LongCountAsync(), await db.PlaceWords.LongCountAsync());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index {names} words of names, {places} by commune"));
        }
        string[] territory = [.. Geography.Current.Communes.Where(c => c.Departement == "62").Take(60).Select(c => c.Code)];
        Console.WriteLine("| question | answers | p50 | p99 | processor, mean |");
        Console.WriteLine("|---|---|---|---|---|");
        var all = new List<double>();
        foreach (var (what, text, profession, commune) in Questions)
        {
            var times = new List<double>();
            var (answers, spent) = (0, TimeSpan.Zero);
            for (var turn = -3; turn < Turns; turn++)
            {
                await using var db = new ReferenceDb(options.Options);
                var search = new DirectorySearch(db, new DirectoryQueries(db));
                var watch = Stopwatch.GetTimestamp();
                var found = await search.Run(new(text) { Profession = profession, Commune = commune, Territory = territory });
                answers = found.Professionals.Count;
                if (turn == -1)
                {
                    spent = Environment.CpuUsage.TotalTime;
                }
                if (turn >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }
            }
            all.AddRange(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {answers} | {At(times, .5):F1} ms | {At(times, .99):F1} ms | {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / Turns:F1} ms |"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | | {At(all, .5):F1} ms | {At(all, .99):F1} ms | |"));
        return 0;
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
