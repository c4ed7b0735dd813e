using System.Net;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Lifecycle;

public sealed class WeekTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_week_opens_on_the_day_that_it_is_for_the_cpts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        // Ten in the evening in Paris is already tomorrow in La Réunion.
        app.Time.Now = new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);

        var paris = await (await app.SignedIn(Role.Coordinator)).Get("/c/deux-vallees");
        var reunion = await (await app.SignedIn(Role.Coordinator, app.AutreRive)).Get("/c/autre-rive");

        Assert.Equal(HttpStatusCode.OK, paris.Status);
        Assert.Contains("dimanche 22 novembre 2026", paris.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lundi 23 novembre 2026", reunion.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_week_of_another_cpts_does_not_exist(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);

        var answer = await (await app.SignedIn(Role.Coordinator)).Get("/c/autre-rive");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }
}
