using Tisserand.Domain.Foundation;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Purchases;

/// <summary>A grant, as typed.</summary>
public sealed class GrantForm
{
    public string? Title { get; set; }

    public string? Giver { get; set; }

    public string? Link { get; set; }

    public GrantStage Stage { get; set; }

    public DateOnly? DeadlineOn { get; set; }

    public string? Asked { get; set; }

    public DateOnly? AskedOn { get; set; }

    public string? Won { get; set; }

    public DateOnly? WonOn { get; set; }

    public Guid? FunderId { get; set; }

    public DateOnly? UseFrom { get; set; }

    public DateOnly? UseUntil { get; set; }

    public DateOnly? ReportOn { get; set; }

    public DateOnly? ReportedOn { get; set; }

    public string? Notes { get; set; }

    /// <summary>The warnings were read: save as it is.</summary>
    public bool Confirmed { get; set; }

    public GrantDetails Details => new(
        Title, Giver, Link, Stage, DeadlineOn, French.ParseEuros(Asked), AskedOn, French.ParseEuros(Won), WonOn, FunderId, UseFrom, UseUntil, ReportOn, ReportedOn, Notes);

    /// <summary>Amounts that were typed and are no amount.</summary>
    public IEnumerable<Refusal> Unread() => new[] { (Asked, nameof(Asked)), (Won, nameof(Won)) }
        .Where(a => !string.IsNullOrWhiteSpace(a.Item1) && French.ParseEuros(a.Item1) is null)
        .Select(a => new Refusal("amount-unread", "Indiquez un montant en euros, deux décimales au plus, par exemple 12 000 ou 120,50.", a.Item2));

    public static GrantForm Of(Grant grant) => new()
    {
        Title = grant.Title,
        Giver = grant.Giver,
        Link = grant.Link,
        Stage = grant.Stage,
        DeadlineOn = grant.DeadlineOn,
        Asked = Text(grant.Asked),
        AskedOn = grant.AskedOn,
        Won = Text(grant.Won),
        WonOn = grant.WonOn,
        FunderId = grant.FunderId,
        UseFrom = grant.UseFrom,
        UseUntil = grant.UseUntil,
        ReportOn = grant.ReportOn,
        ReportedOn = grant.ReportedOn,
        Notes = grant.Notes,
    };

    private static string? Text(Money? amount) => amount?.Euros.ToString("0.00", French.Culture);
}
