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
    private const string Travel = "6251";
    private const string Bank = "512";

    public Task<Outcome<Posted>> Post(IEnumerable<IndemnityLine> paid, CancellationToken cancellationToken) => ledger.PostKept([.. paid.Select(Posting)], cancellationToken);

    public Task<Outcome<Posted>> Undo(IEnumerable<IndemnityLine> unpaid, DateOnly today, CancellationToken cancellationToken) =>
        ledger.ReversePosted([.. unpaid.Select(l => new PostingSource(Source, l.Id))], today, cancellationToken);

    internal static Posting Posting(IndemnityLine line)
    {
        var (kind, account) = line.Activity switch
        {
            PaidActivity.Governance => ("Indemnité", Indemnity),
            PaidActivity.Travel => ("Déplacement", Travel),
            _ => ("Rémunération", Remuneration),
        };
        var axes = new Axes(line.Mission?.Code(), line.FicheActionId, Nature: line.Activity == PaidActivity.Travel ? "deplacements" : "indemnites");
        return new(line.PaidOn!.Value, JournalKind.Bank, $"{kind}, {(line.IsDeclared ? "travail" : "réunion")} du {FrenchDate.Long(line.Day)}", new(Source, line.Id),
            [new(account, line.Amount, Money.Zero, axes), new(Bank, Money.Zero, line.Amount, Axes.None)], Piece: null);
    }
}
