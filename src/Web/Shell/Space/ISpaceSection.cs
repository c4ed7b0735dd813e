using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Space;

/// <summary>
/// What a module shows to a member in « Mon espace », of that member alone. So that the page tells everything that the CPTS
/// holds of a person without knowing the modules that hold it.
/// </summary>
public interface ISpaceSection
{
    /// <summary>Place among the others: 10 Prochaines réunions, 20 Indemnités, 30 Cotisation, 40 Réunions passées, 50 Documents, 60 Renseignements, 70 Annuaire, 80 Textes acceptés, 90 Agenda.</summary>
    int Order { get; }

    /// <summary>In a fixed number of queries; null when the module has nothing to say to anybody yet.</summary>
    /// <param name="member">The entry of whoever is signed in: never another.</param>
    Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>One section of « Mon espace ».</summary>
/// <param name="Name">« reunions », in the address of the section.</param>
/// <param name="Empty">Said when there is no line.</param>
public sealed record SpaceSection(string Name, string Title, string Icon, string Empty, IReadOnlyList<SpaceLine> Lines)
{
    /// <summary>Lines that show at once; the others open on demand.</summary>
    public const int Open = 5;

    public IReadOnlyList<SpaceFigure> Figures { get; init; } = [];

    /// <summary>What can be done from there, as buttons.</summary>
    public IReadOnlyList<SpaceAct> Acts { get; init; } = [];

    /// <summary>At the side on a large screen: what is looked up rather than followed.</summary>
    public bool IsAside { get; init; }
}

/// <param name="Detail">Small text under the label.</param>
public sealed record SpaceLine(string Label, string Detail)
{
    /// <summary>Word, and its tone: ok, wait, due, late.</summary>
    public (string Label, string Tone) Tag { get; init; } = ("", "");

    /// <summary>Longer text, opened on demand.</summary>
    public (string Label, string Text) More { get; init; } = ("", "");

    /// <summary>Working of the amount of the line.</summary>
    public Working? Working { get; init; }

    public IReadOnlyList<SpaceAct> Acts { get; init; } = [];
}

/// <param name="Detail">Small text beside the value.</param>
public sealed record SpaceFigure(string Label, string Value, string Detail = "");

/// <param name="Link">Address: of the application, or https.</param>
/// <param name="Aloud">For those who hear the page: « Reçu de 2026 ».</param>
public sealed record SpaceAct(string Label, string Link, string Icon, string? Aloud = null);
