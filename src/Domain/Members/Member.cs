using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Members;

/// <summary>
/// Adhérent : a person or a structure known to the CPTS, with places of practice and periods of membership; before the first
/// period, and after the last, it is kept as a contact. Source : fiches 1 et 5 du guide; statuts.
/// </summary>
public sealed class Member : ICptsOwned
{
    public const int NameLength = 100;
    public const int NotesLength = 4000;

    /// <summary>Profession outside the health directory: secretary, elected person, user…</summary>
    public const string OtherProfession = "00";

    /// <summary>A structure has no profession.</summary>
    public const string NoProfession = "";

    /// <summary>« Personne effacée »: the name that is left of an erased person.</summary>
    public const string ErasedName = "Personne effacée";

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    private readonly List<PracticeSite> _sites = [];
    private readonly List<Membership> _memberships = [];
    private readonly List<SearchWord> _words = [];
    private readonly List<MatchKey> _keys = [];

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public MemberKind Kind { get; private set; }

    public bool IsStructure => Kind != MemberKind.Person;

    /// <summary>Of a person; raison sociale of a structure.</summary>
    public string LastName { get; private set; } = "";

    /// <summary>Empty for a structure.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>Last then first name, folded: sorts the list and finds doubles.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>A code of <see cref="Nomenclature"/>, <see cref="OtherProfession"/>, or <see cref="NoProfession"/> for a structure.</summary>
    public string Profession { get; private set; } = OtherProfession;

    /// <summary>Eleven digits; null when the person has none, or it is not known.</summary>
    public string? Rpps { get; private set; }

    /// <summary>Nine signs; of a structure only, null when it has none or it is not known.</summary>
    public string? Finess { get; private set; }

    /// <summary>Fourteen digits; of a structure only.</summary>
    public string? Siret { get; private set; }

    public bool IsLiberal { get; private set; }

