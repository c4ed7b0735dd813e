using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Demonstration;

/// <summary>The meetings of the demonstration: how often each circle meets, where, and who is in it.</summary>
internal static class DemonstrationMeetings
{
    /// <param name="First">Weeks after the signature.</param>
    /// <param name="Every">Weeks between two.</param>
    /// <param name="Times">At most; the calendar stops a month from now.</param>
    /// <param name="Size">People invited; those of the circle are always the same.</param>
    /// <param name="Professions">From which they are drawn; all when empty.</param>
    /// <param name="WeekDay">Days after a Monday.</param>
    /// <param name="Hour">Evening or lunch, on the clock.</param>
    public sealed record Circle(
        string Code, string Title, MeetingKind Kind, MissionCode? Mission, string? Fiche, int First, int Every, int Times, int Size, string[] Professions,
        int WeekDay, TimeOnly Hour, int Minutes, string Place, string Agenda);

    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeOnly Lunch = new(12, 45);

    public static IReadOnlyList<Circle> Circles { get; } =
    [
        new("bureau", "Réunion de bureau", MeetingKind.Bureau, null, null, 1, 6, 99, 7, [], 1, Evening, 105, "Maison de santé de Lumbres", "Actualité des missions\nAdhésions\nBudget et indemnités\nQuestions diverses"),
        new("ca", "Conseil d’administration", MeetingKind.Board, null, null, 6, 14, 99, 14, [], 3, Evening, 120, "Salle du conseil, Saint-Omer", "Rapport du bureau\nBudget\nFiches action à valider"),
        new("ag", "Assemblée générale", MeetingKind.GeneralAssembly, null, null, 24, 52, 99, 90, [], 3, new(19, 30), 150, "Espace culturel, Arques", "Rapport moral et d’activité\nComptes\nTaux d’indemnisation\nÉlections"),
        new("dialogue", "Dialogue de gestion avec la CPAM et l’ARS", MeetingKind.ManagementDialogue, null, null, 55, 52, 99, 4, [], 2, new(10, 0), 120, "CPAM de la Côte d’Opale", "Bilan de l’année\nIndicateurs\nObjectifs de l’année qui vient"),
        new("snp", "Groupe soins non programmés", MeetingKind.WorkingGroup, MissionCode.CareAccess, "snp", 15, 9, 99, 13, ["10", "60", "21"], 1, Lunch, 75, "Maison de santé de Wizernes", "Créneaux du mois\nRetour du SAS\nCommunication"),
        new("mt", "Groupe médecin traitant", MeetingKind.WorkingGroup, MissionCode.CareAccess, "mt", 24, 14, 99, 9, ["10", "60", "21"], 2, Lunch, 60, "Visioconférence", "Demandes reçues\nMédecins volontaires"),
        new("plaies", "Groupe plaies chroniques", MeetingKind.WorkingGroup, MissionCode.Pathways, "plaies", 40, 8, 99, 14, ["60", "10", "21", "80"], 3, Evening, 90, "Centre hospitalier, Helfaut", "Protocole\nDélais d’avis\nFormation"),
        new("agees", "Groupe maintien à domicile", MeetingKind.WorkingGroup, MissionCode.Pathways, "agees", 49, 9, 99, 12, ["60", "70", "91", "10"], 1, Lunch, 90, "Mairie de Thérouanne", "Grille de repérage\nConvention avec le DAC"),
        new("formation-plaies", "Soirée de formation : pansements et compression", MeetingKind.Training, MissionCode.Pathways, "plaies", 58, 30, 99, 24, ["60", "10"], 3, Evening, 150, "Espace culturel, Arques", "Cas commentés sans identité\nAteliers"),
        new("depistage", "Stand de dépistage sur le marché", MeetingKind.PreventionAction, MissionCode.Prevention, "depistage", 49, 12, 99, 6, ["21", "50", "60"], 5, new(9, 0), 180, "Place du marché, Aire-sur-la-Lys", "Accueil du public\nRemise des tests"),
        new("prevention", "Groupe prévention", MeetingKind.WorkingGroup, MissionCode.Prevention, "depistage", 48, 10, 99, 10, ["21", "50", "60", "92", "95"], 2, Lunch, 75, "Pharmacie du Marais, Saint-Omer", "Calendrier des actions\nSupports"),
        new("vaccination", "Permanence de vaccination", MeetingKind.PreventionAction, MissionCode.Prevention, "vaccination", 57, 6, 4, 5, ["21", "60"], 5, new(9, 30), 150, "Pôle de santé de Fauquembergues", "Accueil\nVaccination par les professionnels habilités"),
        new("crise", "Cellule de crise", MeetingKind.WorkingGroup, MissionCode.HealthCrisis, "plan", 23, 14, 99, 8, ["10", "60", "21"], 3, Evening, 90, "Mairie de Lumbres", "Volontaires et matériel\nFiches réflexes"),
        new("exercice", "Exercice de crise : canicule et coupure d’eau", MeetingKind.Other, MissionCode.HealthCrisis, "plan", 64, 52, 99, 12, ["10", "60", "21", "70"], 4, new(14, 0), 180, "Salle des fêtes, Wavrans-sur-l’Aa", "Scénario\nRetour d’expérience"),
        new("pratiques", "Groupe d’analyse de pratiques", MeetingKind.WorkingGroup, MissionCode.Quality, "pratiques", 84, 7, 99, 11, [], 3, Evening, 120, "Maison de santé de Wizernes", "Situations apportées, sans identité\nSynthèse"),
    ];
}
