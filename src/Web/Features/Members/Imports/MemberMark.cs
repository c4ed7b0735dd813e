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
    public static string Of(Member member) =>
        Hash(new { Entry = EntryOf(member), Periods = member.Memberships.Select(m => new { m.StartsOn, m.EndsOn }).ToList(), member.AccountId, member.CollegeId });

    /// <summary>Of what the form of an entry shows alone: neither its periods nor its account.</summary>
    public static string OfForm(Member member) => Hash(EntryOf(member));

    /// <summary>The places of a new entry have no number before they are saved.</summary>
    private static MemberDetails EntryOf(Member member)
    {
        var details = member.Details();
        return details with { Sites = [.. details.Sites.Select(s => s with { Id = null })] };
    }

    private static string Hash<T>(T state) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state)));
}
