using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Shell.People;

/// <summary>
/// A filter that another module adds to the list of members, and so to segments and to acts on a selection: state of the
/// contribution, category, presence at meetings, missions led.
/// </summary>
public interface IMemberFacet
{
    /// <summary>Place among the others: 10 cotisation, 20 catégorie, 30 réunions, 40 référents.</summary>
    int Order { get; }

    /// <summary>In addresses: « cotisation ».</summary>
    string Name { get; }

    /// <summary>Above its choice: « Cotisation ».</summary>
    string Label { get; }

    /// <summary>The choices, the empty one first; no query.</summary>
    IReadOnlyList<SelectListItem> Options { get; }

    /// <summary>Whether the roles may see what it filters by; who may not finds nobody by it.</summary>
    bool IsFor(CptsOfRequest here);

    /// <summary>Those who answer to a choice; nobody for one that is not known.</summary>
    IQueryable<Member> Apply(IQueryable<Member> members, string choice, DateOnly today);
}
