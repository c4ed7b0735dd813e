using System.Text;

namespace Tisserand.Web.Tests.Reference;

/// <summary>Writes small extractions in the layout of « Personne_activite »; nobody in them is real.</summary>
internal static class Extraction
{
    public static readonly string[] Columns =
        ("Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité").Split('|');

    /// <summary>A general practitioner of Lille in her practice, but for these columns (by number, from 1).</summary>
    public static string[] Line(params (int Column, string Text)[] changes)
    {
        var cells = new string[Columns.Length];
        Array.Fill(cells, "");
        (int, string)[] usual =
        [
            (1, "8"), (2, "99700000001"), (3, "899700000001"), (4, "DR"), (6, "MME"), (8, "D'ÉRABLE"), (9, "Zoé"), (10, "10"), (11, "Médecin"),
            (12, "C"), (14, "S"), (16, "SM54"), (17, "Médecine Générale"), (18, "L"), (19, "Libéral"), (25, "CABINET DES TILLEULS"),
            (29, "12"), (30, "B"), (31, "R"), (32, "Rue"), (33, "DES TILLEULS"), (35, "59000 LILLE"), (36, "59000"), (37, "59350"),
            (38, "Lille"), (41, "0399000001"), (47, "499700000001007"), (49, "SA07"), (50, "Cabinet individuel"), (53, "FON-01"), (55, "GENR01"),
        ];
        foreach (var (column, text) in usual.Concat(changes))
        {
            cells[column - 1] = text;
        }
        return cells;
    }

    /// <summary>Somebody else at the same place, but for these columns.</summary>
    public static string[] Another(int number, params (int Column, string Text)[] changes) =>
        Line([(2, $"9970000{number:0000}"), (3, $"89970000{number:0000}"), (8, "NOM" + number), .. changes]);

    public static byte[] File(IEnumerable<string[]> lines, int columns = 56, bool closes = true, string newLine = "\n") =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Prepend(Columns).Select(l => string.Join('|', l[..Math.Min(columns, l.Length)]) + (closes ? "|" : "") + newLine)));
}
