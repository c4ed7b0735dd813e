using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Writes paid indemnities in the accounts, one entry for each line, and undoes them with their payment. Names nobody: the entry links to the line.</summary>
public sealed class PostIndemnities(IPostEntries ledger)
{
    public const string Source = "indemnite";

    private const string Indemnity = "62281";
    private const string Remuneration = "62282";
    private const string Bank = "512";

    public Task<Outcome<Posted>> Post(IEnumerable<IndemnityLine> paid, CancellationToken cancellationToken) => ledger.PostKept([.. paid.Select(Posting)], cancellationToken);

    public Task<Outcome<Posted>> Undo(IEnumerable<IndemnityLine> unpaid, DateOnly today, CancellationToken cancellationToken) =>
        ledger.ReversePosted([.. unpaid.Select(l => new PostingSource(Source, l.Id))], today, cancellationToken);

    internal static Posting Posting(IndemnityLine line)
    {
        var isIndemnity = line.LegalKind == "indemnité";
        var axes = new Axes(line.Mission?.Code(), line.FicheActionId, Nature: "indemnites");
        return new(line.PaidOn!.Value, JournalKind.Bank, $"{(isIndemnity ? "Indemnité" : "Rémunération")}, réunion du {FrenchDate.Long(line.Day)}", new(Source, line.Id),
            [new(isIndemnity ? Indemnity : Remuneration, line.Amount, Money.Zero, axes), new(Bank, Money.Zero, line.Amount, Axes.None)], Piece: null);
    }
}
