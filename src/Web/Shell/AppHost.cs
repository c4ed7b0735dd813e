using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Localization;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Web.Shell.Api;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Shell;

/// <summary>Puts the application together: services, the way a request goes, start-up.</summary>
public static class AppHost
{
    public static string Version { get; } = typeof(AppHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>The application, not yet started. <paramref name="adjust"/> lets tests replace the server or the clock.</summary>
    public static WebApplication Build(AppOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var app = Prepare(options, adjust);
        Pipeline(app, options);
        return app;
    }

    /// <summary>The services of the application without its pages: what a command needs, in half the time.</summary>
    public static WebApplication Prepare(AppOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = French.Culture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AppHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        }
        builder.WebHost.UseUrls(options.Urls);
        // A file of the largest size with its form around it; a page that takes more says so itself.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Domain.Documents.StoredFile.MaximumSize + (2 * 1024 * 1024);
        });
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Said at each first start, of no use to the reader: the history table does not exist yet, the keys are in the books.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).SetMinimumLevel(options.Quiet ? LogLevel.Warning : LogLevel.Information);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(Clock.System);
        builder.Services.AddBooks(options.Location);
        builder.Services.AddShell();
        builder.Services.AddTransport(builder.Configuration);
        foreach (var module in options.Modules)
        {
            module.AddServices(builder.Services);
        }
        adjust?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Creates or upgrades the bases that the application needs.</summary>
    public static async Task Upgrade(IServiceProvider services, CancellationToken cancellationToken)
    {
        await Books.Migrate(services, cancellationToken);
        await ReferenceBase.Create(services, cancellationToken);
    }

    public static async Task Serve(AppOptions options, CancellationToken cancellationToken)
    {
        await using var app = Build(options);
        await Upgrade(app.Services, cancellationToken);
        await app.StartAsync(cancellationToken);
        await Console.Error.WriteLineAsync($"Tisserand {Version} est ouvert sur {string.Join(", ", app.Urls)} (données : {options.Location.Folder}). Ctrl+C pour arrêter.");
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static void Pipeline(WebApplication app, AppOptions options)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(French.Culture),
            SupportedCultures = [French.Culture],
            SupportedUICultures = [French.Culture],
            RequestCultureProviders = [],
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<GateMiddleware>();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(endpoint => endpoint.Metadata.Add(StaticAsset.Mark));
        app.MapRazorPages();
        app.MapGet("/sante", () => Results.Json(new { status = "ok", database = options.Location.Kind, version = Version }))
            .WithMetadata(new PublicAttribute());
        foreach (var module in options.Modules)
        {
            module.MapApi(app);
        }
        ApiDocument.Map(app);
    }

    private sealed class StaticAsset : IStaticAsset
    {
        public static readonly StaticAsset Mark = new();
    }
}
