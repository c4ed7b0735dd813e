using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Contributions;

/// <summary>In « Mon espace »: the contributions of the person, with their receipts, and the membership certificates.</summary>
internal sealed class ContributionsOfSpace(TisserandDb db) : ISpaceSection
{
    public int Order => 30;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.ContributionRows().AsNoTracking().Where(r => r.MemberId == member).OrderByDescending(r => r.Line.Year).ToListAsync(cancellationToken);
        var settings = rows.Exists(r => IsDue(r, today)) ? await db.ReadContributionSettings(cancellationToken) : null;
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        return new("cotisation", "Ma cotisation et mes attestations", "certificate", "Aucune cotisation ne vous a été demandée.", [.. rows.Select(r => Line(r, here, settings, today))])
        {
            Acts =
            [
                new("Attestation d’adhésion " + year, here.Link($"mon-espace/attestation?annee={year}"), "certificate"),
                new("Année précédente", here.Link($"mon-espace/attestation?annee={(today.Year - 1).ToString(CultureInfo.InvariantCulture)}"), "certificate", "Attestation d’adhésion de l’année précédente"),
            ],
        };
    }

    private static bool IsDue(ContributionRow row, DateOnly today) => row.Line.StandingOn(today) is ContributionStanding.Awaited or ContributionStanding.Late;

    private static SpaceLine Line(ContributionRow row, CptsOfRequest here, ContributionSettings? settings, DateOnly today)
    {
        var line = row.Line;
        var year = line.Year.ToString(CultureInfo.InvariantCulture);
        var standing = line.StandingOn(today);
        return new($"{year}\u00A0: {French.Euros(line.Amount)}", standing switch
        {
            ContributionStanding.Awaited => $"À régler avant le {French.LongDay(line.DueOn)}",
            ContributionStanding.Late => $"Était à régler le {French.LongDay(line.DueOn)}",
            _ => ContributionTables.Detail(line, null, today),
        })
        {
            Tag = (standing.Label(), standing switch { ContributionStanding.Paid or ContributionStanding.NothingDue => "ok", ContributionStanding.Late => "late", ContributionStanding.Awaited => "due", _ => "" }),
            More = IsDue(row, today) && settings?.HowToPay is { Length: > 0 } how ? ("Comment payer", how) : ("", ""),
            Acts = line.State == ContributionState.Paid ? [new("Reçu", here.Link($"mon-espace/recu?annee={year}"), "receipt-euro", "Reçu de cotisation " + year)] : [],
        };
    }
}
