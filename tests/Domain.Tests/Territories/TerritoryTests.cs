using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Xunit;

namespace Tisserand.Domain.Tests.Territories;

public sealed class TerritoryTests
{
    private static readonly DateOnly Start = new(2024, 10, 1);
    private static readonly DateOnly Later = new(2025, 7, 1);
    private static readonly Geography Map = Geography.Current;

    private static Territory Of(params string[] codes)
    {
        var territory = new Territory([], Map);
        foreach (var code in codes)
        {
            territory.Join(code, new(Start)).Required.ToString();
        }
        return territory;
    }

    private static int Population(string code) => Map.Find(code)!.Population!.Value;

    [Fact]
    public void A_commune_joins_with_its_name_and_counts_from_its_first_day_to_its_last()
    {
        var territory = new Territory([], Map);
        var line = territory.Join(" 62534 ", new(Start, Later)).Required.Line;
        Assert.Equal(("62534", Map.Find("62534")!.Name), (line.Commune, line.Name));
        Assert.True(territory.On(Start.AddDays(-1)).IsEmpty);
        Assert.Equal(Population("62534"), territory.On(Start).Population);
        Assert.Equal(Population("62534"), territory.On(Later).Population);
        Assert.True(territory.On(Later.AddDays(1)).IsEmpty);
    }

    [Theory]
    [InlineData("99999", "commune-unknown", "Commune")]
    [InlineData("", "commune-unknown", "Commune")]
    [InlineData("62534", "commune-already-there", "Commune")]
    [InlineData("75101", "arrondissement-with-commune", "Commune")]
    [InlineData("69123", "arrondissement-with-commune", "Commune")]
    public void A_commune_that_cannot_join_is_refused(string code, string refusal, string field)
    {
        var territory = Of("62534", "75056", "69381");
        var refused = Assert.Single(territory.Join(code, new(Later)).Refusals);
        Assert.Equal((refusal, field), (refused.Code, refused.Field));
        Assert.Equal(3, territory.Lines.Count);
    }

    [Fact]
    public void A_former_code_split_between_communes_names_the_candidates()
    {
        var code = SplitCodes().First();
        var refusal = Assert.Single(Of().Join(code, new(Start)).Refusals);
        Assert.Equal("commune-ambiguous", refusal.Code);
        foreach (var candidate in ((CommuneResolution.Ambiguous)Map.Resolve(code)).Candidates)
        {
            Assert.Contains(candidate.Code, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_code_of_a_merged_commune_is_translated_and_said()
    {
        var joined = Of().Join("01340", new(Start)).Required;
        Assert.Equal("01015", joined.Line.Commune);
        Assert.Contains("01340", joined.Note, StringComparison.Ordinal);
        Assert.Contains("01015", joined.Note, StringComparison.Ordinal);
        Assert.Null(Of().Join("01015", new(Start)).Required.Note);
    }

    [Fact]
    public void A_commune_may_come_back_after_it_left_but_not_on_a_common_day()
    {
        var territory = Of("62534");
        Assert.Empty(territory.Leave(territory.Lines[0], Later));
        Assert.Equal("commune-already-there", Assert.Single(territory.Join("62534", new(Later)).Refusals).Code);
        Assert.True(territory.Join("62534", new(Later.AddDays(1))).Succeeded);
        Assert.Equal("commune-already-there", Assert.Single(territory.Leave(territory.Lines[0], Later.AddDays(1))).Code);
        Assert.Equal(Later, territory.Lines[0].LastDay);
    }

    public static TheoryData<string, LineTerms, string> WrongTerms => new()
    {
        { "joined-on-required", new(null), "JoinedOn" },
        { "joined-on-too-early", new(new(2016, 1, 25)), "JoinedOn" },
        { "left-before-joined", new(Start, Start.AddDays(-1)), "LastDay" },
        { "part-reason-required", new(Start, null, 100), "PartReason" },
        { "part-reason-required", new(Start, null, 100, "  "), "PartReason" },
        { "part-population-required", new(Start, null, null, "quartier nord"), "PartPopulation" },
        { "part-population-out-of-range", new(Start, null, 0, "quartier nord"), "PartPopulation" },
        { "part-population-above-whole", new(Start, null, 1_000_000, "quartier nord"), "PartPopulation" },
        { "avenant-too-long", new(Start, null, null, null, new string('a', 121)), "Avenant" },
    };

    [Theory]
    [MemberData(nameof(WrongTerms))]
    public void Wrong_terms_are_refused_by_their_field_on_entry_and_on_change(string code, LineTerms terms, string field)
    {
        var joined = Assert.Single(new Territory([], Map).Join("59350", terms).Refusals);
        Assert.Equal((code, field), (joined.Code, joined.Field));
        var territory = Of("59350");
        var changed = Assert.Single(territory.Change(territory.Lines[0], terms));
        Assert.Equal((code, field), (changed.Code, changed.Field));
        Assert.Equal(new LineTerms(Start), territory.Lines[0].Terms);
    }

    [Fact]
    public void A_part_counts_with_its_own_population()
    {
        var territory = Of("62534");
        Assert.True(territory.Join("59350", new(Start, null, 41_000, "Lille-Sud et Moulins", "avenant n° 1")).Succeeded);
        var day = territory.On(Start);
        Assert.Equal(Population("62534") + 41_000, day.Population);
        Assert.Equal("59350", Assert.Single(day.Parts).Line.Commune);
        Assert.Equal(2023, day.Vintage);
        Assert.Equal(["59", "62"], day.Departements.Select(d => d.Code));
    }

    [Fact]
    public void The_whole_commune_is_the_largest_part() =>
        Assert.True(Of().Join("62534", new(Start, null, Population("62534"), "toute")).Succeeded);

    [Fact]
    public void Size_and_the_way_to_the_next_follow_from_the_population()
    {
        var day = Of().On(Start);
        Assert.Null(day.Size);
        Assert.Null(day.NextSize);
        var territory = new Territory([], Map);
        territory.Join("59350", new(Start, null, 41_000, "une partie")).Required.ToString();
        day = territory.On(Start);
        Assert.Equal(2, day.Size!.Size.Number);
        Assert.Equal(39_000, day.MissingForNextSize);
        Assert.Equal(1_000, day.SpareInSize);
        var large = Of("59350").On(Start);
        Assert.Equal(4, large.Size!.Size.Number);
        Assert.Null(large.MissingForNextSize);
        Assert.Equal(large.Population - 175_001, large.SpareInSize);
        Assert.Null(Of("62534").On(Start).SpareInSize);
    }

    [Fact]
    public void A_mixture_of_vintages_has_none()
    {
        Assert.Equal(2023, Of("62534", "59350").On(Start).Vintage);
        Assert.Null(Of("62534", "97611").On(Start).Vintage);
    }

    [Fact]
    public void A_plan_says_of_each_entry_what_would_happen_and_does_nothing()
    {
        var territory = Of("62534");
        var planned = territory.Plan(TypedCommune.Read("59350\n62534\nLille (59)\nxyz", Map), new(Start));
        Assert.Equal([null, "commune-already-there", "commune-twice", "commune-unknown"], planned.Select(p => p.Refusal?.Code));
        Assert.Single(territory.Lines);
    }

    /// <summary>Former codes that lead to several communes, found by asking.</summary>
    private static IEnumerable<string> SplitCodes() =>
        from departement in Map.Departements
        from number in Enumerable.Range(1, 999)
        let code = departement.Code + number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(5 - departement.Code.Length, '0')
        where Map.Resolve(code) is CommuneResolution.Ambiguous
        select code;
}
