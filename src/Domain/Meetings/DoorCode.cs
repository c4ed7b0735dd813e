using System.Security.Cryptography;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Code à taper ou à scanner : sixty random bits in twelve letters and figures that are not taken one for another (neither I, L, O nor U).
/// Read as it is typed: spaces, hyphens, small letters, O for zero.
/// </summary>
public static class DoorCode
{
    public const int Length = 12;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>« K7PM 2XQ9 4T0B ».</summary>
    public static string Spaced(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));

    /// <summary>The code as it is kept; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}

/// <summary>
/// Code personnel : what a person shows at the door of any meeting of the CPTS, on paper or on a telephone; the person alone renews it.
/// Kept as it is, for the same badge is printed again.
/// </summary>
public sealed class PersonalCode : ICptsOwned
{
    private PersonalCode()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One code a person.</summary>
    public Guid MemberId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public static PersonalCode Give(Guid member, DateTime now)
    {
        var code = new PersonalCode { MemberId = member };
        code.Renew(now);
        return code;
    }

    /// <summary>Another code: a lost badge opens nothing any more.</summary>
    public void Renew(DateTime now) => (Code, CreatedAt) = (DoorCode.Draw(), now);
}
