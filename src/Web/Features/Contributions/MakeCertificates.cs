using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Contributions.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Contributions;

/// <summary>What can be attested of a selection for a year.</summary>
/// <param name="Left">Who was not a member in that year.</param>
public sealed record CertificateBatch(int Year, IReadOnlyList<MembershipCertificate> Made, IReadOnlyList<Refusal> Left);

/// <summary>Membership certificates: read, written, sent to each person; receipts have their names here too.</summary>
public sealed class MakeCertificates(TisserandDb db, Outbox outbox, CptsOfRequest here, Clock clock)
{
    private const int MailsAtOnce = 40;

    /// <param name="members">Whose certificates; they come in the order of names.</param>
    public async Task<CertificateBatch> Read(IReadOnlyCollection<Guid> members, int year, CancellationToken cancellationToken)
    {
        var read = await db.Set<Member>().AsNoTracking().Include("_memberships").AsSingleQuery()
            .Where(m => EF.Parameter(members).Contains(m.Id)).OrderBy(m => m.FoldedName).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var contributions = await db.Set<Contribution>().AsNoTracking().Where(c => c.Year == year && EF.Parameter(members).Contains(c.MemberId)).ToDictionaryAsync(c => c.MemberId, cancellationToken);
        var made = read.ConvertAll(m => MembershipCertificate.Make(m, year, contributions.GetValueOrDefault(m.Id), clock.Today));
        return new(year, [.. made.Where(m => m.Succeeded).Select(m => m.Value!)], [.. made.SelectMany(m => m.Refusals)]);
    }

    public static Paper Write(MembershipCertificate certificate, Issuer issuer) =>
        CertificatePaper.Of(certificate, issuer, Geography.Current.Find(certificate.Member.MainCommune)?.Name);

    /// <summary>« attestation-d-adhesion-2026-roche-anais.pdf ».</summary>
    public static string FileName(MembershipCertificate certificate) =>
        string.Create(CultureInfo.InvariantCulture, $"attestation-d-adhesion-{certificate.Year}-{Slug(certificate.Member.FoldedName)}.pdf");

    /// <summary>« recu-2026-0042-roche-anais.pdf ».</summary>
    public static string FileName(ContributionRow row) => $"recu-{row.Line.Receipt}-{Slug(row.FoldedName)}.pdf";

    /// <summary>Sends each certificate to its member.</summary>
    /// <returns>How many left, and who has no e-mail address.</returns>
    public async Task<(int Sent, IReadOnlyList<string> WithoutAddress)> Send(CertificateBatch batch, CancellationToken cancellationToken)
    {
        var issuer = await db.ReadIssuer(here.Required.Name, cancellationToken);
        var year = batch.Year.ToString(CultureInfo.InvariantCulture);
        foreach (var some in batch.Made.Where(c => c.Member.Email.Length > 0).Chunk(MailsAtOnce))
        {
            foreach (var certificate in some)
            {
                outbox.Post(
                    certificate.Member.Email, Cut($"Attestation d’adhésion {year} à la {issuer.Cpts}"),
                    $"""
                    Bonjour {certificate.Member.FullName},

                    Vous trouverez ci-joint votre attestation d’adhésion {year} à la {issuer.Cpts}.

                    Bien cordialement,
                    {issuer.Cpts}
                    """,
                    (FileName(certificate), PaperFiles.ToPdf(Write(certificate, issuer))));
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        return (batch.Made.Count(c => c.Member.Email.Length > 0), [.. batch.Made.Where(c => c.Member.Email.Length == 0).Select(c => c.Member.FullName)]);
    }

    private static string Cut(string subject) => subject.Length > ContributionReminder.SubjectLength ? subject[..ContributionReminder.SubjectLength] : subject;

    private static string Slug(string folded) => string.Concat(folded.Replace(' ', '-').Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')) is { Length: > 0 } slug
        ? slug.Length > 80 ? slug[..80] : slug
        : "adherent";
}
