using Tisserand.Domain.Foundation.Papers;

namespace Tisserand.Web.Tests.Shell.Papers;

/// <summary>Papers of invented people: a sheet to sign, a report, and the characters that break a careless renderer.</summary>
static class SamplePapers
{
    private const string Cpts = "CPTS des Deux Vallées";

    private static readonly string[] People =
        ["Anne Kerléo", "Łucja Wiśniewska", "Emre Yıldırım-Doğan", "Loïc Œuvrard", "Marie-Françoise de La Tour du Pin", "Tiago Gonçalves", "Zoé Ñuñez", "Maëlys L’Hôte"];

    private static readonly string[] Professions =
        ["Médecin généraliste", "Infirmière", "Pharmacien", "Masseur-kinésithérapeute", "Sage-femme", "Orthophoniste", "Podologue", "Chirurgien-dentiste"];

    public static IReadOnlyList<string> Names => ["sheet", "report", "awkward", "long"];

    public static Paper Named(string name) => name switch
    {
        "sheet" => SignInSheet(),
        "report" => Report(),
        "awkward" => Awkward(),
        "long" => Long(2000),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such paper."),
    };

    public static Paper SignInSheet() =>
        new PaperBuilder("Feuille d’émargement", Cpts) { Subtitle = "Groupe de travail « Soins non programmés »", Date = new(2026, 3, 12), Reference = "REU-2026-014", IsLandscape = true }
            .Facts(("Lieu", "Maison de santé des Tilleuls, 4 place de la Mairie"), ("Horaires", "12 h 30 à 14 h 00"), ("Animation", "Anne Kerléo, référente de la mission"), ("Visioconférence", null))
            .Table(
                [new("Nom", 3), new("Profession", 2.6), new("Lieu d’exercice", 2.2), new("Arrivée", 1), new("Départ", 1), new("Signature", 3)],
                [
                    .. Enumerable.Range(0, 20).Select(i => new[] { People[i % 8], Professions[i % 8], i % 2 == 0 ? "Rivebelle" : "Saint-Aubin-sur-Loue", "", "", "" }),
                    .. Enumerable.Range(0, 10).Select(_ => new[] { "", "", "", "", "", "" }),
                ],
                rowHeight: 11)
            .Note(PaperRun.Bold("Protection des données. "), "Ces renseignements servent à justifier la tenue de la réunion et les indemnités auprès de l’assurance maladie. Ils sont gardés six ans et transmis à la CPAM et à l’ARS à leur demande. Vous pouvez y accéder et les faire corriger auprès de la coordination : contact@deux-vallees.example.")
            .Build();

