using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Members.Bank;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Demonstration;

/// <summary>Bank details of a few members, two requests of persons, a former member erased, the register completed.</summary>
internal sealed class DemonstrationPrivacy(IServiceProvider services, DateOnly today)
{
    /// <summary>Published as examples by the banks: their keys hold, the accounts are nobody's.</summary>
    private static readonly string[] Ibans = ["FR76 3000 6000 0112 3456 7890 189", "FR14 2004 1010 0505 0001 3M02 606", "FR76 1010 7001 0112 3456 7890 129"];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        var members = await _db.Set<Member>().AsNoTracking().Where(m => m.MemberSince != null && m.MemberUntil == null).OrderBy(m => m.FoldedName).Take(6).ToListAsync(cancellationToken);
        var keep = services.GetRequiredService<KeepBankDetails>();
        foreach (var (member, iban) in members.Zip(Ibans))
        {
            Must(await keep.Save(member.Id, new(iban, null, member.FullName), cancellationToken));
        }
        _ = await keep.Open(members[0].Id, BankReadingReason.Shown, cancellationToken);

        var (asks, asked) = (members[^1], members[^2]);
        var answered = RightsRequest.Receive(new(PersonRight.Rectification, today.AddDays(-70), asked.FullName, asked.Email, asked.Id, "Mon cabinet a changé d’adresse."), today).Required;
        Must(answered.Close("Adresse corrigée sur la fiche, confirmée par téléphone.", today.AddDays(-66), "Claire Maurin", today));
        _db.AddRange(answered, RightsRequest.Receive(new(PersonRight.Access, today.AddDays(-21), asks.FullName, asks.Email, asks.Id, "Je souhaite une copie de ce que la CPTS conserve sur moi."), today).Required);
        var settings = new PrivacySettings();
        Must(settings.Change("Antoine Delambre, président", "", "donnees@deux-vallees.example"));
        _db.Add(settings);
        _db.Add(OwnProcessing.Add(new(
            "Paie de la coordination", "Établir les bulletins de paie et les déclarations sociales.", "Obligation légale (code du travail)", "Salariées de la CPTS",
            "Identité, numéro de sécurité sociale, contrat, salaire.", "Cabinet comptable (sous-traitant), organismes sociaux.", "Cinq ans après le départ (bulletins de paie).")).Required);
        await _db.SaveChangesAsync(cancellationToken);

        var former = await _db.Set<Member>().AsNoTracking().Where(m => m.MemberUntil < today && m.AccountId == null).OrderBy(m => m.FoldedName).Take(5).ToListAsync(cancellationToken);
        var erase = services.GetRequiredService<ErasePerson>();
        foreach (var member in former)
        {
            // The first whom nothing keeps.
            if ((await erase.Erase(PersonKind.Member, member.Id, member.FullName, cancellationToken)).Succeeded)
            {
                return;
            }
        }
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
