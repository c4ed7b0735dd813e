using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Shell.People;

/// <summary>
/// Model of the partial « _PeopleFound »: the people found by a typed name, each a radio button (or a box) of a form. With
/// JavaScript /adherents/choix answers it while one types; without, a button of the form asks its page.
/// </summary>
/// <param name="Name">Of the radio buttons: « Input.ReferentId ».</param>
/// <param name="Typed">What was searched; empty before any search.</param>
/// <param name="Chosen">Kept at the head of the list.</param>
public sealed record PeopleFound(string Name, string? Typed, IReadOnlyList<PersonFound> Found, PersonFound? Chosen = null)
{
    /// <summary>What a form shows: the person chosen, and those of the typed name. Two queries at most.</summary>
    public static async Task<PeopleFound> Of(TisserandDb db, string name, string? typed, Guid? chosen, CancellationToken cancellationToken) =>
        new(name, typed, await db.FindPeople(typed, cancellationToken), chosen is { } id ? await db.Set<Member>().Where(m => m.Id == id).People().SingleOrDefaultAsync(cancellationToken) : null);

    /// <summary>Whom a form means: the person picked, or the only one of a name that was typed and not picked.</summary>
    public static async Task<Guid?> Meant(TisserandDb db, Guid? picked, string? typed, CancellationToken cancellationToken) =>
        picked ?? (await db.FindPeople(typed, cancellationToken) is [var only] ? only.Id : null);
}
