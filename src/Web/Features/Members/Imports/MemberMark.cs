using System.Security.Cryptography;
using System.Text.Json;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>An entry as an import found it, so that it can be put back.</summary>
/// <param name="Started">First day of the period of membership that the import entered.</param>
/// <param name="College">Its college.</param>
internal sealed record MemberBefore(MemberDetails Details, DateOnly? Started, Guid? College)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static MemberBefore Read(string text) => JsonSerializer.Deserialize<MemberBefore>(text)!;
}

/// <summary>Mark of an entry: the same as long as nobody changed anything of it.</summary>
internal static class MemberMark
{
    public static string Of(Member member)
    {
        var details = member.Details();
        // The places of a new entry have no number before they are saved.
        var state = new
        {
            Entry = details with { Sites = [.. details.Sites.Select(s => s with { Id = null })] },
            Periods = member.Memberships.Select(m => new { m.StartsOn, m.EndsOn }).ToList(),
            member.AccountId,
            member.CollegeId,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state)));
    }
}
