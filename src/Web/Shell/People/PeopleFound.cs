using Tisserand.Data.Members;

namespace Tisserand.Web.Shell.People;

/// <summary>
/// Model of the partial « _PeopleFound »: the people found by a typed name, each a radio button (or a box) of a form. With
/// JavaScript /adherents/choix answers it while one types; without, a button of the form asks its page.
/// </summary>
/// <param name="Name">Of the radio buttons: « Input.ReferentId ».</param>
/// <param name="Typed">What was searched; empty before any search.</param>
/// <param name="Chosen">Kept at the head of the list.</param>
public sealed record PeopleFound(string Name, string? Typed, IReadOnlyList<PersonFound> Found, PersonFound? Chosen = null);
