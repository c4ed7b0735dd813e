using Microsoft.EntityFrameworkCore;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Security;

/// <summary>
/// What to put for each parameter of a route. Whoever adds a route with an identifier adds a line here: rows of Deux Vallées
/// for « own », of Autre Rive for « foreign ». The walk fails on a parameter without a line.
/// </summary>
internal static class SampleIds
{
    /// <summary>
    /// Values by « route pattern » and parameter. <paramref name="own"/> chooses the CPTS whose rows are named. Null: no
    /// sample is known.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(TestApp app, bool own)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // The CPTS itself: always the one asked; foreign rows are asked for under one's own address.
            ["code"] = app.DeuxVallees.Code,
        };
        await app.WithDb(own ? app.DeuxVallees : app.AutreRive, async db =>
        {
            // An account is of the installation: « own » and « foreign » are the same to its administrateur.
            values["/administration/comptes/{id:guid}#id"] = (await db.Users.OrderBy(u => u.Email).Select(u => u.Id).FirstAsync()).ToString();
            var member = Domain.Members.Member.Create(new("Petit", "Anne", "60", null, true, false, null, null, null, [])).Required;
            db.Add(member);
            await db.SaveChangesAsync();
            values["/c/{code}/adherents/{id:guid}#id"] = values["/c/{code}/adherents/{id:guid}/modifier#id"] = member.Id.ToString();
        });
        return values;
    }
}
