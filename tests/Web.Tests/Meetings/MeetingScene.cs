using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Missions;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Fiches action and meetings, put in place by the acts that the pages use.</summary>
internal static class MeetingScene
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static MeetingDetails Details(string title, string day = "2026-11-12", MissionCode? mission = MissionCode.Pathways, FicheAction? fiche = null, MeetingKind kind = MeetingKind.WorkingGroup) =>
        new(title, kind, mission, fiche, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new(18, 30), new(20, 30), "Salle des fêtes", null, null);

    public static async Task<FicheAction> Write(this TestApp app, string title, MissionCode mission = MissionCode.Pathways, Guid? referent = null, FicheActionState state = FicheActionState.Running, Cpts? cpts = null)
    {
        FicheAction? fiche = null;
        await app.Within(cpts ?? app.DeuxVallees, async services => fiche = (await services.GetRequiredService<WriteFicheAction>()
            .Write(new(mission, title, "Objectifs", "Actions", "Acteurs", "Moyens", "Indicateurs", "Calendrier", null, null, referent, null, state), CancellationToken.None)).Required);
        return fiche!;
    }

    public static async Task<Guid> Plan(this TestApp app, MeetingDetails details, IReadOnlyCollection<Guid>? invited = null, Cpts? cpts = null)
    {
        var id = Guid.Empty;
        await app.Within(cpts ?? app.DeuxVallees, async services =>
            id = (await services.GetRequiredService<PlanMeeting>().Plan(details, invited ?? [], CancellationToken.None)).Required.Id);
        return id;
    }

    public static Task Hold(this TestApp app, Guid meeting, params Presence[] presences) => app.Within(app.DeuxVallees, async services =>
    {
        Assert.True((await services.GetRequiredService<TakeAttendance>().Take(meeting, presences, Today, CancellationToken.None)).Succeeded);
    });

    public static async Task<Meeting> Read(this TestApp app, Guid meeting)
    {
        Meeting? read = null;
        await app.WithDb(app.DeuxVallees, async db => read = await db.ReadMeeting(meeting, CancellationToken.None));
        return read!;
    }
}
