using System.Globalization;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell.Formats;
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
            ("PopulationSource", "Source de la population"), ("PopulationIsTyped", "Population saisie"), ("ProrateVariable", "Part variable proratisée l’année du démarrage"),
            ("TerminatedBy", "Résilié par"), ("TerminationReceivedOn", "Résiliation reçue le"), ("TerminationReason", "Raison de la résiliation"))
        {
            Value = (property, value) => property == "BaremeId" ? BaremeCatalogue.Find(value)?.Label
                : property == "TerminatedBy" && Enum.TryParse<TerminatingParty>(value, out var party) ? TerminateModel.Label(party) : null,
        },
        new(nameof(MemberHeadcount), "Décompte d’adhérents", Contract, Year, ("Members", "Adhérents"), ("CountedOn", "Compté le")),
        new(nameof(AmountOfContract), "Montant du contrat", Contract, Year, ("Item", "Ligne"), ("Part", "Volet"), ("Amount.Cents", "Montant"), ("Reason", "Motif")) { Value = Word },
        new(nameof(AttainmentNotified), "Atteinte notifiée", Contract, Year,
            ("Mission", "Mission"), ("Percent", "Atteinte"), ("NotifiedOn", "Notifiée le"), ("Source", "Source")) { Value = Word },
        new(nameof(CrisisRecognised), "Crise sanitaire reconnue", Contract, Year, ("Decision", "Décision")),
        new(nameof(Avenant), "Avenant", Contract,
            ("Number", "Numéro"), ("SignedOn", "Signé le"), ("EffectiveOn", "Prend effet le"), ("Note", "Ce qu’il change"), ("Population", "Population"), ("PopulationVintage", "Millésime de la population"),
            ("PopulationSource", "Source de la population"), ("PopulationIsTyped", "Population saisie"), ("Mission", "Mission ajoutée"), ("BaremeId", "Barème"))
        {
            Value = (property, value) => property == "BaremeId" ? BaremeCatalogue.Find(value)?.Label : Word(property, value),
        },
        new(nameof(FundNotification), "Notification de la caisse", Contract, Year, ("NotifiedOn", "Notifiée le"), ("Label", "Courrier")),
        new(nameof(NotifiedAmount), "Montant notifié", ("NotificationId", "Notification"), ("Item", "Ligne"), ("Part", "Volet"), ("Amount.Cents", "Montant")) { Value = Word },
        new(nameof(Scenario), "Scénario", Contract, ("Name", "Nom"), ("Population", "Population"), ("PopulationFrom", "À partir du")),
        new(nameof(ScenarioMission), "Démarrage d’un scénario", ("ScenarioId", "Scénario"), ("Mission", "Mission"), ("StartsOn", "Démarrage")) { Value = Word },
        new(nameof(ScenarioIndicator), "Atteinte d’un scénario", ("ScenarioId", "Scénario"), ("IndicatorId", "Indicateur"), ("Percent", "Atteinte")) { Value = Word },
        new(nameof(ManagementDialogue), "Dialogue de gestion", Contract, Year, ("HeldOn", "Tenu le"), ("MeetingId", "Réunion"), ("Agreed", "Convenu"), ("AvenantId", "Avenant")),
        new(nameof(RenewalTask), "Tâche du renouvellement", Contract, ("Step", "Étape"), ("TaskId", "Tâche")),
        new(nameof(EarlyContract), "Contrat de mission précoce", ("SignedOn", "Signé le"), ("Population", "Population"), ("ReceivedOn", "Aide reçue le")),
        new(nameof(AvenantTarget), "Objectif fixé par avenant", ("AvenantId", "Avenant"), ("IndicatorId", "Indicateur"), Year, ("Former", "Objectif d’avant"), ("Target", "Objectif")),
    ];

    /// <summary>« taille 2, mission Qualité », what an avenant changes.</summary>
    public static string Changes(Avenant avenant)
    {
        List<string> changes =
        [
            .. avenant.Population is { } population ? [$"population : {FrenchNumber.Whole(population)} habitants, taille {CptsSize.Of(population).Required.Size.Number}"] : Array.Empty<string>(),
            .. avenant.Mission is { } mission ? [$"mission ajoutée : {mission.ShortLabel()}"] : Array.Empty<string>(),
            .. avenant.BaremeId is { } bareme ? [$"barème : {BaremeCatalogue.Find(bareme)?.Label}"] : Array.Empty<string>(),
        ];
        return changes.Count == 0 ? "indicateurs ou autre" : string.Join(" ; ", changes);
    }

    /// <summary>« Parcours dès le 1er mars 2027 ; 62 000 habitants à partir du… », what a scenario imagines.</summary>
    public static string Told(Scenario scenario, IReadOnlyList<Indicator> indicators) => string.Join(" ; ",
    [
        .. scenario.Population is { } population ? [$"{French.Count(population, "habitant", "habitants")} (taille {CptsSize.Of(population).Required.Size.Number}) à partir du {French.LongDay(scenario.PopulationFrom!.Value)}"] : Array.Empty<string>(),
        .. scenario.Missions.OrderBy(m => m.Mission).Select(m => $"{m.Mission.ShortLabel()} dès le {French.LongDay(m.StartsOn)}"),
        .. scenario.Indicators.Select(i => $"« {indicators.FirstOrDefault(x => x.Id == i.IndicatorId)?.Label} » atteint à {FrenchNumber.Percent(i.Percent)}"),
    ]);

    /// <summary>« + 12 000,00 € », « − 3 500,00 € ».</summary>
    public static string Signed(Money amount) =>
        amount.IsZero ? French.Euros(amount) : (amount < Money.Zero ? "−" : "+") + French.Nbsp + French.Euros(amount < Money.Zero ? -amount : amount);

    /// <summary>« 1 250 », « 12,5 ».</summary>
    public static string Number(decimal number) => number.ToString("#,0.##", French.Culture);

    /// <summary>The population of the territory on a day, with what it was counted from.</summary>
    public static ContractPopulation Counted(TerritoryOnDay territory, DateOnly day) => new(
        territory.Population, territory.Vintage,
        $"Territoire au {FrenchDate.Long(day)} : {French.Count(territory.Lines.Count, "commune", "communes")}, population municipale{(territory.Vintage is { } year ? " " + year : "")}", IsTyped: false);

    private static string? Word(string property, string value) => property switch
    {
        "Item" => FundingCodes.Label(MissionCodes.Find(value)),
        "Part" when Enum.TryParse<FundingPart>(value, out var part) => part.Label(),
        "Mission" when Enum.TryParse<MissionCode>(value, out var mission) => mission.Label(),
        "Percent" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var percent) => FrenchNumber.Percent(percent),
        _ => null,
    };
}
