using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Missions;

public sealed class MissionsPageTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deadlines_count_from_the_signature_and_say_in_words_where_they_stand(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Saisir le contrat", (await browser.Get("/c/deux-vallees/missions")).Text, StringComparison.Ordinal);
        await browser.Get("/c/deux-vallees/contrat/saisie");
        await browser.Submit(new() { ["Input.SignedOn"] = "2025-10-01", ["Input.PopulationIsTyped"] = "true", ["Input.Population"] = "98412", ["Input.PopulationSource"] = "Contrat" });
        await browser.Get("/c/deux-vallees/missions/dates");
        await browser.Submit(new() { ["Input.Missions[0].StartedOn"] = "2026-04-01", ["Input.Missions[3].StartedOn"] = "2026-04-02", ["Input.Missions[4].PlannedOn"] = "2027-01-01" });

        var page = await browser.Get("/c/deux-vallees/missions");

        var rows = page.Page.QuerySelectorAll("table.cards tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(6, rows.Count);
        // Signed on 1 October 2025: start by 1 April 2026, deploy by 1 April 2027.
        Assert.Contains("tenue le 01/04/2026", rows[0], StringComparison.Ordinal);
        Assert.Contains("avr. 2027 à venir", rows[0], StringComparison.Ordinal);
        Assert.Contains("oct. 2026 en retard", rows[1], StringComparison.Ordinal);
        Assert.Contains("tenue en retard le 02/04/2026", rows[3], StringComparison.Ordinal);
        Assert.Contains("prévue", rows[4], StringComparison.Ordinal);
        Assert.Contains("pas de délai", rows[5], StringComparison.Ordinal);
        Assert.Contains("2 délais dépassés", page.Text, StringComparison.Ordinal);
    }
}
