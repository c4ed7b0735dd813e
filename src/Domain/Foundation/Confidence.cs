namespace Tisserand.Domain.Foundation;

/// <summary>Confiance : where a national figure was seen, hence how far it can be trusted. Shown with every figure.</summary>
public enum Confidence
{
    /// <summary>Texte officiel.</summary>
    OfficialText,

    /// <summary>Site secondaire : press, public bodies, parliamentary reports.</summary>
    SecondarySite,

    /// <summary>Guide pratique seul.</summary>
    GuideOnly,

    /// <summary>Calculé à partir d'autres chiffres.</summary>
    Derived,

    /// <summary>Les sources se contredisent.</summary>
    Conflicting,

    /// <summary>À vérifier : general knowledge, not looked up.</summary>
    ToVerify,

    /// <summary>Introuvable : looked for, not found; the value is absent.</summary>
    NotFound,

    /// <summary>Contrat de la CPTS : what it signed, or typed with a reason.</summary>
    OwnContract,
}
