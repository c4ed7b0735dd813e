using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

/// <summary>Control sums of the vintage: INSEE, COG 2026 and populations 2023.</summary>
public class GeographyTests
{
    private static readonly Geography Map = Geography.Current;

    [Fact]
    public void Has_every_commune_of_the_vintage()
    {
        Assert.Equal(34_969, Map.Communes.Count);
        Assert.Equal(34_875, Map.Communes.Count(c => c.Region.Length == 2));
        Assert.Equal(45, Map.MunicipalArrondissements.Count);
        Assert.Equal(1_255, Map.AllEpci.Count);
        Assert.Equal(109, Map.Departements.Count);
        Assert.Equal(26, Map.Regions.Count);
    }

    [Theory]
    [InlineData("84", 8_205_557)]
    [InlineData("32", 5_992_194)]
    [InlineData("93", 5_218_960)]
    [InlineData("44", 5_563_378)]
    [InlineData("76", 6_124_653)]
    [InlineData("28", 3_345_842)]
    [InlineData("75", 6_150_451)]
    [InlineData("24", 2_587_031)]
    [InlineData("27", 2_802_670)]
    [InlineData("53", 3_449_370)]
    [InlineData("94", 355_486)]
    [InlineData("52", 3_907_156)]
    [InlineData("11", 12_463_067)]
    [InlineData("01", 384_160)]
    [InlineData("02", 360_630)]
    [InlineData("03", 293_996)]
    [InlineData("04", 889_679)]
    [InlineData("06", 256_518)]
    public void Sums_each_region(string region, long population) =>
        Assert.Equal(population, Map.Communes.Where(c => c.Region == region).Sum(c => (long)c.Population!));

    [Theory]
    [InlineData("02", 523_342)]
    [InlineData("59", 2_615_635)]
    [InlineData("60", 829_899)]
    [InlineData("62", 1_457_905)]
    [InlineData("80", 565_413)]
    public void Sums_each_departement_of_Hauts_de_France(string departement, long population) =>
        Assert.Equal(population, Map.Communes.Where(c => c.Departement == departement).Sum(c => (long)c.Population!));

    [Fact]
    public void Sums_France()
    {
        Assert.Equal(3_782, Map.Communes.Count(c => c.Region == "32"));
        Assert.Equal(68_094_280, Map.Communes.Where(c => c.PopulationVintage == 2023).Sum(c => (long)c.Population!));
        Assert.Equal(256_518, Map.Communes.Where(c => c.PopulationVintage == 2017).Sum(c => (long)c.Population!));
        Assert.Equal(68_952_941, Map.Communes.Sum(c => (long)(c.Population ?? 0)));
    }

    [Fact]
    public void Every_commune_has_its_departement_its_region_and_a_point_and_the_epci_add_up()
    {
        Assert.All(Map.Communes, c =>
        {
            Assert.Equal(c.Region, Map.FindDepartement(c.Departement)!.Region);
            Assert.NotNull(Map.FindRegion(c.Region));
            Assert.True(c.Epci is null || Map.FindEpci(c.Epci) is not null);
            Assert.InRange(c.Latitude, -90, 90);
            Assert.False(c.Longitude == 0 && c.Latitude == 0);
        });
        string[] alone = ["22016", "29083", "29155", "85113"];
        Assert.Equal(alone, Map.Communes.Where(c => c.Epci is null && c.Region.Length == 2).Select(c => c.Code));
        Assert.Equal(
            Map.Communes.Where(c => c.Epci is not null).Sum(c => (long)c.Population!),
            Map.AllEpci.Sum(e => (long)e.Population));
    }

    [Fact]
    public void Arrondissements_add_up_to_their_commune()
    {
        foreach (var (code, count) in new[] { ("75056", 20), ("69123", 9), ("13055", 16) })
        {
            var parts = Map.ArrondissementsOf(code);
            Assert.Equal(count, parts.Count);
            Assert.Equal(Map.Find(code)!.Population, parts.Sum(p => p.Population));
            Assert.Equal(count + 1, Map.DirectoryCodes([code]).Count);
        }
        Assert.Equal(["59350"], Map.DirectoryCodes(["59350"]));
    }

