using System.Globalization;
using System.Text;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// The national files of the demonstration, invented and loaded as an administrator would: establishments of the communes
/// (FINESS), and secure-messaging addresses of the members (MSSanté). A base that already has its own keeps them.
/// </summary>
internal sealed class DemonstrationNationalFiles(NationalFileQueries files, ImportEstablishments establishments, ImportMailboxes mailboxes, DemonstrationCalendar calendar)
{
    private const string Domain = "demonstration.mssante.example";

    /// <summary>Category, aggregate, the smallest commune that has one, what it is called.</summary>
    private static readonly (string Category, string Aggregate, int Smallest, string[] Names)[] Kinds =
    [
        ("355", "1102", 14_000, ["CENTRE HOSPITALIER DES DEUX VALLEES"]),
        ("365", "1107", 14_000, ["CLINIQUE DU MARAIS"]),
        ("611", "3101", 7_000, ["LABOEXEMPLE"]),
        ("124", "2101", 7_000, ["CENTRE DE SANTE DE L'AA"]),
        ("223", "2202", 7_000, ["CENTRE DE PMI"]),
        ("156", "1111", 7_000, ["CMP LES TILLEULS"]),
        ("354", "4605", 3_000, ["SSIAD DES DEUX VALLEES"]),
        ("500", "4401", 2_500, ["EHPAD LES QUATRE VENTS", "EHPAD DU BEFFROI", "RESIDENCE LES SAULES"]),
        ("603", "2103", 2_000, ["MSP DES TROIS MOULINS", "POLE DE SANTE DU MARAIS"]),
        ("620", "3201", 900, ["PHARMACIE DE LA PLACE", "PHARMACIE DU MARAIS", "PHARMACIE DU CENTRE", "PHARMACIE DES REMPARTS"]),
    ];

    public async Task Load(TerritoryOnDay territory, IReadOnlyCollection<Member> members, CancellationToken cancellationToken)
    {
        if (await files.InUse(NationalFile.Establishments, cancellationToken) is null)
        {
            (await establishments.Run(Text(Finess(territory)), Name("etalab-cs1100502-stock-", ".csv"), null, cancellationToken)).Required.ToString();
        }
        if (await files.InUse(NationalFile.Mailboxes, cancellationToken) is null)
        {
            (await mailboxes.Run(Text(Mailboxes(members)), Name("Extraction_Correspondance_MSSante_", ".txt"), null, cancellationToken)).Required.ToString();
        }
    }

    private IEnumerable<string> Finess(TerritoryOnDay territory)
    {
        yield return "finess;etalab;111;" + calendar.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var number = 0;
        foreach (var line in territory.Lines.OrderBy(l => l.Line.Commune, StringComparer.Ordinal))
        {
            var commune = Geography.Current.Find(line.Line.Commune)!;
            foreach (var (category, aggregate, smallest, names) in Kinds.Where(k => line.Population >= k.Smallest))
            {
                // One pharmacy for some four thousand inhabitants, one of the rest.
                var count = category == "620" ? Math.Min(names.Length, 1 + (int)(line.Population / 4_000)) : 1;
                for (var i = 0; i < count; i++)
                {
                    var name = names[(number + i) % names.Length];
                    yield return string.Join(';', "structureet", Number(commune.Departement, ++number), Number(commune.Departement, 9_000 + (number / 3)), name, "", "", "",
                        (1 + (number * 7 % 60)).ToString(CultureInfo.InvariantCulture), "R", "DE LA REPUBLIQUE", "", "", commune.Code[2..], commune.Departement, "",
                        commune.PostalCodes[0] + " " + FoldedText.Of(commune.Name).ToUpperInvariant(), string.Create(CultureInfo.InvariantCulture, $"035301{number:0000}"), "",
                        category, "", aggregate, "", "", "", "", "", "", "", "2001-01-01", "2001-01-01", "2026-01-01", "");
                }
            }
        }
    }

    /// <summary>Three members in four have a personal address, one in four shares that of a practice too.</summary>
    private static IEnumerable<string> Mailboxes(IReadOnlyCollection<Member> members)
    {
        yield return "Type de BAL|Adresse BAL|Identification nationale PP|Type d'identifiant structure|Identification structure|Service de rattachement|Raison sociale structure BAL|";
        var rank = 0;
        foreach (var member in members.Where(m => m.Rpps is not null).OrderBy(m => m.Rpps, StringComparer.Ordinal))
        {
            rank++;
            var name = FoldedText.Of(member.FirstName + "." + member.LastName).Replace(' ', '.');
            if (rank % 4 != 0)
            {
                yield return $"PER|{name}@{Domain}|8{member.Rpps}|||||";
            }
            if (rank % 4 == 1 && member.Sites.Count > 0)
            {
                yield return $"CAB|cabinet.{rank}@{Domain}|8{member.Rpps}||||{member.Sites[0].Label}|";
            }
        }
        for (var number = 1; number <= 40; number++)
        {
            yield return $"ORG|secretariat.{number}@{Domain}||FINESS|{Number("62", number)}||ETABLISSEMENT|";
        }
    }

    private string Name(string start, string end) => start + calendar.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + end;

    /// <summary>Nine digits, the last one the key, in a range of invented numbers.</summary>
    private static string Number(string departement, int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{departement}99{number:0000}");
        return Enumerable.Range(0, 10).Select(key => digits + key.ToString(CultureInfo.InvariantCulture)).First(n => RppsNumber.HasValidKey(n));
    }

    private static MemoryStream Text(IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
