using System.Globalization;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Contributions.Papers;

/// <summary>Attestation d'adhésion, as a paper.</summary>
internal static class CertificatePaper
{
    public static Paper Of(MembershipCertificate certificate, Issuer issuer, string? commune) =>
        new PaperBuilder("Attestation d’adhésion", issuer.Cpts)
        {
            Subtitle = "Année " + certificate.Year.ToString(CultureInfo.InvariantCulture),
            Date = certificate.MadeOn,
        }
        .Note(issuer.Identity)
        .Paragraph(PaperRun.Bold(issuer.Cpts), $", communauté professionnelle territoriale de santé (article L.\u00A01434-12 du code de la santé publique), atteste que la {(certificate.Member.IsStructure ? "structure" : "personne")} désignée ci-dessous en est adhérente.")
        .Facts(
            ("Adhérent", certificate.Member.FullName),
            (certificate.Member.IsStructure ? "Structure" : "Profession", certificate.Member.Quality),
            Number(certificate.Member),
            ("Lieu d’exercice", commune),
            ("Adhésion en " + certificate.Year.ToString(CultureInfo.InvariantCulture), certificate.PeriodLabel),
            ("Cotisation " + certificate.Year.ToString(CultureInfo.InvariantCulture), certificate.ContributionLabel))
        .Paragraph($"Cette attestation est délivrée à {(certificate.Member.IsStructure ? "la structure" : "l’intéressé")} pour faire valoir ce que de droit, notamment son exercice coordonné auprès de l’assurance maladie.")
        .Paragraph($"Fait le {FrenchDate.Long(certificate.MadeOn)}.")
        .Paragraph(PaperRun.Bold("La présidence"), issuer.Presidents.Count > 0 ? "\n" + string.Join("\n", issuer.Presidents) : "")
        .Build();

    private static (string, string?) Number(Member member) => member switch
    {
        { IsStructure: false } => ("Numéro RPPS", member.Rpps ?? "non renseigné"),
        { Finess: { } finess } => ("Numéro FINESS", finess),
        _ => ("Numéro SIRET", member.Siret ?? "non renseigné"),
    };
}

/// <summary>Reçu de cotisation, as a paper.</summary>
internal static class ReceiptPaper
{
    /// <param name="contribution">A paid one.</param>
    public static Paper Of(Contribution contribution, string member, Issuer issuer) =>
        new PaperBuilder("Reçu de cotisation", issuer.Cpts)
        {
            Subtitle = "Cotisation " + contribution.Year.ToString(CultureInfo.InvariantCulture),
            Reference = "Reçu n°\u00A0" + contribution.Receipt,
            Date = contribution.PaidOn,
        }
        .Note(issuer.Identity)
        .Paragraph(PaperRun.Bold(issuer.Cpts), " a reçu le règlement de la cotisation désignée ci-dessous.")
        .Facts(
            ("Adhérent", member),
            ("Catégorie", contribution.CategoryLabel),
            ("Cotisation", $"année civile {contribution.Year.ToString(CultureInfo.InvariantCulture)}"),
            ("Montant", FrenchNumber.Euros(contribution.Amount)),
            ("Réglée le", FrenchDate.Long(contribution.PaidOn!.Value)),
            ("Moyen de paiement", contribution.Means!.Value.Label()),
            ("Référence", contribution.Reference),
            ("Réglée par", contribution.Payer),
            ("Montant fixé par", contribution.Amount == contribution.RateAmount ? contribution.Vote : contribution.Reason))
        .Paragraph(PaperRun.Bold("La trésorerie"), issuer.Treasurers.Count > 0 ? "\n" + string.Join("\n", issuer.Treasurers) : "")
        .Note("La cotisation n’est pas remboursable. Ce reçu est une pièce comptable à conserver dix ans\u00A0; ce n’est pas un reçu fiscal de don.")
        .Build();
}
