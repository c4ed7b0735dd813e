using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>« Barèmes et sources » : every figure that the calendar uses, where it was read, how sure it is, and what is not known.</summary>
[Public]
public sealed class BaremesModel : PageModel
{
    /// <summary>The newest first: the one that a reader looks for.</summary>
    public IReadOnlyList<Bareme> All { get; } = [.. BaremeCatalogue.All.Reverse()];

    /// <summary>What a line of a barème pays for.</summary>
    public static string Label(BaremePart part) => part switch
    {
        BaremePart.Functioning => "montant annuel",
        BaremePart.Fixed => "part fixe",
        BaremePart.FixedUpdate => "part fixe, mise à jour du plan",
        BaremePart.Variable => "part variable",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static IReadOnlyList<(string Label, PaymentRule Rule)> Rules(PaymentRules rules) =>
    [
        ("Fonctionnement, année 1 à la signature", rules.FunctioningFirstYear),
        ("Fonctionnement, avance de chaque année suivante", rules.FunctioningAdvance),
        ("Fonctionnement, solde à la fin de l’année", rules.FunctioningBalance),
        ("Part fixe d’une mission, avance au démarrage puis à chaque anniversaire", rules.MissionAdvance),
        ("Part fixe d’une mission, solde à la fin de l’année", rules.MissionBalance),
        ("Prorata de la première année d’une mission", rules.Proration),
        ("Prorata de la part variable de cette première année", rules.VariableProration),
        ("Part variable, à la fin de l’année", rules.Variable),
    ];
}
