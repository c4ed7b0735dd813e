using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Xunit;

namespace Tisserand.Domain.Tests.Governance;

public sealed class ConvocationTests
{
    [Theory]
    [InlineData("2026-11-27", false)]
    [InlineData("2026-11-28", true)]
    public void The_delay_of_the_texts_says_the_last_day(string today, bool isLate)
    {
        var rules = RuleBook.On(new(2026, 11, 22), [RuleBookTests.Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.NoticeAssembly, "15", "article 9"), (GovernanceRule.NoticeStrict, "oui", ""))]);

        var delay = NoticeDelay.Of(Plan(MeetingKind.GeneralAssembly), isSecond: false, rules, DateOnly.ParseExact(today, "yyyy-MM-dd", null));

        Assert.Equal((new DateOnly(2026, 11, 27), isLate, true), (delay.LastDay, delay.IsLate, delay.Refuses));
        Assert.Contains("15\u00A0jours avant\u00A0: à envoyer le 27 novembre 2026 au plus tard", delay.Working, StringComparison.Ordinal);
        Assert.Contains("Statuts du 12 mars 2024, article 9", delay.Working, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delay_of_custom_warns_even_when_late_convocations_are_refused()
    {
        var rules = RuleBook.On(new(2026, 11, 22), [RuleBookTests.Text(FoundingTextKind.Statutes, new(2024, 3, 12), (GovernanceRule.NoticeStrict, "oui", ""))]);

        Assert.False(NoticeDelay.Of(Plan(MeetingKind.Bureau), isSecond: false, rules, new(2026, 12, 11)).Refuses);
    }

    [Fact]
    public void A_meeting_moved_after_the_convocation_says_what_was_told_otherwise()
    {
        var meeting = Plan(MeetingKind.GeneralAssembly);
        var sent = Convocation.Send(meeting, ["Comptes", "Budget"], "Convocation", "Venez", [], [(Guid.NewGuid(), "a@example.org", null)], "Claire Aubry", DateTime.UnixEpoch).Required;
        Assert.Empty(sent.Belied(meeting, ["Comptes", "Budget"]));

        Assert.Empty(meeting.Change(new(meeting.Title, meeting.Kind, null, null, new(2026, 12, 19), new(20, 0), new(22, 0), "Mairie", null, null)));

        Assert.Equal(
            ["Jour annoncé\u00A0: 12 décembre 2026\u00A0; la réunion est le 19 décembre 2026.", "Heure annoncée\u00A0: 19\u00A0h\u00A030\u00A0; la réunion commence à 20\u00A0h\u00A000.",
                "Lieu annoncé\u00A0: Salle des fêtes\u00A0; il est maintenant\u00A0: Mairie.", "Point ajouté après la convocation\u00A0: Élections.", "Point annoncé et retiré\u00A0: Comptes."],
            sent.Belied(meeting, ["Budget", "Élections"]));
    }

    [Fact]
    public void Nobody_no_subject_and_no_text_are_refused() =>
        Assert.Equal(["subject-required", "text-required", "nobody"], Convocation.Send(Plan(MeetingKind.Bureau), [], " ", "", [], [], "", DateTime.UnixEpoch).Refusals.Select(r => r.Code));

    private static Meeting Plan(MeetingKind kind) =>
        Meeting.Plan(new("Assemblée générale", kind, null, null, new(2026, 12, 12), new(19, 30), new(22, 0), "Salle des fêtes", null, null)).Required;
}
