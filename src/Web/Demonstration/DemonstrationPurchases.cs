using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Budget;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Budget;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Features.Budget;
using Tisserand.Web.Features.Purchases;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// A year of money: payments of the ACI and a grant received, invoices recorded by the coordinator, approved by the président (and the trésorière
/// when large), paid; budgets of two years; what one mission left carried over.
/// </summary>
internal sealed class DemonstrationPurchases(IServiceProvider services, DateOnly today)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly RecordInvoice _record = services.GetRequiredService<RecordInvoice>();
    private readonly DecideInvoice _decide = services.GetRequiredService<DecideInvoice>();
    private PurchaseActor _coordinator = null!;
    private PurchaseActor _president = null!;
    private PurchaseActor _treasurer = null!;
    private AciContract _contract = null!;
    private Guid _department;

    public async Task Live(CancellationToken cancellationToken)
    {
        (_coordinator, _president, _treasurer) = (await Actor(Role.Coordinator, cancellationToken), await Actor(Role.President, cancellationToken), await Actor(Role.Treasurer, cancellationToken));
        var outlook = (await services.GetRequiredService<ContractQueries>().On(today, cancellationToken))!;
        _contract = outlook.Contract;
        var department = Funder.Add("Département du Pas-de-Calais", FunderKind.LocalAuthority, hasAgreement: false).Required;
        _db.Add(department);
        await _db.SaveChangesAsync(cancellationToken);
        _department = department.Id;

        await Budget(today.Year, typed: true, cancellationToken);
        await Receive(outlook.Expected, cancellationToken);
        await Spend(cancellationToken);
        await Wait(cancellationToken);
        Must((await _db.Set<Supplier>().SingleAsync(s => s.Name == "Imprimerie des Marais", cancellationToken)).PayOn("FR14 2004 1010 0505 0001 3M02 606"));
        await _db.SaveChangesAsync(cancellationToken);
        await Carry(cancellationToken);
        await Budget(today.Year + 1, typed: false, cancellationToken);
        await Ask(cancellationToken);
    }

    /// <summary>One call noticed, one grant asked, one won of which the department pays.</summary>
    private async Task Ask(CancellationToken cancellationToken)
    {
        var write = services.GetRequiredService<WriteGrant>();
        GrantDetails[] grants =
        [
            new("Santé mentale des jeunes", "ARS Hauts-de-France", null, GrantStage.Watched, today.AddDays(24), null, null, null, null, null, null, null, null, null, "En parler au bureau\u00A0; le lycée est intéressé."),
            new("Numérique en santé", "Région", null, GrantStage.Asked, today.AddDays(-20), Money.FromEuros(14_000), today.AddDays(-22), null, null, null, null, null, null, null, null),
            new("Prévention des chutes", "Département du Pas-de-Calais", null, GrantStage.Won, today.AddDays(-210), Money.FromEuros(12_000), today.AddDays(-220), Money.FromEuros(9_000), today.AddDays(-160), _department,
                new(today.Year, 1, 1), new(today.Year, 12, 31), today.AddDays(40), null, null),
        ];
        foreach (var grant in grants)
        {
            _ = (await write.Write(null, grant, cancellationToken)).Required;
            _db.ChangeTracker.Clear();
        }
    }

    private async Task Budget(int year, bool typed, CancellationToken cancellationToken)
    {
        var budgets = services.GetRequiredService<WriteBudget>();
        var plan = (await budgets.Begin(year, today, cancellationToken)).Required;
        if (typed)
        {
            (MissionCode? Mission, Guid? Funder, SpendingNature Nature, int Euros)[] lines =
            [
                (null, null, SpendingNature.Other, 0), (null, null, SpendingNature.Staff, 46_000), (null, null, SpendingNature.Premises, 7_800), (null, null, SpendingNature.Digital, 2_400),
                (null, null, SpendingNature.Insurance, 900), (null, null, SpendingNature.Indemnities, 9_000), (MissionCode.Pathways, null, SpendingNature.Services, 6_000),
                (MissionCode.CareAccess, null, SpendingNature.Indemnities, 24_000), (MissionCode.Pathways, null, SpendingNature.Indemnities, 22_000), (MissionCode.Prevention, null, SpendingNature.Indemnities, 11_000),
                (MissionCode.HealthCrisis, null, SpendingNature.Indemnities, 9_000), (MissionCode.Quality, null, SpendingNature.Indemnities, 7_000),
                (MissionCode.Prevention, null, SpendingNature.Communication, 5_500), (MissionCode.Prevention, _department, SpendingNature.Supplies, 3_000),
            ];
            foreach (var (mission, funder, nature, euros) in lines)
            {
                Must((await budgets.Set(plan.Id, mission, funder, nature, Money.FromEuros(euros), cancellationToken))!);
            }
        }
    }

    /// <summary>Each payment some five weeks after the contract makes it due.</summary>
    private async Task Receive(IReadOnlyList<Payment> expected, CancellationToken cancellationToken)
    {
        var incomes = services.GetRequiredService<RecordIncome>();
        // One has not come: the advance of the crisis mission for the second year.
        foreach (var payment in expected.Where(p => !p.IsUncertain && p.DueOn.AddDays(36) <= today && p is not { Mission: MissionCode.HealthCrisis, ContractYear: 2, Kind: PaymentKind.Advance }))
        {
            var on = payment.DueOn.AddDays(36);
            _ = (await incomes.Record(null, new(null, payment.Mission, payment.Part, _contract.Id, payment.ContractYear, on, $"{payment.Kind.Label()}, {FundingCodes.Label(payment.Mission).ToLowerInvariant()}, année {payment.ContractYear}", payment.Amount), _treasurer, on, cancellationToken)).Required;
        }
        var grant = new DateOnly(today.Year, 4, 20);
        _ = (await incomes.Record(null, new(_department, MissionCode.Prevention, null, null, null, grant, "Subvention « Bouger en ville »", Money.FromEuros(3_000)), _treasurer, today, cancellationToken)).Required;
    }

    private async Task Spend(CancellationToken cancellationToken)
    {
        var first = new DateOnly(today.Year, 1, 1);
        for (var month = first; month.AddMonths(1) <= today; month = month.AddMonths(1))
        {
            await Paid("Groupement d’employeurs du Haut-Pays", $"Mise à disposition de la coordinatrice, {month.ToString("MMMM", Shell.Formats.French.Culture)}", SpendingNature.Staff, 3_780_00, month.AddDays(26), cancellationToken, For(null));
            var rent = await Paid("Commune de Lumbres", "Loyer du bureau", SpendingNature.Premises, 620_00, month.AddDays(4), cancellationToken, For(null));
            if (month.AddMonths(2) > today)
            {
                _db.Add(RecurringExpense.Of(rent).Required);
                await _db.SaveChangesAsync(cancellationToken);
            }
        }
        await Paid("Mutuelle des Associations", "Assurance responsabilité civile", SpendingNature.Insurance, 842_60, first.AddDays(20), cancellationToken, For(null));
        await Paid("Logiciels Libres du Nord", "Visioconférence et messagerie, un an", SpendingNature.Digital, 1_188_00, first.AddDays(33), cancellationToken, For(null));
        await Paid("Imprimerie des Marais", "Affiches et dépliants, dépistage", SpendingNature.Communication, 1_964_40, first.AddDays(95), cancellationToken, For(MissionCode.Prevention));
        await Paid("Sport en Flandre", "Matériel des ateliers « Bouger en ville »", SpendingNature.Supplies, 1_730_00, first.AddDays(130), cancellationToken, For(MissionCode.Prevention, _department));
        var training = await Paid("Formation Plaies et Cicatrisation", "Deux soirées de formation, plaies chroniques", SpendingNature.Services, 3_600_00, first.AddDays(150), cancellationToken, For(MissionCode.Pathways));
        await Paid("Traiteur de l’Aa", "Assemblée générale et soirée territoriale", SpendingNature.Travel, 1_450_00, first.AddDays(75), cancellationToken, For(null, weight: 50), For(MissionCode.Pathways, weight: 30), For(MissionCode.CareAccess, weight: 20));
        await Paid("Formation Plaies et Cicatrisation", "Soirée annulée, plaies chroniques", SpendingNature.Services, 600_00, first.AddDays(190), training.Id, cancellationToken, For(MissionCode.Pathways));
    }

    /// <summary>What waits today: to pay, for a second person, to approve, refused.</summary>
    private async Task Wait(CancellationToken cancellationToken)
    {
        await Approved("Imprimerie des Marais", "Cartons « Qui appeler ? », accès aux soins", SpendingNature.Communication, 486_00, today.AddDays(-9), null, cancellationToken, For(MissionCode.CareAccess));
        var large = await Recorded("Studio Passerelle", "Vidéo de présentation de la CPTS", SpendingNature.Communication, 2_400_00, today.AddDays(-6), null, cancellationToken, For(null, weight: 1), For(MissionCode.Prevention, weight: 1), For(MissionCode.Pathways, weight: 1));
        _ = (await _decide.Approve([large.Id], _president, today, cancellationToken)).Required;
        await Recorded("Papeterie du Centre", "Fournitures de bureau", SpendingNature.Supplies, 84_35, today.AddDays(-3), null, cancellationToken, For(null));
        var refused = await Recorded("Salons et Congrès", "Stand au salon régional", SpendingNature.Communication, 950_00, today.AddDays(-20), null, cancellationToken, For(null));
        _ = (await _decide.Refuse(refused.Id, _president, "Pas de devis, et le bureau n’a pas retenu ce salon.", today, cancellationToken)).Required;
    }

    private async Task Carry(CancellationToken cancellationToken)
    {
        var year = _contract.YearOn(today) - 1;
        if (year < 1)
        {
            return;
        }
        var envelope = Envelope.Of(year, [], await _db.EnvelopeFacts(_contract.Id, _contract.Years, year, cancellationToken)).FirstOrDefault(e => e.Mission == MissionCode.Pathways);
        if (envelope is not null && envelope.Left > Money.FromEuros(4_000))
        {
            _ = (await services.GetRequiredService<DecideCarryOver>().Decide(
                MissionCode.Pathways, year,
                new(year, Money.FromEuros(4_000), "Deux soirées « plaies chroniques » n’ont pu se tenir faute d’intervenant. Elles sont reprogrammées au premier semestre, avec le même organisme."),
                _treasurer.FullName, today, cancellationToken)).Required;
        }
    }

    private Task<Invoice> Paid(string supplier, string label, SpendingNature nature, long cents, DateOnly on, CancellationToken cancellationToken, params PartDetails[] parts) =>
        Paid(supplier, label, nature, cents, on, null, cancellationToken, parts);

    private async Task<Invoice> Paid(string supplier, string label, SpendingNature nature, long cents, DateOnly on, Guid? corrects, CancellationToken cancellationToken, params PartDetails[] parts)
    {
        var invoice = await Approved(supplier, label, nature, cents, on, corrects, cancellationToken, parts);
        var day = on.AddDays(18) < today ? on.AddDays(18) : today;
        _ = (await _decide.Pay([invoice.Id], _treasurer, day, corrects is null ? "Virement du " + FrenchDate.Long(day) : "Remboursé", today, cancellationToken)).Required;
        return invoice;
    }

    private async Task<Invoice> Approved(string supplier, string label, SpendingNature nature, long cents, DateOnly on, Guid? corrects, CancellationToken cancellationToken, params PartDetails[] parts)
    {
        var invoice = await Recorded(supplier, label, nature, cents, on, corrects, cancellationToken, parts);
        foreach (var approver in new[] { _president, _treasurer }.Take(cents >= 1_000_00 ? 2 : 1))
        {
            _ = (await _decide.Approve([invoice.Id], approver, on.AddDays(3) < today ? on.AddDays(3) : today, cancellationToken)).Required;
        }
        return invoice;
    }

    private async Task<Invoice> Recorded(string supplier, string label, SpendingNature nature, long cents, DateOnly on, Guid? corrects, CancellationToken cancellationToken, params PartDetails[] parts)
    {
        var dated = parts.Select(p => p.For.FunderId is null ? p with { For = p.For with { ContractId = _contract.Id, ContractYear = _contract.YearOn(on) } } : p).ToList();
        return (await _record.Record(
            null, new(supplier, null, null), new(null, $"{on:yyMM}-{cents % 997}", on, on.AddDays(30), label, nature, new Money(cents), parts[0].Weight is not null, dated, corrects), _coordinator, evenIfKnown: false, null, today, cancellationToken)).Required!;
    }

    private static PartDetails For(MissionCode? mission, Guid? funder = null, long? weight = null) => new(new(mission, null, funder, null, null), null, weight);

    private async Task<PurchaseActor> Actor(Role role, CancellationToken cancellationToken)
    {
        var (email, name, _) = FillDemonstration.Accounts.Single(a => a.Role == role);
        return new(await _db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync(cancellationToken), email, name);
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
