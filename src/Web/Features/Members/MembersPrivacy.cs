using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Members;

/// <summary>What the records of members hold of persons, and how long.</summary>
internal static class MembersPrivacy
{
    public static IEnumerable<PersonalRecord> Records =>
    [
        new(typeof(Member), "Fiche", ErasureFate.Anonymised)
        {
            Personal = ["LastName", "FirstName", "FoldedName", "Rpps", "Finess", "Siret", "Email", "Phone", "Notes", "AccountId"],
            Impersonal = ["Profession", "MainCommune", "FoldedCommune"],
            Why = "restent sans nom la profession, le mode d’exercice et les communes, pour que les chiffres des années passées ne changent pas",
        },
        new(typeof(PracticeSite), "Lieux d’exercice", ErasureFate.Anonymised) { Personal = ["Label", "Address"], Impersonal = ["Commune"], Why = "reste la commune" },
        new(typeof(Membership), "Périodes d’adhésion", ErasureFate.Anonymised) { Why = "restent les dates, pour le nombre d’adhérents d’un jour passé" },
        new(typeof(SearchWord), "Mots de recherche", ErasureFate.Deleted) { Personal = ["Word"] },
        new(typeof(MatchKey), "Clés de rapprochement", ErasureFate.Deleted) { Personal = ["Key"] },
        new(typeof(BankDetails), "Coordonnées bancaires", ErasureFate.Deleted) { Personal = ["Iban", "Bic", "Holder"] },
        new(typeof(BankDetailsReading), "Lectures des coordonnées bancaires", ErasureFate.Deleted) { Authors = ["ReadBy"] },
        new(typeof(ProposedChange), "Changements proposés", ErasureFate.Deleted) { Personal = ["Before", "After"], Authors = ["ProposedBy", "SettledBy"] },
        new(typeof(Consent), "Consentements", ErasureFate.Deleted) { Impersonal = ["Text"], Authors = ["GivenBy", "WithdrawnBy"] },
        new(typeof(DirectoryCard), "Carte d’annuaire", ErasureFate.Deleted) { Personal = ["Mssante", "Skills", "FoldedSkills"] },
        new(typeof(MergedMember), "Fiches absorbées", ErasureFate.Deleted) { Personal = ["Name"], Authors = ["MergedBy"] },
        new(typeof(DistinctPersons), "Homonymes écartés", ErasureFate.Deleted),
        new(typeof(MemberImportLine), "Lignes de fichiers importés", ErasureFate.Deleted)
        {
            Others = (db, person) => db.Set<MemberImportLine>().Where(l => person.MemberId != null && l.TwinId == person.MemberId),
            Personal = ["Cells", "Person", "Problems", "Note", "Before", "After"],
            Untold = ["After"],
        },
        new(typeof(TagOfMember), "Étiquettes", ErasureFate.Deleted),
        new(typeof(MemberCompetence), "Rôles et compétences", ErasureFate.Deleted) { Personal = ["Label", "FoldedLabel"] },
        new(typeof(StructureLink), "Liens avec des structures", ErasureFate.Deleted),
        new(typeof(MessageRecipient), "Messages groupés reçus", ErasureFate.Deleted) { Personal = ["To"] },
        new(typeof(MemberMessage), "Messages groupés", ErasureFate.Kept) { Impersonal = ["Subject", "Text", "Audience"], Authors = ["SentBy"] },
        new(typeof(Segment), "Segments", ErasureFate.Kept) { Impersonal = ["Name", "Query"], Authors = ["CreatedBy"] },
        new(typeof(MemberImport), "Imports faits", ErasureFate.Kept) { Impersonal = ["FileName", "Headings", "Columns"], Authors = ["CreatedBy"] },
    ];

    public static IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<MemberImportLine>(
            "lignes-import", "Lignes des fichiers d’adhérents importés", 6, "après l’import", "effacées\u00A0; l’import reste dans la liste, il ne s’annule plus",
            "RGPD, art. 5.1.e (copie sans usage une fois l’import vérifié), règlement du 27 avril 2016", RetentionStart.On,
            (db, day) => db.Set<MemberImportLine>().Where(l => db.Set<MemberImport>().Any(i => i.Id == l.ImportId && i.CreatedAt < day.BeforeMoment)),
            l => new() { Id = l.Id, Label = l.Person }),
        new(
            "anciens-adherents", "Anciens adhérents", 60, "après la fin de l’adhésion", "effacés, comme à leur demande\u00A0; les chiffres restent",
            "Code civil, art. 2224 (prescription de cinq ans), loi du 17 juin 2008\u00A0; RGPD, art. 5.1.e", RetentionStart.Off)
        {
            Due = (db, day) => db.Set<Member>().Where(m => m.ErasedOn == null && m.MemberUntil < day.Before)
                .Select(m => new DueRecord { Id = m.Id, Label = m.FirstName + " " + m.LastName }),
            Apply = async (services, ids, cancellationToken) =>
            {
                var (erase, find) = (services.GetRequiredService<ErasePerson>(), services.GetRequiredService<FindPerson>());
                var kept = new List<string>();
                foreach (var id in ids)
                {
                    if (await find.Find(PersonKind.Member, id, cancellationToken) is { } person)
                    {
                        kept.AddRange((await erase.Erase(PersonKind.Member, id, person.Name, cancellationToken)).Refusals.Select(r => r.Message));
                    }
                }
                return kept;
            },
        },
        RetentionRule.Deleting<BankDetails>(
            "coordonnees-bancaires", "Coordonnées bancaires des anciens adhérents", 13, "après la fin de l’adhésion", "effacées",
            "Code monétaire et financier, art. L. 133-24 (treize mois de contestation), ordonnance du 9 août 2017", RetentionStart.Off,
            (db, day) => db.Set<BankDetails>().Where(b => db.Set<Member>().Any(m => m.Id == b.MemberId && m.MemberUntil < day.Before)),
            b => new() { Id = b.Id, Label = b.Holder }),
        RetentionRule.Deleting<BankDetailsReading>(
            "lectures-bancaires", "Lectures des coordonnées bancaires", 12, "après la lecture", "effacées",
            "CNIL, délibération 2021-122 du 14 octobre 2021 (journalisation\u00A0: six mois à un an)", RetentionStart.On,
            (db, day) => db.Set<BankDetailsReading>().Where(r => r.ReadAt < day.BeforeMoment),
            r => new() { Id = r.Id, Label = r.ReadBy }),
    ];
}
