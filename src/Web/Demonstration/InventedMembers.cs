using Tisserand.Data.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Territories;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// 160 members in the proportions of the CPTS of Hauts-de-France (guide pratique, infographic of 2023), in communes drawn by
/// population, who joined over three years; and a dozen who left.
/// </summary>
internal static class InventedMembers
{
    /// <summary>Profession code, how many, how many in a hundred are liberal, the smallest commune that has one, what the place is called.</summary>
    private static readonly (string Profession, int Count, int Liberal, int Smallest, string[] Places)[] Mix =
    [
        ("60", 44, 88, 0, ["Cabinet infirmier", "Cabinet de soins infirmiers", "Maison de santé"]),
        ("10", 49, 84, 900, ["Cabinet médical", "Maison de santé", "Centre de santé"]),
        ("21", 27, 74, 900, ["Pharmacie de la Place", "Pharmacie du Marais", "Pharmacie du Centre"]),
        ("91", 16, 94, 700, ["Cabinet d’orthophonie", "Maison de santé"]),
        ("70", 12, 92, 700, ["Cabinet de kinésithérapie", "Maison de santé"]),
        ("50", 4, 70, 2500, ["Cabinet de sage-femme", "Centre périnatal"]),
        ("80", 3, 100, 2500, ["Cabinet de pédicurie-podologie"]),
        ("40", 3, 100, 2500, ["Cabinet dentaire"]),
        ("92", 1, 100, 9000, ["Cabinet d’orthoptie"]),
        ("95", 1, 60, 9000, ["Cabinet de diététique"]),
    ];

    private const int Former = 11;

    /// <param name="officers">Accounts that are members too: each is the first of a profession, and a member from the first day.</param>
    public static IEnumerable<Member> Make(TerritoryOnDay territory, DemonstrationCalendar calendar, IReadOnlyList<(string Profession, Account Account)> officers)
    {
        var waiting = officers.ToList();
        var people = new InventedPeople(2026);
        var communes = territory.Lines.Select(l => (Code: l.Line.Commune, Population: (long)l.Population)).OrderBy(c => c.Code, StringComparer.Ordinal).ToList();
        var made = 0;
        foreach (var (profession, count, liberal, smallest, places) in Mix)
        {
            var eligible = communes.Where(c => c.Population >= smallest).ToList();
            for (var i = 0; i < count; i++)
            {
                var officer = waiting.FindIndex(o => o.Profession == profession);
                var account = officer < 0 ? null : waiting[officer].Account;
                waiting.RemoveAll(o => o.Account == account);
                yield return One(people, profession, account is not null || people.Chance(liberal), eligible, places, account is null ? Joined(people, calendar) : calendar.FirstMembersOn, null, account);
                made++;
            }
        }
        for (var i = 0; i < Former; i++)
        {
            var (profession, _, liberal, _, places) = Mix[i % 4];
            var joined = calendar.FirstMembersOn.AddDays(people.Draw(200));
            yield return One(people, profession, people.Chance(liberal), communes, places, joined, joined.AddDays(300 + people.Draw(400)));
        }
    }

    /// <summary>A third at the constitutive assembly, the others little by little, most often on the day of a bureau.</summary>
    private static DateOnly Joined(InventedPeople people, DemonstrationCalendar calendar) =>
        people.Chance(34)
            ? calendar.FirstMembersOn
            : calendar.FirstMembersOn.AddDays(30 + (28 * people.Draw((calendar.Today.DayNumber - calendar.FirstMembersOn.DayNumber - 40) / 28)));

    private static Member One(
        InventedPeople people, string profession, bool isLiberal, IReadOnlyList<(string Code, long Population)> communes, string[] places, DateOnly joined, DateOnly? left,
        Account? account = null)
    {
        var person = people.Next();
        if (account is not null)
        {
            var cut = account.FullName.IndexOf(' ', StringComparison.Ordinal);
            person = person with { FirstName = account.FullName[..cut], LastName = account.FullName[(cut + 1)..], Email = account.Email! };
        }
        var sites = new List<PracticeSiteDetails> { Site(people, communes, places) };
        if (people.Chance(12))
        {
            sites.Add(Site(people, communes, places));
        }
        var member = Member.Create(new MemberDetails(
            person.LastName, person.FirstName, profession, person.Rpps, isLiberal, !isLiberal || people.Chance(4),
            account is not null || people.Chance(93) ? person.Email : "", people.Chance(80) ? person.Mobile : person.Office, "", sites)).Required;
        member.SignsInAs(account?.Id);
        Must(member.Start(joined));
        if (left is { } last)
        {
            Must(member.End(last));
        }
        return member;
    }

    private static PracticeSiteDetails Site(InventedPeople people, IReadOnlyList<(string Code, long Population)> communes, string[] places)
    {
        var at = people.Draw((int)communes.Sum(c => c.Population));
        var commune = communes.First(c => (at -= (int)c.Population) < 0);
        string[] streets = ["rue de la Gare", "rue Pasteur", "place du Général-de-Gaulle", "rue de Saint-Omer", "rue de l’Église", "avenue de la Libération", "rue des Marais", "route de Calais"];
        return new(null, commune.Code, places[people.Draw(places.Length)], $"{1 + people.Draw(90)} {streets[people.Draw(streets.Length)]}");
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("An invented member was refused: " + refusals[0].Message);
        }
    }
}
