using Microsoft.Playwright;
using Tisserand.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Tisserand.Browser.Tests.Support;

/// <summary>One Chromium for all tests, the system's own (TISSERAND_CHROMIUM, or /usr/bin/chromium): nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Those that work without a display, as root in a container, and without calls to the outside.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("TISSERAND_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (File.Exists(path))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
        }
    }

    /// <summary>A new person at a desk, without cookies; a test without Chromium is skipped.</summary>
    public Task<Screen> AtDesk(AppProcess app) => Open(app, new() { ViewportSize = new() { Width = 1280, Height = 900 } });

    /// <summary>Same, with a phone in the hand.</summary>
    public Task<Screen> OnPhone(AppProcess app) =>
        Open(app, new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, DeviceScaleFactor = 2 });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }

    private async Task<Screen> Open(AppProcess app, BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: ./test installs it.");
        options.BaseURL = app.Address.ToString();
        options.Locale = "fr-FR";
        options.TimezoneId = "Europe/Paris";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await _browser!.NewContextAsync(options);
        return await Screen.Of(context, app);
    }
}
