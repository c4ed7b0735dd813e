using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Governance;

/// <summary>What the records of the association's life hold of persons. Its deliberations stay, as its members must be able to check them.</summary>
internal static class GovernancePrivacy
{
    public static IEnumerable<PersonalRecord> Records =>
    [
        new(typeof(Mandate), "Mandats", ErasureFate.Anonymised) { Personal = ["EndReason"], Impersonal = ["ElectedBy"], Why = "restent l’instance, la fonction et les dates" },
        new(typeof(ConvokedPerson), "Convocations reçues", ErasureFate.Anonymised) { Personal = ["Email"], Why = "reste qu’une personne de plus fut convoquée" },
        new(typeof(Proxy), "Procurations", ErasureFate.Anonymised) { Why = "reste le pouvoir, pour que le quorum d’une assemblée passée se recompte" },
        new(typeof(VoteMark), "Votes à main levée et émargements", ErasureFate.Anonymised) { Impersonal = ["College"], Why = "reste la voix, pour que le résultat se recompte" },
        new(typeof(VotingCard), "Cartes de vote", ErasureFate.Deleted) { Personal = ["Hash"], Untold = ["Hash"] },
        new(typeof(InterestDeclaration), "Déclarations de liens d’intérêts", ErasureFate.Deleted) { Personal = ["Ties"] },
        new(typeof(Convocation), "Convocations envoyées", ErasureFate.Kept) { Impersonal = ["Subject", "Text", "Attachments", "Place", "Agenda"], Authors = ["SentBy"] },
        new(typeof(MinutesVersion), "Procès-verbaux qui citent la personne", ErasureFate.Kept)
        {
            Others = (db, person) => db.Set<MinutesVersion>().Where(v => v.CptsId == db.Cpts.Required
                && db.Set<Meeting>().Any(m => m.Id == v.MeetingId && m.Attendances.Any(a => a.MemberId == person.MemberId))),
            Impersonal = ["Facts"],
            Untold = ["Facts"],
            Authors = ["MadeBy", "ApprovedBy"],
            Why = "le procès-verbal est la preuve des délibérations de l’association\u00A0: il garde les noms de ceux qui y étaient",
        },
    ];
}
