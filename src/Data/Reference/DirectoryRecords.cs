namespace Tisserand.Data.Reference;

// What a load writes: texts are UTF-8 bytes of the line being read, empty for none; valid during the call only.

public readonly ref struct PractitionerRecord
{
    public required int Id { get; init; }

    public required ReadOnlySpan<byte> NationalId { get; init; }

    public ReadOnlySpan<byte> Rpps { get; init; }

    public ReadOnlySpan<byte> Civility { get; init; }

    public ReadOnlySpan<byte> Title { get; init; }

    public ReadOnlySpan<byte> LastName { get; init; }

    public ReadOnlySpan<byte> FirstName { get; init; }

    public ReadOnlySpan<byte> Folded { get; init; }

    public ReadOnlySpan<byte> Profession { get; init; }

    public ReadOnlySpan<byte> Category { get; init; }
}

public readonly ref struct PlaceRecord
{
    public required int Id { get; init; }

    public required ReadOnlySpan<byte> Key { get; init; }

    public ReadOnlySpan<byte> Finess { get; init; }

    public ReadOnlySpan<byte> Siret { get; init; }

    public ReadOnlySpan<byte> Name { get; init; }

    public ReadOnlySpan<byte> Sign { get; init; }

    public ReadOnlySpan<byte> Complement { get; init; }

    public ReadOnlySpan<byte> Street { get; init; }

    public ReadOnlySpan<byte> Distribution { get; init; }

    public ReadOnlySpan<byte> PostalCode { get; init; }

    public ReadOnlySpan<byte> City { get; init; }

    public ReadOnlySpan<byte> Commune { get; init; }

    public ReadOnlySpan<byte> CommuneGiven { get; init; }

    public short Located { get; init; }

    public ReadOnlySpan<byte> Phone { get; init; }

    public ReadOnlySpan<byte> PhoneGiven { get; init; }

    public ReadOnlySpan<byte> Email { get; init; }
}

public readonly ref struct ActivityRecord
{
    public required int Practitioner { get; init; }

    /// <summary>0 for none.</summary>
    public int Place { get; init; }

    public ReadOnlySpan<byte> Commune { get; init; }

    public ReadOnlySpan<byte> Profession { get; init; }

    public ReadOnlySpan<byte> Category { get; init; }

    public ReadOnlySpan<byte> Mode { get; init; }

    public ReadOnlySpan<byte> Sector { get; init; }

    public ReadOnlySpan<byte> Role { get; init; }

    public ReadOnlySpan<byte> Kind { get; init; }

    public bool Replacement { get; init; }
}

public readonly ref struct SkillRecord
{
    public required int Practitioner { get; init; }

    public required ReadOnlySpan<byte> Code { get; init; }

    public ReadOnlySpan<byte> Kind { get; init; }

    public short Rank { get; init; }
}
