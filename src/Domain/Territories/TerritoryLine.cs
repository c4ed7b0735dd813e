using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Territories;

/// <summary>
/// Ligne de territoire : a commune, or a municipal arrondissement, that belongs to the territory of a CPTS from one day to
/// another; whole, or a part of it when a large city is shared. Source: projet de santé and contrat ACI (liste des
/// communes), CSP L. 1434-12.
/// </summary>
public sealed class TerritoryLine : ICptsOwned
{
    /// <summary>Longest reason for a part, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Longest label of an avenant, in characters.</summary>
    public const int AvenantLength = 120;

    private TerritoryLine()
    {
    }

    internal TerritoryLine(Commune commune, LineTerms terms)
    {
        Commune = commune.Code;
        Name = commune.Name;
        Set(terms);
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Code of the commune or municipal arrondissement, as it was on the day of the entry.</summary>
    public string Commune { get; private set; } = "";

    /// <summary>Its name on that day, kept: a merger does not rewrite a signed list.</summary>
    public string Name { get; private set; } = "";

    /// <summary>First day in the territory.</summary>
    public DateOnly JoinedOn { get; private set; }

    /// <summary>Last day in the territory, included; null while it stays.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Inhabitants of the part that belongs to the territory; null when the whole commune does.</summary>
    public int? PartPopulation { get; private set; }

    /// <summary>Why a part only, and which; null when the whole commune belongs.</summary>
    public string? PartReason { get; private set; }

    /// <summary>Avenant by which it joined or left, as the CPTS calls it.</summary>
    public string? Avenant { get; private set; }

    public DateRange Period => new(JoinedOn, LastDay);

    public bool IsPart => PartPopulation is not null;

    public LineTerms Terms => new(JoinedOn, LastDay, PartPopulation, PartReason, Avenant);

    /// <summary>Takes terms that <see cref="Territory"/> has accepted.</summary>
    internal void Set(LineTerms terms)
    {
        JoinedOn = terms.JoinedOn!.Value;
        LastDay = terms.LastDay;
        PartPopulation = terms.PartPopulation;
        PartReason = string.IsNullOrWhiteSpace(terms.PartReason) ? null : terms.PartReason.Trim();
        Avenant = string.IsNullOrWhiteSpace(terms.Avenant) ? null : terms.Avenant.Trim();
    }
}

/// <summary>Conditions d'une ligne : since when, until when, for which part, by which avenant.</summary>
/// <param name="JoinedOn">First day; required.</param>
/// <param name="LastDay">Last day, included; null while it stays.</param>
/// <param name="PartPopulation">Inhabitants of the part; null for a whole commune.</param>
/// <param name="PartReason">Required with a part's population, and only then.</param>
public sealed record LineTerms(
    DateOnly? JoinedOn, DateOnly? LastDay = null, int? PartPopulation = null, string? PartReason = null, string? Avenant = null);
