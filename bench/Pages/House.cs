using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Demonstration;
using Tisserand.Web.Features.Installation.Jobs;
using Tisserand.Web.Shell;

namespace Tisserand.Bench.Pages;

/// <summary>The whole application on loopback, with a coordinator signed in: sign-in, roles, tenancy, layout, all of it.</summary>
internal sealed partial class House : IAsyncDisposable
{
    private const string Password = "une phrase assez longue";
    private static readonly string[] Names = ["Martin", "Bernard", "Dupont-Leroy", "Lefèvre", "D’Hondt", "Marchand", "Cœur", "Van Damme", "Petit", "Delattre"];
    private static readonly string[] FirstNames = ["Anne", "Jean-Pierre", "Zoé", "Marc", "Élise", "Rémi", "Marie", "Luc"];
    private static readonly string[] Professions = ["10", "60", "60", "60", "21", "70", "91", "50"];
    private readonly WebApplication _app;
    private int _members;
    private int _entered;
    private string _code = "banc";

    private House(WebApplication app, BooksLocation location)
    {
        _app = app;
        Location = location;
        Client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public BooksLocation Location { get; }

    public HttpClient Client { get; }

    public CptsId Cpts { get; private set; }

    public Uri Address(string path) => new(Client.BaseAddress!, $"/c/{_code}/{path}");

    public static async Task<House> Open(BooksLocation location)
    {
        var app = AppHost.Build(new AppOptions(location) { Modules = Web.Modules.All, Quiet = true, Urls = "http://127.0.0.1:0" });
        await AppHost.Upgrade(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new(app, location);
    }

    /// <summary>Fills the empty base with the demonstration, and signs its coordinator in.</summary>
    public async Task OpenDemonstration()
    {
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<FillDemonstration>().Fill(CancellationToken.None);
        }
        await Post("/connexion", new() { ["Input.Email"] = FillDemonstration.Accounts[0].Email, ["Input.Password"] = DemonstrationAccounts.Password });
        await Enter("deux-vallees");
    }

    /// <summary>Creates the first account and its CPTS, and stays signed in.</summary>
    public async Task CreateFirst()
    {
        await Post("/demarrage", new()
        {
            ["Input.FullName"] = "Banc d’essai",
            ["Input.Email"] = "banc@example.org",
            ["Input.Password"] = Password,
            ["Input.CptsName"] = "Banc",
            ["Input.TimeZone"] = "Europe/Paris",
        });
        await Enter("banc");
    }

    public async Task<T> Within<T>(Func<IServiceProvider, TisserandDb, Task<T>> act)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(Cpts);
        return await act(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<TisserandDb>());
    }

    /// <summary>Makes another CPTS, of which the account signed in is the coordinator, and goes on there.</summary>
    public async Task CreateAnother(string code)
    {
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
            var cpts = Domain.Access.Cpts.Create(Guid.CreateVersion7(), code, "CPTS " + code, "Europe/Paris").Required;
            db.Add(cpts);
            db.Add(new CptsAccess { AccountId = (await db.Users.SingleAsync()).Id, CptsId = cpts.Id, Role = Role.Coordinator });
            await db.SaveChangesAsync();
        }
        _members = 0;
        await Enter(code);
    }

    /// <summary>Types one more member into the form, and waits for the page of the entry.</summary>
    public async Task EnterMember(string token)
    {
        var n = Interlocked.Increment(ref _entered);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.LastName"] = $"Nouveau {(char)('A' + (n % 26))}{(char)('a' + (n / 26 % 26))}{(char)('a' + (n / 676))}",
            ["Input.FirstName"] = "Jo",
            ["Input.Profession"] = "60",
            ["Input.Sites[0].Commune"] = "62534",
            ["Input.FirstDay"] = "2024-01-01",
            ["Input.Confirmed"] = "true",
        });
        using var answer = await Client.PostAsync(Address("adherents/nouveau"), form);
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/nouveau", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The member was not entered.");
        }
    }

    /// <summary>The token of the form of a page.</summary>
    public async Task<string> TokenOf(Uri address) => WebUtility.HtmlDecode(Token().Match(await Client.GetStringAsync(address)).Groups["token"].Value);

    /// <summary>Adds invented members until there are <paramref name="count"/>.</summary>
    public async Task Fill(int count)
    {
        var communes = Geography.Current.Communes.Where(c => c.Departement == "62").Take(60).Select(c => c.Code).Prepend("62534").ToList();
        while (_members < count)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(Cpts);
            var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
            for (var i = 0; i < 500 && _members < count; i++, _members++)
            {
                var member = Member.Create(new(
                    Names[_members % Names.Length] + " " + (char)('A' + (_members % 26)) + (char)('a' + (_members / 26 % 26)), FirstNames[_members / 7 % FirstNames.Length],
                    Professions[_members % Professions.Length], (99700000000 + _members).ToString(CultureInfo.InvariantCulture), _members % 3 != 0, _members % 3 == 0,
                    $"personne{_members}@example.org", "06" + (10000000 + _members).ToString(CultureInfo.InvariantCulture), null,
                    [new(null, communes[_members % communes.Count], "Cabinet", "1 place de la Mairie")])).Required;
                member.Start(new(2024, 1 + (_members % 12), 1));
                db.Add(member);
            }
            await db.SaveChangesAsync();
        }
        await RefreshStatistics();
    }

    /// <summary>As an hour of service would.</summary>
    public Task RefreshStatistics() => ActivatorUtilities.CreateInstance<RefreshStatistics>(_app.Services).Round(CancellationToken.None);

    /// <summary>A wrong page must not be measured.</summary>
    public async Task Check(string path, string shows)
    {
        var page = await Client.GetStringAsync(Address(path));
        if (!page.Contains(shows, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path} does not show « {shows} ».");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Goes on in a CPTS that exists.</summary>
    public async Task Enter(string code)
    {
        _code = code;
        await using var scope = _app.Services.CreateAsyncScope();
        Cpts = (await scope.ServiceProvider.GetRequiredService<TisserandDb>().Set<Cpts>().SingleAsync(c => c.Code == code)).Id;
    }

    private async Task Post(string path, Dictionary<string, string> fields)
    {
        var address = new Uri(path, UriKind.Relative);
        fields["__RequestVerificationToken"] = await TokenOf(address);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await Client.PostAsync(address, form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Token();
}
