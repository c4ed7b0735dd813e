using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Budget;
using Tisserand.Web.Features.Governance;
using Tisserand.Web.Features.Governance.Sittings;
using Tisserand.Web.Features.Meetings;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// The life of the association: board and bureau with a mandate that ends soon, statutes with their figures, the last assembly with its
/// votes and approved minutes, the next one in preparation, interests declared.
/// </summary>
internal sealed class DemonstrationGovernance(IServiceProvider services, DemonstrationCalendar calendar)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        var held = await _db.Sittings().AsNoTracking().Where(m => m.Kind == MeetingKind.GeneralAssembly && m.State == MeetingState.Held).OrderByDescending(m => m.Day).FirstAsync(cancellationToken);
        await AdoptStatutes(held, cancellationToken);
        await GiveMandates(held, cancellationToken);
        await HoldAssembly(held, cancellationToken);
        await PrepareAssembly(cancellationToken);
    }

    private async Task AdoptStatutes(Meeting held, CancellationToken cancellationToken)
    {
        var adopt = services.GetRequiredService<AdoptText>();
        StatedRuleDetails[] first =
        [
            new(GovernanceRule.QuorumOrdinary, "1/4", "article 11"), new(GovernanceRule.QuorumExtraordinary, "1/3", "article 12"), new(GovernanceRule.SecondDelay, "15", "article 11"),
            new(GovernanceRule.MajorityOrdinary, "simple", "article 11"), new(GovernanceRule.MajorityStatutes, "2/3-presents", "article 12"), new(GovernanceRule.NoticeAssembly, "15", "article 10"),
            new(GovernanceRule.NoticeStrict, "oui", "article 10"), new(GovernanceRule.QuorumBoard, "1/2", "article 14"), new(GovernanceRule.UpToDateVoters, "oui", "article 6"),
        ];
        _ = (await adopt.Adopt(null, new(FoundingTextKind.Statutes, calendar.FirstMembersOn, "AG constitutive", first), cancellationToken))!.Required;
        _ = (await adopt.Adopt(null, new(FoundingTextKind.InternalRules, held.Day.AddYears(-1), "Conseil d’administration", [new(GovernanceRule.ProxiesAssembly, "2", "article 4"), new(GovernanceRule.ProxiesBoard, "1", "article 4")]), cancellationToken))!.Required;
        _db.Add(RegisteredSeat.Move(calendar.FirstMembersOn, "12 place de la Mairie, 62380 Lumbres").Required);
        await _db.SaveChangesAsync(cancellationToken);
    }

    private async Task GiveMandates(Meeting held, CancellationToken cancellationToken)
    {
        var board = GoverningBody.Create(BodyKind.Board, null, 9).Required;
        var bureau = GoverningBody.Create(BodyKind.Bureau, null, 6).Required;
        var commission = GoverningBody.Create(BodyKind.Commission, "Commission numérique", null).Required;
        _db.AddRange(board, bureau, commission);
        await _db.SaveChangesAsync(cancellationToken);
        var officers = await _db.Set<Member>().Where(m => m.AccountId != null && m.MemberUntil == null).OrderBy(m => m.FoldedName).Select(m => new { m.Id, m.LastName }).ToListAsync(cancellationToken);
        Guid Officer(string lastName) => officers.Single(o => o.LastName == lastName).Id;
        var others = await _db.Set<Member>().Where(m => m.AccountId == null && m.MemberUntil == null && m.MemberSince == calendar.FirstMembersOn).OrderBy(m => m.FoldedName).Select(m => m.Id).Take(8).ToListAsync(cancellationToken);
        var give = services.GetRequiredService<GiveMandate>();
        async Task Give(GoverningBody body, Guid member, Seat seat, DateOnly start, DateOnly? end, Guid? meeting, string by) =>
            _ = (await give.Give(body.Id, null, new(member, seat, start, end, meeting, by), cancellationToken))!.Required;
        var threeYears = held.Day.AddYears(3).AddDays(-1);
        await Give(bureau, Officer("Delambre"), Seat.President, held.Day, threeYears, held.Id, "");
        await Give(bureau, Officer("Merlinot"), Seat.Treasurer, calendar.FirstMembersOn, calendar.Today.AddDays(40), null, "AG constitutive, mandat prolongé");
        await Give(bureau, Officer("Castelain"), Seat.Secretary, held.Day, threeYears, held.Id, "");
        await Give(bureau, others[0], Seat.VicePresident, calendar.Today.AddDays(-20), threeYears, null, "Cooptation par le conseil d’administration");
        await Give(bureau, others[1], Seat.VicePresident, calendar.FirstMembersOn, calendar.Today.AddDays(-21), null, "AG constitutive");
        foreach (var member in others.Skip(2).Append(Officer("Delambre")))
        {
            await Give(board, member, Seat.Member, held.Day, threeYears, held.Id, "");
        }
        await Give(commission, others[3], Seat.Member, held.Day, null, null, "Conseil d’administration");
        _db.Add(OfficialDeclaration.Declare(DeclarableChange.Officers, held.Day, held.Day.AddDays(30), "Récépissé W62", calendar.Today).Required);
        _db.Add(InterestDeclaration.Declare(Officer("Delambre"), held.Day, hasNone: false, "Maison de santé de Wizernes : gérant de la SISA\nLaboratoire Aa-Lys : formations rémunérées", calendar.Today).Required);
        _db.Add(InterestDeclaration.Declare(Officer("Castelain"), held.Day, hasNone: true, null, calendar.Today).Required);
        await _db.SaveChangesAsync(cancellationToken);
    }

    private async Task HoldAssembly(Meeting held, CancellationToken cancellationToken)
    {
        var assembly = await _db.ReadAssembly(held, cancellationToken);
        var proxies = services.GetRequiredService<GiveProxy>();
        var absent = assembly.Entitled.Where(v => !assembly.IsPresent(v.MemberId)).Take(9).ToList();
        foreach (var (giver, holder) in absent.Zip(assembly.PresentVoters))
        {
            _ = (await proxies.Give(held.Id, giver.MemberId, holder.MemberId, cancellationToken))!.Required;
        }
        var budget = $"Le budget prévisionnel {calendar.Today.Year} est adopté.";
        (string Title, string Text, (string Resolution, ResolutionKind Kind, int Against, int Abstain)[] Resolutions)[] points =
        [
            ("Rapport moral et d’activité", "Le président présente l’année\u00A0: les groupes de travail, les actions de prévention, l’exercice de crise. L’assemblée salue le travail de la coordination.",
                [("L’assemblée approuve le rapport moral et le rapport d’activité.", ResolutionKind.Ordinary, 0, 2)]),
            ("Comptes de l’exercice", "La trésorière commente les comptes et répond à deux questions sur les dépenses de communication.",
                [("L’assemblée approuve les comptes et donne quitus à la trésorière.", ResolutionKind.Ordinary, 1, 3), ("Le résultat est affecté aux fonds associatifs.", ResolutionKind.Ordinary, 0, 1), (budget, ResolutionKind.Ordinary, 0, 2)]),
            ("Taux d’indemnisation", "Le bureau propose de relever le taux des infirmiers en réunion de mission.", [("Le taux horaire des réunions de mission des infirmiers est porté à 45\u00A0€.", ResolutionKind.Ordinary, 4, 5)]),
            ("Élections", "Trois sièges du bureau sont à pourvoir. Le vote a lieu à bulletin secret, sur les téléphones.", []),
        ];
        await Write(held.Id, [.. points.Select(p => (p.Title, p.Text))], cancellationToken);
        var agenda = await _db.ReadAgenda(held.Id, cancellationToken);
        var hold = services.GetRequiredService<HoldBallot>();
        var voices = (await _db.ReadAssembly(held, cancellationToken)).Voices;
        foreach (var (i, point) in points.Index())
        {
            foreach (var (text, kind, against, abstain) in point.Resolutions)
            {
                var resolution = await Resolve(held.Id, new(agenda[i].Id, text, kind, IsSecret: false, null), cancellationToken);
                Must((await hold.Count(resolution, [new("", voices - against - abstain - 2, against, abstain)], cancellationToken))!);
                if (text == budget)
                {
                    var plan = await _db.Set<BudgetPlan>().Where(b => b.Year == calendar.Today.Year && b.VotedOn == null).Select(b => b.Id).SingleAsync(cancellationToken);
                    Must((await services.GetRequiredService<WriteBudget>().Adopt(plan, resolution, calendar.Today, cancellationToken))!);
                }
            }
        }
        await VoteInSecret(held, await Resolve(held.Id, new(agenda[3].Id, "Antoine Delambre est élu président.", ResolutionKind.Election, IsSecret: true, null), cancellationToken), cancellationToken);
        var minutes = services.GetRequiredService<WriteMinutes>();
        var cpts = await _db.Set<Domain.Access.Cpts>().Where(c => c.Id == _db.CptsFilter).Select(c => c.Name).SingleAsync(cancellationToken);
        _ = (await minutes.Keep(cpts, held.Id, approve: false, "Claire Maurin", held.Day.AddDays(8), cancellationToken))!.Required;
        _ = (await minutes.Keep(cpts, held.Id, approve: true, "Antoine Delambre", held.Day.AddDays(21), cancellationToken))!.Required;
    }

    private async Task VoteInSecret(Meeting held, Guid resolution, CancellationToken cancellationToken)
    {
        var (hold, cast) = (services.GetRequiredService<HoldBallot>(), services.GetRequiredService<CastVotes>());
        Must((await hold.Open(resolution, cancellationToken))!);
        var assembly = await _db.ReadAssembly(held, cancellationToken);
        foreach (var (i, voter) in assembly.PresentVoters.Index())
        {
            var choices = assembly.VoicesOf(voter.MemberId).ToDictionary(v => v.MemberId, _ => i % 11 == 4 ? VoteChoice.Against : i % 7 == 3 ? VoteChoice.Abstain : VoteChoice.For);
            _ = (await cast.Cast(held.Id, resolution, voter.MemberId, choices, cancellationToken))!.Required;
        }
        Must((await hold.Close(resolution, cancellationToken))!);
    }

    /// <summary>In a month: its agenda is written, its convocation is to be sent.</summary>
    private async Task PrepareAssembly(CancellationToken cancellationToken)
    {
        var next = (await services.GetRequiredService<PlanMeeting>().Plan(
            new("Assemblée générale extraordinaire\u00A0: statuts", MeetingKind.GeneralAssembly, null, null, calendar.Today.AddDays(24), new(19, 0), new(21, 0), "Espace culturel, Arques", "", ""), [], cancellationToken)).Required.Id;
        await Write(next, [("Modification des statuts", ""), ("Partenariat avec le Laboratoire Aa-Lys", ""), ("Questions diverses", "")], cancellationToken);
        var sitting = new Sitting(next);
        sitting.Change(AssemblyNature.Extraordinary, isSecond: false);
        _db.Add(sitting);
        await _db.SaveChangesAsync(cancellationToken);
        var agenda = await _db.ReadAgenda(next, cancellationToken);
        await Resolve(next, new(agenda[0].Id, "Les statuts modifiés, joints à la convocation, sont adoptés.", ResolutionKind.Statutes, IsSecret: false, null), cancellationToken);
        await Resolve(next, new(agenda[1].Id, "La CPTS accepte le partenariat proposé par le Laboratoire Aa-Lys.", ResolutionKind.Ordinary, IsSecret: false, "Laboratoire Aa-Lys"), cancellationToken);
    }

    private async Task Write(Guid meeting, (string Title, string Text)[] points, CancellationToken cancellationToken)
    {
        foreach (var (i, (title, text)) in points.Index())
        {
            var point = AgendaPoint.Add(meeting, i + 1, title).Required;
            Must(point.Tell(text));
            _db.Add(point);
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task<Guid> Resolve(Guid meeting, ResolutionDetails details, CancellationToken cancellationToken)
    {
        var resolution = _db.Add(Resolution.Write(meeting, details).Required).Entity;
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
        return resolution.Id;
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
