using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>Approved indemnities, paid by transfer on the bank details of the members.</summary>
internal sealed class IndemnityTransfers(TisserandDb db, PayIndemnities pay, Author author, Clock clock) : IPayByTransfer
{
    internal const string SourceKind = "indemnite";

    public string Kind => SourceKind;

    public async Task<IReadOnlyList<Payable>> Due(DateOnly today, CancellationToken cancellationToken)
    {
        var actor = await Actor(cancellationToken);
        var rows = await (
            from r in db.IndemnityLines().AsNoTracking()
            where r.Line!.State == IndemnityState.Approved
            select new
            {
                Row = r,
                IsMember = db.Set<Membership>().Any(s => s.MemberId == r.MemberId && s.StartsOn <= today && (s.EndsOn == null || s.EndsOn >= today)),
                IsLate = db.Set<Contribution>().Any(c => c.MemberId == r.MemberId && c.State == ContributionState.Called && c.Amount.Cents > 0 && c.DueOn < today),
                Holder = db.Set<BankDetails>().Where(b => b.MemberId == r.MemberId).Select(b => b.Holder).SingleOrDefault(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new Payable(
                new(Kind, r.Row.Id), r.Row.MemberId, r.Row.FullName, $"{r.Row.Title} du {FrenchDate.Long(r.Row.Day)}", r.Row.Day, r.Row.Line!.Amount)
            {
                HasAccount = r.Holder is not null,
                Obstacle = actor.AccountId is null || actor.Is(r.Row.Beneficiary) ? new("own-line", "personne ne se paie soi-même\u00A0: un autre trésorier ou le président le fait.") : null,
                Warning = string.Join(' ', new[]
                {
                    r.Holder is not null && !new PayeeAccount("", "", r.Holder).IsNamedAs(r.Row.FullName) ? $"Le compte est au nom de «\u00A0{r.Holder}\u00A0»." : null,
                    !r.IsMember ? "N’est plus adhérent." : r.IsLate ? "Cotisation en retard." : null,
                    r.Row.Differs ? "L’émargement a changé depuis l’approbation." : null,
                }.OfType<string>()) is { Length: > 0 } warning ? warning : null,
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<Guid, PayeeAccount>> Accounts(IReadOnlyCollection<Guid> payees, CancellationToken cancellationToken)
    {
        var known = await db.Set<BankDetails>().AsNoTracking().Where(b => EF.Parameter(payees).Contains(b.MemberId)).ToListAsync(cancellationToken);
        db.AddRange(known.Select(b => BankDetailsReading.Of(b.MemberId, clock.UtcNow, author.Name, BankReadingReason.Transferred)));
        return known.ToDictionary(b => b.MemberId, b => new PayeeAccount(b.Iban, b.Bic, b.Holder));
    }

    public async Task<List<Refusal>> MarkPaid(IReadOnlyCollection<Guid> sources, DateOnly paidOn, string reference, DateOnly today, CancellationToken cancellationToken)
    {
        var decision = await pay.PayWithin(sources, await Actor(cancellationToken), paidOn, reference, today, cancellationToken);
        return Whole(decision, sources.Count);
    }

    public async Task<List<Refusal>> MarkUnpaid(IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken) =>
        Whole(await pay.UnpayWithin(sources, cancellationToken), sources.Count);

    public string Link(CptsOfRequest here, Guid source) => here.Link($"finances/indemnites/{source}");

    /// <summary>All or none: a sum left is a refusal, a sum that is no longer there too.</summary>
    private static List<Refusal> Whole(Outcome<IndemnityDecision> decision, int count) =>
        !decision.Succeeded ? [.. decision.Refusals]
        : decision.Value.Left.Count > 0 ? [.. decision.Value.Left]
        : decision.Value.Lines.Count < count ? [IndemnityRefusals.DecidedMeanwhile(count - decision.Value.Lines.Count)]
        : [];

    /// <summary>Who acts in this scope; nobody who may pay when it is no account.</summary>
    private async Task<Actor> Actor(CancellationToken cancellationToken)
    {
        var email = author.AccountId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleOrDefaultAsync(cancellationToken) : null;
        return new(author.AccountId, email ?? "", author.Name);
    }
}
