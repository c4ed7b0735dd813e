namespace Tisserand.Browser.Tests.Support;

/// <summary>The check of a screen is checked: each fault planted in a sound page is reported.</summary>
public sealed class ScreenTests(Chromium chromium)
{
    [Fact]
    public async Task A_fault_planted_in_a_page_is_reported()
    {
        await using var app = await AppProcess.Start();

        Assert.Contains("critical label", await FaultOf(app, "document.querySelectorAll('label').forEach(l => l.remove())"), StringComparison.Ordinal);
        Assert.Contains("over the side", await FaultOf(app, "document.querySelector('h1').style.width = '3000px'"), StringComparison.Ordinal);
        Assert.Contains("404: ", await FaultOf(app, "fetch('/rien')"), StringComparison.Ordinal);
        Assert.Contains("Content Security Policy", await FaultOf(app, "void (new Image().src = 'http://ailleurs.example/image.png')"), StringComparison.Ordinal);
        Assert.Contains("script: ", await FaultOf(app, "void setTimeout(() => { throw new Error('perdu') })"), StringComparison.Ordinal);
    }

    private async Task<string> FaultOf(AppProcess app, string script)
    {
        await using var screen = await chromium.AtDesk(app);
        await screen.Open("/demarrage");
        await screen.Page.EvaluateAsync(script);
        return (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => screen.Check("faute-plantee"))).Message;
    }
}
