using Tisserand.Domain.Governance;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Governance;

/// <summary>French words for the records of governance in the journal.</summary>
internal static class GovernanceWords
{
    public static IReadOnlyList<RecordWords> All { get; } =
    [
        new(nameof(GoverningBody), "Instance", ("Kind", "Nature"), ("Name", "Nom"), ("Seats", "Sièges"))
        {
            Value = (property, value) => property == "Kind" && Enum.TryParse<BodyKind>(value, out var kind) ? kind.Label() : null,
        },
        new(nameof(Mandate), "Mandat",
            ("BodyId", "Instance"), ("MemberId", "Personne"), ("Seat", "Fonction"), ("StartsOn", "Premier jour"), ("EndsOn", "Dernier jour"), ("MeetingId", "Réunion"),
            ("ElectedBy", "Élection"), ("EndReason", "Motif de fin"))
        {
            Value = (property, value) => property == "Seat" && Enum.TryParse<Seat>(value, out var seat) ? seat.Label() : null,
        },
        new(nameof(FoundingText), "Texte fondateur", ("Kind", "Texte"), ("AdoptedOn", "Adopté le"), ("AdoptedBy", "Vote"))
        {
            Value = (property, value) => property == "Kind" && Enum.TryParse<FoundingTextKind>(value, out var kind) ? kind.Label() : null,
        },
        new(nameof(StatedRule), "Règle écrite", ("TextId", "Texte"), ("Rule", "Règle"), ("Value", "Valeur"), ("Article", "Article"))
        {
            Value = (property, value) => property == "Rule" && Enum.TryParse<GovernanceRule>(value, out var rule) ? rule.Label() : null,
        },
        new(nameof(RegisteredSeat), "Siège", ("FromDay", "Depuis le"), ("Address", "Adresse")),
        new(nameof(OfficialDeclaration), "Déclaration officielle", ("Change", "Changement"), ("ChangedOn", "Survenu le"), ("DeclaredOn", "Déclaré le"), ("Reference", "Récépissé"))
        {
            Value = (property, value) => property == "Change" && Enum.TryParse<DeclarableChange>(value, out var change) ? change.Label() : null,
        },
        new(nameof(AgendaPoint), "Point de l’ordre du jour", ("MeetingId", "Réunion"), ("Rank", "Rang"), ("Title", "Titre"), ("Text", "Texte du procès-verbal")),
        new(nameof(Sitting), "Séance", ("MeetingId", "Réunion"), ("Nature", "Nature"), ("IsSecond", "Seconde convocation"))
        {
            Value = (property, value) => property == "Nature" ? value == nameof(AssemblyNature.Extraordinary) ? "extraordinaire" : "ordinaire" : null,
        },
        new(nameof(Convocation), "Convocation",
            ("MeetingId", "Réunion"), ("SentAt", "Envoyée le"), ("SentBy", "Par"), ("Subject", "Objet"), ("Text", "Message"), ("Attachments", "Documents"), ("Day", "Jour annoncé"),
            ("StartsAt", "Heure annoncée"), ("Place", "Lieu annoncé"), ("Agenda", "Ordre du jour annoncé")),
        new(nameof(ConvokedPerson), "Personne convoquée", ("ConvocationId", "Convocation"), ("MemberId", "Personne"), ("Email", "Adresse"), ("MailId", "Message")),
        new(nameof(VotingCard), "Carte de vote", ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("Hash", RecordWords.Untold)),
        new(nameof(Proxy), "Pouvoir", ("MeetingId", "Réunion"), ("GiverId", "Mandant"), ("HolderId", "Mandataire")),
        new(nameof(Resolution), "Résolution",
            ("MeetingId", "Réunion"), ("PointId", "Point"), ("Text", "Texte"), ("FoldedText", RecordWords.Untold), ("Kind", "Nature"), ("IsSecret", "Secret"), ("Concerned", "Organisation concernée"),
            ("State", "État"), ("IsAdopted", "Adoptée"), ("IsCastOnPhones", "Votée sur les téléphones"))
        {
            Value = (property, value) => property switch
            {
                "Kind" when Enum.TryParse<ResolutionKind>(value, out var kind) => kind.Label(),
                "State" when Enum.TryParse<BallotState>(value, out var state) => state.Label(),
                _ => null,
            },
        },
        new(nameof(VoteCount), "Décompte d’un vote", ("ResolutionId", "Résolution"), ("College", "Collège"), ("Voices", "Voix"), ("For", "Pour"), ("Against", "Contre"), ("Abstain", "Abstentions")),
        new(nameof(VoteMark), "Vote émis"),
        new(nameof(MinutesVersion), "Version du procès-verbal",
            ("MeetingId", "Réunion"), ("Number", "Version"), ("MadeOn", "Faite le"), ("MadeBy", "Par"), ("Facts", RecordWords.Untold), ("ApprovedOn", "Approuvée le"), ("ApprovedBy", "Approuvée par")),
        new(nameof(InterestDeclaration), "Déclaration d’intérêts", ("MemberId", "Personne"), ("DeclaredOn", "Déclarée le"), ("Ties", "Liens")),
        new(nameof(GovernanceSettings), "Réglages de la vie associative", ("AlertDays", "Alerte avant la fin d’un mandat (jours)")),
    ];
}
