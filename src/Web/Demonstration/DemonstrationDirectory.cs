using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Features.Members.Proposals;
using Tisserand.Web.Features.Reference.Imports;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// Two files of the public directory, a month apart: the members who have a number, and others of the territory who are not members
/// yet; nobody in them exists. Between the two some came, left, moved, changed.
/// </summary>
internal sealed class DemonstrationDirectory(IServiceProvider services, DateOnly today)
{
    private const string Header =
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Code type savoir-faire|Code savoir-faire|"
        + "Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro FINESS site|Raison sociale site|Libellé Voie (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|"
        + "Code commune (coord. structure)|Ancien identifiant de la structure|Code secteur d'activité";

    private static readonly string[] Professions = ["60", "10", "70", "60", "91", "21", "60", "40", "10", "50", "80", "60"];

    private readonly InventedPeople _people = new(1204);

    /// <summary>A person as a file says it.</summary>
    private sealed record Entry(string Kind, string Number, string LastName, string FirstName, string Profession, string Mode, string Commune, string Practice, string Street)
    {
        public string Line => string.Join('|',
            Kind, Number, Kind + Number, LastName.ToUpper(CultureInfo.InvariantCulture), FirstName, Profession, Nomenclature.FindProfession(Profession)?.Label, "C", Profession == "10" ? "S" : "", Profession == "10" ? "SM54" : "",
            Mode, Nomenclature.ModeLabel(Mode), "", "", Practice, Street, "", "", Commune, "", Mode == Nomenclature.Liberal ? "SA08" : "SA01");
    }

    public async Task Load(TerritoryOnDay territory, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TisserandDb>();
        var members = await db.WholeMembers().AsNoTracking().Where(m => m.Rpps != null).OrderBy(m => m.FoldedName).ToListAsync(cancellationToken);
        var towns = territory.Lines.OrderByDescending(l => l.Population).Take(12).Select(l => l.Line.Commune).ToList();
        // Those who have an account of the demonstration come first, where nothing happens.
        var before = members.Where(m => m.Sites.Count > 0).OrderBy(m => m.AccountId is null).Select(Of).ToList();
        before.AddRange(Enumerable.Range(0, 140).Select(i => Somebody(Professions[i % Professions.Length], towns[i * i % towns.Count])));
        before.Add(Somebody("93", towns[0]) with { Kind = "0", Number = "629312340" });

        var after = before.Where((_, i) => i % 59 != 41).ToList();
        for (var i = 0; i < after.Count; i++)
        {
            after[i] = (i % 61) switch
            {
                17 => after[i] with { Commune = towns[(i + 3) % towns.Count], Street = "5 RUE DU MOULIN", Practice = "MAISON DE SANTE DU MOULIN" },
                29 => after[i] with { Mode = after[i].Mode == Nomenclature.Liberal ? Nomenclature.Salaried : Nomenclature.Liberal },
                37 => after[i] with { LastName = after[i].LastName + "-Delattre" },
                43 => after[i] with { Commune = "59350", Street = "120 RUE NATIONALE", Practice = "CABINET NATIONALE" },
                _ => after[i],
            };
        }
        after.AddRange(Enumerable.Range(0, 5).Select(i => Somebody(Professions[i], towns[i])));
        var renumbered = after.FindIndex(e => e.Kind == "0");
        after[renumbered] = after[renumbered] with { Kind = "8", Number = NumberOf(_people.Next()) };

        await Import(before, today.AddDays(-41), cancellationToken);
        await services.GetRequiredService<ProposeFromDirectory>().Run(cancellationToken);
        await Import(after, today.AddDays(-10), cancellationToken);
        await services.GetRequiredService<ProposeFromDirectory>().Run(cancellationToken);
    }

    private static Entry Of(Member member) => new(
        "8", member.Rpps!, member.LastName, member.FirstName, member.Profession, member.IsLiberal ? Nomenclature.Liberal : Nomenclature.Salaried,
        member.Sites[0].Commune, member.Sites[0].Label, member.Sites[0].Address);

    private Entry Somebody(string profession, string commune)
    {
        var person = _people.Next();
        return new("8", NumberOf(person), person.LastName, person.FirstName, profession, _people.Chance(75) ? Nomenclature.Liberal : Nomenclature.Salaried,
            commune, "CABINET DE " + (Geography.Current.Find(commune)?.Name ?? commune).ToUpper(CultureInfo.InvariantCulture), $"{_people.Draw(90) + 1} RUE DE L'EGLISE");
    }

    /// <summary>98… where those of the members are 99…, with the right key.</summary>
    private static string NumberOf(InventedPeople.Person person) =>
        Enumerable.Range(0, 10).Select(key => "98" + person.Rpps[2..^1] + key.ToString(CultureInfo.InvariantCulture)).First(n => RppsNumber.HasValidKey(n));

    private async Task Import(IEnumerable<Entry> entries, DateOnly day, CancellationToken cancellationToken)
    {
        var text = string.Join('\n', entries.Select(e => e.Line).Prepend(Header)) + "\n";
        var name = string.Create(CultureInfo.InvariantCulture, $"PS_LibreAcces_Personne_activite_{day:yyyyMMdd}0800.txt");
        _ = (await services.GetRequiredService<ImportDirectory>().Run(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, cancellationToken: cancellationToken)).Required;
    }
}
