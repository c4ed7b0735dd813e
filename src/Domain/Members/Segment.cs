using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>
/// Segment : filters of the list of members under a name, « infirmiers à jour dans trois communes ». It keeps no list of people:
/// whoever answers on the day it is used is in it. Source: fiche 19 du guide.
/// </summary>
public sealed class Segment : ICptsOwned
{
    public const int NameLength = 100;
    public const int QueryLength = 4000;

    private Segment()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The filters, as the address of the list writes them: « profession=60&amp;commune=62534 ».</summary>
    public string Query { get; private set; } = "";

    public string CreatedBy { get; private set; } = "";

    /// <summary>Refuses a missing or long name, that of another, no filter at all.</summary>
    public static Outcome<Segment> Save(string? name, string query, string by, IEnumerable<Segment> others)
    {
        ArgumentNullException.ThrowIfNull(query);
        var segment = new Segment { CreatedBy = by };
        var refusals = segment.Rename(name, others);
        if (query.Length is 0 or > QueryLength)
        {
            refusals.Add(new("filters-required", query.Length == 0 ? "Choisissez d’abord des filtres dans la liste." : "Ces filtres sont trop nombreux.", nameof(Query)));
        }
        segment.Query = query;
        return refusals.Count > 0 ? refusals : segment;
    }

    /// <summary>Refuses a missing or long name, and that of another.</summary>
    public List<Refusal> Rename(string? name, IEnumerable<Segment> others)
    {
        var typed = TypedText.Line(name);
        if (FoldedText.Of(typed).Length == 0 || typed.Length > NameLength)
        {
            return [new("segment-name", "Donnez un nom au segment (100 caractères au plus).", nameof(Name))];
        }
        if (others.Any(s => s != this && FoldedText.Of(s.Name) == FoldedText.Of(typed)))
        {
            return [new("segment-taken", $"Un segment s’appelle déjà «\u00A0{typed}\u00A0».", nameof(Name))];
        }
        Name = typed;
        return [];
    }
}
