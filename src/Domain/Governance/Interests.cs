using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>
/// Déclaration d'intérêts : what ties an officer to organisations that the CPTS may deal with, on a day; renewed every year. Source: Guide
/// pratique CPTS, sheet 24.
/// </summary>
public sealed class InterestDeclaration : ICptsOwned
{
    public const int TextLength = 2000;

    /// <summary>Renewed within so many months.</summary>
    public const int Months = 12;

    private InterestDeclaration()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateOnly DeclaredOn { get; private set; }

    /// <summary>One tie by line: « Pharmacie du Marais : associée »; empty when the officer declares none.</summary>
    public string Ties { get; private set; } = "";

    /// <summary>Last day, included, before it must be renewed.</summary>
    public DateOnly ValidUntil => DeclaredOn.AddMonths(Months);

    /// <summary>Refuses a day missing or to come, a long text, a patient seemingly named, and nothing declared without saying so.</summary>
    public static Outcome<InterestDeclaration> Declare(Guid? member, DateOnly? day, bool hasNone, string? ties, DateOnly today)
    {
        var refusals = new List<Refusal>();
        var typed = TypedText.Lines(ties);
        if (member is null)
        {
            refusals.Add(new("person-required", "Choisissez la personne.", nameof(MemberId)));
        }
        if (day is null || day > today || day.Value.Year < 2000)
        {
            refusals.Add(new("day-required", "Indiquez le jour de la déclaration, aujourd’hui au plus tard.", nameof(DeclaredOn)));
        }
        if (hasNone == typed.Length > 0 || typed.Length > TextLength)
        {
            refusals.Add(new("ties-required", "Écrivez un lien par ligne, ou cochez «\u00A0aucun lien\u00A0».", nameof(Ties)));
        }
        refusals.AddRange(PatientWatch.Refusals((typed, nameof(Ties))));
        return refusals.Count > 0 ? refusals : new InterestDeclaration { MemberId = member!.Value, DeclaredOn = day!.Value, Ties = typed };
    }

    /// <summary>The ties declared with an organisation: lines that name it.</summary>
    public IReadOnlyList<string> With(string organisation)
    {
        var name = FoldedText.Of(organisation);
        return name.Length == 0 ? [] : [.. Ties.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(t => FoldedText.Of(t).Contains(name, StringComparison.Ordinal))];
    }
}
