using Microsoft.AspNetCore.Mvc.Rendering;

namespace Tisserand.Web.Features.Access;

/// <summary>Time zones of France, for a choice in a form.</summary>
public static class TimeZones
{
    public static IReadOnlyList<SelectListItem> French { get; } =
    [
        new("Métropole (Paris)", "Europe/Paris"),
        new("Guadeloupe", "America/Guadeloupe"),
        new("Martinique", "America/Martinique"),
        new("Guyane", "America/Cayenne"),
        new("La Réunion", "Indian/Reunion"),
        new("Mayotte", "Indian/Mayotte"),
        new("Saint-Pierre-et-Miquelon", "America/Miquelon"),
        new("Saint-Barthélemy", "America/St_Barthelemy"),
        new("Saint-Martin", "America/Marigot"),
        new("Polynésie française (Tahiti)", "Pacific/Tahiti"),
        new("Nouvelle-Calédonie", "Pacific/Noumea"),
        new("Wallis-et-Futuna", "Pacific/Wallis"),
    ];
}
