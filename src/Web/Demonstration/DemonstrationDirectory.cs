using System.Globalization;
using System.Text;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// A public directory of people who do not exist, written in the layout of the national file and loaded by the same import: the
/// members of the demonstration, and those who have not joined.
/// </summary>
internal sealed class DemonstrationDirectory(ImportDirectory import)
{
    /// <summary>Profession, how many have not joined, how many in a hundred are liberal.</summary>
    private static readonly (string Profession, int Count, int Liberal)[] Others =
        [("60", 236, 82), ("10", 168, 74), ("21", 61, 68), ("70", 104, 88), ("40", 47, 92), ("91", 21, 90), ("50", 19, 62), ("80", 14, 96), ("95", 9, 60), ("92", 5, 90)];

    private static readonly string[] Columns =
        ["Identification nationale PP", "Code civilité d'exercice", "Code civilité", "Nom d'exercice", "Prénom d'exercice", "Code profession", "Libellé profession",
            "Code catégorie professionnelle", "Code type savoir-faire", "Code savoir-faire", "Code mode exercice", "Numéro SIRET site", "Numéro FINESS site", "Raison sociale site",
            "Numéro Voie (coord. structure)", "Libellé type de voie (coord. structure)", "Libellé Voie (coord. structure)", "Bureau cedex (coord. structure)", "Code postal (coord. structure)",
            "Code commune (coord. structure)", "Libellé commune (coord. structure)", "Téléphone (coord. structure)", "Adresse e-mail (coord. structure)", "Ancien identifiant de la structure",
            "Code secteur d'activité"];

    private static readonly string[] Streets = ["de la Gare", "Pasteur", "du Général de Gaulle", "de Saint-Omer", "de l'Église", "de la Libération", "des Marais", "de Calais"];

    /// <summary>Of the members: the one whose practice moves, and the one who leaves, between the two files.</summary>
    private const int MovedMember = 9;
    private const int GoneMember = 23;

    /// <summary>Of those of one profession who have not joined: who is not there yet, who leaves, who moves.</summary>
    private const int Newcomer = 4;
    private const int Leaver = 7;
    private const int Mover = 11;

    /// <summary>The same people, in a file of the summer or in the latest: some came, left, or moved between the two.</summary>
    public async Task Load(
        IReadOnlyList<Member> members, IReadOnlyList<(string Commune, int Population)> communes, DateOnly extractedOn, bool isLatest, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(string.Join('|', Columns)).Append('\n');
        foreach (var (rank, member) in members.Where(m => m.Rpps is not null).Index())
        {
            if (isLatest && rank == GoneMember)
            {
                continue;
            }
            foreach (var site in member.Sites)
            {
                var address = isLatest && rank == MovedMember ? "4 place du Marché" : site.Address;
                Write(text, member.Rpps!, member.LastName, member.FirstName, member.Profession, member.IsLiberal ? "L" : "S", site.Commune, site.Label, address, member.Email.Length % 3 == 0 ? member.Email : "");
            }
        }
        var people = new InventedPeople(2029, numbersFrom: 1000);
        var inhabitants = communes.Sum(c => c.Population);
        foreach (var (profession, count, liberal) in Others)
        {
            for (var i = 0; i < count; i++)
            {
                var person = people.Next();
                var at = people.Draw(inhabitants);
                var commune = communes.First(c => (at -= c.Population) < 0).Commune;
                var (mode, address, email) = (people.Chance(liberal) ? "L" : "S", $"{1 + people.Draw(90)} rue {Streets[people.Draw(Streets.Length)]}", people.Chance(46) ? person.Email : "");
                if (i == (isLatest ? Leaver : Newcomer))
                {
                    continue;
                }
                Write(text, person.Rpps, person.LastName, person.FirstName, profession, mode, commune, profession == "21" ? "Pharmacie" : "Cabinet", isLatest && i == Mover ? "2 place du Marché" : address, email);
            }
        }
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        _ = (await import.Run(file, string.Create(CultureInfo.InvariantCulture, $"PS_LibreAcces_Personne_activite_{extractedOn:yyyyMMdd}0800.txt"), null, cancellationToken)).Required;
    }

    private static void Write(StringBuilder text, string rpps, string lastName, string firstName, string profession, string mode, string commune, string place, string address, string email)
    {
        var found = Geography.Current.Find(commune)!;
        var number = new string([.. address.TakeWhile(char.IsAsciiDigit)]);
        var postal = $"{commune[..3]}80";
        string[] cells =
        [
            "8" + rpps, profession == "10" ? "DR" : "", "", lastName.ToUpperInvariant(), firstName, profession, Nomenclature.FindProfession(profession)!.Label,
            "C", profession == "10" ? "S" : "", profession == "10" ? "SM54" : "", mode, "", "", $"{place} {found.Name}",
            number, "", address[number.Length..].Trim(), $"{postal} {found.Name.ToUpperInvariant()}", postal, commune, found.Name, "", email, "4" + rpps + "00" + commune[4], mode == "L" ? "SA07" : "SA01",
        ];
        text.Append(string.Join('|', cells)).Append('\n');
    }
}
