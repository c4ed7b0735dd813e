using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Contributions;

namespace Tisserand.Web.Demonstration;

/// <summary>Two years of contributions: rates voted, everybody called in January and who joined since in the autumn, payments, reminders.</summary>
internal sealed class DemonstrationContributions(IServiceProvider services, DateOnly today)
{
    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly InventedPeople _dice = new(2028);

    public async Task Live(CancellationToken cancellationToken)
    {
        var before = today.Year - 1;
        var set = services.GetRequiredService<SetContributionRate>();
        (MemberCategory? Category, int Euros, int From)[] rates =
            [(MemberCategory.Liberal, 30, before), (MemberCategory.Liberal, 35, today.Year), (MemberCategory.Salaried, 15, before), (MemberCategory.Student, 0, before), (MemberCategory.Structure, 100, before), (null, 10, before)];
        foreach (var (category, euros, from) in rates)
        {
            _ = (await set.Set(new(category, "", Money.FromEuros(euros), from, new(from - 1, 12, 10), "AG ordinaire, résolution 4"), cancellationToken)).Required;
        }
        Must(await services.GetRequiredService<SaveContributionSettings>().Save(
            new(true, "15, 45, 90", ContributionSettings.Default().ReminderSubject, ContributionSettings.Default().ReminderText, 60,
                "Par virement\u00A0: IBAN FR76 0000 0000 0000 0000 0000 000\nEn ligne\u00A0: formulaire HelloAsso de la CPTS\nPar chèque à l’ordre de la CPTS des Deux Vallées",
                "12 place de la Mairie, 62380 Lumbres\nAssociation loi 1901, RNA W000000000"),
            cancellationToken));
        await LiveYear(before, paidPercent: 94, cancellationToken);
        await LiveYear(today.Year, paidPercent: 82, cancellationToken);
    }

    private async Task LiveYear(int year, int paidPercent, CancellationToken cancellationToken)
    {
        var call = services.GetRequiredService<CallContributions>();
        var january = Early(new(year, 1, 15));
        _ = (await call.Call(year, null, january.AddDays(60), january, cancellationToken)).Required;
        var autumn = Early(new(year, 10, 1));
        _ = (await call.Call(year, null, autumn.AddDays(60), autumn, cancellationToken)).Required;

        var called = await _db.Set<Contribution>().AsNoTracking().Where(c => c.Year == year && c.State == ContributionState.Called && c.Amount.Cents > 0)
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.CalledOn }).ToListAsync(cancellationToken);
        var pay = services.GetRequiredService<PayContributions>();
        (PaymentMeans Means, int Days)[] ways =
            [(PaymentMeans.HelloAsso, 9), (PaymentMeans.Transfer, 24), (PaymentMeans.Transfer, 48), (PaymentMeans.HelloAsso, 55), (PaymentMeans.Cheque, 40), (PaymentMeans.Cash, 33)];
        var paid = called.Where(_ => _dice.Chance(paidPercent)).Select(c => (c.Id, c.CalledOn, Way: ways[_dice.Draw(ways.Length)])).ToList();
        foreach (var group in paid.GroupBy(p => (p.CalledOn, p.Way)).Where(g => g.Key.CalledOn.AddDays(g.Key.Way.Days) <= today))
        {
            var day = group.Key.CalledOn.AddDays(group.Key.Way.Days);
            _ = (await pay.Pay([.. group.Select(g => g.Id)], new(day, group.Key.Way.Means, group.Key.Way.Means == PaymentMeans.Transfer ? "Relevé du " + FrenchDate.Long(day) : ""), today, cancellationToken)).Required;
        }
        var exempt = called.Select(c => c.Id).Except(paid.Select(p => p.Id)).Take(2).ToList();
        var correct = services.GetRequiredService<CorrectContribution>();
        foreach (var id in exempt)
        {
            Must((await correct.Exempt(id, "Installation dans l’année, décision du bureau", new(null, ""), cancellationToken))!);
        }
        var remind = services.GetRequiredService<RemindMembers>();
        foreach (var day in new[] { 15, 45, 90 }.Select(d => january.AddDays(60 + d)).Where(d => d <= today))
        {
            _ = await remind.SendDue(day, cancellationToken);
        }
    }

    private DateOnly Early(DateOnly day) => day < today ? day : today;

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
