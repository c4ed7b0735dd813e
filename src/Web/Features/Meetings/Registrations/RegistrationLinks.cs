using Microsoft.AspNetCore.DataProtection;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>
/// The personal address of one registration, which names it, sealed: it needs no secret in the base and stays the same in every message.
/// </summary>
public sealed class RegistrationLinks(IDataProtectionProvider protection, CptsOfRequest here)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Tisserand.Inscription");

    public string Personal(RegistrationForm form, Guid registration) => $"{form.Origin}{here.Link("inscription")}?jeton={_seal.Protect(registration.ToString("N"))}";

    /// <summary>Before a transaction: the first seal of an installation makes its key, which is kept in the base and would wait for it.</summary>
    public void Prepare() => _seal.Protect("");

    /// <summary>Null for anything that this installation did not seal.</summary>
    public Guid? Read(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Guid.TryParseExact(_seal.Unprotect(token), "N", out var id) ? id : null;
        }
        catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
