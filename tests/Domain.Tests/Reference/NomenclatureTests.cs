using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public class NomenclatureTests
{
    [Fact]
    public void Holds_the_code_lists_whole_and_without_doubles()
    {
        Assert.Equal(29, Nomenclature.Professions.DistinctBy(p => p.Code).Count());
        Assert.Equal(85, Nomenclature.Skills.DistinctBy(s => s.Code).Count());
        Assert.Equal(69, Nomenclature.Sectors.DistinctBy(s => s.Code).Count());
        Assert.All(Nomenclature.Professions, p => Assert.All(new[] { p.Code, p.Label, p.Plural }, t => Assert.NotEmpty(t)));
        Assert.All(Nomenclature.GeneralPractice, code => Assert.Equal(Nomenclature.Physician, Nomenclature.FindSkill(code)!.Profession));
        Assert.Equal("Médecin", Nomenclature.Professions[0].Label);
    }

    [Fact]
    public void A_label_may_hold_the_separator() =>
        Assert.Contains(" ; ", Nomenclature.FindSkill("SI01")!.Label, StringComparison.Ordinal);

    [Theory]
    [InlineData("SA07", true)]
    [InlineData("SA33", true)]
    [InlineData("SA01", false)]
    public void Groups_primary_care(string sector, bool primary) =>
        Assert.Equal(primary, Nomenclature.FindSector(sector)!.IsPrimaryCare);

    [Theory]
    [InlineData("FON-22", null, true)]
    [InlineData("FON-22", "GENR01", true)]
    [InlineData("FON-01", "GENR02", true)]
    [InlineData(null, "GENR03", true)]
    [InlineData("FON-01", "GENR01", false)]
    [InlineData(null, null, false)]
    public void Knows_a_replacement_by_role_or_by_kind(string? role, string? kind, bool replacement) =>
        Assert.Equal(replacement, Nomenclature.IsReplacement(role, kind));

    [Fact]
    public void An_unknown_code_is_no_error()
    {
        Assert.Null(Nomenclature.FindProfession("00"));
        Assert.Equal("Z", Nomenclature.ModeLabel("Z"));
        Assert.Equal("Libéral", Nomenclature.ModeLabel("L"));
        Assert.Equal("", Nomenclature.CategoryLabel(null));
    }
}
