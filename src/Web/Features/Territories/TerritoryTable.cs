using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Territories;

/// <summary>One line of the territory as the list shows it.</summary>
/// <param name="Remark">Part, merger, avenant, other CPTS; empty when there is nothing to say.</param>
public sealed record TerritoryRow(
    Guid Id, string Name, string SortName, string Code, string Epci, string Departement, int Population, DateOnly JoinedOn, DateOnly? LastDay, string Remark)
{
    public static TerritoryRow Of(CountedLine counted, ILookup<string, string> owners)
    {
        var (line, commune) = (counted.Line, counted.Commune);
        var remarks = new List<string>();
        if (line.IsPart)
        {
            remarks.Add($"Partie{French.Nbsp}: {line.PartReason}");
        }
        if (commune is null)
        {
            remarks.Add("Code qui n’existe plus, non compté");
        }
        else if (commune.Code != line.Commune)
        {
            remarks.Add($"Aujourd’hui {commune.Name} ({commune.Code})");
        }
        if (line.Avenant is not null)
        {
            remarks.Add(line.Avenant);
        }
        if (!line.IsPart && commune is not null && owners[commune.Code].Any())
        {
            remarks.Add("Aussi dans " + string.Join(", ", owners[commune.Code]));
        }
        var departement = Geography.Current.FindDepartement(commune?.Departement);
        return new(
            line.Id, line.Name, counted.SortName, line.Commune,
            Geography.Current.FindEpci(EpciOf(commune))?.Name ?? "",
            departement is null ? "" : $"{departement.Code} {departement.Name}",
            counted.Population, line.JoinedOn, line.LastDay, string.Join(" · ", remarks));
    }

    /// <summary>That of the city for a municipal arrondissement.</summary>
    private static string? EpciOf(Commune? commune) => commune?.Epci ?? Geography.Current.Find(commune?.ParentCode)?.Epci;
}

/// <summary>The list of communes: one definition for the screen, CSV and XLSX.</summary>
internal static class TerritoryTable
{
    /// <param name="link">Address of a line's page; null for those who may only see.</param>
    public static Table<TerritoryRow> Of(Func<Guid, string>? link) => new("territoire", "Communes du territoire",
    [
        new Column<TerritoryRow>("commune", "Commune", r => r.Name) { Html = link is null ? null : r => CellHtml.Link(link(r.Id), r.Name) }.SortedBy(r => r.SortName),
        new Column<TerritoryRow>("code", "Code INSEE", r => r.Code).SortedBy(r => r.Code),
        new Column<TerritoryRow>("epci", "Intercommunalité", r => r.Epci).SortedBy(r => r.Epci),
        new Column<TerritoryRow>("departement", "Département", r => r.Departement).SortedBy(r => r.Departement),
        new Column<TerritoryRow>("population", "Population", r => r.Population) { Numeric = true }.SortedBy(r => r.Population),
        new Column<TerritoryRow>("depuis", "Depuis", r => r.JoinedOn).SortedBy(r => r.JoinedOn),
        new Column<TerritoryRow>("jusqu-au", "Jusqu’au", r => r.LastDay).SortedBy(r => r.LastDay),
        new("remarque", "Remarque", r => r.Remark),
    ]);
}
