using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.People;

/// <summary>Gives a person an account in a CPTS; the module of the accounts answers.</summary>
public interface IInvitePeople
{
    /// <summary>
    /// The account of this address, made when there is none, with the role « adhérent » from now on; a message says how to enter
    /// without a password. An account that has the role already is answered as it is, and nothing is sent.
    /// </summary>
    Task<Outcome<Guid>> InviteMember(Cpts cpts, string email, string fullName, CancellationToken cancellationToken);
}
