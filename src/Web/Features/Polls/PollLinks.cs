using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Polls;

/// <summary>What a link to a poll opens: the page of one person, or that of a guest who has no line yet.</summary>
public sealed record PollToken(Guid? Person, Guid? Poll, string Name, string Email);

/// <summary>
/// The addresses of a poll, without an account: the personal one names the person, the common one names the poll. They are sealed by the
/// installation and kept nowhere: nobody can make one, and each reminder can tell it again.
/// </summary>
public sealed class PollLinks(IDataProtectionProvider protection, CptsOfRequest here)
{
    private readonly IDataProtector _people = protection.CreateProtector("Tisserand.Sondage.Personne");
    private readonly IDataProtector _guests = protection.CreateProtector("Tisserand.Sondage.Invité");
    private readonly IDataProtector _polls = protection.CreateProtector("Tisserand.Sondage.Commun");

    /// <param name="root">« https://cpts.example »: where the application is called.</param>
    public string OfPerson(Guid person, string root) => $"{root}{here.Link("sondage")}?jeton={_people.Protect(person.ToString("N"))}";

    /// <summary>For whoever gave name and address from the common link; the line is made once they answer.</summary>
    public string OfGuest(Guid poll, string name, string email, string root) =>
        $"{root}{here.Link("sondage")}?jeton=i-{_guests.Protect(string.Join('\n', poll.ToString("N"), email, name))}";

    public string Common(Guid poll, string root) => $"{root}{here.Link("sondage/ouvert")}?jeton={_polls.Protect(poll.ToString("N"))}";

    /// <summary>Before a transaction: the first seal of an installation makes its key, which is kept in the base and would wait for it.</summary>
    public void Prepare() => _people.Protect("");

    /// <summary>Null for anything that this installation did not seal.</summary>
    public PollToken? Read(string? token)
    {
        if (token?.StartsWith("i-", StringComparison.Ordinal) == true)
        {
            return Open(_guests, token[2..])?.Split('\n', 3) is [var poll, var email, var name] && Guid.TryParseExact(poll, "N", out var asked) ? new(null, asked, name, email) : null;
        }
        return Guid.TryParseExact(Open(_people, token), "N", out var person) ? new(person, null, "", "") : null;
    }

    public Guid? ReadCommon(string? token) => Guid.TryParseExact(Open(_polls, token), "N", out var poll) ? poll : null;

    private static string? Open(IDataProtector seal, string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : seal.Unprotect(token);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
