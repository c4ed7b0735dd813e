using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Features.Governance.Sittings;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Governance;

/// <summary>An assembly of today, its people, cards and resolutions.</summary>
internal static class SittingScene
{
    /// <param name="present">Members noted present.</param>
    public static async Task<Guid> Assembly(this TestApp app, IEnumerable<Guid> present, string day = "2026-11-22")
    {
        var meeting = await app.Plan(MeetingScene.Details("Assemblée générale 2026", day, mission: null, kind: MeetingKind.GeneralAssembly));
        Presence[] presences = [.. present.Select(id => new Presence(id, AttendanceState.Present))];
        if (presences.Length > 0)
        {
            await app.Hold(meeting, presences);
        }
        return meeting;
    }

    public static async Task<Guid> Resolve(this TestApp app, Guid meeting, bool isSecret = false, bool open = true, string text = "L’assemblée approuve les comptes.", string? concerned = null)
    {
        var id = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var point = AgendaPoint.Add(meeting, 1, "Comptes").Required;
            db.Add(point);
            await db.SaveChangesAsync();
            var resolution = Resolution.Write(meeting, new(point.Id, text, ResolutionKind.Ordinary, isSecret, concerned)).Required;
            db.Add(resolution);
            await db.SaveChangesAsync();
            id = resolution.Id;
        });
        if (open)
        {
            await app.Within(app.DeuxVallees, async services => Assert.Empty((await services.GetRequiredService<HoldBallot>().Open(id, CancellationToken.None))!));
        }
        return id;
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> Cards(this TestApp app, Guid meeting, params Guid[] members)
    {
        IReadOnlyDictionary<Guid, string> codes = new Dictionary<Guid, string>();
        await app.Within(app.DeuxVallees, async services =>
        {
            codes = await services.GetRequiredService<VotingCards>().Give(meeting, members, CancellationToken.None);
            await services.GetRequiredService<Data.TisserandDb>().SaveChangesAsync();
        });
        return codes;
    }

    public static async Task<string?> GiveProxy(this TestApp app, Guid meeting, Guid giver, Guid holder)
    {
        string? refused = null;
        await app.Within(app.DeuxVallees, async services => refused = (await services.GetRequiredService<GiveProxy>().Give(meeting, giver, holder, CancellationToken.None))!.Refusals is [var first, ..] ? first.Code : null);
        return refused;
    }

    /// <summary>Null when counted, else the code of the refusal.</summary>
    public static async Task<string?> Cast(this TestApp app, Guid meeting, Guid resolution, Guid caster, Guid voter, VoteChoice choice)
    {
        string? refused = null;
        await app.Within(app.DeuxVallees, async services => refused =
            (await services.GetRequiredService<CastVotes>().Cast(meeting, resolution, caster, new Dictionary<Guid, VoteChoice> { [voter] = choice }, CancellationToken.None))!.Refusals is [var first, ..] ? first.Code : null);
        return refused;
    }

    public static async Task<Resolution> Closed(this TestApp app, Guid resolution)
    {
        Resolution? read = null;
        await app.Within(app.DeuxVallees, async services => await services.GetRequiredService<HoldBallot>().Close(resolution, CancellationToken.None));
        await app.WithDb(app.DeuxVallees, async db => read = await db.Set<Resolution>().Include(r => r.Counts).SingleAsync(r => r.Id == resolution));
        return read!;
    }
}
