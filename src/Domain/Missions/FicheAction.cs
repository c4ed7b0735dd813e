using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Missions;

/// <summary>Avancement d'une fiche action.</summary>
public enum FicheActionState
{
    /// <summary>En projet : written, not begun.</summary>
    Draft,

    /// <summary>En cours.</summary>
    Running,

    /// <summary>Terminée.</summary>
    Done,

    /// <summary>Abandonnée.</summary>
    Abandoned,
}

/// <summary>Fiche action, telle que saisie. Source: Guide pratique CPTS, sheet 5, whose headings these are.</summary>
/// <param name="Objectives">Objectifs généraux.</param>
/// <param name="Actions">Actions à mener.</param>
/// <param name="Actors">Acteurs.</param>
/// <param name="Means">Outils et moyens.</param>
/// <param name="Indicators">Indicateurs, in words; those that are counted are kept apart and tied to the fiche.</param>
/// <param name="Calendar">Calendrier, in words.</param>
/// <param name="ReferentId">Référent : the member who carries it.</param>
/// <param name="ActedOn">Day on which fund and ARS took note of it.</param>
public sealed record FicheActionDetails(
    MissionCode? Mission, string? Title, string? Objectives, string? Actions, string? Actors, string? Means, string? Indicators, string? Calendar,
    DateOnly? StartsOn, DateOnly? EndsOn, Guid? ReferentId, DateOnly? ActedOn, FicheActionState State)
{
    /// <summary>Free text that seems to name a patient, by field.</summary>
    public IReadOnlyList<Warning> Warnings() => [.. PatientWatch.Warnings(FreeTexts)];

    internal IEnumerable<(string? Text, string Field)> FreeTexts =>
    [
        (Title, nameof(Title)), (Objectives, nameof(Objectives)), (Actions, nameof(Actions)), (Actors, nameof(Actors)),
        (Means, nameof(Means)), (Indicators, nameof(Indicators)), (Calendar, nameof(Calendar)),
    ];
}

/// <summary>
/// Fiche action : what the CPTS does for one of its missions, in the words that fund and ARS agreed to. Source: Guide pratique
/// CPTS, sheet 5.
/// </summary>
public sealed class FicheAction : ICptsOwned
{
    public const int TitleLength = 200;
    public const int TextLength = 4000;

    private FicheAction()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public MissionCode Mission { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Title, folded: searches and sorts the list.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>Objectifs généraux.</summary>
    public string Objectives { get; private set; } = "";

    /// <summary>Actions à mener.</summary>
    public string Actions { get; private set; } = "";

    /// <summary>Acteurs.</summary>
    public string Actors { get; private set; } = "";

    /// <summary>Outils et moyens.</summary>
    public string Means { get; private set; } = "";

    /// <summary>Indicateurs, in words.</summary>
    public string Indicators { get; private set; } = "";

    /// <summary>Calendrier, in words.</summary>
    public string Calendar { get; private set; } = "";

    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Référent : a member.</summary>
    public Guid? ReferentId { get; private set; }

    /// <summary>Actée : day on which fund and ARS took note of it.</summary>
    public DateOnly? ActedOn { get; private set; }

    public FicheActionState State { get; private set; }

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<FicheAction> Write(FicheActionDetails details)
    {
        var fiche = new FicheAction();
        var refusals = fiche.Change(details);
        return refusals.Count > 0 ? refusals : fiche;
    }

    /// <summary>Replaces the whole; on refusal nothing is changed. Refuses a missing mission or title, texts too long, an end before the start.</summary>
    public List<Refusal> Change(FicheActionDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = new List<Refusal>();
        if (details.Mission is null)
        {
            refusals.Add(new("mission-required", "Choisissez la mission.", nameof(Mission)));
        }
        if (TypedText.Line(details.Title).Length is 0 or > TitleLength)
        {
            refusals.Add(new("title-required", $"Donnez un titre à la fiche action ({TitleLength} caractères au plus).", nameof(Title)));
        }
        refusals.AddRange(details.FreeTexts.Where(t => t.Field != nameof(Title) && TypedText.Lines(t.Text).Length > TextLength)
            .Select(t => new Refusal("text-too-long", $"{FrenchNumber.Whole(TextLength)} caractères au plus.", t.Field)));
        if (details.EndsOn < details.StartsOn)
        {
            refusals.Add(new("end-before-start", "L’action ne peut pas finir avant d’avoir commencé.", nameof(EndsOn)));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        Mission = details.Mission!.Value;
        Title = TypedText.Line(details.Title);
        FoldedTitle = FoldedText.Of(Title);
        Objectives = TypedText.Lines(details.Objectives);
        Actions = TypedText.Lines(details.Actions);
        Actors = TypedText.Lines(details.Actors);
        Means = TypedText.Lines(details.Means);
        Indicators = TypedText.Lines(details.Indicators);
        Calendar = TypedText.Lines(details.Calendar);
        (StartsOn, EndsOn, ReferentId, ActedOn, State) = (details.StartsOn, details.EndsOn, details.ReferentId, details.ActedOn, details.State);
        return refusals;
    }
}

/// <summary>États des fiches action, in French words and codes.</summary>
public static class FicheActionStates
{
    public static string Label(this FicheActionState state) => state switch
    {
        FicheActionState.Draft => "en projet",
        FicheActionState.Running => "en cours",
        FicheActionState.Done => "terminée",
        FicheActionState.Abandoned => "abandonnée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
