using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Members;

public sealed class StructureTests
{
    private static MemberDetails Msp(string name = "MSP du Haut Pays", string? finess = "62 010 005 7", string? siret = null) =>
        new(name, "Ignoré", "10", "99700427885", true, true, "msp@example.org", null, null, [new(null, "62534", null, null)]) { Kind = MemberKind.Msp, Finess = finess, Siret = siret };

    [Fact]
    public void A_structure_has_a_name_and_numbers_and_nothing_of_a_person()
    {
        var msp = Member.Create(Msp(siret: "732 829 320 00074")).Required;

        Assert.Equal(("MSP du Haut Pays", "MSP du Haut Pays", "Maison de santé (MSP)"), (msp.FullName, msp.LastName, msp.Quality));
        Assert.Equal(("", "", null, false, false), (msp.FirstName, msp.Profession, msp.Rpps, msp.IsLiberal, msp.IsSalaried));
        Assert.Equal(("620100057", "73282932000074"), (msp.Finess, msp.Siret));
        Assert.Equal(MemberCategory.Structure, MemberCategories.Of(msp.Profession, msp.IsLiberal, msp.IsSalaried));
        Assert.Equal("Structure", Member.ProfessionLabel(msp.Profession));
        Assert.Contains(msp.Words, w => w.Word == "620100057");
        // The details read back make the same structure.
        Assert.Empty(msp.Change(msp.Details()));
        Assert.Equal(MemberKind.Msp, msp.Kind);
    }

    [Fact]
    public void Numbers_that_do_not_read_are_refused_and_a_wrong_key_warns()
    {
        Assert.Equal(["Finess", "Siret"], Member.Create(Msp(finess: "6201", siret: "73282932x00074")).Refusals.Select(r => r.Field));
        Assert.Equal("name-required", Assert.Single(Member.Create(Msp(name: " ")).Refusals).Code);

        Assert.Equal(["finess-key", "siret-key"], Msp(finess: "620100058", siret: "73282932000075").Warnings().Select(w => w.Code));
        Assert.Empty(Msp(finess: "2A0000127", siret: "35600000049837").Warnings());
        Assert.True(StructureNumber.ParseFiness("2b0000127").Succeeded);
        Assert.False(StructureNumber.ParseFiness("6A0000127").Succeeded);
        Assert.False(StructureNumber.ParseFiness("2C0000127").Succeeded);
    }

    [Fact]
    public void A_person_never_becomes_a_structure()
    {
        var person = Member.Create(new("Roche", "Anaïs", "60", null, true, false, null, null, null, [])).Required;

        Assert.Equal("kind-fixed", Assert.Single(person.Change(Msp())).Code);
        Assert.Equal("Roche", person.LastName);
        var msp = Member.Create(Msp()).Required;
        Assert.Empty(msp.Change(Msp() with { Kind = MemberKind.HealthCentre }));
        Assert.Equal("kinds-apart", Assert.Single(new MemberMerge(person, msp, []).Refusals()).Code);
    }

    [Fact]
    public void Structures_meet_by_number_and_name_and_never_a_person()
    {
        var one = Member.Create(Msp()).Required;
        IEnumerable<string> Keys(Member member) => member.Keys.Select(k => k.Key);
        bool Meet(MemberDetails other) => Keys(one).Intersect(Keys(Member.Create(other).Required), StringComparer.Ordinal).Any();

        Assert.True(Meet(Msp(name: "Autre nom") with { Email = null }));
        Assert.True(Meet(Msp(name: "msp haut-pays", finess: null) with { Email = null }));
        Assert.False(Meet(Msp(name: "Autre", finess: null) with { Email = null }));
        Assert.False(Meet(new("MSP du Haut Pays", "x", "60", null, true, false, "msp@example.org", null, null, [])));

        Assert.Equal(Resemblance.Registered, Resemblances.Between(one.Identity, Member.Create(Msp(name: "Autre")).Required.Identity));
        Assert.Null(Resemblances.Between(one.Identity, Member.Create(Msp(finess: "620100065")).Required.Identity));
    }

    [Theory]
    [InlineData("MSP", MemberKind.Msp)]
    [InlineData("maison de santé", MemberKind.Msp)]
    [InlineData("Maison de santé (MSP)", MemberKind.Msp)]
    [InlineData("E.H.P.A.D.", null)]
    [InlineData("ehpad", MemberKind.Ehpad)]
    [InlineData("Personne", MemberKind.Person)]
    [InlineData("", null)]
    public void A_kind_is_read_as_people_write_it(string typed, MemberKind? kind) => Assert.Equal(kind, MemberKinds.Read(typed));

    [Theory]
    [InlineData("Pharmacie du Centre", MemberKind.Pharmacy)]
    [InlineData("MSP du Haut Pays", MemberKind.Msp)]
    [InlineData("Les Mspiens", MemberKind.OtherStructure)]
    public void A_kind_is_guessed_from_a_name(string name, MemberKind kind) => Assert.Equal(kind, MemberKinds.Of(name));

    [Fact]
    public void One_representative_is_the_principal()
    {
        var msp = Member.Create(Msp()).Required;
        Member Person(string name) => Identified(Member.Create(new(name, "A", "60", null, true, false, null, null, null, [])).Required);
        var (one, two) = (Person("Un"), Person("Deux"));
        var links = new List<StructureLink>();
        void Tie(Member person, StructureTie tie, bool principal)
        {
            var link = StructureLink.Tied(msp, person, tie, principal, links).Required;
            if (!links.Contains(link))
            {
                links.Add(link);
            }
        }

        Tie(one, StructureTie.Employee, principal: true);
        Assert.False(links[0].IsPrincipal);
        Tie(two, StructureTie.Representative, principal: false);
        Assert.True(links[1].IsPrincipal);
        Tie(one, StructureTie.Representative, principal: true);
        Assert.Equal([true, false], links.Select(l => l.IsPrincipal));
        Tie(one, StructureTie.Partner, principal: true);
        Assert.Equal([false, false], links.Select(l => l.IsPrincipal));
        Assert.Equal(2, links.Count);
        Assert.False(StructureLink.Tied(one, two, StructureTie.Other, false, []).Succeeded);
        Assert.False(StructureLink.Tied(msp, msp, StructureTie.Other, false, []).Succeeded);
    }

    private static Member Identified(Member member)
    {
        typeof(Member).GetProperty(nameof(Member.Id))!.SetValue(member, Guid.CreateVersion7());
        return member;
    }
}
