using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>
/// Statements: what each person was paid in a calendar year (of the payments, as the tax office counts), and what an employer has to invoice.
/// </summary>
public sealed class MakeStatements(TisserandDb db, Outbox outbox, CptsOfRequest here, Clock clock)
{
    private const int AtOnce = 40;

    /// <summary>The statements of these people, in the order of names; whoever was paid nothing in that year has none. Two queries for forty people.</summary>
    public async IAsyncEnumerable<PersonStatement> Of(IReadOnlyCollection<Guid> members, int year, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in members.Chunk(AtOnce))
        {
            var people = await db.Set<Member>().AsNoTracking().Where(m => EF.Parameter(some).Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
            var lines = (await db.PaidIn(year).Where(r => EF.Parameter(some).Contains(r.MemberId)).ToListAsync(cancellationToken)).ToLookup(r => r.MemberId);
            foreach (var id in some.Where(id => people.ContainsKey(id) && lines.Contains(id)))
            {
                yield return new(people[id], year, [.. lines[id].OrderBy(r => r.Line!.PaidOn).ThenBy(r => r.Day)]);
            }
        }
    }

    public Task<Issuer> ReadIssuer(CancellationToken cancellationToken) => db.ReadIssuer(here.Required.Name, cancellationToken);

    public Paper Write(PersonStatement statement, Issuer issuer) => StatementPaper.Of(statement, issuer, clock.Today);

    /// <summary>Null when the employer has nothing to invoice.</summary>
    public async Task<Paper?> ForEmployer(string employer, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.IndemnityLines().AsNoTracking()
            join a in db.Set<EmployerAgreement>() on r.Line!.AgreementId equals a.Id
            where r.Line!.State == IndemnityState.Employer && r.Line.PaidOn == null && a.Employer == employer
            orderby r.FoldedName, r.Line!.Day
            select r).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : StatementPaper.ForEmployer(employer, rows, await ReadIssuer(cancellationToken), clock.Today);
    }

    /// <summary>Sends each statement to its person.</summary>
    /// <returns>How many left, and who has no e-mail address.</returns>
    public async Task<(int Sent, IReadOnlyList<string> WithoutAddress)> Send(IReadOnlyCollection<Guid> members, int year, CancellationToken cancellationToken)
    {
        var issuer = await ReadIssuer(cancellationToken);
        var (sent, without) = (0, new List<string>());
        await foreach (var statement in Of(members, year, cancellationToken))
        {
            if (statement.Member.Email.Length == 0)
            {
                without.Add(statement.Member.FullName);
                continue;
            }
            outbox.Post(
                statement.Member.Email, $"Relevé de vos indemnités {statement.YearLabel}",
                $"""
                Bonjour {statement.Member.FullName},

                Vous trouverez ci-joint le relevé de ce que la {issuer.Cpts} vous a versé en {statement.YearLabel} : {French.Euros(statement.Total)}.

                Bien cordialement,
                {issuer.Cpts}
                """,
                (statement.FileName, PaperFiles.ToPdf(Write(statement, issuer))));
            if (++sent % AtOnce == 0)
            {
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        return (sent, without);
    }
}

/// <summary>What one person was paid in a calendar year.</summary>
/// <param name="Rows">Paid lines, by day of payment.</param>
public sealed record PersonStatement(Member Member, int Year, IReadOnlyList<IndemnityRow> Rows)
{
    public string YearLabel => Year.ToString(CultureInfo.InvariantCulture);

    public Money Total => Rows.Sum(r => r.Line!.Amount);

    /// <summary>« releve-2026-roche-anais.pdf ».</summary>
    public string FileName => $"releve-{YearLabel}-{Member.FoldedName.Replace(' ', '-')}.pdf";

    public Money Of(string legalKind) => Rows.Where(r => r.Line!.LegalKind == legalKind).Sum(r => r.Line!.Amount);
}

/// <summary>Relevé annuel d'un professionnel, and état des heures for an employer, as papers.</summary>
internal static class StatementPaper
{
    public static Paper Of(PersonStatement statement, Issuer issuer, DateOnly today) =>
        new PaperBuilder("Relevé des indemnités et rémunérations", issuer.Cpts)
        {
            Subtitle = $"Sommes versées en {statement.YearLabel}",
            Date = today,
        }
        .Note(issuer.Identity)
        .Facts(
            ("Bénéficiaire", statement.Member.FullName),
            ("Profession", statement.Member.Quality),
            ("Numéro RPPS", statement.Member.Rpps),
            ("Indemnités (gouvernance)", FrenchNumber.Euros(statement.Of("indemnité"))),
            ("Rémunérations (missions)", FrenchNumber.Euros(statement.Of("rémunération"))),
            ("Frais de déplacement", statement.Of("frais") is { IsZero: false } travel ? FrenchNumber.Euros(travel) : null),
            ("Total versé", FrenchNumber.Euros(statement.Total)))
        .Table(
            [new("Payé le", 2), new("Réunion ou travail", 5), new("Jour", 2), new("Nature", 2), new("Quantité", 2), new("Montant", 2, true)],
            statement.Rows.Select(r => new[]
            {
                French.Day(r.Line!.PaidOn!.Value), r.Title, French.Day(r.Line.Day), r.Line.LegalKind, r.Line.Quantity, FrenchNumber.Euros(r.Line.Amount),
            }),
            ["Total", "", "", "", "", FrenchNumber.Euros(statement.Total)])
        .Note("L’indemnité compense la perte de revenu due aux fonctions exercées dans la CPTS, la rémunération est la contrepartie de la participation aux missions (code de la santé publique, article D.\u00A01434-44). Ces sommes entrent dans vos revenus professionnels\u00A0; leur régime social est à voir avec votre conseil.")
        .Paragraph(PaperRun.Bold("La trésorerie"), issuer.Treasurers.Count > 0 ? "\n" + string.Join("\n", issuer.Treasurers) : "")
        .Build();

    public static Paper ForEmployer(string employer, IReadOnlyList<IndemnityRow> rows, Issuer issuer, DateOnly today) =>
        new PaperBuilder("État des heures à facturer", issuer.Cpts) { Subtitle = employer, Date = today }
        .Note(issuer.Identity)
        .Paragraph($"Temps que vos salariés ont consacré aux travaux de la {issuer.Cpts}, au tarif voté par la CPTS. Votre facture rappelle cet état.")
        .Table(
            [new("Salarié", 3), new("Réunion ou travail", 5), new("Jour", 2), new("Mission", 3), new("Quantité", 2), new("Montant", 2, true)],
            rows.Select(r => new[]
            {
                r.FullName, r.Title, French.Day(r.Line!.Day), IndemnityTables.MissionLabel(r.Line.Mission), r.Line.Quantity, FrenchNumber.Euros(r.Line.Amount),
            }),
            ["Total", "", "", "", PaidTime.Label(rows.Sum(r => r.Line!.Units)), FrenchNumber.Euros(rows.Sum(r => r.Line!.Amount))])
        .Paragraph(PaperRun.Bold("La trésorerie"), issuer.Treasurers.Count > 0 ? "\n" + string.Join("\n", issuer.Treasurers) : "")
        .Build();
}
