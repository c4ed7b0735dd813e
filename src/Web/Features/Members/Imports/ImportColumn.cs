using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>What a column of an imported file holds.</summary>
public enum ImportColumn
{
    Ignored,
    LastName,
    FirstName,

    /// <summary>Both in one cell, the last name in capitals: « DUPONT Marie ».</summary>
    FullName,
    Profession,
    Rpps,
    Practice,
    IsLiberal,
    IsSalaried,
    Email,
    Phone,
    SiteLabel,
    Address,
    PostalCode,
    Commune,
    MemberSince,
    MemberUntil,
    Notes,

    /// <summary>« Personne », « MSP », « Pharmacie »: says that a line is a structure.</summary>
    Kind,

    /// <summary>Of a structure; beside the name of a person, the place of practice.</summary>
    Organisation,
    Finess,
    Siret,

    /// <summary>By its name; it exists already.</summary>
    College,

    /// <summary>Several, parted by commas or bars.</summary>
    Tags,
}

/// <summary>Columns in French: labels, and the headings that people give them.</summary>
public static class ImportColumns
{
    private static readonly Dictionary<ImportColumn, (string Label, string Headings)> Words = new()
    {
        [ImportColumn.LastName] = ("Nom", "nom,nom d exercice,nom de famille,nom d usage,nom usuel,nom usage,noms,nom adherent,nom du professionnel,nom naissance,nom de naissance,last name,lastname"),
        [ImportColumn.FirstName] = ("Prénom", "prenom,prenom d exercice,prenoms,prenom adherent,prenom usuel,first name,firstname"),
        [ImportColumn.FullName] = ("Nom et prénom ensemble", "nom prenom,nom et prenom,nom prenoms,nom complet,prenom nom,adherent,professionnel,nom prenom adherent,participant,membre"),
        [ImportColumn.Profession] = ("Profession", "profession,metier,fonction,libelle profession,code profession,specialite,qualite,professions,activite,categorie professionnelle"),
        [ImportColumn.Rpps] = ("Numéro RPPS", "rpps,n rpps,no rpps,numero rpps,num rpps,identifiant rpps,numero rpps adeli,rpps adeli,identifiant pp,code rpps"),
        [ImportColumn.Practice] = ("Exercice (libéral, salarié)", "exercice,mode d exercice,mode exercice,type d exercice,statut,libelle mode exercice,liberal salarie,liberal ou salarie"),
        [ImportColumn.IsLiberal] = ("Libéral (oui ou non)", "liberal,liberale,exercice liberal"),
        [ImportColumn.IsSalaried] = ("Salarié (oui ou non)", "salarie,salariee,exercice salarie"),
        [ImportColumn.Email] = ("Adresse électronique", "email,e mail,mail,courriel,adresse electronique,adresse mail,adresse email,adresse e mail,mel,e mail professionnel,mail pro,email professionnel,adresse courriel"),
        [ImportColumn.Phone] = ("Téléphone", "telephone,tel,portable,mobile,numero de telephone,tel portable,telephone portable,tel professionnel,telephone professionnel,tel mobile,n tel,n de telephone,num tel,gsm,telephone mobile,telephone fixe"),
        [ImportColumn.SiteLabel] = ("Nom du lieu d’exercice", "lieu d exercice,structure,cabinet,nom du lieu,nom de la structure,etablissement,lieu,nom du cabinet,msp,structure d exercice,lieu exercice"),
        [ImportColumn.Address] = ("Adresse (numéro et rue)", "adresse,rue,adresse professionnelle,adresse du cabinet,voie,adresse postale,adresse 1,adresse pro,numero et rue,adresse d exercice"),
        [ImportColumn.PostalCode] = ("Code postal", "code postal,cp,codepostal,code postal professionnel,c p"),
        [ImportColumn.Commune] = ("Commune", "commune,ville,localite,code insee,insee,commune d exercice,ville d exercice,code commune,libelle commune,lieu d exercice commune,ville professionnelle"),
        [ImportColumn.MemberSince] = ("Adhérent depuis le", "adherent depuis le,adherent depuis,date d adhesion,date adhesion,adhesion,debut adhesion,date d entree,date de debut,debut d adhesion,date inscription,date d inscription,premier jour"),
        [ImportColumn.MemberUntil] = ("Adhérent jusqu’au", "adherent jusqu au,fin adhesion,fin d adhesion,date de fin,date de sortie,date fin adhesion,dernier jour,date de fin d adhesion"),
        [ImportColumn.Kind] = ("Nature (personne, MSP, pharmacie…)", "nature,type de structure,type structure,personne ou structure,type d adherent,nature de la structure,categorie de structure"),
        [ImportColumn.Organisation] = ("Raison sociale", "raison sociale,denomination,denomination sociale,nom de l organisme,organisme"),
        [ImportColumn.Finess] = ("Numéro FINESS", "finess,n finess,no finess,numero finess,numero finess site,finess geographique,code finess"),
        [ImportColumn.Siret] = ("Numéro SIRET", "siret,n siret,no siret,numero siret,numero siret site,code siret"),
        [ImportColumn.College] = ("Collège", "college,colleges,college electoral"),
        [ImportColumn.Tags] = ("Étiquettes", "etiquettes,etiquette,tags,tag,mots cles,groupes,groupe"),
        [ImportColumn.Notes] = ("Notes", "notes,note,commentaire,commentaires,remarque,remarques,observations,observation,divers"),
    };

