using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Indemnities;

namespace Tisserand.Web.Demonstration;

/// <summary>Work between meetings: hours, a deed and kilometres declared, some approved and paid, some waiting; the employer of salaried people; what somebody received elsewhere.</summary>
internal sealed class DemonstrationWork(IServiceProvider services, DateOnly today, DateOnly signedOn)
{
    /// <summary>Beginning of the address of an account that is a member too; how many days ago.</summary>
    private static readonly (string Who, int DaysAgo, string Activity, string Purpose, string Quantity, string Title)[] Lines =
    [
        ("adherente", 75, "travail-de-mission", "mission:parcours", "2 h", "Rédaction du livret patient, avec l’équipe mobile"),
        ("referent", 68, "travail-de-mission", "mission:parcours", "3 h", "Première version du protocole plaies"),
        ("referent", 68, "deplacement", "mission:parcours", "64", "Aller-retour au centre hospitalier"),
        ("adherente", 12, "travail-de-mission", "mission:parcours", "1 h 30", "Relecture du protocole plaies"),
        ("adherente", 9, "deplacement", "mission:parcours", "38", "Aller-retour pour la soirée de formation"),
        ("president", 6, "gouvernance", "", "1 h", "Préparation du dialogue de gestion avec la caisse"),
        ("referent", 4, "formation", "mission:parcours", "2 h", "Préparation des cas commentés"),
    ];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    /// <summary>Rates, declarations, and the payment of the oldest, which the statements of the bank then show.</summary>
    public async Task Declare(CancellationToken cancellationToken)
    {
        var vote = $"CA du {FrenchDate.Long(signedOn)}, délibération 3";
        var rates = services.GetRequiredService<SetIndemnityRate>();
        _ = (await rates.Set(new(PaidActivity.MissionWork, "", Money.FromEuros(42), signedOn, vote), cancellationToken)).Required;
        _ = (await rates.Set(new(PaidActivity.Travel, "", new Money(0_50), signedOn, vote), cancellationToken)).Required;
        _ = (await services.GetRequiredService<SetPaidDeed>().Set("Rédiger un protocole", Money.FromEuros(150), signedOn, vote, cancellationToken)).Required;
        _db.ChangeTracker.Clear();
        foreach (var line in Lines)
        {
            var (member, actor) = await Person(line.Who, cancellationToken);
            var form = new WorkForm { Activity = line.Activity, Purpose = line.Purpose, Quantity = line.Quantity, Day = today.AddDays(-line.DaysAgo), Title = line.Title };
            _ = (await services.GetRequiredService<DeclareWork>().Declare(member, form, actor.FullName, today.AddDays(1 - line.DaysAgo), cancellationToken)).Required;
            _db.ChangeTracker.Clear();
        }
        await Decide((await Person("president", cancellationToken)).Actor, (await Person("tresoriere", cancellationToken)).Actor, cancellationToken);
    }

    /// <summary>What rests on the tasks, and on what is left to decide.</summary>
    public async Task Live(CancellationToken cancellationToken)
    {
        var deed = await _db.Set<PaidDeed>().AsNoTracking().SingleAsync(cancellationToken);
        var task = await _db.Set<ToDo>().AsNoTracking().FirstAsync(t => t.Title.StartsWith("Envoyer le protocole"), cancellationToken);
        Must(await services.GetRequiredService<PayTasks>().PayBy(task.Id, deed.Id, today, cancellationToken));
        var (nurse, herself) = await Person("adherente", cancellationToken);
        _ = (await services.GetRequiredService<DeclareElsewhere>().Declare(nurse, today.Year, Money.FromEuros(640), "CPTS du Haut-Pays", herself.FullName, today, cancellationToken)).Required;
        _db.ChangeTracker.Clear();
        await Employers((await Person("president", cancellationToken)).Actor, cancellationToken);
    }

    /// <summary>The member whose account begins so.</summary>
    private async Task<(Guid Member, Actor Actor)> Person(string name, CancellationToken cancellationToken)
    {
        var found = await (
            from u in _db.Users
            join m in _db.Set<Member>() on u.Id equals m.AccountId
            where EF.Functions.Like(u.Email!, name + "@%")
            select new { m.Id, Account = u.Id, u.Email, u.FullName }).SingleAsync(cancellationToken);
        return (found.Id, new(found.Account, found.Email!, found.FullName));
    }

    /// <summary>The oldest ones are approved and paid; the others wait.</summary>
    private async Task Decide(Actor president, Actor treasurer, CancellationToken cancellationToken)
    {
        var old = today.AddDays(-30);
        var waiting = await _db.WaitingWorks().AsNoTracking().Where(r => r.Day <= old).Select(r => r.Id).ToListAsync(cancellationToken);
        var approved = await services.GetRequiredService<ApproveIndemnities>().Approve([.. waiting.Select(w => new ProposalShown(w))], president, today.AddDays(-40), cancellationToken);
        _ = (await services.GetRequiredService<PayIndemnities>().Pay([.. approved.Lines.Select(l => l.Id)], treasurer, today.AddDays(-35), "Virement travaux", today, cancellationToken)).Required;
        _db.ChangeTracker.Clear();
    }

    /// <summary>Two hospitals: one has a convention, the other invoices; the hours of the first months were invoiced.</summary>
    private async Task Employers(Actor president, CancellationToken cancellationToken)
    {
        var leave = services.GetRequiredService<LeaveToEmployer>();
        var salaried = await _db.WaitingPresences().AsNoTracking().Where(r => r.IsSalariedOnly && r.Mission != null).Select(r => new { r.Id, r.MemberId, r.FoldedName, r.Day }).ToListAsync(cancellationToken);
        var members = salaried.GroupBy(s => s.MemberId).OrderByDescending(g => g.Count()).ThenBy(g => g.First().FoldedName, StringComparer.Ordinal).Take(5).Select(g => g.Key).ToList();
        for (var i = 0; i < members.Count; i++)
        {
            var (employer, terms, reference) = i < 3
                ? ("Centre hospitalier des Deux Vallées", EmployerTerms.Secondment, $"Convention du {FrenchDate.Long(signedOn.AddDays(40))}")
                : ("Centre de santé de la Lys", EmployerTerms.Invoice, "");
            _ = (await leave.Write(null, members[i], employer, terms, reference, signedOn, null, cancellationToken)).Required;
            _db.ChangeTracker.Clear();
        }
        var chosen = salaried.Where(s => members.Contains(s.MemberId) && s.Day <= today.AddDays(-30)).Select(s => s.Id).ToList();
        _ = await leave.Leave(chosen, president, today, cancellationToken);
        _ = await leave.Invoiced("Centre hospitalier des Deux Vallées", today.AddDays(-150), "CH-2026-118", today.AddDays(-120), president, today, cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException(refusals[0].Message);
        }
    }
}
