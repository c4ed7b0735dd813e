using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tisserand.Web.Features.Funding;

/// <summary>Shapes of POST /api/v1/simulations for its OpenAPI document alone: the JSON itself is read and written in the domain.</summary>
internal static class SimulationShapes
{
    public const string Description =
        "Un objet, ou un tableau d’objets (réponse : un tableau, dans le même ordre ; un seul élément fautif fait échouer le tout). "
        + "Donner la population, ou la liste des communes, l’une des deux. Règles du calcul : page Barèmes et sources.";
}

/// <summary>A simulation asked for.</summary>
public sealed record SimulationAsked(
    [property: Description("Date de signature du contrat"), Required] DateOnly SignedOn,
    [property: Description("Missions, vide au besoin ; chacune une fois au plus"), Required] IReadOnlyList<MissionAsked> Missions,
    [property: Description("Habitants")] int? Population = null,
    [property: Description("Codes INSEE des communes, à la place de la population")] IReadOnlyList<string>? Communes = null,
    [property: Description("Années calculées ; 5 par défaut"), Range(1, 10)] int? Years = null,
    [property: Description("Adhérents, pour la majoration de la taille 4 ; 0 par défaut")] int? Members = null,
    [property: Description("aci-cpts-2019 ou aci-cpts-avenant-2 ; par défaut celui en vigueur à la signature")] string? Bareme = null);

/// <summary>A mission of a simulation.</summary>
public sealed record MissionAsked(
    [property: Description("acces-soins, parcours, prevention, crise-sanitaire, qualite ou accompagnement"), Required] string Code,
    [property: Description("Démarrage, pas avant la signature"), Required] DateOnly StartsOn,
    [property: Description("Atteinte en pour cent (0 à 100) par année du contrat ; 100 pour une année absente")] IReadOnlyDictionary<string, decimal>? Attainment = null,
    [property: Description("Années du contrat où une crise grave est reconnue ; crise-sanitaire seulement")] IReadOnlyList<int>? CrisisInYears = null);

/// <summary>What a simulation answers.</summary>
public sealed record SimulationAnswer(
    [property: Description("Taille de la CPTS, de 1 à 4")] int Size,
    int Population,
    [property: Description("Millésime de la population des communes ; vide quand elle a été donnée")] int? PopulationVintage,
    string Bareme,
    [property: Description("Montants annuels ouverts, avant prorata")] IReadOnlyList<CeilingAnswer> Ceilings,
    [property: Description("Par date due ; les versements nuls sont omis")] IReadOnlyList<PaymentAnswer> Payments,
    [property: Description("Ce qui est dû pour chaque année du contrat")] IReadOnlyList<TotalAnswer> Totals);

/// <summary>A yearly ceiling.</summary>
public sealed record CeilingAnswer(int ContractYear, string Mission, string Part, decimal Amount);

/// <summary>A payment.</summary>
public sealed record PaymentAnswer(
    DateOnly DueOn,
    [property: Description("Code de la mission, ou fonctionnement")] string Mission,
    [property: Description("fonctionnement, fixe ou variable")] string Part,
    [property: Description("initial, avance, solde ou variable")] string Kind,
    int ContractYear,
    [property: Description("Euros")] decimal Amount,
    [property: Description("Le calcul : la dernière ligne est le montant versé")] IReadOnlyList<WorkingLineAnswer> Working);

/// <summary>A line of a working.</summary>
public sealed record WorkingLineAnswer(string Label, decimal? Base, string Rate, decimal Amount, string Source, string Confidence);

/// <summary>Total of a contract year.</summary>
public sealed record TotalAnswer(int ContractYear, decimal Amount);
