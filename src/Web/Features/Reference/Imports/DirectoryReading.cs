using System.Text;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// What the rows of one file add up to: persons, places, activities and skills, each written once. Memory holds keys only
/// (some 30 bytes per person, place and activity).
/// </summary>
internal sealed class DirectoryReading(DirectoryLoad load, PlaceLocator locator, int expectedRows) : IFingerprints
{
    private readonly Dictionary<TextKey, int> _practitioners = new((int)(expectedRows * 0.85));
    private readonly Dictionary<TextKey, int> _places = new((int)(expectedRows * 0.25));
    private readonly List<byte[]?> _communes = [null];
    private readonly List<ulong> _spots = [0];
    private readonly List<ulong> _fingerprints = new((int)(expectedRows * 0.85));
    private readonly Dictionary<string, byte[]> _communeCodes = new(StringComparer.Ordinal);
    private readonly HashSet<TextKey> _activities = new((int)(expectedRows * 0.95));
    private readonly HashSet<ulong> _skills = [];
    private readonly Dictionary<int, short> _skillRanks = [];
    private readonly CodesMet _professions = new("profession");
    private readonly CodesMet _skillCodes = new("savoir-faire");
    private readonly CodesMet _skillKinds = new("type-savoir-faire");
    private readonly CodesMet _modes = new("mode", CodesMet.EightBits);
    private readonly CodesMet _sectors = new("secteur");
    private readonly CodesMet _roles = new("role");
    private readonly CodesMet _kinds = new("genre", CodesMet.EightBits);
    private readonly CodesMet _categories = new("categorie");
    private readonly byte[] _street = new byte[1024];
    private readonly byte[] _folded = new byte[4096];

    public int Practitioners => _practitioners.Count;

    /// <summary>
    /// A sum for each person over what <see cref="Domain.Reference.DirectoryMovement"/> compares, so that the order of the rows is
    /// nothing: name, specialities, and each activity with its spot, profession, mode, category, replacement.
    /// </summary>
    public IReadOnlyList<ulong> Values => _fingerprints;

    /// <summary>Distinct national structure identifiers; places known by their address alone are not among them.</summary>
    public int Places { get; private set; }

    public int Unlocated { get; private set; }

    public IReadOnlyCollection<CodeLabel> Labels =>
        [.. new[] { _professions, _skillCodes, _modes, _sectors, _roles, _kinds }.SelectMany(c => c.Labels)];

    public int Find(string nationalId)
    {
        Span<byte> bytes = stackalloc byte[DirectoryRow.LongestId];
        return Encoding.UTF8.TryGetBytes(nationalId, bytes, out var length) ? _practitioners.GetValueOrDefault(TextKey.Of(bytes[..length])) : 0;
    }

