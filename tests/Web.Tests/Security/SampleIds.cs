using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Web.Features.Installation;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Security;

/// <summary>
/// What to put for each parameter of a route. Whoever adds a route with an identifier adds a line here: rows of Deux Vallées
/// for « own », of Autre Rive for « foreign ». The walk fails on a parameter without a line.
/// </summary>
internal static class SampleIds
{
    /// <summary>Area of the records whose identifiers stand here for routes that take any record: contracts.</summary>
    public const Area AreaOfRecords = Area.Territory;

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
        await app.Within(own ? app.DeuxVallees : app.AutreRive, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var contract = AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
            db.Add(contract);
            var file = (await services.GetRequiredService<FileStore>()
                .Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "contrat.pdf", nameof(AciContract), contract.Id, CancellationToken.None)).Required;
            await db.SaveChangesAsync();
            values["/c/{code}/documents/{id:guid}#id"] = values["/c/{code}/documents/{id:guid}/retirer#id"] = file.Id.ToString();
            values["/c/{code}/documents/joindre/{subject}/{id:guid}#subject"] = "contrat";
            values["/c/{code}/documents/joindre/{subject}/{id:guid}#id"] = contract.Id.ToString();
        });
        await app.Within(null, async services =>
            values["/administration/sauvegarde/{name}#name"] = (await services.GetRequiredService<BackupFolder>().Make(CancellationToken.None)).Name);
        return values;
    }
}
