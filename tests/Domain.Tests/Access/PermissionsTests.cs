using Tisserand.Domain.Access;
using Xunit;

namespace Tisserand.Domain.Tests.Access;

public sealed class PermissionsTests
{
    // Typed again from the matrix of the design (expenses apart, which it does not name), by its own marks: x may, o sees only, m own missions, s own data, - nothing.
    [Theory]
    [InlineData(Area.Settings, "x - x o o - - -")]
    [InlineData(Area.Territory, "x o x o o o - o")]
    [InlineData(Area.Members, "x x o o o o s o")]
    [InlineData(Area.Admissions, "o o x x x - - -")]
    [InlineData(Area.BankDetails, "- - - x - - s -")]
    [InlineData(Area.Contributions, "x x x x o - s o")]
    [InlineData(Area.Directory, "x x x o o o o -")]
    [InlineData(Area.Governance, "x o x o o o - o")]
    [InlineData(Area.Meetings, "x x x o o m s o")]
    [InlineData(Area.MinutesApproval, "- - x - x - - -")]
    [InlineData(Area.Tasks, "x x x o o m s o")]
    [InlineData(Area.Missions, "x x x o o m o o")]
    [InlineData(Area.Overrides, "x - x x - - - -")]
    [InlineData(Area.HoursDeclaration, "x x x x x x s -")]
    [InlineData(Area.HoursValidation, "x o x o o v - o")]
    [InlineData(Area.Payments, "- - x x - - - -")]
    [InlineData(Area.Purchases, "x x x x o o - o")]
    [InlineData(Area.PurchaseApproval, "o o x x x o - o")]
    [InlineData(Area.Accounts, "o o o x o - - o")]
    [InlineData(Area.FiscalYears, "- - x x - - - -")]
    [InlineData(Area.Staff, "s s x o - - - -")]
    [InlineData(Area.Outreach, "x x x - o - - -")]
    [InlineData(Area.Privacy, "x - x - - - s -")]
    [InlineData(Area.AuditTrail, "x - x x - - - o")]
    [InlineData(Area.ApiKeys, "x - x - - - - -")]
    public void The_table_is_the_matrix(Area area, string row)
    {
        Role[] columns = [Role.Coordinator, Role.Assistant, Role.President, Role.Treasurer, Role.BoardMember, Role.MissionLead, Role.Member, Role.Reader];

        Assert.Equal(row, string.Join(' ', columns.Select(r => Permissions.Of(r, area) switch
        {
            (Level.Act, Reach.All, Level.Act) => "x",
            (Level.See, Reach.All, Level.See) => "o",
            (Level.Act, Reach.OwnMissions, Level.See) => "m",
            (Level.Act, Reach.OwnMissions, Level.None) => "v",
            (Level.Act, Reach.Own, Level.None) => "s",
            (Level.None, _, Level.None) => "-",
            var other => other.ToString(),
        })));
    }

    [Fact]
    public void Every_area_has_a_row_above_and_a_French_name()
    {
        var tested = typeof(PermissionsTests).GetMethod(nameof(The_table_is_the_matrix))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(d => (Area)d.Data[0]!);

        Assert.Equal(Enum.GetValues<Area>(), tested);
        Assert.All(Enum.GetValues<Area>(), a => Assert.NotEmpty(Permissions.Label(a)));
    }

    [Fact]
    public void A_right_on_own_missions_or_own_data_is_no_right_on_everything()
    {
        Assert.True(Permissions.Allow([Role.MissionLead], Area.Missions, Level.See));
        Assert.False(Permissions.Allow([Role.MissionLead], Area.Missions, Level.Act));
        Assert.False(Permissions.Allow([Role.MissionLead], Area.HoursValidation, Level.See));
        Assert.True(Permissions.AllowOnOwnMissions([Role.MissionLead], Area.HoursValidation, Level.Act));
        Assert.False(Permissions.AllowOnOwnMissions([Role.Member, Role.BoardMember], Area.Meetings, Level.Act));
        Assert.False(Permissions.Allow([Role.Member], Area.Members, Level.See));
        Assert.True(Permissions.Allow([Role.Member, Role.Reader], Area.Members, Level.See));
        Assert.False(Permissions.Allow([Role.Member, Role.Reader], Area.Members, Level.Act));
        Assert.False(Permissions.Allow([], Area.Members, Level.See));
    }

    [Fact]
    public void Only_who_sees_may_act()
    {
        foreach (var area in Enum.GetValues<Area>())
        {
            Assert.All(Enum.GetValues<Role>(), r => Assert.True(!Permissions.Allow([r], area, Level.Act) || Permissions.Allow([r], area, Level.See)));
        }
        Assert.All(Enum.GetValues<Area>(), a => Assert.False(Permissions.Allow([Role.Reader], a, Level.Act)));
    }

    [Theory]
    [InlineData("coordinateur", Role.Coordinator)]
    [InlineData("president", Role.President)]
    [InlineData("membre-du-bureau", Role.BoardMember)]
    [InlineData("referent-de-mission", Role.MissionLead)]
    [InlineData("lecteur", Role.Reader)]
    public void A_slug_names_its_role(string slug, Role role)
    {
        Assert.Equal(slug, role.Slug());
        Assert.Equal(role, RoleNames.Parse(slug));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Coordinateur")]
    [InlineData("administrateur")]
    public void Anything_else_names_none(string slug) => Assert.Null(RoleNames.Parse(slug));
}
