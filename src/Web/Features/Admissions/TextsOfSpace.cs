using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Domain.Admissions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Admissions;

/// <summary>In « Mon espace »: the texts that the person accepted when joining, in their versions.</summary>
internal sealed class TextsOfSpace(TisserandDb db, Clock clock) : ISpaceSection
{
    public int Order => 80;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var applications = await db.Set<MembershipApplication>().AsNoTracking().Where(a => a.MemberId == member && a.State == ApplicationState.Accepted)
            .OrderByDescending(a => a.SentAt).ToListAsync(cancellationToken);
        var inForce = await db.TextsInForce(cancellationToken);
        return new("textes", "Ce que j’ai accepté", "signature", "Aucun texte accepté en ligne.",
        [
            .. applications.SelectMany(a => a.Accepted.Select(t => Line(a, t.Kind, t.Version, isFormer: inForce.TryGetValue(t.Kind, out var now) && now.Version > t.Version, here))),
        ])
        {
            IsAside = true,
        };
    }

    /// <param name="version">0: the notice that serves until the CPTS publishes its own.</param>
    private SpaceLine Line(MembershipApplication application, JoiningTextKind kind, int version, bool isFormer, CptsOfRequest here)
    {
        var number = version.ToString(CultureInfo.InvariantCulture);
        var day = French.LongDay(DateOnly.FromDateTime(clock.Local(application.SentAt)));
        return new(kind.Label(), version == 0 ? $"Lue le {day}" : $"Version {number}, acceptée le {day}")
        {
            Tag = isFormer ? ("remplacé depuis", "") : ("", ""),
            Acts = [new("Lire", here.Link($"adherer/textes/{kind.Code()}{(version == 0 ? "" : "?version=" + number)}"), "file-text", $"Lire\u00A0: {kind.Label()}, version acceptée")],
        };
    }
}
