using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tisserand.Browser.Tests.Support;

/// <summary>
/// One person's browser on the application. It notes what the page complains of (script errors, refused by the content
/// policy, missing files, calls to elsewhere); <see cref="Check"/> wants none of it.
/// </summary>
public sealed class Screen : IAsyncDisposable
{
    private static readonly string[] GraveImpacts = ["serious", "critical"];

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private volatile bool _toolsAtWork;

    private Screen(IBrowserContext context, IPage page, AppProcess app)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error" && !IsOfTools(message.Text) && !message.Text.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal), $"console: {message.Text}");
        page.FrameNavigated += (_, frame) => _toolsAtWork &= frame != page.MainFrame;
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(IsElsewhere(request.Url, app.Address), $"asks elsewhere: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status}: {response.Url}");
    }

    public IPage Page { get; }

    public static async Task<Screen> Of(IBrowserContext context, AppProcess app)
    {
        // Two cores that build and test at once are slow; what hangs hangs for longer than this.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return new(context, await context.NewPageAsync(), app);
    }

    /// <summary>Cuts the network of this person, or gives it back; the browser complains of it aloud, which is no fault of the page.</summary>
    public Task Offline(bool cut) => _context.SetOfflineAsync(cut);

    /// <summary>Loses the session of this person, as when it expires.</summary>
    public Task ForgetSession() => _context.ClearCookiesAsync();

    /// <summary>Opens a path; refuses (exception) an answer that is an error.</summary>
    public async Task Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answers {answer.Status}.");
    }

    /// <summary>Signs in with an account of the demonstration: « tresoriere ».</summary>
    public async Task SignIn(string who = "coordinatrice")
    {
        await Open("/connexion");
        await Page.GetByLabel("Adresse électronique").FillAsync(who + "@demo.tisserand.example");
        await Page.GetByLabel("Mot de passe").FillAsync("tisserand demonstration");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/connexion", StringComparison.Ordinal));
    }

    /// <summary>A click on a button waits for the page that it leads to, once that page has begun to load.</summary>
    public async Task Press(string button)
    {
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    public Task Follow(string link) => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the main part says this.</summary>
    public Task Says(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>
    /// The screen as it stands: axe finds nothing serious, nothing runs over the side, the page complained of nothing. Its
    /// picture goes to artifacts/screenshots/NAME.png.
    /// </summary>
    public async Task Check(string name)
    {
        NoComplaints(name);
        // The picture and axe put styles of their own into the page, which its policy refuses aloud.
        _toolsAtWork = true;
        await Picture(name);
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{name}: {over} pixels run over the side.");
        var grave = (await Page.RunAxe()).Violations.Where(v => GraveImpacts.Contains(v.Impact));
        Assert.True(!grave.Any(), $"{name}:\n{string.Join('\n', grave.Select(Say))}");
        NoComplaints(name);
    }

    /// <summary>
    /// Same, for a screen that the guide shows: with TISSERAND_REWRITE_DOCS=1 what is seen without scrolling becomes
    /// docs/guide/images/NAME.png.
    /// </summary>
    public async Task Guide(string name)
    {
        await Check(name);
        if (Environment.GetEnvironmentVariable("TISSERAND_REWRITE_DOCS") == "1")
        {
            var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/guide/images"));
            _toolsAtWork = true;
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void NoComplaints(string name) => Assert.True(_complaints.IsEmpty, $"{name}:\n{string.Join('\n', _complaints)}");

    private async Task Picture(string name)
    {
        // tests/Browser.Tests/bin/Debug/net10.0 -> artifacts
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../artifacts/screenshots"));
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    private void Note(bool complains, string complaint)
    {
        if (complains)
        {
            _complaints.Enqueue(complaint);
        }
    }

    private bool IsOfTools(string message) => _toolsAtWork && message.StartsWith("Applying inline style", StringComparison.Ordinal);

    private static bool IsElsewhere(string url, Uri home) =>
        new Uri(url) is { Scheme: "http" or "https" } uri && uri.Authority != home.Authority;

    private static string Say(AxeResultItem violation) =>
        $"{violation.Impact} {violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(n => n.Html))}";
}
