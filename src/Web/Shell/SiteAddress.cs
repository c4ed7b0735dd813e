using Microsoft.Extensions.Options;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Shell;

/// <summary>
/// Where the application is called, for links that leave it (messages, calendars, posters): what the configuration says (« Courrier:Site »), or
/// else the address of the request, which AllowedHosts limits.
/// </summary>
public sealed class SiteAddress(IOptions<MailOptions> mail, IHttpContextAccessor http)
{
    /// <summary>« https://tisserand.example »; null when work that nobody asked for has no configuration to read.</summary>
    public string? Root => !string.IsNullOrWhiteSpace(mail.Value.Site) ? mail.Value.Site.TrimEnd('/')
        : http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : null;

    /// <summary>The whole address of a page; an exception outside of a request when the configuration does not say it.</summary>
    public string Of(string path) => (Root ?? throw new InvalidOperationException("A link needs a request, or Courrier:Site.")) + path;

    /// <summary>The whole address of a page; null when nothing says it.</summary>
    public string? OfOrNone(string path) => Root is { } root ? root + path : null;
}
