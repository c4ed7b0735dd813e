using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Réserves sur un plan : what the sources leave open and the plan had to decide.</summary>
internal static class PlanNotices
{
    public static List<string> Of(FundingTerms terms, IReadOnlyList<TermsStep> steps, IReadOnlyList<Payment> payments)
    {
        var (bareme, size) = (steps[0].Bareme, steps[0].Size);
        var notices = new List<string>();
        notices.AddRange(steps.Select(s => s.Bareme).Distinct().Where(b => payments.Any(p => p.DueOn > b.EvidenceUntil)).Select(b => b.EvidenceNotice).Distinct());
        if (!bareme.Period.Contains(terms.SignedOn))
        {
            notices.Add($"Le barème « {bareme.Label} » a été choisi : ce n’était pas celui en vigueur à la signature, le {FrenchDate.Long(terms.SignedOn)}.");
        }
        notices.AddRange(steps.Select(s => s.Size.Note).OfType<string>().Distinct());
        if (steps.Any(s => s.By is not null && s.From != new ContractYears(terms.SignedOn).StartOf(new ContractYears(terms.SignedOn).YearOf(s.From))))
        {
            notices.Add("À vérifier : un avenant change les montants en cours d’année. Aucun texte lu ne dit comment : chaque période compte pour ses jours, l’avance reste celle du premier jour de l’année, et le solde règle la différence.");
        }
        if (terms.EndsOn is { } end)
        {
            notices.Add($"À vérifier : le contrat est résilié et finit le {FrenchDate.Long(end.AddDays(-1))}. Aucun texte lu ne dit le détail : chaque part compte pour ses jours, et ce qui a été avancé au-delà est à rendre.");
        }
        else if (payments.Any(p => p.Amount < Money.Zero))
        {
            notices.Add("À vérifier : un solde est négatif, l’avance ayant dépassé ce que l’année doit après l’avenant. La caisse peut le reprendre sur le versement suivant ; voyez-le au dialogue de gestion.");
        }
        if (steps.FirstOrDefault(s => s.Bareme.Majoration is { } m && s.Size.Size.Number == m.Size)?.Bareme.Majoration is { } majoration)
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
