using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Lien avec une structure : what a person is to it. Source: statuts (a structure votes by its representative).</summary>
public enum StructureTie
{
    /// <summary>Représentant.</summary>
    Representative,

    /// <summary>Salarié.</summary>
    Employee,

    /// <summary>Associé.</summary>
    Partner,

    /// <summary>Autre lien.</summary>
    Other,
}

/// <summary>Personne d’une structure : that a person represents it, works in it, is one of its partners. Source: statuts.</summary>
public sealed class StructureLink : ICptsOwned
{
    private StructureLink()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid StructureId { get; private set; }

    /// <summary>One link at most between a person and a structure.</summary>
    public Guid PersonId { get; private set; }

    public StructureTie Tie { get; private set; }

    /// <summary>Représentant principal : who is written to and who votes for the structure; one at most.</summary>
    public bool IsPrincipal { get; private set; }

    /// <summary>
    /// Ties a person to a structure, or changes the tie that there is. Refuses two persons, two structures.
    /// </summary>
    /// <param name="ofStructure">Every link of the structure.</param>
    /// <param name="principal">As the principal representative, in place of who was; the first representative is, in any case.</param>
    /// <returns>The link; a new one when the person had none.</returns>
    public static Outcome<StructureLink> Tied(Member structure, Member person, StructureTie tie, bool principal, IReadOnlyCollection<StructureLink> ofStructure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(ofStructure);
        if (!structure.IsStructure || person.IsStructure)
        {
            return new Refusal("structure-and-person", "Un lien unit une structure et une personne.", "PersonId");
        }
        var link = ofStructure.FirstOrDefault(l => l.PersonId == person.Id) ?? new StructureLink { StructureId = structure.Id, PersonId = person.Id };
        link.Tie = tie;
        link.IsPrincipal = tie == StructureTie.Representative && (principal || link.IsPrincipal || !ofStructure.Any(l => l != link && l.IsPrincipal));
        if (link.IsPrincipal)
        {
            foreach (var other in ofStructure.Where(l => l != link))
            {
                other.IsPrincipal = false;
            }
        }
        return link;
    }

    /// <summary>Two entries of one person, or of one structure, become one: of two principals the other gives way.</summary>
    public void GiveWay() => IsPrincipal = false;

    /// <summary>Of two links that become one, the kept one takes the principal role of the other.</summary>
    public void TakeOver(StructureLink other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Tie, IsPrincipal) = other.IsPrincipal ? (other.Tie, true) : (Tie, IsPrincipal);
    }
}

/// <summary>Liens avec une structure, in French words.</summary>
public static class StructureTies
{
    public static string Label(this StructureTie tie) => tie switch
    {
        StructureTie.Representative => "représentant",
        StructureTie.Employee => "salarié",
        StructureTie.Partner => "associé",
        StructureTie.Other => "autre lien",
        _ => throw new ArgumentOutOfRangeException(nameof(tie)),
    };
}
