using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Shell;

namespace Tisserand.Bench.Pages;

/// <summary>Three hundred people at the door, noted one by one by five telephones at once, over HTTP; then the same, kept without network and sent at once.</summary>
internal static class CheckInBench
{
    private const int People = 300;
    private const int Phones = 5;

    public static async Task Run(BooksLocation location)
    {
        await using var house = await House.Open(location);
        await house.CreateFirst();
        await house.Fill(1000);
        Console.WriteLine($"{location.Kind}, {Environment.ProcessorCount} cores, {People} people, {Phones} telephones");
        Console.WriteLine("| how | seconds in all | median ms | p99 ms | longest ms |");
        Console.WriteLine("|---|---|---|---|---|");
        await Measure(house, "one by one", batch: 1);
        await Measure(house, "kept without network, then sent", batch: People / Phones);
    }

    private static async Task Measure(House house, string how, int batch)
    {
        var now = await house.Within((services, _) => Task.FromResult(services.GetRequiredService<Clock>().UtcNow));
        var (day, moment) = (DateOnly.FromDateTime(now), new DateTimeOffset(now).ToUnixTimeMilliseconds());
        var people = await house.Within(async (_, db) => await db.Set<Member>().OrderBy(m => m.FoldedName).Select(m => m.Id).Take(People).ToListAsync());
        var meeting = await house.Within(async (services, _) => (await services.GetRequiredService<PlanMeeting>().Plan(
            new("Réunion", MeetingKind.WorkingGroup, null, null, day, new(0, 0), new(15, 59), null, null, null), people, CancellationToken.None)).Required.Id);
        var door = house.Address($"reunions/porte/{meeting}");
        var list = JsonDocument.Parse(await house.Client.GetStringAsync(new Uri(door + "?handler=List"))).RootElement;
        var (token, me) = (list.GetProperty("token").GetString(), list.GetProperty("me").GetString());
        var waits = new System.Collections.Concurrent.ConcurrentBag<double>();
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(people.Chunk(People / Phones).Select(async (mine, phone) =>
        {
            foreach (var some in mine.Chunk(batch))
            {
                var watch = Stopwatch.StartNew();
                using var content = JsonContent.Create(new
                {
                    me,
                    phone = phone.ToString(CultureInfo.InvariantCulture),
                    acts = some.Select(p => new { token = Guid.NewGuid(), at = moment, member = p, act = "Arrival", way = "List" }),
                });
                content.Headers.Add("RequestVerificationToken", token);
                using var answer = await house.Client.PostAsync(door, content);
                answer.EnsureSuccessStatusCode();
                waits.Add(watch.Elapsed.TotalMilliseconds);
            }
        }));
        var seconds = whole.Elapsed.TotalSeconds;
        var present = await house.Within(async (_, db) => await db.Set<Attendance>().CountAsync(a => a.MeetingId == meeting && a.State == AttendanceState.Present));
        if (present != People)
        {
            throw new InvalidOperationException($"{present} present instead of {People}.");
        }
        var sorted = waits.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {how} | {seconds:0.0} | {sorted[sorted.Count / 2]:0} | {sorted[(int)(sorted.Count * 0.99)]:0} | {sorted[^1]:0} |"));
    }
}
