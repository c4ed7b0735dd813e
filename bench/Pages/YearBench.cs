using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;

namespace Tisserand.Bench.Pages;

/// <summary>
/// What a coordinator opens at the end of a contract year: the pages that add up a year of meetings, on the demonstration as it is,
/// then with 300 meetings and 15 000 attendances in its second year. One client: what one person waits.
/// </summary>
internal static class YearBench
{
    private const int Meetings = 300;
    private const int People = 50;

    private static readonly (string Name, string Path, string Shows)[] Pages =
    [
        ("this week", "", "Cette semaine"),
        ("meetings", "reunions", "id=\"liste\""),
        ("indicators of the year", "indicateurs?annee=2", "Indicateur"),
        ("funding calendar of the year", "finances/calendrier?annee=2", "Calendrier"),
        ("indemnities to approve", "finances/indemnites", "id=\"liste\""),
        ("indemnities by person", "finances/indemnites/personnes", "personne"),
        ("annual report, page", "rapport?annee=2", "Rapport annuel"),
        ("annual report, Word", "rapport?annee=2&format=docx", ""),
    ];

    public static async Task Run(BooksLocation location, int seconds)
    {
        await using var house = await House.Open(location);
        await house.OpenDemonstration();
        Console.WriteLine($"{location.Kind}, {Environment.ProcessorCount} cores, 1 client, {seconds} s each");
        Console.WriteLine("| meetings | attendances | page | median ms | p99 ms |");
        Console.WriteLine("|---|---|---|---|---|");
        await Measure(house, seconds);
        await Fill(house);
        await Measure(house, seconds);
    }

    private static async Task Measure(House house, int seconds)
    {
        var (meetings, attendances) = await house.Within(async (_, db) => (await db.Set<Meeting>().CountAsync(), await db.Set<Attendance>().CountAsync()));
        foreach (var (name, path, shows) in Pages)
        {
            await house.Check(path, shows);
            await Load.Run(house.Client, house.Address(path), 2, 1);
            var result = await Load.Run(house.Client, house.Address(path), seconds, 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {meetings} | {attendances} | {name} | {result.MedianMilliseconds:0} | {result.P99Milliseconds:0} |"));
        }
    }

    /// <summary>Evenings of an hour and a half, one a day over the last 300 days of the second year, each with fifty people present.</summary>
    private static async Task Fill(House house)
    {
        var lastDay = await house.Within(async (_, db) => (await db.Set<AciContract>().SingleAsync()).Years.Period(2).End!.Value);
        for (var start = 0; start < Meetings; start += 30)
        {
            await house.Within(async (_, db) =>
            {
                var members = await db.Set<Member>().OrderBy(m => m.FoldedName).Select(m => new { m.Id, m.Profession }).ToListAsync();
                for (var i = start; i < start + 30; i++)
                {
                    var meeting = Meeting.Plan(new(
                        $"Groupe de travail {i}", MeetingKind.WorkingGroup, MissionCodes.All[i % MissionCodes.All.Count], null,
                        lastDay.AddDays(-i), new(20, 0), new(21, 30), "Salle du conseil", "", "")).Required;
                    var present = Enumerable.Range(0, People).Select(p => members[(i + p) % members.Count]).ToList();
                    meeting.Invite(present.Select(m => m.Id));
                    if (meeting.TakeAttendance([.. present.Select(m => new AttendanceEntry(m.Id, m.Profession, AttendanceState.Present))], lastDay.AddDays(1)) is [var refusal, ..])
                    {
                        throw new InvalidOperationException(refusal.Message);
                    }
                    db.Add(meeting);
                }
                return await db.SaveChangesAsync();
            });
        }
    }
}
