using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>Point de l'ordre du jour : one subject of a séance, in its order, and what the minutes say of it, typed once. Source: statuts; fiche outil du coordonnateur.</summary>
public sealed class AgendaPoint : ICptsOwned
{
    public const int TitleLength = 300;
    public const int TextLength = 8000;

    private AgendaPoint()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>From 1.</summary>
    public int Rank { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Exposé et débats, as the minutes will say them.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<AgendaPoint> Add(Guid meeting, int rank, string? title)
    {
        var point = new AgendaPoint { MeetingId = meeting, Rank = rank };
        var refusals = point.Change(title);
        return refusals.Count > 0 ? refusals : point;
    }

    /// <summary>Refuses a missing or long title, a patient seemingly named.</summary>
    public List<Refusal> Change(string? title)
    {
        if (TypedText.Line(title).Length is 0 or > TitleLength)
        {
            return [new("title-required", $"Donnez un titre au point ({TitleLength} caractères au plus).", nameof(Title))];
        }
        if (PatientWatch.Warning(title) is { } patient)
        {
            return [new("patient-identity", patient, nameof(Title))];
        }
        Title = TypedText.Line(title);
        return [];
    }

    /// <summary>Refuses a long text, a patient seemingly named.</summary>
    public List<Refusal> Tell(string? text)
    {
        if (TypedText.Lines(text).Length > TextLength)
        {
            return [new("text-too-long", $"{FrenchNumber.Whole(TextLength)} caractères au plus.", nameof(Text))];
        }
        if (PatientWatch.Warning(text) is { } patient)
        {
            return [new("patient-identity", patient, nameof(Text))];
        }
        Text = TypedText.Lines(text);
        return [];
    }

    public void Place(int rank) => Rank = rank;
}

/// <summary>Nature d'une assemblée. Source: statuts.</summary>
public enum AssemblyNature
{
    /// <summary>Ordinaire.</summary>
    Ordinary,

    /// <summary>Extraordinaire : statutes, dissolution.</summary>
    Extraordinary,
}

/// <summary>Séance : what an assembly is beside the meeting itself: ordinary or extraordinary, first or second convocation. Source: statuts.</summary>
public sealed class Sitting : ICptsOwned
{
    private Sitting()
    {
    }

    public Sitting(Guid meeting) => MeetingId = meeting;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One row at most by meeting.</summary>
    public Guid MeetingId { get; private set; }

    public AssemblyNature Nature { get; private set; }

    /// <summary>Seconde convocation : the first assembly lacked its quorum.</summary>
    public bool IsSecond { get; private set; }

    public void Change(AssemblyNature nature, bool isSecond) => (Nature, IsSecond) = (nature, isSecond);
}
