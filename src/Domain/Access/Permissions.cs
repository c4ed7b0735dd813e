namespace Tisserand.Domain.Access;

/// <summary>Domaine d'un droit : what a right is about, one row of <see cref="Permissions"/>. Source: matrice des droits.</summary>
public enum Area
{
    Settings,
    Territory,
    Members,
    Admissions,
    BankDetails,
    Contributions,
    Directory,
    Governance,
    Meetings,
    MinutesApproval,
    Tasks,
    Missions,
    Overrides,
    HoursDeclaration,
    HoursValidation,
    Payments,
    Purchases,
    PurchaseApproval,
    Accounts,
    FiscalYears,
    Staff,
    Outreach,
    Privacy,
    AuditTrail,
    ApiKeys,
}

/// <summary>Niveau d'un droit : none, sees, or acts. Source: matrice des droits.</summary>
public enum Level
{
    None,
    See,
    Act,
}

/// <summary>Portée d'un droit : on everything, on own missions, or on what concerns oneself. Source: matrice des droits.</summary>
public enum Reach
{
    All,

    /// <summary>The missions of which one is référent of a fiche action.</summary>
    OwnMissions,

    Own,
}

/// <summary>Droit d'un rôle dans un domaine. Source: matrice des droits.</summary>
/// <param name="Level">Within <paramref name="Reach"/>.</param>
/// <param name="Elsewhere">On everything: the same level when the reach is all, else what is seen of the rest.</param>
public readonly record struct Right(Level Level, Reach Reach, Level Elsewhere);

/// <summary>
/// Matrice des droits : which role may do what, denied by default. Pages, API and exports all ask this table, and a page
/// of the application prints it. Nobody validates or pays a line of which they are the beneficiary, whatever the role.
/// </summary>
public static class Permissions
{
    // x acts · o sees · m acts on own missions, sees the rest · v acts on own missions · s acts on own data · . nothing
    private const string Table = """
        area              C A P T B R M L   act
        Settings          x . x o o . . .   Réglages, rôles, statuts
        Territory         x o x o o o . o   Territoire, contrat, avenants
        Members           x x o o o o s o   Adhérents
        Admissions        o o x x x . . .   Accepter ou refuser une adhésion
        BankDetails       . . . x . . s .   Coordonnées bancaires
        Contributions     x x x x o . s o   Cotisations et attestations d’adhésion
        Directory         x x x o o o o .   Annuaire et documents des adhérents
        Governance        x o x o o o . o   Instances, mandats, statuts, votes
        Meetings          x x x o o m s o   Réunions, émargements, comptes rendus
        MinutesApproval   . . x . x . . .   Approuver un compte rendu
        Tasks             x x x o o m s o   Tâches
        Missions          x x x o o m o o   Missions, fiches action, indicateurs
        Overrides         x . x x . . . .   Corriger un chiffre calculé
        HoursDeclaration  x x x x x x s .   Déclarer des heures
        HoursValidation   x o x o o v . o   Valider des heures et des lignes
        Payments          . . x x . . . .   Payer, faire le fichier bancaire
        Purchases         x x x x o o . o   Enregistrer dépenses et recettes
        PurchaseApproval  o o x x x o . o   Approuver une dépense
        Accounts          o o o x o . . o   Comptabilité, banque, budget
        FiscalYears       . . x x . . . .   Clore ou rouvrir un exercice
        Staff             s s x o . . . .   Dossier du personnel, temps
        Outreach          x x x . o . . .   Lettres d’information, pages publiques
        Privacy           x . x . . . s .   Registre des données, droits des personnes
        AuditTrail        x . x x . . . o   Journal des modifications
        ApiKeys           x . x . . . . .   Clés d’API
        """;

    private static readonly Dictionary<(Area, Role), Right> Rights = Read();

    private static readonly Dictionary<Area, string> Labels = Table.Split('\n').Skip(1)
        .ToDictionary(l => Enum.Parse<Area>(l[..18].Trim()), l => l[36..].Trim());

    /// <summary>What <paramref name="role"/> may do in <paramref name="area"/>.</summary>
    public static Right Of(Role role, Area area) => Rights[(area, role)];

    /// <summary>Whether one of the roles reaches the level, on everything (not only on own missions or data).</summary>
    public static bool Allow(IEnumerable<Role> roles, Area area, Level level) =>
        roles.Any(r => Of(r, area).Elsewhere >= level);

    /// <summary>Whether one of the roles reaches the level on the missions of which one is référent.</summary>
    public static bool AllowOnOwnMissions(IEnumerable<Role> roles, Area area, Level level) =>
        roles.Any(r => Of(r, area) is { Reach: Reach.OwnMissions } right && right.Level >= level);

    /// <summary>French name of the row.</summary>
    public static string Label(Area area) => Labels[area];

    private static Dictionary<(Area, Role), Right> Read()
    {
        var rights = new Dictionary<(Area, Role), Right>();
        var roles = Enum.GetValues<Role>();
        foreach (var line in Table.Split('\n').Skip(1))
        {
            var area = Enum.Parse<Area>(line[..18].Trim());
            for (var i = 0; i < roles.Length; i++)
            {
                rights[(area, roles[i])] = line[18 + (2 * i)] switch
                {
                    'x' => new Right(Level.Act, Reach.All, Level.Act),
                    'o' => new(Level.See, Reach.All, Level.See),
                    'm' => new(Level.Act, Reach.OwnMissions, Level.See),
                    'v' => new(Level.Act, Reach.OwnMissions, Level.None),
                    's' => new(Level.Act, Reach.Own, Level.None),
                    '.' => new(Level.None, Reach.All, Level.None),
                    var c => throw new InvalidOperationException($"Unknown mark {c} for {area}."),
                };
            }
        }
        return rights;
    }
}
