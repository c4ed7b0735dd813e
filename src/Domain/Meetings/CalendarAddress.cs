using System.Security.Cryptography;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Adresse d’agenda : the secret address from which a person's own calendar reads the meetings to which they are invited.
/// Whoever has it reads them without an account: it is shown to the person alone, and renewed in one click.
/// </summary>
public sealed class CalendarAddress : ICptsOwned
{
    public const int SecretLength = 64;

    private CalendarAddress()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One address a person.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>
    /// 256 random bits, in hexadecimal. Kept as they are: the same address goes into the telephone today and into the computer
    /// tomorrow.
    /// </summary>
    public string Secret { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public static CalendarAddress Open(Guid member, DateTime now)
    {
        var address = new CalendarAddress { MemberId = member };
        address.Renew(now);
        return address;
    }

    /// <summary>Another secret: the former address answers nobody any more.</summary>
    public void Renew(DateTime now) => (Secret, CreatedAt) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2)), now);
}
