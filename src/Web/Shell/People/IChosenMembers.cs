using Tisserand.Domain.Members;

namespace Tisserand.Web.Shell.People;

/// <summary>
/// The members that an address chooses, for acts on a selection whatever their module: lines ticked in the list (ids), or
/// everybody that its filters find (tout=true). Kept in the address, so that a form carries neither thousands of identifiers
/// nor a list that has grown old.
/// </summary>
public interface IChosenMembers
{
    /// <summary>Not read yet; nobody when nothing was ticked.</summary>
    Task<IQueryable<Member>> Of(IQueryCollection query, CancellationToken cancellationToken);
}