    [Fact]
    public void Reads_a_commune_whole()
    {
        var lille = Map.Find("59350")!;
        Assert.Equal("Lille", lille.Name);
        Assert.Equal(("59", "32", "200093201"), (lille.Departement, lille.Region, lille.Epci));
        Assert.Contains("59800", lille.PostalCodes);
        Assert.InRange(lille.Longitude, 2.9, 3.2);
        Assert.InRange(lille.Latitude, 50.5, 50.8);
        Assert.False(lille.IsArrondissement);
        Assert.True(Map.Find("75101")!.IsArrondissement);
        Assert.Equal("Métropole Européenne de Lille", Map.FindEpci("200093201")!.Name);
        Assert.Contains(lille, Map.CommunesOfEpci("200093201"));
    }

    [Theory]
    [InlineData("59350", "59350", false)]
    [InlineData(" 2a004 ", "2A004", false)]
    [InlineData("75101", "75101", false)]
    [InlineData("01340", "01015", true)]
    [InlineData("01020", "01125", true)]
    public void Resolves_present_and_former_codes(string typed, string code, bool former) =>
        Assert.Equal(new CommuneResolution.Found(Map.Find(code)!, former), Map.Resolve(typed));

    [Fact]
    public void A_split_commune_is_ambiguous_and_nonsense_unknown()
    {
        var split = Assert.IsType<CommuneResolution.Ambiguous>(Map.Resolve("08227"));
        Assert.Equal(["08203", "08454"], split.Candidates.Select(c => c.Code));
        Assert.IsType<CommuneResolution.Unknown>(Map.Resolve("99999"));
        Assert.IsType<CommuneResolution.Unknown>(Map.Resolve(null));
    }

    [Theory]
    [InlineData("lille", "59350")]
    [InlineData("LILLE", "59350")]
    [InlineData("59350", "59350")]
    [InlineData("59000 lille", "59350")]
    [InlineData("st amand les eaux", "59526")]
    [InlineData("Saint-Amand-les-Eaux", "59526")]
    [InlineData("amand eaux", "59526")]
    [InlineData("ste menehould", "51507")]
    [InlineData("hay les roses", "94038")]
    [InlineData("beziers", "34032")]
    [InlineData("paris 1er", "75101")]
    [InlineData("lyon 3e", "69383")]
    [InlineData("bellegarde sur valserine", "01033")]
    [InlineData("2a004", "2A004")]
    [InlineData("oeuilly", "51410")]
    [InlineData("75056", "75056")]
    public void Search_puts_first(string text, string code) => Assert.Equal(code, Map.Search(text, 5)[0].Commune.Code);

    [Fact]
    public void Search_by_postal_code_gives_all_its_communes_and_says_former_names()
    {
        var communes = Map.Search("59990", 20);
        Assert.NotEmpty(communes);
        Assert.All(communes, m => Assert.Contains("59990", m.Commune.PostalCodes));
        Assert.Equal(Map.Communes.Count(c => c.PostalCodes.Contains("59990")), communes.Count);
        Assert.Equal("Bellegarde-sur-Valserine", Map.Search("Bellegarde-sur-Valserine")[0].FormerName);
        Assert.Null(Map.Search("Lille")[0].FormerName);
    }

    [Fact]
    public void Search_ranks_exact_then_beginning_then_population_and_keeps_to_the_limit()
    {
        var names = Map.Search("lens", 10).Select(m => m.Commune.Name).ToList();
        Assert.Equal("Lens", names[0]);
        Assert.True(names.Count <= 10);
        Assert.Empty(Map.Search("  "));
        Assert.Empty(Map.Search("zzzz introuvable"));
        Assert.Empty(Map.Search("lille", 0));
        Assert.Equal(3, Map.Search("saint", 3).Count);
    }

    [Fact]
    public void Search_finds_intercommunalites()
    {
        Assert.Equal("200093201", Map.SearchEpci("metropole lille")[0].Siren);
        Assert.Equal("200093201", Map.SearchEpci("200093201")[0].Siren);
    }
}
