using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>What is attested of one person.</summary>
/// <param name="Profession">Code, of that day.</param>
/// <param name="Minutes">From the attendance: never typed for the certificate.</param>
public sealed record CertifiedPresence(Guid MemberId, string Name, string Email, string Profession, TimeOnly From, TimeOnly To, int Minutes, bool IsTyped);

/// <summary>Attestations de présence: who was there, from when to when, for how long; read from the attendance.</summary>
public sealed class AttendanceCertificates(TisserandDb db, CptsOfRequest here, Clock clock)
{
    /// <summary>Those who were present, by name; one person when asked for.</summary>
    public async Task<List<CertifiedPresence>> Read(Meeting meeting, Guid? member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return (await (from a in db.Set<Attendance>()
                       join m in db.Set<Member>() on a.MemberId equals m.Id
                       where a.MeetingId == meeting.Id && a.State == AttendanceState.Present && m.ErasedOn == null && (member == null || m.Id == member)
                       orderby m.FoldedName, m.Id
                       select new { m.Id, Name = (m.FirstName + " " + m.LastName).Trim(), m.Email, a.Profession, a.ArrivedAt, a.LeftAt, a.Minutes, a.TypedMinutes }).ToListAsync(cancellationToken))
            .ConvertAll(p => new CertifiedPresence(p.Id, p.Name, p.Email, p.Profession, p.ArrivedAt ?? meeting.StartsAt, p.LeftAt ?? meeting.EndsAt, p.Minutes, p.TypedMinutes is not null));
    }

    public Paper Write(Meeting meeting, CertifiedPresence presence)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(presence);
        return new PaperBuilder("Attestation de présence", here.Required.Name) { Subtitle = meeting.Title, Date = clock.Today }
            .Paragraph(PaperRun.Bold(here.Required.Name), ", communauté professionnelle territoriale de santé (article L.\u00A01434-12 du code de la santé publique), atteste que la personne désignée ci-dessous était présente à la réunion suivante.")
            .Facts(
                ("Personne", presence.Name),
                ("Profession", Member.ProfessionLabel(presence.Profession)),
                ("Réunion", meeting.Title),
                ("Type", meeting.Kind.Label()),
                ("Jour", MeetingText.Day(meeting.Day)),
                ("Horaire", presence.IsTyped ? null : MeetingText.Hours(presence.From, presence.To)),
                ("Durée de présence", French.Minutes(presence.Minutes)),
                ("Lieu", meeting.Place.Length > 0 ? meeting.Place : meeting.Link.Length > 0 ? "Visioconférence" : null))
            .Paragraph("Cette attestation est délivrée à l’intéressé pour faire valoir ce que de droit. La durée est celle de l’émargement.")
            .Paragraph($"Fait le {French.LongDay(clock.Today)}.")
            .Paragraph(PaperRun.Bold("La coordination"))
            .Build();
    }

    public byte[] Pdf(Meeting meeting, CertifiedPresence presence) => PaperFiles.ToPdf(Write(meeting, presence));

    /// <summary>All in one file, each under the name of its person; two of one name are numbered.</summary>
    public byte[] Zip(Meeting meeting, IEnumerable<CertifiedPresence> presences)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var presence in presences)
            {
                var name = Domain.Foundation.FoldedText.Of(presence.Name).Replace(' ', '-');
                names[name] = names.GetValueOrDefault(name) + 1;
                using var entry = zip.CreateEntry($"attestation-{name}{(names[name] > 1 ? "-" + names[name].ToString(French.Culture) : "")}.pdf").Open();
                entry.Write(Pdf(meeting, presence));
            }
        }
        return stream.ToArray();
    }
}
