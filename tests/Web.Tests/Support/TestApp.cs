using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Reference;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Access;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Tests.Support;

/// <summary>
/// The whole application on a new database, without a network: two CPTS (« deux-vallees », « autre-rive »), a clock that
/// the test sets, browsers signed in by role, and a count of the queries of each request.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    public const string Password = "une phrase assez longue";
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly WebApplication _app;

    private TestApp(TestDatabase database, bool ownsDatabase, WebApplication app, TestTime time, QueryCounter queries)
    {
        _database = database;
        _ownsDatabase = ownsDatabase;
        _app = app;
        Time = time;
        Queries = queries;
    }

    public IServiceProvider Services => _app.Services;

    public BooksLocation Location => _database.Location;

    /// <summary>Sunday 22 November 2026, noon in Paris, until the test moves it.</summary>
    public TestTime Time { get; }

    public QueryCounter Queries { get; }

    public Cpts DeuxVallees { get; private set; } = null!;

    public Cpts AutreRive { get; private set; } = null!;

    /// <summary>
    /// Starts the application; <paramref name="seed"/> false leaves the database as it is; <paramref name="on"/> names a
    /// database that the test keeps and disposes of (a restored one, or one shared by two instances).
    /// </summary>
    public static async Task<TestApp> Start(DatabaseKind kind, bool seed = true, Func<AppOptions, AppOptions>? options = null, TestDatabase? on = null)
    {
        var database = on ?? await TestDatabase.Create(kind);
        var time = new TestTime();
        var queries = new QueryCounter();
        var appOptions = new AppOptions(database.Location) { Modules = Modules.All, Quiet = true };
        var app = AppHost.Build(options?.Invoke(appOptions) ?? appOptions, builder =>
        {
            builder.WebHost.UseTestServer();
            // The test server has no limit of body size to apply, and would say so at each request.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Error);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Services.ConfigureDbContext<TisserandDb>(db => db.AddInterceptors(queries));
            builder.Services.ConfigureDbContext<ReferenceDb>(db => db.AddInterceptors(queries));
            // Slow hashing protects real passwords; here it would be most of what the tests do.
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            // Jobs run when a test asks for them.
            builder.Services.RemoveAll<IHostedService>();
        });
        var test = new TestApp(database, on is null, app, time, queries);
        await AppHost.Upgrade(app.Services, CancellationToken.None);
        await app.StartAsync();
        if (seed)
        {
            await test.Seed();
        }
        return test;
    }

    /// <summary>A client without cookies, for requests that no browser makes.</summary>
    public HttpClient Client() => _app.GetTestServer().CreateClient();

    /// <summary>A browser without an account.</summary>
    public Browser Anonymous() => new(_app.GetTestServer());

    /// <summary>The session of a browser of another instance, continued on this one.</summary>
    public Browser Continue(Browser session) => new(_app.GetTestServer(), session);

    /// <summary>A browser signed in as somebody who holds these roles in a CPTS (Deux Vallées unless named).</summary>
    public async Task<Browser> SignedIn(Role role, Cpts? cpts = null)
    {
        var name = $"{role}@{(cpts ?? DeuxVallees).Code}.example".ToLowerInvariant();
        await Within(null, async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            if (await accounts.FindByEmailAsync(name) is null)
            {
                var account = (await CreateInstallation.CreateAccount(accounts, role.Label(), name, Password, isAdministrator: false)).Required;
                var db = services.GetRequiredService<TisserandDb>();
                db.Add(new CptsAccess { AccountId = account.Id, CptsId = (cpts ?? DeuxVallees).Id, Role = role });
                await db.SaveChangesAsync();
            }
        });
        return await SignIn(name);
    }

    /// <summary>A browser signed in as the administrator made by the seed, without any role in a CPTS.</summary>
    public Task<Browser> Administrator() => SignIn("admin@example.org");

    public async Task<Browser> SignIn(string email, string password = Password)
    {
        var browser = Anonymous();
        await browser.Get("/connexion");
        var answer = await browser.Submit(new() { ["Input.Email"] = email, ["Input.Password"] = password });
        Assert.False(answer.Path.StartsWith("/connexion", StringComparison.Ordinal), "Sign-in was refused: " + answer.Text);
        return browser;
    }

    /// <summary>Runs a piece of work in a scope of its own, bound to a CPTS when one is given.</summary>
    public async Task Within(Cpts? cpts, Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        if (cpts is not null)
        {
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            // What the Gate does for a request, so that services that ask for the CPTS of the request work too.
            scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
        }
        await work(scope.ServiceProvider);
    }

    /// <summary>Same, on the context alone.</summary>
    public Task WithDb(Cpts? cpts, Func<TisserandDb, Task> work) => Within(cpts, s => work(s.GetRequiredService<TisserandDb>()));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
        }
    }

    private async Task Seed()
    {
        await Within(null, async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            (await CreateInstallation.CreateAccount(accounts, "Administratrice", "admin@example.org", Password, isAdministrator: true)).Required.ToString();
            var db = services.GetRequiredService<TisserandDb>();
            DeuxVallees = Cpts.Create(Guid.CreateVersion7(), "deux-vallees", "CPTS des Deux Vallées", "Europe/Paris").Required;
            AutreRive = Cpts.Create(Guid.CreateVersion7(), "autre-rive", "CPTS de l’Autre Rive", "Indian/Reunion").Required;
            db.AddRange(DeuxVallees, AutreRive);
            await db.SaveChangesAsync();
        });
    }
}

/// <summary>A clock that only the test moves.</summary>
public sealed class TestTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Counts the commands that reach the database, to pin the cost of a page.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _seen = new();

    public IReadOnlyCollection<string> Seen => _seen;

    /// <summary>Number of commands during <paramref name="work"/>.</summary>
    public async Task<int> During(Func<Task> work)
    {
        var before = _seen.Count;
        await work();
        return _seen.Count - before;
    }

    public override InterceptionResult<System.Data.Common.DbDataReader> ReaderExecuting(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result)
    {
        _seen.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _seen.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
