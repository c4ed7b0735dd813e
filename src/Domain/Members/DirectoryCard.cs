using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Carte d’annuaire : what a member says of themselves to the others beyond their entry: secure-messaging address and skills. Shown only
/// with the consent to each. Source: fiche 5 du guide; ANS, espace de confiance MSSanté.
/// </summary>
public sealed class DirectoryCard : ICptsOwned
{
    public const int SkillsLength = 300;
    public const int MssanteLength = 320;

    private DirectoryCard()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One card a person.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Empty when there is none, or it is not known.</summary>
    public string Mssante { get; private set; } = "";

    /// <summary>« Plaies chroniques, éducation thérapeutique ».</summary>
    public string Skills { get; private set; } = "";

    /// <summary>Skills, folded: searched.</summary>
    public string FoldedSkills { get; private set; } = "";

    public static DirectoryCard Of(Guid member) => new() { MemberId = member };

    /// <summary>Refuses an address outside the MSSanté domains, too long a text, and skills that seem to name a patient; then nothing is changed.</summary>
    public List<Refusal> Say(string? mssante, string? skills)
    {
        var refusals = new List<Refusal>();
        var address = TypedText.Line(mssante).ToLowerInvariant();
        if (address.Length > 0 && !IsMssante(address))
        {
            refusals.Add(new("mssante-invalid", "Une adresse MSSanté finit par mssante.fr (exemple\u00A0: prenom.nom@medecin.mssante.fr).", nameof(Mssante)));
        }
        var said = TypedText.Line(skills);
        if (said.Length > SkillsLength)
        {
            refusals.Add(new("skills-long", $"{SkillsLength} caractères au plus.", nameof(Skills)));
        }
        else if (PatientWatch.Warning(said) is { } patient)
        {
            refusals.Add(new("patient-identity", patient, nameof(Skills)));
        }
        if (refusals.Count == 0)
        {
            (Mssante, Skills, FoldedSkills) = (address, said, FoldedText.Of(said));
        }
        return refusals;
    }

    private static bool IsMssante(string address) =>
        address.Length <= MssanteLength && System.Net.Mail.MailAddress.TryCreate(address, out var read) && read.Address == address
        && (read.Host.EndsWith(".mssante.fr", StringComparison.Ordinal) || read.Host == "mssante.fr");
}
