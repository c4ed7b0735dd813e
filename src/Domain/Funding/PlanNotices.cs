using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Territories;

namespace Tisserand.Domain.Funding;

/// <summary>Réserves sur un plan : what the sources leave open and the plan had to decide.</summary>
internal static class PlanNotices
{
    public static List<string> Of(FundingTerms terms, Bareme bareme, SizeFinding size, IReadOnlyList<Payment> payments)
    {
        var notices = new List<string>();
        if (payments.Any(p => p.DueOn > bareme.EvidenceUntil))
        {
            notices.Add(bareme.EvidenceNotice);
        }
        if (!bareme.Period.Contains(terms.SignedOn))
        {
            notices.Add($"Le barème « {bareme.Label} » a été choisi : ce n’était pas celui en vigueur à la signature, le {FrenchDate.Long(terms.SignedOn)}.");
        }
        if (size.Note is { } note)
        {
            notices.Add(note);
        }
        if (bareme.Majoration is { } majoration && size.Size.Number == majoration.Size)
        {
            notices.Add(majoration.Note);
            var years = Enumerable.Range(1, terms.Years).Where(y => terms.MembersIn(y)?.ContractYear != y).ToList();
            if (years.Count > 0 && terms.Members.Any(m => m.CountedOn is not null))
            {
                notices.Add($"Sans décompte des adhérents pour {YearNames(years)}, le dernier décompte connu avant est repris.");
            }
        }
        foreach (var mission in terms.Missions)
        {
            if (mission.StartsOn >= new ContractYears(terms.SignedOn).EndOf(terms.Years))
            {
                notices.Add($"La mission « {mission.Code.ShortLabel()} » démarre après la dernière année du calcul : elle n’ouvre aucun versement.");
            }
            else if (mission is { Code: MissionCode.HealthCrisis, PlanValidatedOn: null })
            {
                notices.Add("Le jour de validation du plan de crise n’est pas connu : le plan est supposé rédigé dans l’année du contrat où la mission démarre.");
            }
        }
        return notices;
    }

    private static string YearNames(List<int> years) =>
        years.Count == 1 ? $"l’année {years[0]}" : $"les années {string.Join(", ", years)}";
}
