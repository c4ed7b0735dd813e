using Tisserand.Domain.Access;
using Xunit;

namespace Tisserand.Domain.Tests.Access;

public sealed class RoleRemovalTests
{
    [Theory]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.President)]
    public void The_last_who_can_give_roles_stays(Role role)
    {
        Assert.Equal("last-manager", RoleRemoval.Refuse(role, [Role.Treasurer, Role.Assistant])?.Code);
        Assert.NotNull(RoleRemoval.Refuse(role, []));
    }

    [Theory]
    [InlineData(Role.Coordinator, Role.President)]
    [InlineData(Role.President, Role.Coordinator)]
    [InlineData(Role.Coordinator, Role.Coordinator)]
    public void One_of_two_may_go(Role role, Role other) => Assert.Null(RoleRemoval.Refuse(role, [other]));

    [Fact]
    public void Another_role_may_always_go() => Assert.Null(RoleRemoval.Refuse(Role.Assistant, []));
}
