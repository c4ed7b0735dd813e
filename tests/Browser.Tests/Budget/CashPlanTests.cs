using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Budget;

/// <summary>The treasurer reads twelve months ahead, opens what makes a figure, leaves out what is uncertain; then on a phone.</summary>
public sealed class CashPlanTests(Chromium chromium)
{
    private const string Plan = "/c/deux-vallees/comptes/tresorerie";

    [Fact]
    public async Task A_treasurer_sees_the_lowest_point_and_what_makes_it()
    {
        await using var app = await AppProcess.Start(null, "demo");
        await using var desk = await chromium.AtDesk(app);
        await desk.SignIn("tresoriere");
        await desk.Open(Plan);
        await desk.Says("Point bas");
        await desk.Guide("tresorerie");
        await desk.Page.Locator("td[data-label='Dépenses connues'] a.money").First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".why-row:visible h3").First).ToBeVisibleAsync();
        await desk.Check("tresorerie-detail");
        await desk.Page.GetByLabel("Sans les recettes incertaines").CheckAsync();
        await Assertions.Expect(desk.Page.Locator("th", new() { HasText = "ACI pas notifié" })).ToHaveCountAsync(0);
        await desk.Page.GetByLabel("Pour", new() { Exact = true }).SelectOptionAsync("prevention");
        await desk.Says("Pas de solde de départ pour une mission");
        await desk.Check("tresorerie-mission");

        await using var phone = await chromium.OnPhone(app);
        await phone.SignIn("tresoriere");
        await phone.Open(Plan);
        await phone.Page.Locator("td[data-label='Dépenses connues'] a.money").First.ClickAsync();
        await phone.Check("tresorerie-telephone");
    }
}
