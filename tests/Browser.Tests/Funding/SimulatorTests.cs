using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

namespace Tisserand.Browser.Tests.Funding;

/// <summary>The simulator and its sources, as somebody without an account meets them.</summary>
public sealed class SimulatorTests(Chromium chromium)
{
    [Fact]
    public async Task A_working_opens_under_its_amount_and_closes_again()
    {
        await using var app = await AppProcess.Start();
        await using var desk = await chromium.AtDesk(app);

        await desk.Open("/simulateur");
        var amount = desk.Page.Locator("table.payments a.money").First;
        var working = desk.Page.Locator("#calcul-0");
        await Assertions.Expect(working).ToBeHiddenAsync();
        await amount.ClickAsync();
        await Assertions.Expect(working).ToContainTextAsync("Pourquoi 60\u00A0000,00\u00A0€");
        await Assertions.Expect(amount).ToHaveAttributeAsync("aria-expanded", "true");
        await desk.Check("simulateur");
        await working.GetByText("Refermer").ClickAsync();
        await Assertions.Expect(working).ToBeHiddenAsync();
        await Assertions.Expect(amount).ToBeFocusedAsync();
        await desk.Open("/baremes");
        await desk.Check("baremes");

        await using var phone = await chromium.OnPhone(app);
        await phone.Open("/simulateur#calcul-0");
        await Assertions.Expect(phone.Page.Locator("#calcul-0")).ToBeVisibleAsync();
        await phone.Check("simulateur-telephone");
    }
}
