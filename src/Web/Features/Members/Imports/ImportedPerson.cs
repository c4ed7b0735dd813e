using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>One fault of a line: in which column of the file, and why.</summary>
public sealed record LineProblem(string Column, string Message)
{
    public override string ToString() => Column.Length == 0 ? Message : $"{Column}\u00A0: {Message}";
}

/// <summary>A line of the file, understood: a person, and their membership.</summary>
/// <param name="Given">Columns whose cell holds something.</param>
/// <param name="Problems">Cells that do not read; what an entry needs is said by <see cref="Member"/>.</param>
public sealed record ImportedPerson(
    MemberDetails Details, DateOnly? Since, DateOnly? Until, IReadOnlySet<ImportColumn> Given, IReadOnlyList<LineProblem> Problems)
{
    /// <summary>The college that the line names, which exists.</summary>
    public Guid? College { get; init; }

    /// <summary>Names of tags, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Name => TypedText.Line(Details.FirstName + " " + Details.LastName);

    public IReadOnlyList<string> Keys => Details.IsStructure ? MatchKey.OfStructure(Details.LastName, ReadFiness, ReadSiret, Details.Email) : MatchKey.Of(Details.LastName, Details.FirstName, ReadRpps, Details.Email);

    public MemberIdentity Identity => new(ReadRpps, ReadFiness, ReadSiret, Member.FoldedNameOf(Details.LastName, Details.FirstName), TypedText.Line(Details.Email));

    private string? ReadFiness => Details.IsStructure ? StructureNumber.ParseFiness(Details.Finess).Value : null;

    private string? ReadSiret => Details.IsStructure ? StructureNumber.ParseSiret(Details.Siret).Value : null;

    private string? ReadRpps => Details.IsStructure ? null : RppsNumber.Parse(Details.Rpps) is { Succeeded: true, Value: var number } ? number.Digits : null;

    /// <summary>
    /// Puts what the line gives over an entry: an empty cell changes nothing, a commune where the person is not yet adds a place.
    /// The name stays as it was written, unless the RPPS number says that the person bears another now.
    /// </summary>
    public MemberDetails Over(MemberDetails known)
    {
        ArgumentNullException.ThrowIfNull(known);
        bool Gives(params ImportColumn[] columns) => columns.Any(Given.Contains);
        var practice = Gives(ImportColumn.Practice, ImportColumn.IsLiberal, ImportColumn.IsSalaried);
        var renamed = known.Rpps is not null && known.Rpps == ReadRpps
            && !MatchKey.Of(known.LastName, known.FirstName, null, null).Intersect(MatchKey.Of(Details.LastName, Details.FirstName, null, null), StringComparer.Ordinal).Any();
        return known with
        {
            LastName = renamed ? Details.LastName : known.LastName,
            FirstName = renamed ? Details.FirstName : known.FirstName,
            Profession = Gives(ImportColumn.Profession) ? Details.Profession : known.Profession,
            Rpps = Gives(ImportColumn.Rpps) ? Details.Rpps : known.Rpps,
            IsLiberal = practice ? Details.IsLiberal : known.IsLiberal,
            IsSalaried = practice ? Details.IsSalaried : known.IsSalaried,
            Email = Gives(ImportColumn.Email) ? Details.Email : known.Email,
            Phone = Gives(ImportColumn.Phone) ? Details.Phone : known.Phone,
            Kind = Gives(ImportColumn.Kind) && known.IsStructure == Details.IsStructure ? Details.Kind : known.Kind,
            Finess = Gives(ImportColumn.Finess) ? Details.Finess : known.Finess,
            Siret = Gives(ImportColumn.Siret) ? Details.Siret : known.Siret,
            Notes = Gives(ImportColumn.Notes) && known.Notes?.Contains(Details.Notes!, StringComparison.Ordinal) != true ? TypedText.Lines(known.Notes + "\n" + Details.Notes) : known.Notes,
            Sites = Details.Sites is [var place] ? Placed(known.Sites, place) : known.Sites,
        };
    }

    private static List<PracticeSiteDetails> Placed(IReadOnlyList<PracticeSiteDetails> known, PracticeSiteDetails place)
    {
        var there = known.FirstOrDefault(s => s.Commune == place.Commune);
        return there is null
            ? [.. known, place]
            : [.. known.Select(s => s == there ? s with { Label = OrElse(place.Label, s.Label), Address = OrElse(place.Address, s.Address) } : s)];
    }

    private static string? OrElse(string? given, string? known) => string.IsNullOrWhiteSpace(given) ? known : given;
}

