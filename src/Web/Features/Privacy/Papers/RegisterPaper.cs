using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy.Papers;

/// <summary>Registre des traitements. Source: RGPD, article 30; CNIL, modèle de registre simplifié.</summary>
internal static class RegisterPaper
{
    public static Paper Write(string cpts, PrivacySettings settings, IReadOnlyList<OwnProcessing> own, IReadOnlyList<RetentionRule> rules, DateOnly today)
    {
        var paper = new PaperBuilder("Registre des traitements de données personnelles", cpts) { Subtitle = "RGPD, article 30", Date = today };
        paper.Heading("Qui en répond").Facts(
            ("Responsable de traitement", cpts),
            ("Représenté par", settings.Controller.Length > 0 ? settings.Controller : "à compléter"),
            ("Délégué à la protection des données", settings.Officer.Length > 0 ? settings.Officer : "aucun (recommandé, non obligatoire)"),
            ("Pour exercer ses droits", settings.Contact.Length > 0 ? settings.Contact : "à compléter"));
        paper.Heading("Traitements faits dans Tisserand");
        var number = 0;
        foreach (var processing in Processing.Standard)
        {
            var durations = processing.Retention.Select(key => rules.Single(r => r.Key == key)).Select(r => $"{r.What}\u00A0: {r.Duration}, {r.Then}.");
            Tell(paper, ++number, processing.Title, processing.Purpose, processing.Basis, processing.People, processing.Data, processing.Recipients,
                string.Join('\n', durations.Prepend(processing.Keeping).Where(d => d.Length > 0)));
        }
        if (own.Count > 0)
        {
            paper.Heading("Autres traitements de la CPTS");
            foreach (var processing in own)
            {
                Tell(paper, ++number, processing.Title, processing.Purpose, processing.Basis, processing.People, processing.Data, processing.Recipients, processing.Keeping);
            }
        }
        paper.Heading("Mesures de sécurité").Bullets(ProcessingFile.Current.Security);
        paper.Note("Transferts hors de l’Union européenne\u00A0: aucun par l’application. Source des traitements proposés\u00A0: " + ProcessingFile.Current.Source + ".");
        return paper.Build();
    }

    private static void Tell(PaperBuilder paper, int number, string title, string purpose, string basis, string people, string data, string recipients, string keeping) =>
        paper.Heading($"{number}. {title}", 2).Facts(
            ("Finalité", purpose), ("Base légale", basis), ("Personnes concernées", people), ("Données", data), ("Destinataires", recipients), ("Durées de conservation", keeping));
}
