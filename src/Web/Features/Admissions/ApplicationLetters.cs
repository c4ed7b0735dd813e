using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Admissions;

/// <summary>What an applicant receives.</summary>
public sealed class ApplicationLetters(Outbox outbox, SiteAddress site)
{
    public void Confirm(MembershipApplication application, Cpts cpts, string secret) => outbox.Post(application.Email, $"Confirmez votre demande d’adhésion à {The(cpts)}", $"""
        Bonjour {application.FullName},

        Une demande d’adhésion à {The(cpts)} vient d’être remplie avec cette adresse. Pour la transmettre au bureau, confirmez-la ici :

        {Link(application, cpts, secret)}

        Ce lien vaut sept jours. Si vous n’avez rien demandé, ne faites rien : la demande ne sera pas transmise.
        """);

    public void More(MembershipApplication application, Cpts cpts, string secret) => outbox.Post(application.Email, $"Votre demande d’adhésion à {The(cpts)} : un complément", $"""
        Bonjour {application.FullName},

        Le bureau de {The(cpts)} a lu votre demande d’adhésion et vous demande un complément :

        {application.Question}

        Répondez ici :

        {Link(application, cpts, secret)}
        """);

    public void Accepted(MembershipApplication application, Cpts cpts, DateOnly firstDay) => outbox.Post(application.Email, $"Bienvenue à {The(cpts)}", $"""
        Bonjour {application.FullName},

        Le bureau de {The(cpts)} a accepté votre demande d’adhésion. Vous êtes adhérent depuis le {FrenchDate.Long(firstDay)}.

        La coordination vous tiendra au courant des réunions et des actions de la CPTS.
        """);

    public void Refused(MembershipApplication application, Cpts cpts) => outbox.Post(application.Email, $"Votre demande d’adhésion à {The(cpts)}", $"""
        Bonjour {application.FullName},

        Le bureau de {The(cpts)} n’a pas donné suite à votre demande d’adhésion.{(application.Question.Length > 0 ? $"\n\n{application.Question}" : "")}

        Les renseignements de cette demande seront effacés au bout de douze mois.
        """);

    /// <summary>« la CPTS des Deux Vallées »: the name as it follows « à » or « de ».</summary>
    public static string The(Cpts cpts) => cpts.Name.StartsWith("CPTS", StringComparison.OrdinalIgnoreCase) ? "la " + cpts.Name : cpts.Name;

    private string Link(MembershipApplication application, Cpts cpts, string secret) => site.Of($"/c/{cpts.Code}/adherer/demande/{application.Id}?jeton={secret}");
}