    /// <summary>Five pages for two missions, eleven for six.</summary>
    public static Paper Report(int missions = 2)
    {
        var builder = new PaperBuilder("Rapport annuel d’activité", Cpts) { Subtitle = "Deuxième année du contrat, du 1er octobre 2025 au 30 septembre 2026", Date = new(2026, 10, 15), Reference = "RA-2" }
            .Heading("Identité de la CPTS")
            .Facts(("Population", "98 412 habitants"), ("Taille", "3"), ("Communes", "41"), ("Présidence", "Docteure Hélène Vautrin"), ("Signature de l’ACI", "1er octobre 2024"))
            .Paragraph("La CPTS réunit ", PaperRun.Bold("187 adhérents"), " de quatorze professions. L’année a été marquée par ", PaperRun.Italic("l’ouverture du créneau du samedi"), " et par une campagne de vaccination menée avec les pharmacies du territoire.")
            .Heading("Adhérents par profession", 2)
            .Table([new("Profession", 3), PaperColumn.Figures("Adhérents"), PaperColumn.Figures("Professionnels du territoire", 1.6), PaperColumn.Figures("Part")],
                Professions.Select((p, i) => new[] { p, $"{12 + i}", $"{40 + (3 * i)}", $"{(12 + i) * 100 / (40 + (3 * i))} %" }), total: ["Ensemble", "124", "404", "31 %"]);
        for (var mission = 1; mission <= missions; mission++)
        {
            builder.Heading($"Mission {mission} · Amélioration de l’accès aux soins")
                .Paragraph("La mission vise à faciliter l’accès à un médecin traitant et à organiser la réponse aux demandes de soins non programmés. Elle est portée par un groupe de douze professionnels, réuni chaque mois, qui suit les indicateurs du contrat et rend compte au bureau.")
                .Heading("Fiches action", 2)
                .Bullets("Régulation territoriale des soins non programmés : numéro unique, deux assistants, ouverte du lundi au samedi.", "Patients en affection de longue durée sans médecin traitant : liste de la CPAM, orientation par la coordination.", "Protocole « cystite de la femme » entre médecins et pharmaciens.")
                .Numbered("Recenser les créneaux offerts.", "Mesurer les demandes reçues.", "Rendre compte en assemblée générale.")
                .Heading("Réunions et participants", 2)
                .Table([new("Date", 1.2), new("Réunion", 4), PaperColumn.Figures("Présents"), PaperColumn.Figures("Heures"), PaperColumn.Figures("Indemnités", 1.4)],
                    Enumerable.Range(1, 24).Select(i => new[] { $"{i:00}/03/2026", i % 5 == 0 ? "Groupe de travail élargi aux partenaires hospitaliers et médico-sociaux du territoire" : "Groupe de travail mensuel", $"{8 + (i % 5)}", $"{12 + i},50", $"{1_240 + i},00 €" }),
                    total: ["", "Ensemble", "238", "612,00", "30 060,00 €"], caption: "Réunions tenues pendant l’année du contrat")
                .Heading("Indicateurs", 2)
                .Heading("Patients en ALD sans médecin traitant", 3)
                .Facts(("Cible", "–15 %"), ("Valeur constatée", "–12 %"), ("Atteinte", "80 %"))
                .Note("Source : CPAM, tableau de bord du 30 septembre 2026. Méthode : variation depuis la valeur de départ.");
        }
        return builder.PageBreak().Heading("Annexe").Paragraph("Les feuilles d’émargement signées sont jointes au dossier.").Build();
    }

    /// <summary>Letters from far, emoji, controls, words wider than the page, and cells taller than it.</summary>
    public static Paper Awkward() =>
        new PaperBuilder("Noms <ğ> & Łódź \"œ\" 😀\0", "CPTS d’Œuilly-ğ") { Subtitle = "Ünal \u202F€ 日本 \u200Bé", Reference = "ÆØ-Ž" }
            .Heading("Şükrü Yıldız \u0001 & Łukasz")
            .Paragraph("Avant\u000Baprès ", PaperRun.Bold("gras Ğ"), PaperRun.Italic(" italique ő"), " 👩‍⚕️ Привет Ελλάδα שלום مرحبا 日本 e\u0301\u0323\uFFFE\uD83D fin")
            .Paragraph(new string('m', 400))
            .Bullets("Ğüneş", "https://exemple.example/" + new string('a', 200))
            .Facts((new string('l', 120), new string('v', 300)), ("Œ", "ŷ"))
            .Table([new("Nom"), PaperColumn.Figures("Très étroite", 0.1), new("Texte", 2)],
                [["Ďábel", "123 456 789,00 €", new string('w', 300)], ["", "", ""], ["Haute", "1", string.Join('\n', Enumerable.Range(1, 120).Select(i => $"ligne {i} ğ"))]])
            .Note("Ţ")
            .Build();

    /// <summary>Columns asked for far too narrow for what they hold.</summary>
    public static Paper Cramped() =>
        new PaperBuilder("Comptes", Cpts)
            .Table([new("Jour", 0.1), PaperColumn.Figures("Montant", 0.1), new("Objet", 5), PaperColumn.Figures("Participants", 0.2)],
                [["12/03/2026", "1\u00A0234\u00A0567,00\u00A0€", "Une phrase qui peut aller à la ligne sans dommage et qui en prendra plusieurs", "12"]],
                total: ["Ensemble", "1\u00A0234\u00A0567,00\u00A0€", "", "12"])
            .Build();

    public static Paper Long(int rows) =>
        new PaperBuilder("Grand livre", Cpts)
            .Table([new("Date"), new("Libellé", 4), PaperColumn.Figures("Montant")], Enumerable.Range(1, rows).Select(i => new[] { "12/03/2026", $"Écriture numéro {i}, indemnité de réunion", $"{i},00 €" }))
            .Build();
}