    public bool IsSalaried { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>E.164 (+33321000000) when it reads as a French number; otherwise as typed.</summary>
    public string Phone { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>Commune of the first place of practice; empty without any.</summary>
    public string MainCommune { get; private set; } = "";

    /// <summary>Name of that commune, folded: sorts the list.</summary>
    public string FoldedCommune { get; private set; } = "";

    public int SiteCount { get; private set; }

    /// <summary>First day of the last period of membership; null: never a member.</summary>
    public DateOnly? MemberSince { get; private set; }

    /// <summary>Last day of the last period of membership; null while it goes on, and for who never was a member.</summary>
    public DateOnly? MemberUntil { get; private set; }

    /// <summary>The account with which the person signs in; null: none, or not said.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The college to which the member belongs; null: none.</summary>
    public Guid? CollegeId { get; private set; }

    /// <summary>Effacée : day on which the person was erased; what is left of the entry names nobody. Null while it stands.</summary>
    public DateOnly? ErasedOn { get; private set; }

    /// <summary>The main place first.</summary>
    public IReadOnlyList<PracticeSite> Sites => _sites;

    /// <summary>The most recent first.</summary>
    public IReadOnlyList<Membership> Memberships => [.. _memberships.OrderByDescending(m => m.StartsOn)];

    public IReadOnlyList<SearchWord> Words => _words;

    public IReadOnlyList<MatchKey> Keys => _keys;

    public string FullName => NameOf(FirstName, LastName);

    /// <summary>Profession of a person, kind of a structure.</summary>
    public string Quality => QualityOf(Kind, Profession);

    public MemberIdentity Identity => new(Rpps, Finess, Siret, FoldedName, Email);

    /// <summary>Refuses a missing name, an unknown profession or commune, a number that is no RPPS number, an incomplete e-mail address.</summary>
    public static Outcome<Member> Create(MemberDetails details)
    {
        var member = new Member();
        var refusals = member.Change(details);
        return refusals.Count > 0 ? refusals : member;
    }

    /// <summary>The name under which two entries of one person meet.</summary>
    public static string FoldedNameOf(string? lastName, string? firstName)
    {
        // One sign may fold into several letters: cut to what the column holds.
        var folded = FoldedText.Of(TypedText.Line(lastName) + " " + TypedText.Line(firstName));
        return folded.Length > 4 * NameLength ? folded[..(4 * NameLength)] : folded;
    }

    /// <summary>« Anaïs Roche »; « MSP du Haut Pays », which has no first name.</summary>
    public static string NameOf(string firstName, string lastName) => string.IsNullOrEmpty(firstName) ? lastName : firstName + " " + lastName;

    /// <inheritdoc cref="Quality"/>
    public static string QualityOf(MemberKind kind, string profession) => kind == MemberKind.Person ? ProfessionLabel(profession) : kind.Label();

    /// <summary>« Médecin », « Autre profession », « Structure ».</summary>
    public static string ProfessionLabel(string code) =>
        code == NoProfession ? "Structure" : code == OtherProfession ? "Autre profession" : Nomenclature.FindProfession(code)?.Label ?? code;

    /// <summary>Replaces the whole entry; on refusal nothing is changed. Sites, words and keys must have been read.</summary>
    public List<Refusal> Change(MemberDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (ErasedOn is not null)
        {
            return [Erased];
        }
        var refusals = details.Refusals();
        if (refusals.Count > 0)
        {
            return refusals;
        }
        if (LastName.Length > 0 && IsStructure != details.IsStructure)
        {
            return [new("kind-fixed", "Une personne ne devient pas une structure, ni l’inverse : faites une autre fiche.", nameof(Kind))];
        }
        Kind = details.Kind;
        LastName = TypedText.Line(details.LastName);
        (FirstName, Profession, Rpps, IsLiberal, IsSalaried) = IsStructure
            ? ("", NoProfession, null, false, false)
            : (TypedText.Line(details.FirstName), details.Profession!, Number(details.Rpps, t => RppsNumber.Parse(t).Required.Digits), details.IsLiberal, details.IsSalaried);
        (Finess, Siret) = IsStructure
            ? (Number(details.Finess, t => StructureNumber.ParseFiness(t).Required), Number(details.Siret, t => StructureNumber.ParseSiret(t).Required))
            : (null, null);
        FoldedName = FoldedNameOf(LastName, FirstName);
        Email = TypedText.Line(details.Email);
        Phone = FrenchPhone.Normalise(details.Phone) ?? TypedText.Line(details.Phone);
        Notes = TypedText.Lines(details.Notes);
        Place(details.Sites);
        var words = SearchWord.Of(this).ToDictionary(w => w.Word, StringComparer.Ordinal);
        _words.RemoveAll(w => !words.Remove(w.Word));
        _words.AddRange(words.Values);
        MakeKeys();
        return refusals;
    }

    /// <summary>Makes the keys of the entry anew, for one that was kept before there were any.</summary>
    public void MakeKeys()
    {
        var keys = MatchKey.Of(this).ToDictionary(k => k.Key, StringComparer.Ordinal);
        _keys.RemoveAll(k => !keys.Remove(k.Key));
        _keys.AddRange(keys.Values);
    }

    /// <summary>The entry as it stands, to be corrected or put back.</summary>
    public MemberDetails Details() => new(
        LastName, FirstName, Profession, Rpps, IsLiberal, IsSalaried, Email, Phone, Notes,
        [.. _sites.Select(s => new PracticeSiteDetails(s.Id, s.Commune, s.Label, s.Address))])
    {
        Kind = Kind,
        Finess = Finess,
        Siret = Siret,
    };

    /// <summary>
    /// Erases the person: the entry names nobody any more, and is not found. Profession, practice, communes and periods of membership
    /// stay, without which the counts of past years would change. Refuses one erased before, and who is or is about to be a member.
    /// Sites, periods, words and keys must have been read.
    /// </summary>
    public List<Refusal> Erase(DateOnly today)
    {
        if (ErasedOn is not null)
        {
            return [Erased];
        }
        if (State(today) is MembershipState.Current or MembershipState.Upcoming)
        {
            return [new("still-member", $"{FullName} est adhérent, ou va l’être\u00A0: terminez d’abord l’adhésion.")];
        }
        (FirstName, LastName) = ("", ErasedName);
        FoldedName = FoldedNameOf(LastName, FirstName);
        (Rpps, Finess, Siret, AccountId) = (null, null, null, null);
        Email = Phone = Notes = "";
        _sites.ForEach(s => s.Forget());
        _words.Clear();
        _keys.Clear();
        ErasedOn = today;
        return [];
    }

    /// <summary>Says which account is this person's: nobody validates a line of which they are the beneficiary.</summary>
    public void SignsInAs(Guid? account) => AccountId = account;

    /// <summary>Says to which college the member belongs; null for none.</summary>
    public void Join(Guid? college) => CollegeId = college;

    /// <summary>What the person is to the CPTS on a day.</summary>
    public MembershipState State(DateOnly day) =>
        _memberships.Exists(m => m.Period.Contains(day)) ? MembershipState.Current
        : _memberships.Exists(m => m.StartsOn > day) ? MembershipState.Upcoming
        : _memberships.Count > 0 ? MembershipState.Former
        : MembershipState.Never;

    /// <summary>Begins a membership; refuses a day that another period covers or follows, or an unlikely year.</summary>
    public List<Refusal> Start(DateOnly on) => Put(null, on, null);

    /// <summary>Enters a period known from elsewhere, over or not; refuses what <see cref="Start"/> and <see cref="Correct"/> refuse.</summary>
    public List<Refusal> Enter(DateOnly start, DateOnly? end) => Put(null, start, end);

    /// <summary>Ends the membership that goes on; <paramref name="lastDay"/> is its last day, included.</summary>
    public List<Refusal> End(DateOnly lastDay)
    {
        var open = _memberships.Find(m => m.EndsOn is null);
        return open is null
            ? [new("not-member", $"{FullName} n’a pas d’adhésion en cours.", "LastDay")]
            : Put(open, open.StartsOn, lastDay);
    }

    /// <summary>Corrects the days of a period; refuses an end before the start, and days that another period covers.</summary>
    public List<Refusal> Correct(Guid membership, DateOnly start, DateOnly? end) =>
        _memberships.Find(m => m.Id == membership) is { } period
            ? Put(period, start, end)
            : [new("period-unknown", "Cette période d’adhésion n’existe plus.")];

    /// <summary>Takes back a period that was entered by mistake.</summary>
    public List<Refusal> Withdraw(Guid membership)
    {
        if (ErasedOn is not null)
        {
            return [Erased];
        }
        if (_memberships.RemoveAll(m => m.Id == membership) == 0)
        {
            return [new("period-unknown", "Cette période d’adhésion n’existe plus.")];
        }
        Remember();
        return [];
    }

    /// <summary>Holds these periods, which do not overlap, in place of those it had; a period that goes on with one of them is kept as a row.</summary>
    internal void HoldPeriods(IReadOnlyList<DateRange> periods)
    {
        var held = new List<Membership>();
        foreach (var period in periods)
        {
            held.Add((_memberships.Find(m => !held.Contains(m) && m.Period.Overlaps(period)) ?? new Membership()).Over(period));
        }
        _memberships.RemoveAll(m => !held.Contains(m));
        _memberships.AddRange(held.Where(m => !_memberships.Contains(m)));
        Remember();
    }

    private static string? Number(string? typed, Func<string, string> read) => string.IsNullOrWhiteSpace(typed) ? null : read(typed);

    private static Refusal Erased => new("erased", "Cette personne a été effacée\u00A0: sa fiche ne se modifie plus.");

    private List<Refusal> Put(Membership? changed, DateOnly start, DateOnly? end)
    {
        if (ErasedOn is not null)
        {
            return [Erased];
        }
        if (start < Earliest || start > Latest || end > Latest)
        {
            return [new("day-unlikely", "Indiquez une date entre 2000 et 2099.", end > Latest ? "LastDay" : "FirstDay")];
        }
        if (end < start)
        {
            return [new("end-before-start", $"L’adhésion a commencé le {FrenchDate.Long(start)}\u00A0: elle ne peut pas finir avant.", "LastDay")];
        }
        var period = new DateRange(start, end);
        if (_memberships.Find(m => m != changed && m.Period.Overlaps(period)) is { } other)
        {
            return [new("already-member", other.EndsOn is { } last
                ? $"{FullName} est déjà adhérent du {FrenchDate.Long(other.StartsOn)} au {FrenchDate.Long(last)}."
                : $"{FullName} est déjà adhérent depuis le {FrenchDate.Long(other.StartsOn)}.", "FirstDay")];
        }
        if (changed is null)
        {
            _memberships.Add(changed = new Membership());
        }
        changed.Over(period);
        Remember();
        return [];
    }

    private void Remember()
    {
        var last = _memberships.MaxBy(m => m.StartsOn);
        (MemberSince, MemberUntil) = (last?.StartsOn, last?.EndsOn);
    }

    private void Place(IReadOnlyList<PracticeSiteDetails> details)
    {
        var kept = new List<PracticeSite>();
        foreach (var d in details)
        {
            var known = d.Id is null ? null : _sites.Find(s => s.Id == d.Id && !kept.Contains(s));
            kept.Add((known ?? new PracticeSite()).With(kept.Count, d));
        }
        _sites.RemoveAll(s => !kept.Contains(s));
        _sites.AddRange(kept.Where(s => !_sites.Contains(s)));
        _sites.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        MainCommune = kept.Count > 0 ? kept[0].Commune : "";
        FoldedCommune = FoldedText.Of(Geography.Current.Find(MainCommune)?.Name);
        SiteCount = kept.Count;
    }
}
