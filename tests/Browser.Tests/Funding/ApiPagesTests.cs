using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Funding;

public sealed class ApiPagesTests(Chromium chromium)
{
    [Fact]
    public async Task A_simulation_is_tried_from_the_pages_of_the_api_under_the_strict_policy()
    {
        await using var app = await AppProcess.Start();
        await using var desk = await chromium.AtDesk(app);
        var page = desk.Page;

        await desk.Open("/api/index.html");
        var operation = page.Locator("#operations-Simulateur-simulations");
        await operation.GetByRole(AriaRole.Button).First.ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await operation.Locator("textarea").FillAsync("""{"population":62000,"signedOn":"2023-03-01","missions":[]}""");
        await operation.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await Assertions.Expect(operation.Locator(".live-responses-table .response").First).ToContainTextAsync("aci-cpts-avenant-2");
        // The policy refuses the one inline style that the library would like; what is asked here does without it.
    }
}
