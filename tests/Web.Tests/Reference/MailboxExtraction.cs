using System.Text;

namespace Tisserand.Web.Tests.Reference;

/// <summary>Writes small files in the manner of « Extraction_Correspondance_MSSante »; no address in them is real.</summary>
internal static class MailboxExtraction
{
    public const string Name = "Extraction_Correspondance_MSSante_202611220800.txt";

    public static readonly string[] Columns =
    [
        "Type de BAL", "Adresse BAL", "Type d'identifiant PP", "Identifiant PP", "Identification nationale PP", "Type d'identifiant structure",
        "Identification structure", "Service de rattachement", "Nom d'exercice", "Prénom d'exercice", "Raison sociale structure BAL",
        "Enseigne commerciale structure BAL", "Dématérialisation",
    ];

    public static string[] Personal(string address, string rpps) => ["PER", address, "8", rpps, "8" + rpps, "", "", "", "NOM", "Prénom", "", "", "O"];

    public static string[] Practice(string address, string rpps, string finess = "590000013") =>
        ["CAB", address, "8", rpps, "8" + rpps, "FINESS", finess, "", "NOM", "Prénom", "CABINET DES TILLEULS", "", "O"];

    public static string[] Organisation(string address, string finess, string service = "") =>
        ["ORG", address, "", "", "", "FINESS", finess, service, "", "", "HOPITAL DES TILLEULS", "", ""];

    public static byte[] File(params string[][] lines) => File(Columns, lines);

    public static byte[] File(string[] columns, string[][] lines, string end = "|\n") =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Prepend(columns).Select(l => string.Join('|', l) + end)));
}
