using Tisserand.Domain.Sharing;
using Xunit;

namespace Tisserand.Domain.Tests.Sharing;

public sealed class ShareLinkTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 11, 0, 0, DateTimeKind.Utc);

    private static ShareLink Open(int? days = 30, string? password = null, bool once = false) => ShareLink.Open(Guid.NewGuid(), "Mairie", days, password, once, "Claire", Now).Required.Link;

    [Fact]
    public void A_link_has_bounded_days_and_a_password_long_enough()
    {
        Assert.Equal(["days-out-of-bounds"], Codes(null, null));
        Assert.Equal(["days-out-of-bounds"], Codes(0, null));
        Assert.Equal(["days-out-of-bounds"], Codes(91, null));
        Assert.Equal(["password-short"], Codes(90, "court"));
        Assert.Empty(Codes(1, "assez long"));

        static string[] Codes(int? days, string? password) => [.. ShareLink.Open(Guid.NewGuid(), null, days, password, false, "", Now).Refusals.Select(r => r.Code)];
    }

    [Fact]
    public void It_opens_until_its_moment_and_not_once_withdrawn()
    {
        var link = Open(days: 1);
        Assert.Empty(link.Read(null, Now.AddDays(1).AddSeconds(-1)));
        Assert.Equal("share-closed", Assert.Single(link.Read(null, Now.AddDays(1))).Code);
        var other = Open();
        other.Revoke(Now);
        Assert.Equal(ShareState.Revoked, other.State(Now));
        Assert.Single(other.Read(null, Now));
        var once = Open(once: true);
        Assert.Empty(once.Read(null, Now));
        Assert.Equal(ShareState.Used, once.State(Now));
        Assert.Single(once.Read(null, Now));
    }

    [Fact]
    public void Ten_wrong_passwords_lock_it_and_the_secret_is_kept_nowhere()
    {
        var (link, secret) = ShareLink.Open(Guid.NewGuid(), "", 30, "sésame ouvre", false, "Claire", Now).Required;
        Assert.Equal(ShareLink.SecretLength, secret.Length);
        Assert.Equal(ShareLink.Fingerprint(secret), link.Hash);
        Assert.DoesNotContain("sésame", link.PasswordHash, StringComparison.Ordinal);
        Assert.Empty(link.Read("sésame ouvre", Now));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("share-password", Assert.Single(link.Read(i % 2 == 0 ? null : "Sésame ouvre", Now)).Code);
        }
        Assert.Equal(ShareState.Locked, link.State(Now));
        Assert.Single(link.Read("sésame ouvre", Now));
        Assert.Equal(1, link.Reads);
    }
}
