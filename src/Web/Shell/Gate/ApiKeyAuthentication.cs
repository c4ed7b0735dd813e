using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tisserand.Data;
using Tisserand.Data.Access;

namespace Tisserand.Web.Shell.Gate;

/// <summary>« Authorization: Bearer … » : opens the API with a key. Answers 401, never a redirection.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TisserandDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = "Bearer ";

    /// <summary>A new key (shown once) and its hash (kept).</summary>
    public static (string Key, string Hash) NewKey()
    {
        var key = "tis_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (key, HashOf(key));
    }

    public static bool IsBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsBearer(Request))
        {
            return AuthenticateResult.NoResult();
        }
        var hash = HashOf(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim());
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, Context.RequestAborted);
        return key is null
            ? AuthenticateResult.Fail("Unknown or revoked key.")
            : AuthenticateResult.Success(new(Caller.PrincipalOf(key, SchemeName), SchemeName));
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
