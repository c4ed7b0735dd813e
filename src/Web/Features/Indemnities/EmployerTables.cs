using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Indemnities;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>The list of agreements with employers.</summary>
internal static class EmployerTables
{
    public static Table<AgreementRow> Agreements(CptsOfRequest here, DateOnly today) => new("accords-employeurs", "Accords avec les employeurs",
    [
        new("personne", "Salarié", r => r.FullName)
        {
            Html = r => CellHtml.Link(here.Link("adherents/" + r.Agreement.MemberId), r.FullName),
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.FoldedName).ThenBy(r => r.Id) : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Id),
        },
        new("employeur", "Employeur", r => r.Agreement.Employer)
        {
            Html = here.Allows(Area.HoursValidation, Level.Act) ? r => CellHtml.Link(here.Link("finances/indemnites/employeurs/accord/" + r.Id), r.Agreement.Employer) : null,
            Order = (rows, down) => down ? rows.OrderByDescending(r => r.Agreement.Employer).ThenBy(r => r.Id) : rows.OrderBy(r => r.Agreement.Employer).ThenBy(r => r.Id),
        },
        new("forme", "Forme", r => r.Agreement.Terms.Label()),
        new("reference", "Référence", r => r.Agreement.Reference),
        new("du", "Du", r => r.Agreement.From) { Html = r => FrenchHtml.ShortDay(r.Agreement.From) },
        new("au", "Au", r => r.Agreement.Until is { } until ? French.Day(until) : r.Agreement.From > today ? "à venir" : "en cours"),
    ]);
}
