using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace Tisserand.Web.Tests.Support;

/// <summary>A browser without JavaScript: keeps cookies, follows redirections, fills and submits the forms of a page.</summary>
public sealed class Browser(Func<HttpClient> connect, Uri root)
{
    private readonly CookieContainer _cookies = new();
    private Answer? _page;

    public static readonly Uri Root = new("http://localhost");

    public Browser(TestServer server)
        : this(server.CreateClient, Root)
    {
    }

    /// <summary>The same session, sent to another instance of the application.</summary>
    public Browser(TestServer server, Browser session)
        : this(server) => _cookies = session._cookies;

    /// <summary>Sent as « Authorization: Bearer … » with each request, when set.</summary>
    public string? ApiKey { get; set; }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null, follow: true);

    /// <summary>One request as it is: redirections are not followed.</summary>
    public Task<Answer> Raw(HttpMethod method, string path, HttpContent? content = null) => Send(method, path, content, follow: false);

    /// <summary>
    /// Submits a form of the last page as a person would: its present values with these replaced. The form is the first
    /// with a submit button in main, or the first that the CSS selector finds; <paramref name="button"/> selects a named button.
    /// </summary>
    public Task<Answer> Submit(Dictionary<string, string> values, string? form = null, string? button = null)
    {
        var page = _page?.Page ?? throw new InvalidOperationException("Open a page first.");
        var element = form is null
            ? page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase))
            : page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No form {form} in {_page.Path}.");
        var fields = Fields(page, element).ToList();
        foreach (var (name, value) in values)
        {
            fields.RemoveAll(f => f.Key == name);
            fields.Add(new(name, value));
        }
        var pressed = button is null ? null : element.QuerySelector<IHtmlButtonElement>(button) ?? page.QuerySelector<IHtmlButtonElement>(button)
            ?? throw new InvalidOperationException($"No button {button} in {_page.Path}.");
        if (pressed?.Name is { Length: > 0 } pressedName)
        {
            fields.Add(new(pressedName, pressed.Value));
        }
        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action");
        var target = Resolved(action);
        return string.Equals(element.Method, "post", StringComparison.OrdinalIgnoreCase)
            ? Send(HttpMethod.Post, target, new FormUrlEncodedContent(fields), follow: true)
            : Send(HttpMethod.Get, target.Split('?')[0] + "?" + string.Join('&', fields.Select(f => Uri.EscapeDataString(f.Key) + "=" + Uri.EscapeDataString(f.Value))), null, follow: true);
    }

    /// <summary>Posts a form with a file: fields of the page's form, the file, and these values.</summary>
    public Task<Answer> Upload(string form, string field, string fileName, byte[] content, Dictionary<string, string>? values = null)
    {
        var page = _page!.Page;
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No form {form} in {_page.Path}.");
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(page, element).Where(f => values?.ContainsKey(f.Key) != true).Concat(values ?? []))
        {
            body.Add(new StringContent(value), name);
        }
        body.Add(new ByteArrayContent(content), field, fileName);
        var action = element.GetAttribute("action");
        return Send(HttpMethod.Post, Resolved(action), body, follow: true);
    }

    /// <summary>An address of the last page as a browser reads it: « ?handler=… » keeps the path.</summary>
    private string Resolved(string? address) =>
        string.IsNullOrEmpty(address) ? _page!.Path : new Uri(new Uri(Root, _page!.Path), address).PathAndQuery;

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlDocument page, IHtmlFormElement form)
    {
        IEnumerable<IElement> outside = form.Id is { Length: > 0 } id ? page.QuerySelectorAll($"[form='{id}']") : [];
        foreach (var control in form.QuerySelectorAll("input,select,textarea").Concat(outside))
        {
            switch (control)
            {
                case IHtmlInputElement { Name.Length: > 0 } input when input.Type is "checkbox" or "radio":
                    if (input.IsChecked)
                    {
                        yield return new(input.Name, input.Value);
                    }
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input when input.Type is not ("submit" or "file" or "button"):
                    yield return new(input.Name, input.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    yield return new(select.Name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return new(area.Name, area.Value);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, bool follow)
    {
        using var client = connect();
        for (var hops = 0; ; hops++)
        {
            using var request = new HttpRequestMessage(method, new Uri(root, path)) { Content = content };
            if (_cookies.GetCookieHeader(root) is { Length: > 0 } cookieHeader)
            {
                request.Headers.Add("Cookie", cookieHeader);
            }
            if (ApiKey is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
            }
            var response = await client.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            {
                foreach (var cookie in cookies)
                {
                    _cookies.SetCookies(root, cookie);
                }
            }
            var location = response.Headers.Location;
            if (follow && location is not null && (int)response.StatusCode is >= 300 and < 400 && hops < 10)
            {
                path = location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
                if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                {
                    (method, content) = (HttpMethod.Get, null);
                }
                continue;
            }
            var answer = new Answer(response, path, await response.Content.ReadAsByteArrayAsync());
            if (follow)
            {
                _page = answer;
            }
            return answer;
        }
    }
}

/// <summary>What came back, read as a page on demand.</summary>
public sealed class Answer(HttpResponseMessage response, string path, byte[] body)
{
    private IHtmlDocument? _page;

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    /// <summary>Path and query where it ended, after redirections.</summary>
    public string Path => path;

    public byte[] Bytes => body;

    public string Html { get; } = System.Text.Encoding.UTF8.GetString(body);

    public IHtmlDocument Page => _page ??= new HtmlParser().ParseDocument(Html);

    /// <summary>Words of the main part, blanks folded (no-break ones too).</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string One(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? throw new InvalidOperationException($"Nothing matches {selector} in {path}.");

    public IReadOnlyList<string> All(string selector) => [.. Page.QuerySelectorAll(selector).Select(e => e.TextContent.Trim())];
}
