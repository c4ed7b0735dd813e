namespace Tisserand.Domain.Banking;

/// <summary>
/// Nature d'un mouvement : what a line of a statement is when it pays nothing that was awaited, in the words of every day; its account in the chart of
/// associations follows. Source: règlement ANC 2018-06.
/// </summary>
/// <param name="Code">« frais-bancaires ».</param>
/// <param name="Account">Compte; null when whoever explains the line gives it.</param>
/// <param name="Axis">Nature of the budget that it counts in; null for what is neither a charge nor a product.</param>
/// <param name="IsIncome">Comes in; null when either way.</param>
public sealed record MovementNature(string Code, string Label, string? Account, string? Axis, bool? IsIncome)
{
    /// <summary>With its account given.</summary>
    public const string Other = "autre";

    public static IReadOnlyList<MovementNature> All { get; } =
    [
        new("frais-bancaires", "Frais bancaires", "627", "divers", false),
        new("agios", "Agios et intérêts payés", "661", "divers", false),
        new("assurance", "Assurance", "616", "assurances", false),
        new("loyer", "Loyer et charges du local", "613", "locaux", false),
        new("telephone", "Téléphone, internet, courrier", "626", "informatique", false),
        new("logiciels", "Logiciels et abonnements", "651", "informatique", false),
        new("fournitures", "Fournitures et petit matériel", "606", "fournitures", false),
        new("deplacements", "Déplacements et réceptions", "625", "deplacements", false),
        new("cotisations-sociales", "Cotisations sociales (Urssaf, caisses)", "431", null, false),
        new("impots", "Impôts et taxes", "63", "divers", false),
        new("interets", "Intérêts reçus", "768", null, true),
        new("helloasso", "Versement HelloAsso ou paiements par carte", "5115", null, true),
        new("cheques", "Remise de chèques", "5112", null, true),
        new("especes", "Dépôt ou retrait d’espèces", "530", null, null),
        new("don", "Don", "7541", null, true),
        new("recette", "Autre recette", "758", null, true),
        new("depense", "Autre dépense", "628", "divers", false),
        new(Other, "Un autre compte du plan comptable", null, null, null),
    ];

    /// <summary>Null for any other text.</summary>
    public static MovementNature? Find(string? code) => All.FirstOrDefault(n => n.Code == code);

    /// <summary>Those that a line of that side may be.</summary>
    public static IEnumerable<MovementNature> For(bool isIncome) => All.Where(n => n.IsIncome is null || n.IsIncome == isIncome);
}
