using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class TagTests
{
    [Fact]
    public void A_tag_has_one_name_and_never_tells_of_a_patient()
    {
        var tag = Tag.Create(" Garde du samedi ", []).Required;

        Assert.Equal(("Garde du samedi", "garde du samedi"), (tag.Name, tag.FoldedName));
        Assert.Equal("tag-taken", Assert.Single(Tag.Create("GARDE  du samedi", [tag]).Refusals).Code);
        Assert.Equal("tag-name", Assert.Single(Tag.Create("…", []).Refusals).Code);
        Assert.Equal("tag-name", Assert.Single(Tag.Create(new string('a', 51), []).Refusals).Code);
        Assert.Equal("patient-identity", Assert.Single(Tag.Create("Patiente de Mme Durand", []).Refusals).Code);
        Assert.Empty(tag.Rename("Gardes", [tag]));
    }

    [Fact]
    public void A_role_or_skill_has_a_label_and_days_in_order()
    {
        var member = Guid.CreateVersion7();

        Assert.Empty(MemberCompetence.Give(member, "Anglais", null, null).Refusals);
        Assert.Equal("label-required", Assert.Single(MemberCompetence.Give(member, " ", null, null).Refusals).Code);
        Assert.Equal("days", Assert.Single(MemberCompetence.Give(member, "Formateur", new(2026, 2, 1), new(2026, 1, 1)).Refusals).Code);
        Assert.Equal("days", Assert.Single(MemberCompetence.Give(member, "Formateur", new(1026, 2, 1), null).Refusals).Code);
        Assert.Equal("patient-identity", Assert.Single(MemberCompetence.Give(member, "Suit le patient M. Durand", null, null).Refusals).Code);
    }

    [Fact]
    public void A_segment_has_a_name_of_its_own_and_filters()
    {
        var one = Segment.Save("Infirmiers", "profession=60", "Claire", []).Required;

        Assert.Equal("segment-taken", Assert.Single(Segment.Save("infirmiers", "profession=10", "Claire", [one]).Refusals).Code);
        Assert.Equal(["segment-name", "filters-required"], Segment.Save("", "", "Claire", []).Refusals.Select(r => r.Code));
        Assert.Empty(one.Rename("Infirmières et infirmiers", [one]));
    }

    [Fact]
    public void A_message_has_a_subject_and_a_text_and_names_no_patient()
    {
        Assert.Equal(["subject-required", "text-required"], MemberMessage.Check(" ", "").Select(r => r.Code));
        Assert.Equal("patient-identity", Assert.Single(MemberMessage.Check("Réunion", "Le patient M. Durand viendra.")).Code);
        Assert.Equal("text-required", Assert.Single(MemberMessage.Check("Réunion", new string('a', 8001))).Code);
        var message = MemberMessage.Write(Guid.CreateVersion7(), "Réunion", "Jeudi.", new string('a', 400), "Claire", new(2026, 11, 22, 11, 0, 0, DateTimeKind.Utc)).Required;
        Assert.Equal(MemberMessage.AudienceLength, message.Audience.Length);
    }
}
