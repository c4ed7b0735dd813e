using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Purchases;

/// <summary>What an expense or an income may be for, as the forms offer it: missions with their fiches action, funders, years of the contract.</summary>
/// <param name="For">« fonctionnement », « parcours », « fiche:… ».</param>
/// <param name="Funders">Empty value: the ACI.</param>
/// <param name="Years">Empty value: that of the day.</param>
public sealed record Destinations(IReadOnlyList<SelectListItem> For, IReadOnlyList<SelectListItem> Funders, IReadOnlyList<SelectListItem> Years, ContractInForce? Contract)
{
    private const string Fiche = "fiche:";

    /// <summary>Three queries.</summary>
    public static async Task<Destinations> Read(TisserandDb db, IContractInForce contracts, DateOnly today, CancellationToken cancellationToken)
    {
        var fiches = await db.Set<FicheAction>().AsNoTracking().Where(f => f.State != FicheActionState.Abandoned).OrderBy(f => f.FoldedTitle).Select(f => new { f.Id, f.Title, f.Mission }).ToListAsync(cancellationToken);
        var funders = await db.Set<Funder>().AsNoTracking().OrderBy(f => f.Name).Select(f => new { f.Id, f.Name }).ToListAsync(cancellationToken);
        var contract = await contracts.On(today, cancellationToken);
        return new(
            [
                new(FundingCodes.Label(null), FundingCodes.Functioning),
                .. MissionCodes.All.SelectMany(m =>
                {
                    var group = new SelectListGroup { Name = m.ShortLabel() };
                    return fiches.Where(f => f.Mission == m).Select(f => new SelectListItem(f.Title, Fiche + f.Id) { Group = group }).Prepend(new(m.ShortLabel() + ", sans fiche action", m.Code()) { Group = group });
                }),
            ],
            [new(FunderWords.Aci, ""), .. funders.Select(f => new SelectListItem(f.Name, f.Id.ToString()))],
            contract is null ? [new("sans contrat", "")] : [new("celle de la date", ""), .. Enumerable.Range(1, ContractDeadlines.ContractLength).Select(y => new SelectListItem(YearLabel(contract, y), Text(y)))],
            contract);
    }

    public static (MissionCode? Mission, Guid? Fiche) Read(string? value) =>
        value is not null && value.StartsWith(Fiche, StringComparison.Ordinal) && Guid.TryParse(value.AsSpan(Fiche.Length), out var fiche) ? (null, fiche) : (MissionCodes.Find(value), null);

    public static string Write(MissionCode? mission, Guid? fiche) => fiche is { } id ? Fiche + id : FundingCodes.Code(mission);

    /// <summary>The year typed, or that of the day; none for another funder, or out of the contract.</summary>
    public (Guid? ContractId, int? Year) YearOf(Guid? funder, string? typed, DateOnly? day)
    {
        if (funder is not null || Contract is null)
        {
            return (null, null);
        }
        var years = new ContractYears(Contract.SignedOn);
        int? year = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : day >= Contract.SignedOn ? years.YearOf(day.Value) : 1;
        return year is >= 1 and <= ContractDeadlines.ContractLength ? (Contract.Id, year) : (null, null);
    }

    public string? FunderName(Guid? id) => Funders.FirstOrDefault(f => f.Value == (id?.ToString() ?? ""))?.Text;

    public string ForLabel(MissionCode? mission, Guid? fiche) => FundingCodes.Label(mission) + (fiche is { } id && For.FirstOrDefault(f => f.Value == Fiche + id) is { } found ? ", " + found.Text : "");

    /// <summary>« Année 2 (01/10/2026 au 30/09/2027) ».</summary>
    public static string YearLabel(ContractInForce contract, int year)
    {
        var period = new ContractYears(contract.SignedOn).Period(year);
        return $"Année {year} ({French.Day(period.Start)} au {French.Day(period.End!.Value)})";
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
