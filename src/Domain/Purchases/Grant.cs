using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Purchases;

/// <summary>Étape d'une subvention.</summary>
public enum GrantStage
{
    /// <summary>Repérée : the call is open, nothing was sent yet.</summary>
    Watched,

    /// <summary>Demandée.</summary>
    Asked,

    /// <summary>Obtenue.</summary>
    Won,

    /// <summary>Refusée, or given up.</summary>
    Lost,

    /// <summary>Soldée : the report was sent, all is spent or given back.</summary>
    Closed,
}

/// <summary>Subvention, telle que saisie.</summary>
/// <param name="DeadlineOn">Last day to ask.</param>
/// <param name="UseFrom">First day on which the money may be spent.</param>
/// <param name="ReportOn">Last day to send the report.</param>
public sealed record GrantDetails(
    string? Title, string? Giver, string? Link, GrantStage Stage, DateOnly? DeadlineOn, Money? Asked, DateOnly? AskedOn, Money? Won, DateOnly? WonOn, Guid? FunderId,
    DateOnly? UseFrom, DateOnly? UseUntil, DateOnly? ReportOn, DateOnly? ReportedOn, string? Notes)
{
    /// <summary>Free text that seems to name a patient, by field.</summary>
    public IReadOnlyList<Warning> Warnings() => [.. PatientWatch.Warnings((Title, nameof(Title)), (Notes, nameof(Notes)))];
}

