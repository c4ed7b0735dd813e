using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Funding;

/// <summary>French words of the contract and its parts in the journal.</summary>
internal static class ContractWords
{
    private static readonly (string, string) Contract = ("ContractId", "Contrat");
    private static readonly (string, string) Year = ("ContractYear", "Année du contrat");

    public static IEnumerable<RecordWords> Records =>
    [
        new(nameof(AciContract), "Contrat ACI",
            ("SignedOn", "Date de signature"), ("BaremeId", "Barème"), ("Population", "Population"), ("PopulationVintage", "Millésime de la population"),
            ("PopulationSource", "Source de la population"), ("PopulationIsTyped", "Population saisie"), ("ProrateVariable", "Part variable proratisée l’année du démarrage"))
        {
            Value = (property, value) => property == "BaremeId" ? BaremeCatalogue.All.FirstOrDefault(b => b.Id == value)?.Label : null,
        },
        new(nameof(MemberHeadcount), "Décompte d’adhérents", Contract, Year, ("Members", "Adhérents"), ("CountedOn", "Compté le")),
        new(nameof(AmountOfContract), "Montant du contrat", Contract, Year, ("Item", "Ligne"), ("Part", "Volet"), ("Amount.Cents", "Montant"), ("Reason", "Motif")) { Value = Word },
        new(nameof(AttainmentNotified), "Atteinte notifiée", Contract, Year,
            ("Mission", "Mission"), ("Percent", "Atteinte"), ("NotifiedOn", "Notifiée le"), ("Source", "Source")) { Value = Word },
        new(nameof(CrisisRecognised), "Crise sanitaire reconnue", Contract, Year, ("Decision", "Décision")),
    ];

    private static string? Word(string property, string value) => property switch
    {
        "Item" => FundingCodes.Label(MissionCodes.Find(value)),
        "Part" when Enum.TryParse<FundingPart>(value, out var part) => part.Label(),
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.Label(),
        "Percent" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var percent) => FrenchNumber.Percent(percent),
        _ => null,
    };
}
