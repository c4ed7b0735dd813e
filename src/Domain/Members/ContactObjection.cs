using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Opposition à être contacté : a professional of the public directory asked the CPTS not to write any more. Only the national
/// identifier is kept, so that no later invitation reaches that person. Source : RGPD, article 21.
/// </summary>
public sealed class ContactObjection : ICptsOwned
{
    public const int HowLength = 200;

    private ContactObjection()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>« 8 » and RPPS number, or « 0 » and ADELI number.</summary>
    public string NationalId { get; private set; } = "";

    public DateOnly ObjectedOn { get; private set; }

    /// <summary>« par le lien d’un message », « dite à la coordination ».</summary>
    public string How { get; private set; } = "";

    public static ContactObjection Of(string nationalId, DateOnly day, string how) => new() { NationalId = nationalId, ObjectedOn = day, How = how };
}
