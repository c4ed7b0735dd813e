using System.Reflection;
using System.Text;

namespace Tisserand.Domain.Reference;

/// <summary>Profession de santé, as coded by the health directory. Source : ANS, JDV_J106 (TRE_G15).</summary>
/// <param name="Code">Two digits: 10 Médecin, 60 Infirmier.</param>
/// <param name="Plural">« Masseurs-kinésithérapeutes », for headings and counts.</param>
/// <param name="Order">Rank in the lists of a CPTS: those met in primary care first.</param>
public sealed record Profession(string Code, string Label, string Plural, int Order);

/// <summary>Savoir-faire : a speciality or competence of a professional. Source : ANS, TRE_R38 and others.</summary>
/// <param name="Kind">S spécialité ordinale, C compétence, CEX compétence exclusive...</param>
/// <param name="Profession">Code of the profession that has it.</param>
public sealed record Skill(string Code, string Label, string Kind, string Profession);

/// <summary>Secteur d'activité of a place of practice. Source : ANS, TRE_R02; the grouping is ours.</summary>
/// <param name="IsPrimaryCare">Soins de ville : practices, health centres, pharmacies, laboratories.</param>
public sealed record ActivitySector(string Code, string Label, bool IsPrimaryCare);

/// <summary>
/// Nomenclatures de l'annuaire santé : order, grouping, and a label where the imported file gives none. An unknown code is no
/// error: it is shown with the label of the file. Source : ANS, nomenclatures des objets de santé.
/// </summary>
public static class Nomenclature
{
    /// <summary>Code of « Médecin ».</summary>
    public const string Physician = "10";

    /// <summary>Catégorie professionnelle « Civil »: the only one that counts as practising (neither students nor the military).</summary>
    public const string Civilian = "C";

    /// <summary>Mode d'exercice « Libéral ».</summary>
    public const string Liberal = "L";

    /// <summary>Mode d'exercice « Salarié ».</summary>
    public const string Salaried = "S";

    /// <summary>Rôle « Remplaçant ou intérimaire ».</summary>
    public const string ReplacementRole = "FON-22";

    private static readonly Lazy<Tables> Read = new(() => new());

    /// <summary>In the order of the lists of a CPTS.</summary>
    public static IReadOnlyList<Profession> Professions => Read.Value.Professions;

    public static IReadOnlyList<Skill> Skills => Read.Value.Skills;

    public static IReadOnlyList<ActivitySector> Sectors => Read.Value.Sectors;

    /// <summary>Médecine générale : the three codes that together mean it.</summary>
    public static IReadOnlySet<string> GeneralPractice { get; } = new HashSet<string>(["SM54", "SM53", "SM26"], StringComparer.Ordinal);

    public static Profession? FindProfession(string? code) => Professions.FirstOrDefault(p => p.Code == code);

    public static Skill? FindSkill(string? code) => Skills.FirstOrDefault(s => s.Code == code);

    public static ActivitySector? FindSector(string? code) => Sectors.FirstOrDefault(s => s.Code == code);

    /// <summary>« Libéral », « Salarié »; the code itself when unknown, empty for none.</summary>
    public static string ModeLabel(string? code) => Read.Value.Modes.GetValueOrDefault(code ?? "", code ?? "");

    /// <summary>« Civil », « Étudiant »; the code itself when unknown, empty for none.</summary>
    public static string CategoryLabel(string? code) => Read.Value.Categories.GetValueOrDefault(code ?? "", code ?? "");

    /// <summary>Remplacement : an activity held in place of another professional; excluded from coverage.</summary>
    public static bool IsReplacement(string? role, string? kind) =>
        role == ReplacementRole || (kind is not null && Read.Value.ReplacementKinds.Contains(kind));

    private sealed class Tables
    {
        public Tables()
        {
            Professions = [.. Rows("professions.csv", 4).Select((f, i) => new Profession(f[0], f[3], f[2], i))];
            Skills = [.. Rows("savoir-faire.csv", 4).Select(f => new Skill(f[0], f[3], f[1], f[2]))];
            Sectors = [.. Rows("secteurs.csv", 3).Select(f => new ActivitySector(f[0], f[2], f[1] == "1"))];
            Modes = Rows("modes.csv", 2).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
            Categories = Rows("categories.csv", 2).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
            ReplacementKinds = Rows("genres.csv", 3).Where(f => f[1] == "1").Select(f => f[0]).ToHashSet(StringComparer.Ordinal);
        }

        public List<Profession> Professions { get; }

        public List<Skill> Skills { get; }

        public List<ActivitySector> Sectors { get; }

        public Dictionary<string, string> Modes { get; }

        public Dictionary<string, string> Categories { get; }

        public HashSet<string> ReplacementKinds { get; }

        /// <summary>A comment line that gives the source, a header, then the rows; the last cell may hold « ; ».</summary>
        private static IEnumerable<string[]> Rows(string file, int cells)
        {
            using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Reference/Professions/" + file)
                ?? throw new InvalidOperationException($"The embedded table {file} is missing.");
            using var reader = new StreamReader(resource, Encoding.UTF8);
            reader.ReadLine();
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                yield return line.Split(';', cells);
            }
        }
    }
}
