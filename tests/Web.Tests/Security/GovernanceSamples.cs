using Tisserand.Data;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Tests.Security;

/// <summary>The rows of governance that the walk of the routes asks for.</summary>
internal static class GovernanceSamples
{
    private const string Home = "/c/{code}/vie-associative";

    public static async Task Put(TisserandDb db, Member member, Dictionary<string, string> values)
    {
        var body = GoverningBody.Create(BodyKind.Bureau, null, null).Required;
        var first = FoundingText.Adopt(new(FoundingTextKind.Statutes, new(2024, 3, 12), "", [])).Required;
        var second = FoundingText.Adopt(new(FoundingTextKind.Statutes, new(2026, 3, 12), "", [])).Required;
        db.AddRange(body, first, second);
        await db.SaveChangesAsync();
        var mandate = Mandate.Give(body.Id, new(member.Id, Seat.President, new(2026, 1, 1), null, null, null), []).Required;
        db.Add(mandate);
        await db.SaveChangesAsync();
        values[Home + "/instances/saisie/{id:guid?}#id"] = values[Home + "/instances/{body:guid}/mandats/saisie/{id:guid?}#body"] = body.Id.ToString();
        values[Home + "/instances/{body:guid}/mandats/saisie/{id:guid?}#id"] = values[Home + "/mandats/{id:guid}/fin#id"] = mandate.Id.ToString();
        values[Home + "/statuts/saisie/{id:guid?}#id"] = second.Id.ToString();
        var assembly = Meeting.Plan(new("Assemblée générale", MeetingKind.GeneralAssembly, null, null, new(2026, 11, 22), new(19, 0), new(21, 0), null, null, null)).Required;
        db.Add(assembly);
        await db.SaveChangesAsync();
        var point = AgendaPoint.Add(assembly.Id, 1, "Comptes").Required;
        db.Add(point);
        await db.SaveChangesAsync();
        var resolution = Resolution.Write(assembly.Id, new(point.Id, "L’assemblée approuve les comptes.", ResolutionKind.Ordinary, IsSecret: false, null)).Required;
        var convocation = Convocation.Send(assembly, ["Comptes"], "Convocation", "Venez", [], [(member.Id, "", null)], "Claire Aubry", DateTime.UnixEpoch).Required;
        db.AddRange(resolution, convocation);
        await db.SaveChangesAsync();
        foreach (var page in new[] { "", "/accueil", "/ecran", "/pv", "/convocation", "/resolutions/saisie/{resolution:guid?}" })
        {
            values[Home + "/seances/{id:guid}" + page + "#id"] = assembly.Id.ToString();
        }
        values[Home + "/seances/{id:guid}/resolutions/saisie/{resolution:guid?}#resolution"] = values[Home + "/scrutins/{id:guid}#id"] = resolution.Id.ToString();
        values[Home + "/convocations/{id:guid}#id"] = convocation.Id.ToString();
        values[Home + "/declarations/{change}/{day}#change"] = "statuts";
        values[Home + "/declarations/{change}/{day}#day"] = "2026-03-12";
    }
}
