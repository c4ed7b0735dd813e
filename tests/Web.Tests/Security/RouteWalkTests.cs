using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access.Settings;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Security;

/// <summary>Every route, as every role, anonymous, administrateur and API key, at home and next door.</summary>
public sealed partial class RouteWalkTests
{
    /// <summary>Handlers that stand under the address of a row without reading it, and why that is right.</summary>
    private static readonly Dictionary<string, string> WithoutTheRow = new(StringComparer.Ordinal)
    {
        ["/c/{code}/adherents/{id:guid}/modifier?handler=Rpps"] = "what the public directory says of a typed number",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=Communes"] = "communes that answer what is typed",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=AddSite"] = "shows the typed form again, with one more site",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=RemoveSite"] = "shows the typed form again, with one site less",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=Search"] = "who answers a typed name in the public directory",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=Choose"] = "fills the typed form from the public directory",
        ["/c/{code}/adherents/{id:guid}/modifier?handler=Directory"] = "fills the typed form from the public directory",
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_route_answers_each_caller_by_its_rule(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var routes = await Routes(app.Services);
        var faults = new List<string>();
        var callers = await Callers(app);
        var own = await SampleIds.Of(app, own: true);

        faults.AddRange(routes.Where(r => r.Rule is null).Select(r => $"{r.Pattern} has no rule"));
        faults.AddRange(routes.SelectMany(r => r.Missing(own)).Distinct(StringComparer.Ordinal));
        foreach (var route in routes.Where(r => r.Rule is not null && !r.Missing(own).Any()))
        {
            foreach (var caller in callers)
            {
                var here = await caller.Browser.Raw(route.Method, route.Address(own), route.Body());
                if (Judge(route, caller, here, Expected(route, caller)) is { } fault)
                {
                    faults.Add(fault);
                }
                if (route.IsOfCpts && route.Rule is not PublicAttribute && caller.Role is not null)
                {
                    var elsewhere = route.Address(own).Replace("/c/" + app.DeuxVallees.Code, "/c/" + app.AutreRive.Code, StringComparison.Ordinal);
                    var answer = await caller.Browser.Raw(route.Method, elsewhere, route.Body());
                    if (Judge(route, caller, answer, Outcome.NotFound) is { } leak)
                    {
                        faults.Add("next door: " + leak);
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(routes.Count > 30, $"Only {routes.Count} routes were found.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_of_another_cpts_are_not_found_under_ones_own_address(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var routes = await Routes(app.Services);
        var foreign = await SampleIds.Of(app, own: false);
        var faults = new List<string>();
        var asked = 0;
        foreach (var role in new[] { Role.Coordinator, Role.President, Role.Treasurer })
        {
            var browser = await app.SignedIn(role);
            var token = (await browser.Get("/compte")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var route in routes.Where(r => r.IsOfCpts && !r.IsApi && r.HasRowId && r.Rule is not null && !r.Missing(foreign).Any()))
            {
                // A form that would be taken, sent to each handler of the page.
                foreach (var handler in route.Handlers.Where(h => !WithoutTheRow.ContainsKey(route.Pattern + "?handler=" + h)))
                {
                    var address = route.Address(foreign) + (handler.Length == 0 ? "" : "?handler=" + handler);
                    var answer = await browser.Raw(route.Method, address, route.Method == HttpMethod.Get ? null : new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
                    if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                    {
                        faults.Add($"{role} {route.Method} {address}: {(int)answer.Status}");
                    }
                    asked++;
                }
            }
        }

        Assert.True(asked > 0, "No route with the identifier of a row was asked.");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_of_one_cpts_opens_nothing_of_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var key = await MakeKey(app, app.DeuxVallees, Role.Coordinator);
        var client = app.Anonymous();
        client.ApiKey = key;

        Assert.Equal(HttpStatusCode.OK, (await client.Raw(HttpMethod.Get, "/c/deux-vallees/parametres")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Raw(HttpMethod.Get, "/c/autre-rive/parametres")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Raw(HttpMethod.Get, "/compte")).Status);
        await app.WithDb(null, async db =>
        {
            foreach (var row in db.Set<ApiKey>())
            {
                row.RevokedAt = app.Time.Now.UtcDateTime;
            }
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Raw(HttpMethod.Get, "/c/deux-vallees/parametres")).Status);
    }

    private static Outcome Expected(Route route, Someone caller) => route.Rule switch
    {
        PublicAttribute => Outcome.Allowed,
        _ when caller is { Role: null, IsAdministrator: false } => Outcome.SignIn,
        _ when route.IsOfCpts && caller.Role is null => Outcome.NotFound,
        SignedInAttribute => caller.IsKey ? Outcome.Forbidden : Outcome.Allowed,
        AdministratorAttribute => caller.IsAdministrator ? Outcome.Allowed : Outcome.Forbidden,
        OfCptsAttribute => Outcome.Allowed,
        // The handler decides, after the antiforgery token: a post without one stops at its 400 for every role.
        OfRecordAttribute r => route.Method != HttpMethod.Get || Permissions.Allow([caller.Role!.Value], SampleIds.AreaOfRecords, r.Level) ? Outcome.Allowed : Outcome.Forbidden,
        RequiresAttribute r => Permissions.Allow([caller.Role!.Value], r.Area, r.LevelFor(route.Method.Method)) ? Outcome.Allowed : Outcome.Forbidden,
        _ => throw new InvalidOperationException("Unknown rule " + route.Rule),
    };

    private static string? Judge(Route route, Someone caller, Answer answer, Outcome expected)
    {
        var toSignIn = answer.Response.Headers.Location?.ToString().Contains("/connexion?retour=", StringComparison.Ordinal) == true;
        var ok = expected switch
        {
            // A cookie does not open the API, and a challenge there is a 401.
            Outcome.SignIn => route.IsApi || caller.IsKey ? answer.Status == HttpStatusCode.Unauthorized : toSignIn,
            Outcome.NotFound => answer.Status == HttpStatusCode.NotFound || (route.IsApi && !caller.IsKey && answer.Status == HttpStatusCode.Unauthorized),
            Outcome.Forbidden => answer.Status == HttpStatusCode.Forbidden || (route.IsApi && !caller.IsKey && answer.Status == HttpStatusCode.Unauthorized),
            // Posts go without an antiforgery token: let through by the Gate, they stop at a 400, and do nothing.
            _ when route.IsApi && !caller.IsKey && route.Rule is not PublicAttribute => answer.Status == HttpStatusCode.Unauthorized,
            _ when route.Method == HttpMethod.Get => !toSignIn && (int)answer.Status is >= 200 and < 400,
            _ => !toSignIn && answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound) && (int)answer.Status < 500,
        };
        return ok ? null : $"{caller.Name} {route.Method} {route.Pattern}: {expected} expected, {(int)answer.Status} {answer.Response.Headers.Location} came";
    }

    private static async Task<IReadOnlyList<Someone>> Callers(TestApp app)
    {
        var callers = new List<Someone> { new("anonymous", app.Anonymous(), null, false, false), new("administrateur", await app.Administrator(), null, true, false) };
        foreach (var role in Enum.GetValues<Role>())
        {
            callers.Add(new(role.ToString(), await app.SignedIn(role), role, false, false));
            var client = app.Anonymous();
            client.ApiKey = await MakeKey(app, app.DeuxVallees, role);
            callers.Add(new("key of " + role, client, role, false, true));
        }
        return callers;
    }

    private static async Task<string> MakeKey(TestApp app, Cpts cpts, Role role)
    {
        var key = "";
        await app.Within(cpts, async services => key = (await services.GetRequiredService<MakeApiKey>().Make(cpts.Id, "essai", role, CancellationToken.None)).Required.Key);
        return key;
    }

    /// <summary>Every endpoint with every method it answers. Razor pages are loaded, so that attributes of their models are seen.</summary>
    private static async Task<IReadOnlyList<Route>> Routes(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !GateMiddleware.IsFile(e)))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                var rule = compiled.EndpointMetadata?.OfType<IAccessRule>().LastOrDefault();
                routes.AddRange(compiled.HandlerMethods.Select(h => h.HttpMethod).Append("GET").Distinct(StringComparer.OrdinalIgnoreCase)
                    .Select(m => new Route(pattern, new HttpMethod(m.ToUpperInvariant()), rule)
                    {
                        Handlers = [.. compiled.HandlerMethods.Where(h => string.Equals(h.HttpMethod, m, StringComparison.OrdinalIgnoreCase)).Select(h => h.Name ?? "").DefaultIfEmpty("")],
                    }));
            }
            else
            {
                routes.AddRange((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Select(m => new Route(pattern, new HttpMethod(m), endpoint.Metadata.GetMetadata<IAccessRule>())));
            }
        }
        return [.. routes.OrderBy(r => r.Pattern, StringComparer.Ordinal)];
    }

    private enum Outcome
    {
        Allowed,
        SignIn,
        Forbidden,
        NotFound,
    }

    private sealed record Someone(string Name, Browser Browser, Role? Role, bool IsAdministrator, bool IsKey);

    private sealed partial record Route(string Pattern, HttpMethod Method, IAccessRule? Rule)
    {
        /// <summary>Names of the page handlers of this method; empty for the one without a name.</summary>
        public IReadOnlyList<string> Handlers { get; init; } = [""];

        public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

        public bool IsOfCpts => Pattern.StartsWith("/c/{code}", StringComparison.Ordinal) || Pattern.StartsWith("/api/v1/c/{code}", StringComparison.Ordinal);

        public bool HasRowId => Parameters().Any(p => p != "code");

        public IEnumerable<string> Missing(IReadOnlyDictionary<string, string> samples) =>
            Parameters().Where(p => Sample(samples, p) is null).Select(p => $"{Pattern}: no sample for {{{p}}} in SampleIds");

        public string Address(IReadOnlyDictionary<string, string> samples) =>
            Parameter().Replace(Pattern, m => m.Groups["optional"].Success && Sample(samples, m.Groups["name"].Value) is null ? "" : Sample(samples, m.Groups["name"].Value)!);

        public HttpContent? Body() => Method == HttpMethod.Get || Method == HttpMethod.Head ? null
            : IsApi ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent([]);

        private string? Sample(IReadOnlyDictionary<string, string> samples, string name) =>
            samples.GetValueOrDefault(Pattern + "#" + name) ?? samples.GetValueOrDefault(name);

        private IEnumerable<string> Parameters() => Parameter().Matches(Pattern).Where(m => !m.Groups["optional"].Success).Select(m => m.Groups["name"].Value);

        [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:[^}?]+)?(?<optional>\?)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
        private static partial Regex Parameter();
    }
}
