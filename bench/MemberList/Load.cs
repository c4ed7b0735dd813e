using System.Diagnostics;

namespace Tisserand.Bench.MemberList;

/// <summary>Clients that ask for one page again and again.</summary>
internal static class Load
{
    public const int Clients = 8;

    public static async Task<Result> Run(HttpClient client, Uri address, double seconds)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var own = new List<double>();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return own;
        }));
        var all = times.SelectMany(t => t).Order().ToList();
        return new(all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2]);
    }

    public sealed record Result(double PerSecond, double MedianMilliseconds);
}