/// <summary>Reads the lines of one file; remembers the communes already understood.</summary>
/// <param name="territory">Communes of the CPTS: of two of one name, that which is there is meant.</param>
/// <param name="colleges">Those of the CPTS.</param>
public sealed partial class ImportedPersonReader(
    IReadOnlyList<string> headings, IReadOnlyList<ImportColumn> columns, IReadOnlyCollection<string> territory, IReadOnlyCollection<College> colleges)
{
    private readonly Dictionary<string, (string? Code, string? Refusal)> _communes = new(StringComparer.Ordinal);

    public ImportedPerson Read(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var problems = new List<LineProblem>();
        var given = columns.Where((c, i) => c != ImportColumn.Ignored && i < cells.Count && !string.IsNullOrWhiteSpace(cells[i])).ToHashSet();
        string Cell(ImportColumn column) => given.Contains(column) ? TypedText.Line(cells[Index(column)]) : "";
        void Problem(ImportColumn column, string message) => problems.Add(new(HeadingOf(column), message));

        var (lastName, firstName, organisation) = (Cell(ImportColumn.LastName), Cell(ImportColumn.FirstName), Cell(ImportColumn.Organisation));
        var kind = Kind(Cell, Problem);
        if (kind != MemberKind.Person)
        {
            lastName = organisation.Length > 0 ? organisation : lastName.Length > 0 ? lastName : Cell(ImportColumn.FullName);
        }
        else if (Cell(ImportColumn.FullName) is { Length: > 0 } full && (lastName.Length == 0 || firstName.Length == 0))
        {
            if (Split(full) is not { } split)
            {
                Problem(ImportColumn.FullName, $"«\u00A0{full}\u00A0»\u00A0: écrivez le nom en capitales (DUPONT Marie), ou séparez nom et prénom en deux colonnes.");
            }
            else
            {
                (lastName, firstName) = split;
            }
        }
        string? profession = null;
        if (kind == MemberKind.Person && Cell(ImportColumn.Profession) is { Length: > 0 } typed && (profession = TypedProfession.Read(typed)) is null)
        {
            Problem(ImportColumn.Profession, $"«\u00A0{Short(typed)}\u00A0» n’est pas une profession connue. Écrivez-la comme dans la liste de la fiche, ou «\u00A0Autre profession\u00A0».");
        }
        var (isLiberal, isSalaried) = kind == MemberKind.Person ? Practice(Cell, Problem) : (false, false);
        var since = Day(ImportColumn.MemberSince, Cell, Problem);
        var until = Day(ImportColumn.MemberUntil, Cell, Problem);
        if (until is not null && since is null && !problems.Exists(p => p.Column == HeadingOf(ImportColumn.MemberSince)))
        {
            Problem(ImportColumn.MemberUntil, "Une fin d’adhésion demande son premier jour.");
        }
        var sites = new List<PracticeSiteDetails>();
        if (new[] { ImportColumn.Commune, ImportColumn.PostalCode, ImportColumn.Address, ImportColumn.SiteLabel }.Any(given.Contains))
        {
            var (commune, refusal) = Commune(Cell(ImportColumn.Commune), Cell(ImportColumn.PostalCode));
            if (refusal is not null)
            {
                Problem(given.Contains(ImportColumn.Commune) || !given.Contains(ImportColumn.PostalCode) ? ImportColumn.Commune : ImportColumn.PostalCode, refusal);
            }
            var place = Cell(ImportColumn.SiteLabel);
            sites.Add(new(null, commune, place.Length == 0 && kind == MemberKind.Person ? organisation : place, Cell(ImportColumn.Address)));
        }
        Guid? college = null;
        if (Cell(ImportColumn.College) is { Length: > 0 } named
            && (college = colleges.FirstOrDefault(c => FoldedText.Of(c.Name) == FoldedText.Of(named))?.Id) is null)
        {
            Problem(ImportColumn.College, $"«\u00A0{Short(named)}\u00A0» n’est pas un collège de la CPTS.");
        }
        var tags = Cell(ImportColumn.Tags).Split([',', '|', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DistinctBy(FoldedText.Of).ToList();
        foreach (var refusal in tags.SelectMany(t => Tag.Create(t, []).Refusals))
        {
            Problem(ImportColumn.Tags, refusal.Message);
        }
        return new(
            new(lastName, firstName, profession, Cell(ImportColumn.Rpps), isLiberal, isSalaried, Cell(ImportColumn.Email), Phone(Cell(ImportColumn.Phone)), Cell(ImportColumn.Notes), sites)
            {
                Kind = kind,
                Finess = Cell(ImportColumn.Finess),
                Siret = Cell(ImportColumn.Siret),
            },
            since, until, given, problems)
        {
            College = college,
            Tags = tags,
        };
    }

    /// <summary>Refusals of an entry, told by the columns of the file.</summary>
    public IEnumerable<LineProblem> Tell(IEnumerable<Refusal> refusals) => refusals.Select(r => new LineProblem(r.Field switch
    {
        nameof(MemberDetails.Finess) => HeadingOf(ImportColumn.Finess),
        nameof(MemberDetails.Siret) => HeadingOf(ImportColumn.Siret),
        nameof(MemberDetails.Kind) => HeadingOf(ImportColumn.Kind),
        nameof(MemberDetails.LastName) => HeadingOf(columns.Contains(ImportColumn.LastName) ? ImportColumn.LastName : ImportColumn.FullName),
        nameof(MemberDetails.FirstName) => HeadingOf(columns.Contains(ImportColumn.FirstName) ? ImportColumn.FirstName : ImportColumn.FullName),
        nameof(MemberDetails.Profession) => HeadingOf(ImportColumn.Profession),
        nameof(MemberDetails.Rpps) => HeadingOf(ImportColumn.Rpps),
        nameof(MemberDetails.Email) => HeadingOf(ImportColumn.Email),
        nameof(MemberDetails.Phone) => HeadingOf(ImportColumn.Phone),
        nameof(MemberDetails.Notes) => HeadingOf(ImportColumn.Notes),
        "FirstDay" => HeadingOf(ImportColumn.MemberSince),
        "LastDay" => HeadingOf(ImportColumn.MemberUntil),
        { } site when site.EndsWith(nameof(PracticeSiteDetails.Commune), StringComparison.Ordinal) => HeadingOf(ImportColumn.Commune),
        { } site when site.EndsWith(nameof(PracticeSiteDetails.Label), StringComparison.Ordinal) => HeadingOf(ImportColumn.SiteLabel),
        { } site when site.EndsWith(nameof(PracticeSiteDetails.Address), StringComparison.Ordinal) => HeadingOf(ImportColumn.Address),
        _ => "",
    }, r.Message));

    private int Index(ImportColumn column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == column)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>As the file names it; what it should be called when the file has none.</summary>
    private string HeadingOf(ImportColumn column) => Index(column) is >= 0 and var i && i < headings.Count ? headings[i] : column.Label();

    /// <summary>What the cell says; without one, a line that has a raison sociale and no name is a structure.</summary>
    private static MemberKind Kind(Func<ImportColumn, string> cell, Action<ImportColumn, string> problem)
    {
        if (cell(ImportColumn.Kind) is { Length: > 0 } typed)
        {
            if (MemberKinds.Read(typed) is { } kind)
            {
                return kind;
            }
            problem(ImportColumn.Kind, $"«\u00A0{Short(typed)}\u00A0» n’est ni une personne, ni une nature de structure connue (MSP, centre de santé, pharmacie…).");
        }
        var named = cell(ImportColumn.LastName).Length > 0 || cell(ImportColumn.FirstName).Length > 0 || cell(ImportColumn.FullName).Length > 0;
        return !named && cell(ImportColumn.Organisation).Length > 0 ? MemberKind.OtherStructure : MemberKind.Person;
    }

    private static DateOnly? Day(ImportColumn column, Func<ImportColumn, string> cell, Action<ImportColumn, string> problem)
    {
        var text = cell(column);
        if (text.Length == 0)
        {
            return null;
        }
        // « 12/03/2026 00:00 » comes from other software.
        var day = French.ParseDay(Midnight().Replace(text, ""));
        if (day is null || day.Value.Year is < 2000 or > 2099)
        {
            problem(column, $"«\u00A0{Short(text)}\u00A0» n’est pas une date entre 2000 et 2099 (exemple\u00A0: 12/03/2026).");
            return null;
        }
        return day;
    }

    private static (bool Liberal, bool Salaried) Practice(Func<ImportColumn, string> cell, Action<ImportColumn, string> problem)
    {
        var (liberal, salaried) = (YesNo(ImportColumn.IsLiberal, cell, problem), YesNo(ImportColumn.IsSalaried, cell, problem));
        var said = FoldedText.Of(cell(ImportColumn.Practice));
        if (said.Length > 0)
        {
            var words = said.Split(' ');
            var mixed = words.Any(w => w.StartsWith("mixte", StringComparison.Ordinal)) || said == "l s";
            liberal |= mixed || words.Any(w => w.StartsWith("liberal", StringComparison.Ordinal) || w is "lib" or "l");
            salaried |= mixed || words.Any(w => w.StartsWith("salari", StringComparison.Ordinal) || w is "sal" or "s" || w.StartsWith("hospitali", StringComparison.Ordinal));
            if (!liberal && !salaried)
            {
                problem(ImportColumn.Practice, $"«\u00A0{Short(cell(ImportColumn.Practice))}\u00A0» ne dit ni libéral, ni salarié, ni mixte.");
            }
        }
        return (liberal, salaried);
    }

    private static bool YesNo(ImportColumn column, Func<ImportColumn, string> cell, Action<ImportColumn, string> problem)
    {
        switch (FoldedText.Of(cell(column)))
        {
            case "oui" or "o" or "x" or "1" or "vrai" or "true" or "liberal" or "salarie":
                return true;
            case "" or "non" or "n" or "0" or "faux" or "false":
                return false;
            default:
                problem(column, $"«\u00A0{Short(cell(column))}\u00A0» n’est ni oui ni non.");
                return false;
        }
    }

    private (string? Code, string? Refusal) Commune(string name, string postal)
    {
        var (given, code) = (Cedex().Replace(name, "").Trim(), postal.Replace(" ", "", StringComparison.Ordinal));
        if (given.Length == 0 && code.Length == 0)
        {
            return (null, "Un lieu d’exercice demande sa commune.");
        }
        // A spreadsheet drops the first zero of « 01000 ».
        code = code.Length == 4 && code.All(char.IsAsciiDigit) ? "0" + code : code;
        given = given.Length == 4 && given.All(char.IsAsciiDigit) ? "0" + given : given;
        var key = given + "|" + code;
        if (!_communes.TryGetValue(key, out var known))
        {
            var read = Find(given, code);
            known = (read?.Commune?.Code ?? InTerritory(given)) is { } found ? (found, null) : (null, read?.Refusal?.Message ?? $"«\u00A0{Short(name)}\u00A0» n’est pas le nom d’une seule commune.");
            _communes[key] = known;
        }
        return known;
    }

    private string? InTerritory(string name)
    {
        var folded = FoldedText.Of(name);
        return territory.Where(c => folded.Length > 0 && FoldedText.Of(Geography.Current.Find(c)?.Name) == folded).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>The name with its postal code first; alone when together they designate none, a practice having sometimes a code of its own.</summary>
    private static TypedCommune? Find(string name, string postal)
    {
        TypedCommune? One(string text) => TypedCommune.Read(text.Replace(',', ' ').Replace(';', ' '), Geography.Current) is [var one] ? one : null;
        if (name.Length == 0 || postal.Length == 0)
        {
            return One(name + postal);
        }
        return One($"{name} {postal}") is { Commune: not null } both ? both : One(name);
    }

    /// <summary>A spreadsheet drops the first zero of a phone number.</summary>
    private static string Phone(string typed) => typed.Length == 9 && typed.All(char.IsAsciiDigit) && typed[0] != '0' ? "0" + typed : typed;

    /// <summary>The words in capitals are the last name; without capitals nobody can tell.</summary>
    private static (string LastName, string FirstName)? Split(string full)
    {
        var words = full.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => FoldedText.Of(w) is not ("dr" or "m" or "mme" or "mr" or "docteur" or "monsieur" or "madame")).ToList();
        var capitals = words.FindAll(w => w.Any(char.IsLetter) && !w.Any(char.IsLower) && w.Count(char.IsLetter) > 1);
        return capitals.Count > 0 && capitals.Count < words.Count
            ? (string.Join(' ', capitals), string.Join(' ', words.Except(capitals)))
            : null;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    [GeneratedRegex(@"[ T]\d{1,2}[:h]\d{2}.*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"\s+cedex(\s+\d+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Cedex();
}