/// <summary>
/// Subvention ou appel à projets : from the call that was noticed to the report that is due. Won, it is a funder: what comes in and what is
/// spent on it are the incomes and the shares of expenses of that funder. Source: Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class Grant : ICptsOwned
{
    public const int TitleLength = 100;
    public const int GiverLength = 200;
    public const int LinkLength = 500;
    public const int NotesLength = 2000;

    private Grant()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Title and giver, folded: searches and sorts the list.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>Who gives: « ARS », « conseil départemental ».</summary>
    public string Giver { get; private set; } = "";

    /// <summary>Page of the call; https, or empty.</summary>
    public string Link { get; private set; } = "";

    public GrantStage Stage { get; private set; }

    public DateOnly? DeadlineOn { get; private set; }

    /// <summary>Cents; null until it is known.</summary>
    public long? AskedCents { get; private set; }

    public DateOnly? AskedOn { get; private set; }

    /// <summary>Cents; null until it is won.</summary>
    public long? WonCents { get; private set; }

    public DateOnly? WonOn { get; private set; }

    /// <summary>The funder whose incomes and expenses are its own; none until it is won.</summary>
    public Guid? FunderId { get; private set; }

    public DateOnly? UseFrom { get; private set; }

    public DateOnly? UseUntil { get; private set; }

    public DateOnly? ReportOn { get; private set; }

    public DateOnly? ReportedOn { get; private set; }

    public string Notes { get; private set; } = "";

    public Money? Asked => AskedCents is { } cents ? new(cents) : null;

    public Money? Won => WonCents is { } cents ? new(cents) : null;

    /// <summary>The next day that somebody has to keep, and what for; null when nothing waits.</summary>
    public (DateOnly On, string What)? Next => Stage switch
    {
        GrantStage.Watched when DeadlineOn is { } deadline => (deadline, "à déposer"),
        GrantStage.Won when ReportOn is { } report && ReportedOn is null => (report, "bilan à rendre"),
        _ => null,
    };

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<Grant> Write(GrantDetails details)
    {
        var grant = new Grant();
        var refusals = grant.Change(details);
        return refusals.Count > 0 ? refusals : grant;
    }

    /// <summary>
    /// Replaces the whole; on refusal nothing is changed. Refuses a missing title or giver, texts too long, an address that is not https, amounts
    /// that are not above zero, days in the wrong order, a stage without what it says: asked without its amount and day, won without its amount and funder.
    /// </summary>
    public List<Refusal> Change(GrantDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var refusals = Check(details);
        if (refusals.Count > 0)
        {
            return refusals;
        }
        (Title, Giver, Link, Notes) = (TypedText.Line(details.Title), TypedText.Line(details.Giver), TypedText.Line(details.Link), TypedText.Lines(details.Notes));
        FoldedTitle = FoldedText.Of(Title + " " + Giver);
        (Stage, DeadlineOn, AskedCents, AskedOn) = (details.Stage, details.DeadlineOn, details.Asked?.Cents, details.AskedOn);
        (WonCents, WonOn, FunderId) = (details.Won?.Cents, details.WonOn, details.FunderId);
        (UseFrom, UseUntil, ReportOn, ReportedOn) = (details.UseFrom, details.UseUntil, details.ReportOn, details.ReportedOn);
        return [];
    }

    private static List<Refusal> Check(GrantDetails details)
    {
        var refusals = new List<Refusal>();
        void Refuse(bool wrong, string code, string message, string field)
        {
            if (wrong)
            {
                refusals.Add(new(code, message, field));
            }
        }
        bool Unlikely(DateOnly? day) => day is { Year: < 2000 or > 2099 };
        var isWon = details.Stage is GrantStage.Won or GrantStage.Closed;
        Refuse(TypedText.Line(details.Title).Length is 0 or > TitleLength, "title-required", $"Donnez un nom à la subvention ({TitleLength} caractères au plus).", nameof(Title));
        Refuse(TypedText.Line(details.Giver).Length is 0 or > GiverLength, "giver-required", $"Dites qui la donne ({GiverLength} caractères au plus).", nameof(Giver));
        Refuse(TypedText.Line(details.Link) is { Length: > 0 } link && (link.Length > LinkLength || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps),
            "link-not-https", "L’adresse de la page de l’appel commence par https://.", nameof(Link));
        Refuse(TypedText.Lines(details.Notes).Length > NotesLength, "text-too-long", $"{FrenchNumber.Whole(NotesLength)} caractères au plus.", nameof(Notes));
        Refuse(details.Asked <= Money.Zero || (details.Asked is null && details.Stage is not (GrantStage.Watched or GrantStage.Lost)), "asked-required", "Indiquez le montant demandé, au-dessus de 0.", nameof(Asked));
        Refuse(Unlikely(details.AskedOn) || (details.AskedOn is null && details.Stage is not (GrantStage.Watched or GrantStage.Lost)), "asked-on-required", "Indiquez le jour où elle a été demandée.", nameof(AskedOn));
        Refuse(details.Won <= Money.Zero || (details.Won is null && isWon), "won-required", "Indiquez le montant obtenu, au-dessus de 0.", nameof(Won));
        Refuse(isWon && details.FunderId is null, "funder-required", "Dites à quel financeur ses recettes et ses dépenses se rattachent.", nameof(FunderId));
        Refuse(details.WonOn < details.AskedOn || Unlikely(details.WonOn), "won-before-asked", "La réponse suit la demande.", nameof(WonOn));
        Refuse(details.UseUntil < details.UseFrom || Unlikely(details.UseUntil) || Unlikely(details.UseFrom), "end-before-start", "La fin de la période suit son début.", nameof(UseUntil));
        Refuse(Unlikely(details.DeadlineOn), "day-unlikely", "Indiquez une date entre 2000 et 2099.", nameof(DeadlineOn));
        Refuse(Unlikely(details.ReportOn), "day-unlikely", "Indiquez une date entre 2000 et 2099.", nameof(ReportOn));
        Refuse(Unlikely(details.ReportedOn) || (details.Stage == GrantStage.Closed && details.ReportedOn is null), "reported-on-required", "Une subvention se solde une fois son bilan rendu\u00A0: indiquez le jour.", nameof(ReportedOn));
        return refusals;
    }
}

/// <summary>Subvention attendue : what is left to come of a grant that was won, and when.</summary>
public sealed record AwaitedGrant(Grant Grant, DateOnly On, Money Amount)
{
    /// <summary>
    /// Those won of which something is left. Nothing received yet: expected when it may be spent; the rest once its report is due. A convention of
    /// ours: the agreement of each grant says its payments.
    /// </summary>
    public static IReadOnlyList<AwaitedGrant> Of(IEnumerable<(Grant Grant, Money Received)> grants, DateOnly today) =>
    [
        .. from g in grants
           where g.Grant.Stage == GrantStage.Won && g.Grant.Won > g.Received
           let day = g.Received.IsZero ? g.Grant.UseFrom ?? g.Grant.WonOn : g.Grant.ReportOn ?? g.Grant.UseUntil
           select new AwaitedGrant(g.Grant, day ?? today, g.Grant.Won!.Value - g.Received),
    ];
}

/// <summary>Étapes d'une subvention, in French words.</summary>
public static class GrantStages
{
    public static string Label(this GrantStage stage) => stage switch
    {
        GrantStage.Watched => "repérée",
        GrantStage.Asked => "demandée",
        GrantStage.Won => "obtenue",
        GrantStage.Lost => "refusée ou abandonnée",
        GrantStage.Closed => "soldée",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
