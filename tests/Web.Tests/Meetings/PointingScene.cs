using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Tests.Polls;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>What meetings, their polls and their tasks keep of a person.</summary>
internal static class PointingScene
{
    /// <summary>One row of each kind that points to a member, beside the presence itself.</summary>
    /// <param name="words">Said by the person: in a comment and in an answer.</param>
    public static async Task PointTo(TisserandDb db, Member member, string words, DateTime now)
    {
        var meeting = Meeting.Plan(MeetingScene.Details("Soirée plaies", "2027-02-10")).Required;
        var poll = DatePoll.Propose(PollScene.Details(), PollScene.Slots, PollScene.Today).Required;
        db.AddRange(meeting, poll);
        await db.SaveChangesAsync();
        var form = RegistrationForm.Open(meeting.Id, "http://localhost", new(20, null, null, false, 48, null)).Required;
        var question = MeetingQuestion.Ask(meeting.Id, QuestionUse.Registration, 1, new(QuestionKind.ShortText, "Un repas ?", false, null)).Required;
        var asked = PollPerson.Of(poll.Id, member.Id);
        db.AddRange(form, question, asked);
        await db.SaveChangesAsync();
        Assert.Empty(asked.Answer(poll, [poll.Dates[0].Id], new Dictionary<Guid, PollVoice> { [poll.Dates[0].Id] = PollVoice.Yes }, words, PollScene.Today, now));
        var registration = Registration.Of(form.Id, member, 0, now);
        db.AddRange(
            registration, PersonalCode.Give(member.Id, now), PresenceSignature.Of(meeting.Id, member.Id, null, now), new MeetingMail(meeting.Id, member.Id, MeetingMailKind.Invitation, "", now),
            DoorMark.Keep(meeting.Id, new(Guid.NewGuid(), member.Id, DoorAct.Arrival, DoorWay.List, now, "", "Claire Aubry"), now),
            ToDo.Write(new("Appeler la mairie", null, new(null, member.Id), null, null, false, Recurrence.None, null), ToDoOrigin.None).Required);
        await db.SaveChangesAsync();
        db.AddRange(RegistrationAnswer.Of(registration.Id, new(new Dictionary<Guid, string> { [question.Id] = words })));
        await db.SaveChangesAsync();
    }
}
