using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Tisserand.Web.Shell;

/// <summary>How answers travel: behind a reverse proxy, compressed.</summary>
internal static class Transport
{
    /// <summary>Configuration: addresses of the reverse proxies to believe, separated by spaces; those of this machine always are.</summary>
    public const string ProxiesSetting = "Relais:Adresses";

    public static void AddTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // The address of the visitor and "https", as the proxy saw them; from anybody else these headers are ignored.
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var address in (configuration[ProxiesSetting] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (address.Contains('/', StringComparison.Ordinal))
                {
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(address));
                }
                else
                {
                    forwarded.KnownProxies.Add(IPAddress.Parse(address));
                }
            }
        });
        services.AddResponseCompression(compression =>
        {
            // Form tokens differ in each answer, so that compression tells nothing about them.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/geo+json"];
        });
    }
}
