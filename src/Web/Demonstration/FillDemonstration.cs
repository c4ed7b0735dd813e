using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Features.Access;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// « CPTS des Deux Vallées (démonstration) », between Aa and Lys: real communes, invented people, a contract signed 25 months
/// ago, and a neighbour. Everything goes through the acts that a user has, so that the rules hold here too.
/// </summary>
public sealed class FillDemonstration(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>CA du Pays de Saint-Omer and CC du Pays de Lumbres: some 128 000 inhabitants, size 3.</summary>
    private static readonly string[] OwnEpci = ["200069037", "246201016"];

    /// <summary>CA Cœur de Flandre, for the neighbour.</summary>
    private const string NeighbourEpci = "200040947";

    /// <summary>One account for each role, and the administrator (no role).</summary>
    public static IReadOnlyList<(string Email, string FullName, Role? Role)> Accounts { get; } =
    [
        Account("coordinatrice", "Claire Maurin", Role.Coordinator),
        Account("assistant", "Théo Flahauteau", Role.Assistant),
        Account("president", "Antoine Delambre", Role.President),
        Account("tresoriere", "Nadia Merlinot", Role.Treasurer),
        Account("bureau", "Hélène Castelain", Role.BoardMember),
        Account("referent", "Karim Belhadi", Role.MissionLead),
        Account("adherente", "Sophie Hannequin", Role.Member),
        Account("lecteur", "Lecture ARS et CPAM", Role.Reader),
        Account("administrateur", "Administration de l’installation", null),
    ];

    /// <summary>The account that is référent of the fiche « plaies ».</summary>
    internal static string Lead => Accounts.Single(a => a.Role == Role.MissionLead).Email;

    /// <summary>The account that is a member and nothing else.</summary>
    internal static string Member => Accounts.Single(a => a.Role == Role.Member).Email;

    /// <summary>The accounts that are members too, and their profession.</summary>
    private static readonly (string Name, string Profession)[] Officers =
        [("president", "10"), ("tresoriere", "70"), ("bureau", "60"), ("referent", "21"), ("adherente", "60")];

    /// <summary>Fills an empty base; false, and nothing done, when somebody already has an account.</summary>
    public async Task<bool> Fill(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);
        var own = Cpts.Create(Guid.CreateVersion7(), "deux-vallees", "CPTS des Deux Vallées (démonstration)", "Europe/Paris").Required;
        var neighbour = Cpts.Create(Guid.CreateVersion7(), "coeur-de-plaine", "CPTS Cœur de Plaine (démonstration)", "Europe/Paris").Required;
        if (!await CreateAccounts(own, neighbour, cancellationToken))
        {
            return false;
        }
        var calendar = new DemonstrationCalendar(today);
        await Within(own, async (db, services) =>
        {
            var contract = await FillOwn(db, calendar, cancellationToken);
            var territory = new Territory(await db.Set<TerritoryLine>().AsNoTracking().ToListAsync(cancellationToken), Geography.Current).On(calendar.Today);
            await ActivatorUtilities.CreateInstance<DemonstrationNationalFiles>(services, calendar)
                .Load(territory, await db.WholeMembers().AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
            // What is paid from its first day on writes itself in the accounts.
            foreach (var year in new[] { calendar.Today.Year - 1, calendar.Today.Year })
            {
                _ = (await services.GetRequiredService<CloseFiscalYear>().Open(new(year, 1, 1), new(year, 12, 31), cancellationToken)).Required;
            }
            await new DemonstrationLife(services, calendar, contract).Live(cancellationToken);
            await new DemonstrationGroups(services, calendar).Live(cancellationToken);
            await new DemonstrationContributions(services, calendar.Today).Live(cancellationToken);
            await new DemonstrationContract(services, calendar).Live(cancellationToken);
            await new DemonstrationPurchases(services, calendar.Today).Live(cancellationToken);
            var work = new DemonstrationWork(services, calendar.Today, contract.SignedOn);
            await work.Declare(cancellationToken);
            await new DemonstrationBank(services, calendar.Today).Live(cancellationToken);
            await new DemonstrationSpace(services, calendar).Live(cancellationToken);
            await new DemonstrationTerritory(services, calendar).Live(cancellationToken);
            await new DemonstrationGovernance(services, calendar).Live(cancellationToken);
            await new DemonstrationRegistrations(services, calendar.Today).Live(cancellationToken);
            await new DemonstrationTasks(services, calendar).Live(cancellationToken);
            await work.Live(cancellationToken);
            await new DemonstrationSharing(services).Live(cancellationToken);
            await new DemonstrationPolls(services, calendar).Live(cancellationToken);
            await new DemonstrationAdmissions(db, calendar.Today).Live(cancellationToken);
            await new DemonstrationPrivacy(services, calendar.Today).Live(cancellationToken);
            await new DemonstrationLedger(services, calendar.Today).Live(cancellationToken);
        });
        await Within(neighbour, (db, _) =>
        {
            Join(db, NeighbourEpci, calendar.TerritoryFrom.AddMonths(7));
            return db.SaveChangesAsync(cancellationToken);
        });
        return true;
    }

    private async Task<bool> CreateAccounts(Cpts own, Cpts neighbour, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        if (await db.Users.AnyAsync(cancellationToken))
        {
            return false;
        }
        db.AddRange(own, neighbour);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var (email, fullName, role) in Accounts)
        {
            var account = (await CreateInstallation.CreateAccount(accounts, fullName, email, DemonstrationAccounts.Password, isAdministrator: role is null)).Required;
            if (role is not null)
            {
                db.Add(new CptsAccess { AccountId = account.Id, CptsId = own.Id, Role = role.Value });
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task Within(Cpts cpts, Func<TisserandDb, IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
        scope.ServiceProvider.GetRequiredService<CptsOfRequest>().Cpts = cpts;
        scope.ServiceProvider.GetRequiredService<Author>().Is(null, "Démonstration");
        await work(scope.ServiceProvider.GetRequiredService<TisserandDb>(), scope.ServiceProvider);
    }

    private static async Task<AciContract> FillOwn(TisserandDb db, DemonstrationCalendar calendar, CancellationToken cancellationToken)
    {
        var lines = OwnEpci.SelectMany(epci => Join(db, epci, calendar.TerritoryFrom)).ToList();
        await db.SaveChangesAsync(cancellationToken);

        var territory = new Territory(lines, Geography.Current).On(calendar.SignedOn);
        var contract = AciContract.Sign(
            calendar.SignedOn,
            baremeId: null,
            new ContractPopulation(territory.Population, territory.Vintage, $"Territoire au {FrenchDate.Long(calendar.SignedOn)}, population municipale {territory.Vintage}", IsTyped: false),
            prorateVariable: true).Required;
        db.Add(contract);
        foreach (var (mission, dates) in calendar.Missions)
        {
            var planned = new MissionOfContract(contract.Id, mission);
            Must(planned.Date(dates, contract.SignedOn, calendar.Today));
            db.Add(planned);
        }
        foreach (var (mission, percent) in DemonstrationCalendar.FirstYearAttainments)
        {
            Must(contract.Notify(mission, 1, percent, contract.Years.EndOf(1).AddDays(24), "Courrier de la CPAM après le dialogue de gestion"));
        }
        await db.SaveChangesAsync(cancellationToken);

        var accounts = await db.Users.AsNoTracking().ToDictionaryAsync(a => a.Email!, a => a, cancellationToken);
        foreach (var member in InventedMembers.Make(territory, calendar, [.. Officers.Select(o => (o.Profession, accounts[o.Name + DemonstrationAccounts.Domain]))]))
        {
            db.Add(member);
        }
        await db.SaveChangesAsync(cancellationToken);
        var moves = (await db.MembershipMoves(cancellationToken)).Select(m => (m.Profession, m.Day, m.IsEnd, m.Count)).ToList();
        for (var year = 1; contract.Years.StartOf(year) <= calendar.Today; year++)
        {
            var start = contract.Years.StartOf(year);
            Must(contract.Count(year, ComputedHeadcount.On(year, start, moves).Members, start));
        }
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return contract;
    }

    private static List<TerritoryLine> Join(TisserandDb db, string epci, DateOnly day)
    {
        var territory = new Territory([], Geography.Current);
        foreach (var commune in Geography.Current.CommunesOfEpci(epci))
        {
            db.Add(territory.Join(commune.Code, new LineTerms(day)).Required.Line);
        }
        return [.. territory.Lines];
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }

    private static (string Email, string FullName, Role? Role) Account(string name, string fullName, Role? role) =>
        (name + DemonstrationAccounts.Domain, fullName, role);
}
