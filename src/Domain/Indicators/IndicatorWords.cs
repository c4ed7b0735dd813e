namespace Tisserand.Domain.Indicators;

/// <summary>Les indicateurs en toutes lettres : French words of their levels, uses, producers, rules and counts.</summary>
public static class IndicatorWords
{
    public static string Label(this IndicatorLevel level) => level == IndicatorLevel.National ? "national" : "local";

    public static string Label(this IndicatorUse use) => use == IndicatorUse.Result ? "résultat" : "suivi";

    public static string Label(this IndicatorProducer producer) => producer == IndicatorProducer.Cpts ? "CPTS" : "Assurance Maladie";

    public static string Label(this AttainmentRule rule) => rule switch
    {
        AttainmentRule.Linear => "proportionnelle",
        AttainmentRule.Threshold => "par seuil",
        AttainmentRule.Manual => "manuelle",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    public static string Label(this IndicatorCount count) => count switch
    {
        IndicatorCount.None => "saisi",
        IndicatorCount.MeetingsHeld => "réunions tenues",
        IndicatorCount.Participations => "participations",
        IndicatorCount.Participants => "participants différents",
        IndicatorCount.Hours => "heures de présence",
        IndicatorCount.FichesAction => "fiches action en cours ou terminées",
        _ => throw new ArgumentOutOfRangeException(nameof(count)),
    };
}
