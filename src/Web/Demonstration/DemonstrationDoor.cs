using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Meetings.Door;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Demonstration;

/// <summary>A meeting of right now, whose door can be tried: the poster answers, some are there and have signed, the others are expected.</summary>
internal static class DemonstrationDoor
{
    private const string Scrawl = "M40 120L60 60 80 140 100 50 125 135 150 90 175 120 205 80 235 128 270 95 310 118 360 88 420 120 480 96";

    public static async Task Open(IServiceProvider services, FicheAction fiche, IReadOnlyList<Member> invited, CancellationToken cancellationToken)
    {
        var (db, clock) = (services.GetRequiredService<TisserandDb>(), services.GetRequiredService<Clock>());
        var now = clock.Local(clock.UtcNow);
        var start = now.AddMinutes(-25 - (now.Minute % 5)).AddSeconds(-now.Second);
        var from = TimeOnly.FromDateTime(start);
        var meeting = (await services.GetRequiredService<PlanMeeting>().Plan(
            new("Atelier plaies\u00A0: prise en main du protocole", MeetingKind.WorkingGroup, fiche.Mission, fiche, DateOnly.FromDateTime(start), new(from.Hour, from.Minute), new TimeOnly(from.Hour, from.Minute).AddMinutes(120),
                "Maison de santé de Lumbres", "", "Le protocole en pratique\nQui appeler, et quand\nQuestions diverses"),
            [.. invited.Select(m => m.Id)], cancellationToken)).Required;
        db.Add(MeetingDoor.Prepare(meeting.Id));
        await db.SaveChangesAsync(cancellationToken);
        _ = await services.GetRequiredService<PersonalCodes>().Of([.. invited.Select(m => m.Id)], cancellationToken);
        var came = invited.Skip(2).Take(5).Select((m, i) =>
            new DoorDeed(clock.NewId(), clock.UtcNow.AddMinutes((4 * i) - 28), m.Id, Way: i == 1 ? DoorWay.Poster : DoorWay.List, Signature: i % 2 == 0 ? Scrawl : null)).ToList();
        foreach (var answer in (await services.GetRequiredService<KeepDoor>().Keep(meeting.Id, came, "demonstration", "Démonstration", cancellationToken))!)
        {
            if (!answer.Kept)
            {
                throw new InvalidOperationException("The demonstration was refused: " + answer.Why);
            }
        }
        db.ChangeTracker.Clear();
    }
}
