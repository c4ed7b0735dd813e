using Tisserand.Domain.Members;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class MemberTests
{
    private static readonly MemberDetails Claire = new("Maurin", "Claire", "60", "99700427885", true, false, "claire.maurin@example.org", "06.12.34.56.78", null,
        [new(null, "62534", "MSP du Haut Pays", "12 rue de l’Église"), new(null, "62765", null, null)]);

    [Fact]
    public void Keeps_what_was_typed_in_one_form()
    {
        var member = Member.Create(Claire with { LastName = " Le  Goff ", Rpps = "8 997 004 278 85" }).Required;

        Assert.Equal(("Le Goff", "le goff claire"), (member.LastName, member.FoldedName));
        Assert.Equal(("99700427885", "+33612345678"), (member.Rpps, member.Phone));
        Assert.Equal(("62534", 2), (member.MainCommune, member.SiteCount));
        Assert.Equal([0, 1], member.Sites.Select(s => s.Rank));
        Assert.Equal(MembershipState.Never, member.State(new(2026, 1, 1)));
    }

    [Fact]
    public void A_phone_that_does_not_read_is_kept_as_typed() =>
        Assert.Equal("standard poste 12", Member.Create(Claire with { Phone = " standard  poste 12" }).Required.Phone);

    public static TheoryData<MemberDetails, string, string> Refused => new()
    {
        { Claire with { LastName = "  " }, "LastName", "name-required" },
        { Claire with { FirstName = "…" }, "FirstName", "name-required" },
        { Claire with { LastName = new string('a', 101) }, "LastName", "name-required" },
        { Claire with { Profession = "" }, "Profession", "profession-required" },
        { Claire with { Profession = "77" }, "Profession", "profession-required" },
        { Claire with { Rpps = "9970042788" }, "Rpps", "rpps-format" },
        { Claire with { Email = "claire@" }, "Email", "email-invalid" },
        { Claire with { Email = "claire@exemple" }, "Email", "email-invalid" },
        { Claire with { Email = "Claire <claire@example.org>" }, "Email", "email-invalid" },
        { Claire with { Notes = new string('a', 4001) }, "Notes", "notes-long" },
        { Claire with { Sites = [new(null, "62534", null, null), new(null, "99999", null, null)] }, "Sites[1].Commune", "commune-required" },
        { Claire with { Sites = [new(null, null, "Cabinet", null)] }, "Sites[0].Commune", "commune-required" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Refuses_by_the_field(MemberDetails details, string field, string code)
    {
        var refusal = Assert.Single(Member.Create(details).Refusals);

        Assert.Equal((field, code), (refusal.Field, refusal.Code));
        Assert.EndsWith(".", refusal.Message.TrimEnd(')'), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_of_the_rpps_number_warns_and_never_refuses()
    {
        var details = Claire with { Rpps = "99700427886" };

        Assert.True(Member.Create(details).Succeeded);
        Assert.Equal(("rpps-key", "Rpps"), Assert.Single(details.Warnings()) is var w ? (w.Code, w.Field) : default);
        Assert.Empty(Claire.Warnings());
    }

    [Fact]
    public void Notes_that_name_a_patient_warn()
    {
        var warning = Assert.Single((Claire with { Notes = "Patiente Mme Durand" }).Warnings());
        Assert.Equal("Notes", warning.Field);
    }

    [Fact]
    public void A_refused_change_leaves_the_entry_as_it_was()
    {
        var member = Member.Create(Claire).Required;

        Assert.NotEmpty(member.Change(Claire with { LastName = "Autre", Email = "@" }));

        Assert.Equal("Maurin", member.LastName);
    }

    [Fact]
    public void Words_find_compound_names_apart_and_joined()
    {
        var words = Member.Create(Claire with { LastName = "O’Brien-Cœur", FirstName = "Jean-Pierre" }).Required.Words.Select(w => w.Word);

        Assert.Superset(new HashSet<string> { "o", "brien", "coeur", "obriencoeur", "jean", "pierre", "jeanpierre", "claire", "99700427885", "0612345678" }, words.ToHashSet());
    }

    [Theory]
    [InlineData("06 12 34 56 78", new[] { "0612345678" })]
    [InlineData("O’Brien", new[] { "o", "brien" })]
    [InlineData("  ", new string[0])]
    [InlineData("Cœur", new[] { "coeur" })]
    public void A_search_is_cut_into_words(string typed, string[] words) => Assert.Equal(words, SearchWord.Typed(typed));

    [Fact]
    public void Membership_follows_its_days()
    {
        var member = Member.Create(Claire).Required;

        Assert.Empty(member.Start(new(2024, 3, 12)));
        Assert.Equal("already-member", Assert.Single(member.Start(new(2025, 1, 1))).Code);
        Assert.Equal("end-before-start", Assert.Single(member.End(new(2024, 3, 11))).Code);
        Assert.Empty(member.End(new(2025, 12, 31)));
        Assert.Equal("not-member", Assert.Single(member.End(new(2026, 1, 31))).Code);
        Assert.Equal("already-member", Assert.Single(member.Start(new(2025, 12, 31))).Code);
        Assert.Empty(member.Start(new(2026, 6, 1)));

        Assert.Equal(
            [MembershipState.Upcoming, MembershipState.Current, MembershipState.Current, MembershipState.Upcoming, MembershipState.Current],
            new DateOnly[] { new(2024, 3, 11), new(2024, 3, 12), new(2025, 12, 31), new(2026, 1, 1), new(2026, 6, 1) }.Select(member.State));
        Assert.Equal((new DateOnly(2026, 6, 1), null), (member.MemberSince, member.MemberUntil));
    }

    [Theory]
    [InlineData("0024-05-01")]
    [InlineData("2204-05-01")]
    public void An_unlikely_year_is_refused(string day) =>
        Assert.Equal("day-unlikely", Assert.Single(Member.Create(Claire).Required.Start(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Code);

    [Fact]
    public void The_same_place_sent_twice_is_two_places()
    {
        var member = Member.Create(Claire).Required;
        var id = member.Sites[0].Id;

        Assert.Empty(member.Change(Claire with { Sites = [new(id, "62534", "A", null), new(id, "62534", "B", null)] }));

        Assert.Equal(["A", "B"], member.Sites.Select(s => s.Label));
    }

    [Fact]
    public void Coverage_adds_up_and_says_nothing_of_nobody()
    {
        var rows = new[]
        {
            new Coverage("60", new(3, 10), new(2, 6), new(1, 5)),
            new Coverage("10", new(1, 0), new(1, 0), new(0, 0)),
        };

        var sum = Coverage.Sum(rows);

        Assert.Equal((new CoverageShare(4, 10), new CoverageShare(3, 6)), (sum.All, sum.Liberal));
        Assert.Equal(0.3, rows[0].All.Ratio);
        Assert.Null(rows[1].All.Ratio);
    }
}
