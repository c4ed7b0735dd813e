using System.Security.Cryptography;
using System.Text;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Sharing;

/// <summary>État d'un lien de partage.</summary>
public enum ShareState
{
    /// <summary>Ouvert.</summary>
    Open,

    /// <summary>Expiré.</summary>
    Expired,

    /// <summary>Retiré.</summary>
    Revoked,

    /// <summary>Déjà servi : one that opens once.</summary>
    Used,

    /// <summary>Bloqué : too many wrong passwords.</summary>
    Locked,
}

/// <summary>
/// Lien de partage : opens the latest version of one document to whoever has its address, without an account, until a day. The secret is
/// kept as a fingerprint only: the address is shown once, when it is made. Source: none, a need of the application.
/// </summary>
public sealed class ShareLink : ICptsOwned
{
    public const int UsualDays = 30;
    public const int LongestDays = 90;
    public const int LabelLength = 100;
    public const int NameLength = 200;

    /// <summary>Characters of a secret: 256 random bits, in hexadecimal.</summary>
    public const int SecretLength = 64;

    public const int PasswordMinimum = 6;

    private const int MostWrongTries = 10, Rounds = 100_000, SaltBytes = 16, KeyBytes = 32;

    private ShareLink()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Series of the stored files: one document, whatever its version.</summary>
    public Guid SeriesId { get; private set; }

    /// <summary>For whom: « Mairie de Lumbres ».</summary>
    public string Label { get; private set; } = "";

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>UTC; from then on it opens nothing.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Salt and key, in hexadecimal; empty without a password.</summary>
    public string PasswordHash { get; private set; } = "";

    /// <summary>Opens once.</summary>
    public bool IsOnce { get; private set; }

    /// <summary>Times that it was opened.</summary>
    public int Reads { get; private set; }

    public int WrongTries { get; private set; }

    /// <summary>UTC; null while it was not withdrawn.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public bool HasPassword => PasswordHash.Length > 0;

    /// <summary>Makes a link and its secret, which is known to nobody afterwards. Refuses days out of bounds, a short password, a long label.</summary>
    public static Outcome<(ShareLink Link, string Secret)> Open(Guid series, string? label, int? days, string? password, bool once, string by, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (days is null or < 1 or > LongestDays)
        {
            refusals.Add(new("days-out-of-bounds", $"Un lien vaut de 1 à {LongestDays} jours.", "Days"));
        }
        if (!string.IsNullOrEmpty(password) && password.Length is < PasswordMinimum or > 200)
        {
            refusals.Add(new("password-short", $"Un mot de passe a {PasswordMinimum} caractères au moins.", "Password"));
        }
        if (TypedText.Line(label).Length > LabelLength)
        {
            refusals.Add(new("text-too-long", $"{LabelLength} caractères au plus.", nameof(Label)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2));
        return (new ShareLink
        {
            SeriesId = series,
            Label = TypedText.Line(label),
            Hash = Fingerprint(secret),
            ExpiresAt = now.AddDays(days!.Value),
            PasswordHash = string.IsNullOrEmpty(password) ? "" : Derive(password, RandomNumberGenerator.GetBytes(SaltBytes)),
            IsOnce = once,
            CreatedAt = now,
            CreatedBy = by.Length > NameLength ? by[..NameLength] : by,
        }, secret);
    }

    /// <summary>By which a secret is found.</summary>
    public static string Fingerprint(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public ShareState State(DateTime now) =>
        RevokedAt is not null ? ShareState.Revoked
        : IsOnce && Reads > 0 ? ShareState.Used
        : WrongTries >= MostWrongTries ? ShareState.Locked
        : now >= ExpiresAt ? ShareState.Expired
        : ShareState.Open;

    /// <summary>Opens it once more. Refuses one that is not open any more, and a wrong password, of which ten lock it.</summary>
    public List<Refusal> Read(string? password, DateTime now)
    {
        if (State(now) != ShareState.Open)
        {
            return [new("share-closed", "Ce lien n’est plus valable.")];
        }
        if (HasPassword && !IsRight(password))
        {
            WrongTries++;
            return [new("share-password", "Ce mot de passe n’est pas le bon.", "Password")];
        }
        Reads++;
        return [];
    }

    public void Revoke(DateTime now) => RevokedAt ??= now;

    private bool IsRight(string? password) => !string.IsNullOrEmpty(password)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(PasswordHash), Encoding.ASCII.GetBytes(Derive(password, Convert.FromHexString(PasswordHash[..(2 * SaltBytes)]))));

    private static string Derive(string password, byte[] salt) =>
        Convert.ToHexStringLower(salt) + Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, KeyBytes));
}

/// <summary>Lecture d'un lien de partage : when the document left, and in which version. Not by whom: nobody signs in.</summary>
public sealed class ShareRead : ICptsOwned
{
    private ShareRead()
    {
    }

    public ShareRead(Guid share, Guid file, DateTime at) => (ShareId, FileId, ReadAt) = (share, file, at);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ShareId { get; private set; }

    /// <summary>The version that left.</summary>
    public Guid FileId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ReadAt { get; private set; }
}

/// <summary>États des liens, in French words.</summary>
public static class ShareStates
{
    public static string Label(this ShareState state) => state switch
    {
        ShareState.Open => "ouvert",
        ShareState.Expired => "expiré",
        ShareState.Revoked => "retiré",
        ShareState.Used => "déjà servi",
        ShareState.Locked => "bloqué",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
