using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Governance;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Governance;

namespace Tisserand.Web.Features.Governance.Sittings;

/// <summary>Voix exprimée : a voice that was counted; with its receipt when the vote is secret.</summary>
public sealed record CastVoice(string FullName, string Receipt);

/// <summary>
/// Casts the votes of somebody present: their own, and those of the proxies they hold. Each voice counts once: the first to come, in
/// person or by proxy; a later one is refused and changes nothing. Of a secret vote only the fact is marked; the ballot goes to the urn.
/// </summary>
public sealed class CastVotes(TisserandDb db)
{
    private const int ReceiptLength = 8;

    /// <param name="caster">Whose card it is.</param>
    /// <param name="choices">By voter.</param>
    /// <returns>Null when the séance of the card has no such resolution.</returns>
    public async Task<Outcome<IReadOnlyList<CastVoice>>?> Cast(Guid meeting, Guid resolution, Guid caster, IReadOnlyDictionary<Guid, VoteChoice> choices, CancellationToken cancellationToken)
    {
        if (await db.ReadSittingMeeting(meeting, cancellationToken) is not { } sitting)
        {
            return null;
        }
        // Read before the turn, which is thus short: a whole assembly votes at the same second.
        var voices = (await db.ReadAssembly(sitting, cancellationToken)).VoicesOf(caster);
        return await db.InTurn(resolution, async () =>
            await db.Set<Resolution>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == resolution && r.MeetingId == meeting, cancellationToken) is { } found
                ? await Cast(found, voices, caster, choices, cancellationToken)
                : null,
            cancellationToken);
    }

    private async Task<Outcome<IReadOnlyList<CastVoice>>> Cast(Resolution resolution, IReadOnlyList<Voter> voices, Guid caster, IReadOnlyDictionary<Guid, VoteChoice> choices, CancellationToken cancellationToken)
    {
        if (resolution.State != BallotState.Open)
        {
            return new Refusal("ballot-not-open", resolution.State == BallotState.Closed ? "Le scrutin vient d’être clos\u00A0: votre vote n’est pas compté." : "Ce scrutin n’est pas encore ouvert.");
        }
        if (voices.Count == 0)
        {
            return new Refusal("not-voting", "Vous ne pouvez pas voter\u00A0: signalez-vous à l’accueil pour être noté présent.");
        }
        if (choices.Keys.Except(voices.Select(v => v.MemberId)).Any())
        {
            return new Refusal("not-your-voice", "Vous ne pouvez voter que pour vous et pour ceux dont vous détenez le pouvoir.");
        }
        if (choices.Count == 0)
        {
            return new Refusal("no-choice", "Choisissez pour, contre ou abstention.");
        }
        var ids = choices.Keys.ToList();
        var voted = await db.Set<VoteMark>().Where(m => m.ResolutionId == resolution.Id && EF.Parameter(ids).Contains(m.VoterId)).Select(m => m.VoterId).ToListAsync(cancellationToken);
        var casting = voices.Where(v => choices.ContainsKey(v.MemberId) && !voted.Contains(v.MemberId)).ToList();
        if (casting.Count == 0)
        {
            return new Refusal("voted-already", voted.Count > 1 ? "Ces voix ont déjà voté\u00A0: elles comptent une fois." : "Cette voix a déjà voté\u00A0: elle compte une fois.");
        }
        var cast = new List<CastVoice>();
        var urn = !resolution.IsSecret ? null : await db.Set<BallotUrn>().SingleOrDefaultAsync(u => u.Id == resolution.Id, cancellationToken) ?? db.Add(new BallotUrn(resolution.Id)).Entity;
        foreach (var voice in casting)
        {
            var choice = choices[voice.MemberId];
            db.Add(new VoteMark(resolution.Id, voice.MemberId, caster, voice.College, resolution.IsSecret ? null : choice));
            var receipt = resolution.IsSecret ? VotingCards.Draw(ReceiptLength) : "";
            urn?.Drop(receipt, choice, voice.College);
            cast.Add(new(voice.FullName, receipt));
        }
        return Done(cast);
    }

    /// <summary>An interface converts to nothing by itself.</summary>
    private static Outcome<IReadOnlyList<CastVoice>> Done(List<CastVoice> cast) => cast;
}
