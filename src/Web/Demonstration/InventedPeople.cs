using System.Globalization;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Demonstration;

/// <summary>
/// People who do not exist, drawn always in the same order: names assembled from two lists, RPPS numbers of the test range
/// (99…, right key), telephones of the ranges that ARCEP keeps for fiction, addresses under « .example ».
/// </summary>
/// <param name="numbersFrom">RPPS numbers begin after it: two casts that meet do not share one.</param>
internal sealed class InventedPeople(int seed, int numbersFrom = 0)
{
    private static readonly string[] Women =
        "Claire Sophie Camille Nathalie Aurélie Émilie Hélène Isabelle Julie Justine Laurence Léa Manon Marie-Christine Marion Nadia Noémie Océane Pauline Sandrine Sarah Valérie Virginie Yasmine Inès Charlotte Anne-Sophie Céline Élodie Fatima Gaëlle Lætitia".Split(' ');

    private static readonly string[] Men =
        "Antoine Benoît Cédric Éric Étienne François Frédéric Guillaume Hugo Jean-Baptiste Jérôme Julien Karim Loïc Luc Mathieu Maxime Mehdi Nicolas Olivier Paul Philippe Rémi Sébastien Stéphane Théo Thomas Vincent Xavier Yann".Split(' ');

    private static readonly string[] Families =
        "Hannequin Belhadi Caudron Rocourt Vasselin Delambre Brunelle Carpentin Deroubaix Flahauteau Guilbeau Hautecoeur Lamirand Merlinot Noiret Obertin Pruvostel Quesnoy Ravelot Sauvagère Tellierin Vandrome Wattebled Ansellin Boulangier Crépinel Dubrulot Évrardin Fiévetin Gosselard Hédouin Ibled Jourdin Kerlevez Lefebure Macquetin Naessart Outrebon Petitprez Roussellin Soyezin Thiébaux Usellin Verdoncq Ziemniak Amrouchi Benslimi Castelain Delforgé Ferrandin Godinot Herbauts Lécuyer Maillardet Nowicz Ponchelin Raimbaud Saint-Aubert D’Halluyn Lecornuet Vanhoutrel Baudrin Cattoire Delzant Fontainier Gruyelle".Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private readonly Random _dice = new(seed);
    private readonly HashSet<string> _names = [];
    private int _number = numbersFrom;

    public sealed record Person(string FirstName, string LastName, string Rpps, string Email, string Mobile, string Office);

    /// <summary>Another person; no name comes twice.</summary>
    public Person Next()
    {
        string first, last;
        do
        {
            first = _dice.NextDouble() < .64 ? Women[_dice.Next(Women.Length)] : Men[_dice.Next(Men.Length)];
            last = Families[_dice.Next(Families.Length)];
        }
        while (!_names.Add(first + last));
        _number++;
        var mailbox = Tisserand.Domain.Foundation.FoldedText.Of(first + "." + last).Replace(' ', '.');
        return new(first, last, Rpps(_number), mailbox + "@exemple.example", Phone("063998", _number), Phone("035301", _number));
    }

    /// <summary>A number from zero up to, not including, <paramref name="below"/>.</summary>
    public int Draw(int below) => _dice.Next(below);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => _dice.Next(100) < percent;

    private static string Phone(string range, int number) => string.Create(CultureInfo.InvariantCulture, $"{range}{number % 10_000:0000}");

    /// <summary>99 + eight digits + the key that makes the Luhn sum right.</summary>
    private static string Rpps(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"99{number * 7919 % 100_000_000:00000000}");
        return Enumerable.Range(0, 10).Select(key => digits + key.ToString(CultureInfo.InvariantCulture)).First(n => RppsNumber.HasValidKey(n));
    }
}
