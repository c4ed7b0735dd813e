using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>What is kept at the door of a meeting: its words in the audit trail, what of it is personal, and for how long.</summary>
internal static class DoorRecords
{
    public static IEnumerable<RecordWords> Words =>
    [
        new(nameof(MeetingDoor), "Accueil d’une réunion",
            ("MeetingId", "Réunion"), ("Key", RecordWords.Untold), ("IsOpen", "Adresse ouverte"), ("MinutesBefore", "Minutes avant le début"),
            ("MinutesAfter", "Minutes après la fin"), ("WantsSignature", "Signature à l’écran")),
        new(nameof(DoorMark), "Pointage",
            ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("Token", RecordWords.Untold), ("Act", "Geste"), ("Way", "Façon"), ("At", "Moment"), ("ReceivedAt", "Reçu"),
            ("Phone", RecordWords.Untold), ("KeptBy", "Accueil tenu par"), ("Issue", "À vérifier"), ("IsTakenBack", "Annulé"))
        {
            Value = (property, value) => property switch
            {
                "Act" => value == nameof(DoorAct.Arrival) ? "arrivée" : "départ",
                "Way" when Enum.TryParse<DoorWay>(value, out var way) => way switch
                {
                    DoorWay.List => "touché dans la liste",
                    DoorWay.Code => "code personnel",
                    DoorWay.Poster => "affiche",
                    DoorWay.Newcomer => "nouvelle personne",
                    _ => null,
                },
                _ => null,
            },
        },
        new(nameof(PresenceSignature), "Signature d’une présence", ("MeetingId", "Réunion"), ("MemberId", "Personne"), ("Drawing", RecordWords.Untold), ("SignedAt", "Signée")),
        new(nameof(PersonalCode), "Code personnel", ("MemberId", "Fiche"), ("Code", RecordWords.Untold), ("CreatedAt", "Donné")),
    ];

    public static IEnumerable<PersonalRecord> Personal =>
    [
        new(typeof(PersonalCode), "Code d’émargement", ErasureFate.Deleted) { Personal = ["Code"], Untold = ["Code"] },
        new(typeof(DoorMark), "Pointages à l’accueil des réunions", ErasureFate.Deleted) { Personal = ["Phone", "Issue"], Authors = ["KeptBy"], Untold = ["Token", "Phone"] },
        new(typeof(PresenceSignature), "Signatures de présence", ErasureFate.Deleted)
        {
            Personal = ["Drawing"],
            Why = "une feuille émargée jointe à la réunion reste une pièce justificative",
        },
    ];

    public static IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.Deleting<DoorMark>(
            "pointages", "Pointages à l’accueil des réunions", DoorMark.MonthsKept, "après la réunion", "effacés\u00A0; présence et durée restent", "règlement (UE) 2016/679, article 5\u00A0: le temps de corriger la feuille", RetentionStart.Always,
            (db, day) => db.Set<DoorMark>().Where(m => m.At < day.BeforeMoment),
            m => new DueRecord { Id = m.Id, Label = "Pointage" }),
        RetentionRule.Deleting<PresenceSignature>(
            "signatures", "Signatures de présence", 120, "après la réunion", "effacées", "code de commerce, art. L. 123-22 (loi n°\u00A02012-387 du 22 mars 2012)\u00A0: dix ans, comme les pièces comptables", RetentionStart.Always,
            (db, day) => db.Set<PresenceSignature>().Where(s => s.SignedAt < day.BeforeMoment),
            s => new DueRecord { Id = s.Id, Label = "Signature" }),
    ];
}
