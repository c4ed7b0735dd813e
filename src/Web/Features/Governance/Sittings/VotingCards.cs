using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Governance;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Cartes de vote : gives codes, and finds the card of a code. Only the print of a code is kept.</summary>
public sealed class VotingCards(TisserandDb db)
{
    /// <summary>Without the signs that are read one for another: 0 O, 1 I L.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int CodeLength = 12;

    /// <summary>Codes of these members for a séance, kept with the caller's save; their former codes are void.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Give(Guid meeting, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
    {
        var known = await db.Set<VotingCard>().Where(c => c.MeetingId == meeting && EF.Parameter(members).Contains(c.MemberId)).ToDictionaryAsync(c => c.MemberId, cancellationToken);
        var codes = new Dictionary<Guid, string>();
        foreach (var member in members)
        {
            if (!known.TryGetValue(member, out var card))
            {
                db.Add(card = new VotingCard(meeting, member));
            }
            var code = Draw(CodeLength);
            card.Renew(Hash(code));
            codes[member] = string.Join('-', code.Chunk(4).Select(part => new string(part)));
        }
        return codes;
    }

    public async Task<VotingCard?> Find(string? typed, CancellationToken cancellationToken)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (code.Length != CodeLength)
        {
            return null;
        }
        var hash = Hash(code);
        return await db.Set<VotingCard>().AsNoTracking().SingleOrDefaultAsync(c => c.Hash == hash, cancellationToken);
    }

    /// <summary>Random letters and digits, of a length.</summary>
    public static string Draw(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
