using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Rôle ou compétence d’un adhérent : what a member is or knows within the CPTS (maître de stage, formateur, langue parlée…), in
/// free words, with days where they mean something. Source: fiches 1 et 18 du guide.
/// </summary>
public sealed class MemberCompetence : ICptsOwned
{
    public const int LabelLength = 80;

    private MemberCompetence()
    {
    }

    /// <summary>Proposed to who types; each CPTS writes its own.</summary>
    public static IReadOnlyList<string> Suggestions { get; } =
    [
        "Maître de stage universitaire", "Tuteur d’étudiants infirmiers", "Formateur", "Formateur aux gestes d’urgence", "Secouriste", "Référent qualité",
        "Référent numérique", "Éducation thérapeutique du patient", "Infirmier en pratique avancée", "Infirmier Asalée", "Dépistage et prévention",
        "Plaies et cicatrisation", "Soins palliatifs", "Langue des signes française", "Anglais", "Arabe", "Espagnol", "Polonais", "Portugais",
    ];

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Folded: filters the list.</summary>
    public string FoldedLabel { get; private set; } = "";

    /// <summary>First day; null when it is not said.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day, included; null while it holds.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Refuses a missing or long label, what seems to name a patient, an end before the start.</summary>
    public static Outcome<MemberCompetence> Give(Guid member, string? label, DateOnly? startsOn, DateOnly? endsOn)
    {
        var competence = new MemberCompetence { MemberId = member };
        var refusals = competence.Change(label, startsOn, endsOn);
        return refusals.Count > 0 ? refusals : competence;
    }

    /// <summary>Refuses what <see cref="Give"/> refuses.</summary>
    public List<Refusal> Change(string? label, DateOnly? startsOn, DateOnly? endsOn)
    {
        var (typed, folded) = (TypedText.Line(label), FoldedText.Of(label));
        if (folded.Length == 0 || typed.Length > LabelLength)
        {
            return [new("label-required", "Écrivez le rôle ou la compétence (80 caractères au plus).", nameof(Label))];
        }
        if (PatientWatch.Warning(typed) is { } patient)
        {
            return [new("patient-identity", patient, nameof(Label))];
        }
        if (startsOn?.Year is < 1950 or > 2099 || endsOn?.Year is < 1950 or > 2099 || endsOn < startsOn)
        {
            return [new("days", "La fin suit le début, entre 1950 et 2099.", nameof(EndsOn))];
        }
        (Label, FoldedLabel, StartsOn, EndsOn) = (typed, folded, startsOn, endsOn);
        return [];
    }
}
