using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Governance;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Governance;

/// <summary>Members, bodies, mandates and statutes, put in place by the acts that the pages use.</summary>
internal static class GovernanceScene
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>Members since 2025, one by name: « Roche » is Anaïs Roche.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> Join(this TestApp app, params string[] names)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            foreach (var name in names)
            {
                var member = Member.Create(MemberScene.Details(name, "Anaïs") with { Rpps = null, Email = FormattableString.Invariant($"{name.ToLowerInvariant()}@example.org") }).Required;
                Assert.Empty(member.Start(MemberScene.Since));
                db.Add(member);
                ids[name] = member.Id;
            }
            await db.SaveChangesAsync();
        });
        return ids;
    }

    public static async Task<Guid> Body(this TestApp app, BodyKind kind, Cpts? cpts = null)
    {
        var body = GoverningBody.Create(kind, null, null).Required;
        await app.WithDb(cpts ?? app.DeuxVallees, db =>
        {
            db.Add(body);
            return db.SaveChangesAsync();
        });
        return body.Id;
    }

    public static Task Give(this TestApp app, Guid body, Guid member, Seat seat, DateOnly start, DateOnly? end = null) => app.Within(app.DeuxVallees, async services =>
        Assert.True((await services.GetRequiredService<GiveMandate>().Give(body, null, new(member, seat, start, end, null, "AG constitutive"), CancellationToken.None))!.Succeeded));

    /// <summary>One row of each kind that points to a member.</summary>
    public static async Task PointTo(TisserandDb db, Guid member, Guid third, string email = "")
    {
        var body = GoverningBody.Create(BodyKind.Board, null, null).Required;
        Meeting[] meetings = [.. Enumerable.Range(0, 2).Select(_ => Meeting.Plan(new("Assemblée générale", MeetingKind.GeneralAssembly, null, null, new(2027, 3, 1), new(19, 0), new(21, 0), null, null, null)).Required)];
        db.Add(body);
        db.AddRange(meetings);
        await db.SaveChangesAsync();
        var point = AgendaPoint.Add(meetings[0].Id, 1, "Comptes").Required;
        db.Add(point);
        var resolution = Resolution.Write(meetings[0].Id, new(point.Id, "L’assemblée approuve les comptes.", ResolutionKind.Ordinary, IsSecret: false, null)).Required;
        db.Add(resolution);
        await db.SaveChangesAsync();
        Proxy Proxy(Meeting meeting, Guid giver, Guid holder) => Domain.Governance.Proxy.Give(
            new Assembly(meeting.Id, meeting.Kind, AssemblyNature.Ordinary, false, RuleBook.On(Today, []), [new(giver, "", "", "", ""), new(holder, "", "", "", "")], [], []), giver, holder).Required;
        db.AddRange(
            Mandate.Give(body.Id, new(member, Seat.Member, new(2025, 1, 1), null, null, null), []).Required, new VotingCard(meetings[0].Id, member), new VoteMark(resolution.Id, member, member, "", VoteChoice.For),
            InterestDeclaration.Declare(member, Today, hasNone: true, null, Today).Required, Proxy(meetings[0], member, third), Proxy(meetings[1], third, member),
            Convocation.Send(meetings[0], [], "Convocation", "Venez", [], [(member, email, null)], "Claire Aubry", DateTime.UnixEpoch).Required);
        await db.SaveChangesAsync();
    }

    public static Task Adopt(this TestApp app, DateOnly day, params (GovernanceRule Rule, string Value)[] rules) => app.Within(app.DeuxVallees, async services =>
        Assert.True((await services.GetRequiredService<AdoptText>().Adopt(
            null, new(FoundingTextKind.Statutes, day, "AG", [.. rules.Select(r => new StatedRuleDetails(r.Rule, r.Value, "article 11"))]), CancellationToken.None))!.Succeeded));
}
