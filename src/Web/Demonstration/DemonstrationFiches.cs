using Tisserand.Domain.Missions;

namespace Tisserand.Web.Demonstration;

/// <summary>The fiches action of the demonstration, in the words of such papers.</summary>
internal static class DemonstrationFiches
{
    /// <param name="Code">How the other parts of the demonstration name it.</param>
    /// <param name="Starts">Months after the signature.</param>
    /// <param name="Lasts">Months; none while it has no end.</param>
    public sealed record Fiche(
        string Code, MissionCode Mission, string Title, string Objectives, string Actions, string Actors, string Means, string Indicators, string Calendar,
        int Starts, int? Lasts, FicheActionState State);

    public static IReadOnlyList<Fiche> All { get; } =
    [
        new("snp", MissionCode.CareAccess, "Organiser la réponse aux soins non programmés",
            "Offrir un rendez-vous sous 48 heures à toute personne du territoire, sans passer par les urgences.",
            "Recenser les créneaux offerts\nConvenir des modalités avec le SAS\nInformer la population avec les mairies et les pharmacies",
            "Médecins généralistes, infirmiers, pharmaciens, secrétaires, SAS du Pas-de-Calais", "Agenda partagé des créneaux ; temps de coordination ; indemnisation des réunions",
            "Réunions du groupe ; créneaux offerts ; passages aux urgences non suivis d’hospitalisation", "Démarrage au troisième mois, bilan chaque année", 3, null, FicheActionState.Running),
        new("mt", MissionCode.CareAccess, "Trouver un médecin traitant",
            "Réduire le nombre de personnes en affection de longue durée ou de plus de 70 ans sans médecin traitant.",
            "Recevoir la liste de l’Assurance Maladie\nRecenser les médecins volontaires\nOrienter les demandes par les pharmacies et les infirmiers",
            "Médecins volontaires, infirmiers, pharmaciens, Assurance Maladie", "Boîte de demandes sans identité ; deux réunions par trimestre",
            "Personnes sans médecin traitant (Assurance Maladie)", "Démarrage au cinquième mois", 5, null, FicheActionState.Running),
        new("plaies", MissionCode.Pathways, "Parcours plaies chroniques",
            "Raccourcir le délai de cicatrisation par une prise en charge commune.",
            "Écrire le protocole\nFormer les infirmiers et les médecins\nOuvrir un avis à distance avec le centre hospitalier",
            "Infirmiers, médecins généralistes, pharmaciens, pédicures-podologues, centre hospitalier", "Protocole ; formation d’une soirée ; réunions de suivi",
            "Participations aux réunions du parcours ; protocole validé", "Protocole la première année, déploiement la deuxième", 9, null, FicheActionState.Running),
        new("agees", MissionCode.Pathways, "Maintien à domicile des personnes âgées",
            "Repérer la fragilité et coordonner les interventions au domicile.",
            "Partager une grille de repérage\nTenir des réunions de concertation sans dossier nominatif\nConventionner avec le DAC",
            "Infirmiers, kinésithérapeutes, orthophonistes, DAC, SSIAD", "Grille de repérage ; convention avec le DAC",
            "Participations ; convention signée", "À partir du onzième mois", 11, null, FicheActionState.Running),
        new("depistage", MissionCode.Prevention, "Dépistage des cancers : aller vers",
            "Augmenter la participation aux dépistages organisés dans les communes où elle est la plus faible.",
            "Stands sur les marchés\nRemise de tests colorectaux en pharmacie\nSoirées d’information avec les sages-femmes",
            "Pharmaciens, sages-femmes, infirmiers, centre régional de dépistage", "Stands ; supports du centre régional de dépistage", "Actions tenues ; professionnels engagés", "Octobre rose et Mars bleu", 11, null, FicheActionState.Running),
        new("vaccination", MissionCode.Prevention, "Vaccination des adolescents et des aînés",
            "Faire connaître les vaccinations HPV, grippe et zona.", "Séances dans les collèges avec la médecine scolaire\nPermanences en pharmacie",
            "Pharmaciens, infirmiers, médecine scolaire", "Permanences ; affiches", "Actions tenues", "D’octobre à mars", 13, 11, FicheActionState.Done),
        new("plan", MissionCode.HealthCrisis, "Écrire et tenir à jour le plan de crise",
            "Savoir qui fait quoi quand une crise survient.", "Recenser les volontaires et les matériels\nÉcrire les fiches réflexes\nJouer un exercice par an",
            "Cellule de crise, élus, ARS", "Trame nationale ; un exercice", "Plan validé ; exercice tenu", "Plan au quatorzième mois, mise à jour chaque année", 5, null, FicheActionState.Running),
        new("pratiques", MissionCode.Quality, "Groupes d’analyse de pratiques",
            "Échanger sur des situations sans identité et en tirer des améliorations.", "Quatre groupes par an\nFiche de synthèse après chaque groupe",
            "Tous les professionnels", "Animateur formé ; salle", "Professionnels participant aux groupes", "Depuis le dix-neuvième mois", 19, null, FicheActionState.Running),
        new("stages", MissionCode.ProfessionalSupport, "Accueillir stagiaires et nouveaux installés",
            "Donner envie de s’installer.", "Soirée d’accueil\nListe des maîtres de stage", "Maîtres de stage, facultés, mairies", "Livret d’accueil", "Maîtres de stage", "Prévu l’an prochain", 29, null, FicheActionState.Draft),
    ];
}
