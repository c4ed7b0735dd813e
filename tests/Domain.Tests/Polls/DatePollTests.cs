using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Xunit;

namespace Tisserand.Domain.Tests.Polls;

/// <summary>What a poll refuses, when it takes answers, and the best of its dates.</summary>
public sealed class DatePollTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateTime Now = new(2026, 11, 22, 11, 0, 0, DateTimeKind.Utc);
    private static readonly PollSlot First = new(new(2026, 12, 1), new(20, 0));
    private static readonly PollSlot Second = new(new(2026, 12, 3), new(12, 45));

    private static readonly PollDetails Details = new("Groupe plaies", MeetingKind.WorkingGroup, MissionCode.Pathways, "Salle", null, 90, null, new(2026, 11, 29), false, false);

    [Fact]
    public void A_poll_proposes_at_least_two_dates_to_come_and_a_deadline_before_the_last()
    {
        Assert.True(DatePoll.Propose(Details, [First, Second], Today).Succeeded);
        Assert.Equal("dates-required", Refusal(Details, First));
        Assert.Equal("dates-required", Refusal(Details, First, First));
        Assert.Equal("dates-required", Refusal(Details, [.. Enumerable.Range(0, 41).Select(i => new PollSlot(First.Day.AddDays(i), First.StartsAt))]));
        Assert.Equal("date-past", Refusal(Details, new PollSlot(new(2026, 11, 21), new(20, 0)), First));
        Assert.Equal("deadline-after-dates", Refusal(Details with { Deadline = new(2026, 12, 4) }, First, Second));
        Assert.Equal("deadline-required", Refusal(Details with { Deadline = new(2026, 11, 21) }, First, Second));
        Assert.Equal("length-required", Refusal(Details with { Minutes = null }, First, Second));
        Assert.Equal("title-required", Refusal(Details with { Title = " " }, First, Second));
        Assert.Equal("link-invalid", Refusal(Details with { Link = "http://visio.example" }, First, Second));
    }

    [Fact]
    public void A_date_that_stays_keeps_its_identity()
    {
        var poll = DatePoll.Propose(Details, [First, Second], Today).Required;
        var kept = poll.Dates[1];
        Assert.Empty(poll.Change(Details, [Second, new(new(2026, 12, 8), new(20, 0))], Today));
        Assert.Same(kept, poll.Dates[0]);
        // A deadline that passed does not keep one from correcting the rest.
        Assert.Empty(poll.Change(Details with { Title = "Plaies" }, [Second, First], new(2026, 11, 30)));
    }

    [Fact]
    public void Answers_are_taken_until_the_end_of_the_deadline_and_again_once_extended()
    {
        var poll = DatePoll.Propose(Details, [First, Second], Today).Required;
        var person = PollPerson.Of(poll.Id, Guid.NewGuid());
        List<string> Codes(DateOnly day) => person.Answer(poll, [], new Dictionary<Guid, PollVoice>(), null, day, Now).ConvertAll(r => r.Code);
        Assert.Equal(["nothing-chosen"], Codes(new(2026, 11, 29)));
        Assert.Equal(["poll-late"], Codes(new(2026, 11, 30)));
        Assert.Empty(poll.Extend(new(2026, 12, 2), new(2026, 11, 30)));
        Assert.Equal(["nothing-chosen"], Codes(new(2026, 11, 30)));
        Assert.Empty(poll.Close());
        Assert.Equal(["poll-closed"], Codes(new(2026, 11, 30)));
        Assert.Empty(poll.Extend(new(2026, 12, 2), new(2026, 11, 30)));
        Assert.Equal("deadline-past", poll.Extend(new(2026, 11, 29), new(2026, 11, 30))[0].Code);
        poll.Choose(poll.Dates[0].Id, Guid.NewGuid());
        Assert.Equal(["poll-chosen"], Codes(new(2026, 11, 30)));
        Assert.Equal("poll-chosen", poll.MeetingOn(poll.Dates[1].Id).Refusals[0].Code);
        Assert.Equal("poll-chosen", Assert.Single(poll.Extend(new(2026, 12, 2), Today)).Code);
    }

    [Fact]
    public void A_meeting_that_passes_midnight_ends_the_next_day()
    {
        var poll = DatePoll.Propose(Details with { Minutes = 180 }, [new(First.Day, new(22, 30)), Second], Today).Required;
        var details = poll.MeetingOn(poll.Dates[0].Id).Required;
        Assert.Equal((new TimeOnly(22, 30), new TimeOnly(1, 30)), (details.StartsAt, details.EndsAt));
        Assert.Equal(180, Meeting.Plan(details).Required.Minutes);
    }

    [Theory]
    [InlineData("Paul", "paul@example.org", true)]
    [InlineData(null, "PAUL@Example.org ", true)]
    [InlineData("Paul", "paul", false)]
    [InlineData("Paul", "paul@example.org\r\nBcc: x@example.org", false)]
    [InlineData("Paul", "Paul <paul@example.org>", false)]
    public void A_guest_has_a_mail_address(string? name, string email, bool isTaken)
    {
        var guest = PollPerson.Guest(Guid.NewGuid(), name, email);
        Assert.Equal(isTaken, guest.Succeeded);
        Assert.True(!isTaken || guest.Required.Email == "paul@example.org");
    }

    // By date: yes, if need be, no. The third column says which persons are indispensable.
    [Theory]
    [InlineData("oui oui|oui non|si non", "", 0, "2 oui, 1 si nécessaire, 0 non, sur 3 réponses")]
    [InlineData("non oui|non oui|oui si", "", 1, "2 oui, 1 si nécessaire")]
    [InlineData("oui oui|si non|oui oui", "", 0, "sur 3 réponses")]
    [InlineData("oui oui|oui oui", "", 0, "À égalité avec le 3 décembre 2026 : la plus proche est proposée")]
    [InlineData("oui non|oui non|non oui", "2", 1, "Le 1er décembre 2026 a plus de réponses favorables (2 oui, 0 si nécessaire, 1 non), mais P2, indispensable, a dit non")]
    [InlineData("oui non|non oui|oui oui", "0 1", 0, "Chaque date est refusée par une personne indispensable ; celle-ci par P1")]
    [InlineData("oui non|- -", "1", 0, "Une personne indispensable n’a pas encore répondu")]
    [InlineData("non non", "", null, "Aucune date ne convient à personne")]
    [InlineData("- -", "", null, "Personne n’a encore répondu")]
    public void The_best_date_has_most_yes_then_most_yes_and_if_need_be(string answers, string required, int? best, string said)
    {
        var poll = DatePoll.Propose(Details, [First, Second], Today).Required;
        foreach (var date in poll.Dates)
        {
            typeof(ProposedDate).GetProperty(nameof(ProposedDate.Id))!.SetValue(date, Guid.NewGuid());
        }
        var replies = answers.Split('|').Select((line, i) => new PollReply("P" + i, required.Split(' ').Contains(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), line[0] != '-',
            poll.Dates.Zip(line.Split(' ')).Where(p => PollVoices.Find(p.Second) is not null).ToDictionary(p => p.First.Id, p => PollVoices.Find(p.Second)!.Value))).ToList();

        var tally = PollTally.Of(poll.Dates, replies);

        Assert.Equal(best is null ? null : poll.Dates[best.Value].Id, tally.Best?.Date.Id);
        Assert.Contains(said, tally.Working.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.All(tally.Lines, l => Assert.Equal(replies.Count, l.Yes + l.IfNeedBe + l.No + l.Unseen));
    }

    private static string Refusal(PollDetails details, params PollSlot[] slots) => DatePoll.Propose(details, slots, Today).Refusals[0].Code;
}
