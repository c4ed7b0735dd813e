using Tisserand.Data.Governance;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Governance;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Governance.Papers;

/// <summary>Déclaration d'un changement : the letter to the greffe des associations. Source: service-public F1123.</summary>
internal static class DeclarationPaper
{
    /// <param name="seat">Address of the seat on that day; null when it is not known.</param>
    /// <param name="identity">What identifies the association on its papers (settings of the contributions).</param>
    public static Paper Of(string cpts, string? seat, string identity, ChangeToDeclare change, IEnumerable<MandateRow> officers, DateOnly today) =>
        new PaperBuilder("Déclaration de changement d’une association", cpts) { Subtitle = change.Change.Label(), Date = today }
            .Facts(("Association", cpts), ("Siège", seat), ("Identité", identity), ("Changement survenu le", French.LongDay(change.ChangedOn)))
            .Paragraph($"Monsieur le préfet, conformément à l’article 5 de la loi du 1er juillet 1901, je vous déclare le changement suivant, survenu le {French.LongDay(change.ChangedOn)}\u00A0:")
            .Bullets(change.Lines)
            .Heading("Personnes chargées de l’administration à cette date")
            .Table([new("Nom et prénom", 3), new("Fonction", 2), new("Instance", 2), new("Mandat", 3)],
                officers.Select(o => new[]
                {
                    $"{o.LastName} {o.FirstName}", o.Line.Seat.Label(), o.Body,
                    $"du {French.Day(o.Line.StartsOn)}{(o.Line.EndsOn is { } end ? $" au {French.Day(end)}" : "")}",
                }))
            .Paragraph("À compléter avant l’envoi\u00A0: profession, nationalité et domicile de chaque dirigeant nouveau. À joindre\u00A0: le procès-verbal de la décision" + (change.Change == DeclarableChange.Statutes ? " et les statuts à jour, datés et signés par deux dirigeants." : "."))
            .Paragraph("Fait à ……………………………, le ……………………")
            .Paragraph("Nom, qualité et signature\u00A0:")
            .Note($"À déclarer avant le {French.LongDay(change.DueOn)} (trois mois). Destinataire\u00A0: le greffe des associations de la préfecture ou de la sous-préfecture du siège, ou en ligne sur service-public.fr\u00A0; "
                + "en Moselle, dans le Bas-Rhin et le Haut-Rhin, le registre des associations du tribunal.")
            .Build();
}