    private static readonly Dictionary<string, ImportColumn> ByHeading = Words
        .SelectMany(w => w.Value.Headings.Split(',').Append(FoldedText.Of(w.Value.Label)).Distinct(StringComparer.Ordinal).Select(h => (Heading: h, w.Key)))
        .ToDictionary(h => h.Heading, h => h.Key, StringComparer.Ordinal);

    /// <summary>« Colonne ignorée », « Nom »…</summary>
    public static string Label(this ImportColumn column) => column == ImportColumn.Ignored ? "Ne pas importer" : Words[column].Label;

    /// <summary>What a heading announces; ignored when it is not known.</summary>
    public static ImportColumn Guess(string? heading) => ByHeading.GetValueOrDefault(FoldedText.Of(heading), ImportColumn.Ignored);

    /// <summary>How many cells of a row are known headings.</summary>
    public static int Recognised(IReadOnlyList<string> cells) => cells.Select(Guess).Where(c => c != ImportColumn.Ignored).Distinct().Count();

    /// <summary>One column each; the first heading that announces it wins.</summary>
    public static IReadOnlyList<ImportColumn> Guess(IReadOnlyList<string> headings)
    {
        var taken = new HashSet<ImportColumn>();
        return [.. headings.Select(Guess).Select(c => c == ImportColumn.Ignored || taken.Add(c) ? c : ImportColumn.Ignored)];
    }

    public static string Write(IEnumerable<ImportColumn> columns) => string.Join(',', columns);

    public static IReadOnlyList<ImportColumn> Read(string columns) => columns.Length == 0 ? [] : [.. columns.Split(',').Select(Enum.Parse<ImportColumn>)];

    /// <summary>What is wrong with a choice of columns: a name that is missing, a column chosen twice.</summary>
    public static List<Refusal> Check(IReadOnlyList<ImportColumn> columns)
    {
        var refusals = new List<Refusal>();
        if (!columns.Contains(ImportColumn.FullName) && !columns.Contains(ImportColumn.Organisation) && !(columns.Contains(ImportColumn.LastName) && columns.Contains(ImportColumn.FirstName)))
        {
            refusals.Add(new("name-column", "Dites quelles colonnes donnent le nom et le prénom\u00A0: sans eux, rien ne peut être importé."));
        }
        refusals.AddRange(columns.Where(c => c != ImportColumn.Ignored).GroupBy(c => c).Where(g => g.Count() > 1)
            .Select(g => new Refusal("column-twice", $"«\u00A0{g.Key.Label()}\u00A0» est choisi pour {g.Count()} colonnes\u00A0: n’en gardez qu’une.")));
        return refusals;
    }
}