    /// <summary>Takes a row; returns why it is refused, or null.</summary>
    public string? Add(in DirectoryRow row)
    {
        var profession = _professions.NumberOf(row[DirectoryColumn.Profession], row[DirectoryColumn.ProfessionLabel]);
        var mode = _modes.NumberOf(row[DirectoryColumn.Mode], row[DirectoryColumn.ModeLabel]);
        var sector = _sectors.NumberOf(row[DirectoryColumn.Sector], row[DirectoryColumn.SectorLabel]);
        var role = _roles.NumberOf(row[DirectoryColumn.Role], row[DirectoryColumn.RoleLabel]);
        var kind = _kinds.NumberOf(row[DirectoryColumn.Kind], row[DirectoryColumn.KindLabel]);
        var category = _categories.NumberOf(row[DirectoryColumn.Category], []);
        var skill = _skillCodes.NumberOf(row[DirectoryColumn.Skill], row[DirectoryColumn.SkillLabel]);
        var skillKind = _skillKinds.NumberOf(row[DirectoryColumn.SkillKind], []);
        if ((profession | mode | sector | role | kind | category | skill | skillKind) < 0)
        {
            return "Un code de cette ligne n’est d’aucune liste connue, et le fichier en contient déjà trop d’inconnus.";
        }
        var practitioner = Practitioner(row);
        var place = row.HasPlace ? Place(row) : 0;
        // Practitioner and place on 32 bits each, the six codes on 12 or 8: exact, and far shorter than a text.
        var codes = Packed(Packed(Packed(Packed(Packed((ulong)profession, category, 12), mode, 8), sector, 12), role, 12), kind, 8);
        if (_activities.Add(new(Packed((ulong)practitioner, place, 32), codes)))
        {
            var replacement = Nomenclature.IsReplacement(_roles[role], _kinds[kind]);
            _fingerprints[practitioner - 1] += Print(_spots[place], _professions.Mixed(profession), _modes.Mixed(mode), _categories.Mixed(category), replacement ? 1UL : 0);
            load.Add(new ActivityRecord
            {
                Practitioner = practitioner,
                Place = place,
                Commune = _communes[place],
                Profession = row[DirectoryColumn.Profession],
                Category = row[DirectoryColumn.Category],
                Mode = row[DirectoryColumn.Mode],
                Sector = row[DirectoryColumn.Sector],
                Role = row[DirectoryColumn.Role],
                Kind = row[DirectoryColumn.Kind],
                Replacement = replacement,
            });
        }
        if (skill > 0 && _skills.Add(Packed(Packed((ulong)practitioner, skill, 16), skillKind, 16)))
        {
            if (row[DirectoryColumn.SkillKind].SequenceEqual("S"u8))
            {
                _fingerprints[practitioner - 1] += TextKey.Mix(_skillCodes.Mixed(skill));
            }
            var rank = _skillRanks[practitioner] = (short)(_skillRanks.GetValueOrDefault(practitioner) + 1);
            load.Add(new SkillRecord
            {
                Practitioner = practitioner,
                Code = row[DirectoryColumn.Skill],
                Kind = row[DirectoryColumn.SkillKind],
                Rank = rank,
            });
        }
        return null;
    }

    private int Practitioner(in DirectoryRow row)
    {
        var key = TextKey.Of(row.NationalId);
        if (_practitioners.TryGetValue(key, out var id))
        {
            return id;
        }
        id = _practitioners.Count + 1;
        _practitioners.Add(key, id);
        var name = FoldedText.Of(Text(row[DirectoryColumn.LastName]) + " " + Text(row[DirectoryColumn.FirstName]));
        var folded = name.Length * 3 <= _folded.Length ? _folded.AsSpan(0, Encoding.UTF8.GetBytes(name, _folded)) : Encoding.UTF8.GetBytes(name);
        _fingerprints.Add(TextKey.Of(folded).Mixed);
        load.Add(new PractitionerRecord
        {
            Id = id,
            NationalId = row.NationalId,
            Rpps = row.Rpps,
            Civility = row[DirectoryColumn.Civility],
            Title = row[DirectoryColumn.Title],
            LastName = row[DirectoryColumn.LastName],
            FirstName = row[DirectoryColumn.FirstName],
            Folded = folded.IsEmpty ? row.NationalId : folded,
            Profession = row[DirectoryColumn.Profession],
            Category = row[DirectoryColumn.Category],
        });
        return id;
    }

    private int Place(in DirectoryRow row)
    {
        var structure = row[DirectoryColumn.StructureId];
        var key = structure.IsEmpty ? KeyWithoutStructure(row) : structure;
        var short16 = TextKey.Of(key);
        if (_places.TryGetValue(short16, out var id))
        {
            return id;
        }
        id = _places.Count + 1;
        _places.Add(short16, id);
        Places += structure.IsEmpty ? 0 : 1;
        var (commune, how) = locator.Locate(
            Text(row[DirectoryColumn.Commune]), Text(row[DirectoryColumn.PostalCode]), Text(row.City), Text(row[DirectoryColumn.Country]));
        Unlocated += how == Located.Nowhere ? 1 : 0;
        _communes.Add(commune is null ? null : Bytes(commune));
        var street = Street(row);
        _spots.Add(Spot(commune ?? FoldedText.Of(Text(row[DirectoryColumn.PostalCode]) + " " + Text(row.City)), FoldedText.Of(Text(street) + " " + Text(row[DirectoryColumn.Distribution]))));
        var phone = row[DirectoryColumn.Phone];
        load.Add(new PlaceRecord
        {
            Id = id,
            Key = key,
            Finess = row[DirectoryColumn.Finess],
            Siret = row[DirectoryColumn.Siret],
            Name = row[DirectoryColumn.Name],
            Sign = row[DirectoryColumn.Sign],
            Complement = row[DirectoryColumn.Complement] is { IsEmpty: false } complement ? complement : row[DirectoryColumn.Addressee],
            Street = street,
            Distribution = row[DirectoryColumn.Distribution],
            PostalCode = row[DirectoryColumn.PostalCode],
            City = row.City,
            Commune = _communes[id],
            CommuneGiven = row[DirectoryColumn.Commune],
            Located = (short)how,
            Phone = phone.IsEmpty || FrenchPhone.Normalise(Text(phone)) is not { } number ? [] : Encoding.UTF8.GetBytes(number),
            PhoneGiven = phone,
            Email = row[DirectoryColumn.Email],
        });
        return id;
    }

