using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Polls;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Meetings.Series;
using Tisserand.Web.Features.Polls;

namespace Tisserand.Web.Demonstration;

/// <summary>A poll that runs, with answers and some who are silent, one whose date became a meeting, and a monthly series.</summary>
internal sealed class DemonstrationPolls(IServiceProvider services, DemonstrationCalendar calendar)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        var people = await _db.Set<Member>().Where(m => m.Kind == MemberKind.Person && m.MemberUntil == null && m.Email != "" && (m.Profession == "10" || m.Profession == "60" || m.Profession == "21"))
            .OrderBy(m => m.Id).Select(m => m.Id).Take(24).ToListAsync(cancellationToken);
        var next = calendar.Today.AddDays(14 + (((int)DayOfWeek.Tuesday - (int)calendar.Today.DayOfWeek + 7) % 7));
        var running = await Ask(
            new("Protocole de suivi des plaies : relecture", MeetingKind.WorkingGroup, MissionCode.Pathways, "Maison de santé de Lumbres", null, 90,
                "Une heure et demie pour relire le protocole avant sa diffusion.", calendar.Today.AddDays(6), ShowsNames: false, IsOpenToAll: true),
            [new(next, new(12, 45)), new(next, new(20, 0)), new(next.AddDays(2), new(20, 0)), new(next.AddDays(7), new(12, 45))],
            people[..14], "Laure Desquiens laure.desquiens@exemple.example", cancellationToken);
        await Answer(running, people[..10], ["oui oui non si", "non oui oui oui", "si oui oui non", "non non oui oui", "oui si oui non", "non oui oui si", "non non si oui", "oui oui oui oui", "non si oui non", "si oui non oui"], cancellationToken);
        var chosen = await Ask(
            new("Point d’étape avec les pharmaciens", MeetingKind.WorkingGroup, MissionCode.Prevention, "Pharmacie du Marais, Saint-Omer", null, 60, null, calendar.Today.AddDays(3), ShowsNames: true, IsOpenToAll: false),
            [new(next.AddDays(-5), new(13, 0)), new(next.AddDays(-3), new(13, 0))], people[14..20], null, cancellationToken);
        await Answer(chosen, people[14..19], ["oui non", "oui si", "si oui", "oui oui", "oui non"], cancellationToken);
        var date = (await _db.ReadPoll(chosen, cancellationToken))!.Dates[0].Id;
        _ = (await services.GetRequiredService<ChooseDate>().Choose(chosen, date, cancellationToken))!.Required;
        await Repeat(next, people[..8], cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task Repeat(DateOnly first, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var meeting = (await services.GetRequiredService<PlanMeeting>().Plan(
            new("Café des référents", MeetingKind.WorkingGroup, MissionCode.Quality, null, first, new(8, 0), new(9, 0), "Maison de santé de Lumbres", null, "Tour de table"), people, cancellationToken)).Required;
        _ = (await services.GetRequiredService<RepeatMeeting>().Repeat(meeting.Id, new(RepetitionKind.WeekdayOfMonth, 1, null, 6, SkipsHolidays: true), invites: true, cancellationToken))!.Required;
    }

    private async Task<Guid> Ask(PollDetails details, PollSlot[] slots, IReadOnlyCollection<Guid> people, string? guests, CancellationToken cancellationToken)
    {
        var poll = DatePoll.Propose(details, slots, calendar.Today).Required;
        _db.Add(poll);
        await _db.SaveChangesAsync(cancellationToken);
        var ask = services.GetRequiredService<AskPeople>();
        await ask.Members(poll.Id, people, cancellationToken);
        if (guests is not null)
        {
            _ = (await ask.Guests(poll.Id, guests, cancellationToken)).Required;
        }
        _ = (await services.GetRequiredService<SendPoll>().Invite(poll.Id, "https://cpts.example", cancellationToken))!.Required;
        return poll.Id;
    }

    private async Task Answer(Guid poll, List<Guid> members, string[] said, CancellationToken cancellationToken)
    {
        var dates = (await _db.ReadPoll(poll, cancellationToken))!.Dates.Select(d => d.Id).ToList();
        foreach (var (member, words) in members.Zip(said))
        {
            var person = await _db.Set<PollPerson>().Where(p => p.PollId == poll && p.MemberId == member).Select(p => p.Id).SingleAsync(cancellationToken);
            var voices = dates.Zip(words.Split(' ')).ToDictionary(p => p.First, p => PollVoices.Find(p.Second)!.Value);
            var comment = words == said[1] ? "Plutôt en visio le midi." : null;
            if (await services.GetRequiredService<AnswerPoll>().Answer(new(person, null, "", ""), new(dates, voices, comment), cancellationToken) is not { Count: 0 })
            {
                throw new InvalidOperationException("The demonstration was refused an answer.");
            }
        }
    }
}
