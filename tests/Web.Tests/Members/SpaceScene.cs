using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Access;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>A member who signs in: an entry, and the account of the role « adhérent » tied to it.</summary>
internal static class SpaceScene
{
    public static async Task<(Guid Id, Browser Browser)> SignedInAs(this TestApp app, string firstName, string lastName, Cpts? cpts = null)
    {
        var browser = await app.SignedIn(Role.Member, cpts);
        var member = Member.Create(MemberScene.Details(lastName, firstName) with { Email = "adherente@example.org", Phone = "06 12 34 56 78" }).Required;
        Assert.Empty(member.Start(MemberScene.Since));
        await app.WithDb(cpts ?? app.DeuxVallees, async db =>
        {
            var id = (cpts ?? app.DeuxVallees).Id;
            member.SignsInAs(await db.Set<CptsAccess>().Where(a => a.CptsId == id && a.Role == Role.Member).Select(a => a.AccountId).SingleAsync());
            db.Add(member);
            await db.SaveChangesAsync();
        });
        return (member.Id, browser);
    }
}
