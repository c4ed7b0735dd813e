using System.Text;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>A column of « Personne_activite » that the application reads.</summary>
public enum DirectoryColumn
{
    NationalId,
    Title,
    Civility,
    LastName,
    FirstName,
    Profession,
    ProfessionLabel,
    Category,
    SkillKind,
    Skill,
    SkillLabel,
    Mode,
    ModeLabel,
    Siret,
    Finess,
    Name,
    Sign,
    Addressee,
    Complement,
    StreetNumber,
    StreetRepetition,
    StreetKind,
    StreetKindLabel,
    Street,
    Distribution,
    CityLine,
    PostalCode,
    Commune,
    CommuneLabel,
    Country,
    Phone,
    Email,
    StructureId,
    Sector,
    SectorLabel,
    Role,
    RoleLabel,
    Kind,
    KindLabel,
}

/// <summary>
/// The header line of the extraction. Columns are found by name, since the publisher adds some without notice: apostrophes,
/// case and blanks are ignored, unknown columns too; a missing one that is needed refuses the file.
/// </summary>
public sealed class DirectoryHeader
{
    private static readonly (DirectoryColumn Column, string Name, bool IsNeeded)[] Names =
    [
        (DirectoryColumn.NationalId, "Identification nationale PP", true),
        (DirectoryColumn.Title, "Code civilité d'exercice", false),
        (DirectoryColumn.Civility, "Code civilité", false),
        (DirectoryColumn.LastName, "Nom d'exercice", true),
        (DirectoryColumn.FirstName, "Prénom d'exercice", true),
        (DirectoryColumn.Profession, "Code profession", true),
        (DirectoryColumn.ProfessionLabel, "Libellé profession", false),
        (DirectoryColumn.Category, "Code catégorie professionnelle", true),
        (DirectoryColumn.SkillKind, "Code type savoir-faire", true),
        (DirectoryColumn.Skill, "Code savoir-faire", true),
        (DirectoryColumn.SkillLabel, "Libellé savoir-faire", false),
        (DirectoryColumn.Mode, "Code mode exercice", true),
        (DirectoryColumn.ModeLabel, "Libellé mode exercice", false),
        (DirectoryColumn.Siret, "Numéro SIRET site", true),
        (DirectoryColumn.Finess, "Numéro FINESS site", true),
        (DirectoryColumn.Name, "Raison sociale site", true),
        (DirectoryColumn.Sign, "Enseigne commerciale site", false),
        (DirectoryColumn.Addressee, "Complément destinataire (coord. structure)", false),
        (DirectoryColumn.Complement, "Complément point géographique (coord. structure)", false),
        (DirectoryColumn.StreetNumber, "Numéro Voie (coord. structure)", false),
        (DirectoryColumn.StreetRepetition, "Indice répétition voie (coord. structure)", false),
        (DirectoryColumn.StreetKind, "Code type de voie (coord. structure)", false),
        (DirectoryColumn.StreetKindLabel, "Libellé type de voie (coord. structure)", false),
        (DirectoryColumn.Street, "Libellé Voie (coord. structure)", false),
        (DirectoryColumn.Distribution, "Mention distribution (coord. structure)", false),
        (DirectoryColumn.CityLine, "Bureau cedex (coord. structure)", true),
        (DirectoryColumn.PostalCode, "Code postal (coord. structure)", true),
        (DirectoryColumn.Commune, "Code commune (coord. structure)", true),
        (DirectoryColumn.CommuneLabel, "Libellé commune (coord. structure)", false),
        (DirectoryColumn.Country, "Code pays (coord. structure)", false),
        (DirectoryColumn.Phone, "Téléphone (coord. structure)", false),
        (DirectoryColumn.Email, "Adresse e-mail (coord. structure)", false),
        (DirectoryColumn.StructureId, "Ancien identifiant de la structure", true),
        (DirectoryColumn.Sector, "Code secteur d'activité", true),
        (DirectoryColumn.SectorLabel, "Libellé secteur d'activité", false),
        (DirectoryColumn.Role, "Code rôle", false),
        (DirectoryColumn.RoleLabel, "Libellé rôle", false),
        (DirectoryColumn.Role, "Code fonction", false),
        (DirectoryColumn.RoleLabel, "Libellé fonction", false),
        (DirectoryColumn.Kind, "Code genre activité", false),
        (DirectoryColumn.KindLabel, "Libellé genre activité", false),
    ];

    private readonly int[] _positions;

    private DirectoryHeader(int[] positions, int count)
    {
        _positions = positions;
        Count = count;
    }

    /// <summary>How many columns a line has; a separator after the last one is tolerated.</summary>
    public int Count { get; }

    /// <summary>Where a column stands; -1 when the file has not got it.</summary>
    public int this[DirectoryColumn column] => _positions[(int)column];

    /// <summary>Reads the first line. Refuses what is not UTF-8 text, or has not the columns needed.</summary>
    public static Outcome<DirectoryHeader> Read(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }
        if (line.Contains((byte)0) || !line.Contains((byte)'|'))
        {
            return new Refusal("directory-format", "Ce fichier n’est pas une extraction de l’Annuaire Santé\u00A0: un fichier «\u00A0PS_LibreAcces_Personne_activite\u00A0», texte ou zip, est attendu.");
        }
        if (!System.Text.Unicode.Utf8.IsValid(line))
        {
            return new Refusal("directory-encoding", "Ce fichier n’est pas en UTF-8\u00A0: chargez-le tel que l’Annuaire Santé le publie, sans l’avoir enregistré de nouveau.");
        }
        var columns = Encoding.UTF8.GetString(line).TrimEnd('\r').Split('|').Select(Simplified).ToList();
        if (columns[^1].Length == 0)
        {
            columns.RemoveAt(columns.Count - 1);
        }
        var positions = Enumerable.Repeat(-1, Enum.GetValues<DirectoryColumn>().Length).ToArray();
        foreach (var (column, name, _) in Names)
        {
            if (positions[(int)column] < 0)
            {
                positions[(int)column] = columns.IndexOf(Simplified(name));
            }
        }
        var missing = Names.Where(n => n.IsNeeded && positions[(int)n.Column] < 0).Select(n => $"«\u00A0{n.Name}\u00A0»").ToList();
        return missing.Count switch
        {
            0 => new DirectoryHeader(positions, columns.Count),
            1 => new Refusal("directory-columns", $"La colonne {missing[0]} manque\u00A0: le fichier «\u00A0PS_LibreAcces_Personne_activite\u00A0» est attendu."),
            _ => new Refusal("directory-columns", $"Il manque {missing.Count} colonnes, dont {string.Join(", ", missing.Take(3))}\u00A0: le fichier «\u00A0PS_LibreAcces_Personne_activite\u00A0» est attendu."),
        };
    }

    private static string Simplified(string name) => FoldedText.Of(name.Replace('’', '\''));
}