    /// <summary>What makes it the same place, as <see cref="DirectoryPlace.Spot"/> says; never 0, which is no place.</summary>
    private static ulong Spot(string commune, string street) =>
        TextKey.Mix(TextKey.Of(Encoding.UTF8.GetBytes(commune)).Mixed ^ TextKey.Mix(TextKey.Of(Encoding.UTF8.GetBytes(street)).Mixed)) | 1;

    private static ulong Print(ulong spot, ulong profession, ulong mode, ulong category, ulong replacement)
    {
        var print = spot;
        print = TextKey.Mix(print + 0x9E3779B97F4A7C15) ^ profession;
        print = TextKey.Mix(print + 0x9E3779B97F4A7C15) ^ mode;
        print = TextKey.Mix(print + 0x9E3779B97F4A7C15) ^ category;
        return TextKey.Mix((print + 0x9E3779B97F4A7C15) ^ replacement);
    }

    /// <summary>FINESS, then SIRET, in the form that the structure identifier would have; else the address, folded.</summary>
    private static ReadOnlySpan<byte> KeyWithoutStructure(in DirectoryRow row)
    {
        var known = row[DirectoryColumn.Finess] is { IsEmpty: false } finess ? "1" + Text(finess)
            : row[DirectoryColumn.Siret] is { IsEmpty: false } siret ? "3" + Text(siret)
            : null;
        return Encoding.UTF8.GetBytes(known ?? "adresse " + FoldedText.Of(string.Join(
            ' ',
            Text(row[DirectoryColumn.Name]),
            Text(row[DirectoryColumn.StreetNumber]),
            Text(row[DirectoryColumn.StreetRepetition]),
            Text(row[DirectoryColumn.StreetKind]),
            Text(row[DirectoryColumn.Street]),
            Text(row[DirectoryColumn.PostalCode]),
            Text(row.City),
            Text(row[DirectoryColumn.Commune]))));
    }

    /// <summary>« 12 B Rue DES TILLEULS ».</summary>
    private ReadOnlySpan<byte> Street(in DirectoryRow row)
    {
        var length = 0;
        Append(row[DirectoryColumn.StreetNumber], ref length);
        Append(row[DirectoryColumn.StreetRepetition], ref length);
        Append(row[DirectoryColumn.StreetKindLabel] is { IsEmpty: false } label ? label : row[DirectoryColumn.StreetKind], ref length);
        Append(row[DirectoryColumn.Street], ref length);
        return _street.AsSpan(0, length);
    }

    private void Append(ReadOnlySpan<byte> part, ref int length)
    {
        if (part.IsEmpty || length + 1 + part.Length > _street.Length)
        {
            return;
        }
        if (length > 0)
        {
            _street[length++] = (byte)' ';
        }
        part.CopyTo(_street.AsSpan(length));
        length += part.Length;
    }

    private static ulong Packed(ulong high, int low, int bits) => (high << bits) | (uint)low;

    private byte[] Bytes(string commune) =>
        _communeCodes.TryGetValue(commune, out var known) ? known : _communeCodes[commune] = Encoding.UTF8.GetBytes(commune);

    private static string Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8);
}
