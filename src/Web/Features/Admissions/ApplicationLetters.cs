using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Features.Admissions;

/// <summary>What an applicant receives. A link carries the address by which the application was called (see AllowedHosts).</summary>
public sealed class ApplicationLetters(Outbox outbox, IHttpContextAccessor http)
{
    public void Confirm(MembershipApplication application, Cpts cpts, string secret) => outbox.Post(application.Email, $"Confirmez votre demande d’adhésion à {cpts.Name}", $"""
        Bonjour {application.FullName},

        Une demande d’adhésion à {cpts.Name} vient d’être remplie avec cette adresse. Pour la transmettre au bureau, confirmez-la ici :

        {Link(application, cpts, secret)}

        Ce lien vaut sept jours. Si vous n’avez rien demandé, ne faites rien : la demande ne sera pas transmise.
        """);

    public void More(MembershipApplication application, Cpts cpts, string secret) => outbox.Post(application.Email, $"Votre demande d’adhésion à {cpts.Name} : un complément", $"""
        Bonjour {application.FullName},

        Le bureau de {cpts.Name} a lu votre demande d’adhésion et vous demande un complément :

        {application.Question}

        Répondez ici :

        {Link(application, cpts, secret)}
        """);

    public void Accepted(MembershipApplication application, Cpts cpts, DateOnly firstDay) => outbox.Post(application.Email, $"Bienvenue à {cpts.Name}", $"""
        Bonjour {application.FullName},

        Le bureau de {cpts.Name} a accepté votre demande d’adhésion. Vous êtes adhérent depuis le {FrenchDate.Long(firstDay)}.

        La coordination vous tiendra au courant des réunions et des actions de la CPTS.
        """);

    public void Refused(MembershipApplication application, Cpts cpts) => outbox.Post(application.Email, $"Votre demande d’adhésion à {cpts.Name}", $"""
        Bonjour {application.FullName},

        Le bureau de {cpts.Name} n’a pas donné suite à votre demande d’adhésion.{(application.Question.Length > 0 ? $"\n\n{application.Question}" : "")}

        Les renseignements de cette demande seront effacés au bout de douze mois.
        """);

    private string Link(MembershipApplication application, Cpts cpts, string secret)
    {
        var request = http.HttpContext?.Request ?? throw new InvalidOperationException("A link needs a request.");
        return $"{request.Scheme}://{request.Host}/c/{cpts.Code}/adherer/demande/{application.Id}?jeton={secret}";
    }
}
