using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>On a member's card: for the trésorier the bank details, masked; for who answers for personal data, who read them.</summary>
internal sealed class BankOfMember(TisserandDb db, Clock clock) : ITraceOfMember
{
    public int Order => 80;

    public string Name => "banque";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var isTreasurer = here.Allows(Area.BankDetails, Level.See);
        if ((!isTreasurer && !here.Allows(Area.Privacy, Level.See)) || await db.Set<Member>().AnyAsync(m => m.Id == member && m.ErasedOn != null, cancellationToken))
        {
            return null;
        }
        var details = await db.Set<BankDetails>().AsNoTracking().SingleOrDefaultAsync(b => b.MemberId == member, cancellationToken);
        var readings = await db.Set<BankDetailsReading>().AsNoTracking().Where(r => r.MemberId == member).OrderByDescending(r => r.ReadAt).Take(3).ToListAsync(cancellationToken);
        var (page, person) = (here.Link($"adherents/{member}/coordonnees-bancaires"), here.Link($"donnees/personnes/adherent/{member}"));
        var link = isTreasurer ? page : person;
        List<TraceLink> links = details is null ? [] : [new(isTreasurer ? details.Account.Masked : "Enregistrées", $"le {French.Day(details.ChangedOn)}", link)];
        links.AddRange(readings.Select(r => new TraceLink("Lues par " + r.ReadBy, $"{r.Reason.Label()}, le {French.Moment(clock.Local(r.ReadAt))}", link)));
        return new("Coordonnées bancaires", "Aucune coordonnée bancaire.", links)
        {
            Acts = isTreasurer ? [new(details is null ? "Saisir un IBAN" : "Voir ou modifier", "", page)] : [],
        };
    }
}
