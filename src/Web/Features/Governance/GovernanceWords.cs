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
        new(nameof(GovernanceSettings), "Réglages de la vie associative", ("AlertDays", "Alerte avant la fin d’un mandat (jours)")),
    ];
}
