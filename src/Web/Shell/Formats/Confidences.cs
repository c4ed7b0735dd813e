using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Formats;

/// <summary>How sure we are of a figure, in words.</summary>
public static class Confidences
{
    public static string Label(Confidence confidence) => confidence switch
    {
        Confidence.OfficialText => "texte officiel",
        Confidence.SecondarySite => "site secondaire",
        Confidence.GuideOnly => "guide pratique seul",
        Confidence.Derived => "calculé",
        Confidence.Conflicting => "sources contradictoires",
        Confidence.ToVerify => "à vérifier",
        Confidence.NotFound => "introuvable",
        Confidence.OwnContract => "contrat de la CPTS",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
    };

    /// <summary>True when the figure should be checked against the signed contract.</summary>
    public static bool IsDoubtful(Confidence confidence) =>
        confidence is not (Confidence.OfficialText or Confidence.OwnContract);
}
