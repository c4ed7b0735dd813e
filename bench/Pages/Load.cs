using System.Diagnostics;

namespace Tisserand.Bench.Pages;

/// <summary>Clients that ask for one thing again and again.</summary>
internal static class Load
{
    public static Task<Result> Run(HttpClient client, Uri address, double seconds, int clients) => Run(
        async () =>
        {
            using var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
        },
        seconds, clients);

    public static async Task<Result> Run(Func<Task> ask, double seconds, int clients)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var own = new List<double>();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                await ask();
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return own;
        }));
        var all = times.SelectMany(t => t).Order().ToList();
        return new(all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[(int)(all.Count * 0.99)]);
    }

    public sealed record Result(double PerSecond, double MedianMilliseconds, double P99Milliseconds);
}
