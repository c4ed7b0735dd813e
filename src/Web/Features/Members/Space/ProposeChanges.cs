using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Space;

/// <summary>What a member would change in their own entry is proposed, rubric by rubric, and never written: the coordination decides.</summary>
public sealed class ProposeChanges(TisserandDb db, Clock clock)
{
    private static readonly ProposedField[] Rubrics =
        [ProposedField.LastName, ProposedField.FirstName, ProposedField.Profession, ProposedField.Rpps, ProposedField.Practice, ProposedField.Email, ProposedField.Phone, ProposedField.Places];

    /// <summary>The proposals of the person that nobody has answered yet, by rubric.</summary>
    public async Task<IReadOnlyList<ProposedChange>> Waiting(Guid member, CancellationToken cancellationToken) =>
        [.. (await OfMember(member).AsNoTracking().ToListAsync(cancellationToken)).OrderBy(c => c.Field)];

    /// <summary>
    /// How many rubrics are proposed. Refuses what the entry would refuse. A rubric proposed anew before an answer replaces the former
    /// proposal; one put back as the entry says takes it back.
    /// </summary>
    public Task<Outcome<int>> Propose(Guid id, MemberForm form, CancellationToken cancellationToken) => db.Serially<Outcome<int>>(async () =>
    {
        var member = await db.ReadMember(id, cancellationToken) ?? throw new InvalidOperationException("The entry of the session is gone.");
        var (typed, communes) = form.Read();
        if (communes.Count > 0)
        {
            return communes;
        }
        var wanted = Member.Create(typed with { Notes = null });
        if (!wanted.Succeeded)
        {
            return wanted.Refusals.ToList();
        }
        var waiting = (await OfMember(id).ToListAsync(cancellationToken)).ToDictionary(c => c.Field);
        var proposed = 0;
        foreach (var field in Rubrics)
        {
            var after = ProposedFields.Of(wanted.Value, field);
            var former = waiting.GetValueOrDefault(field);
            if (after == ProposedFields.Of(member, field))
            {
                if (former is not null)
                {
                    db.Remove(former);
                }
                continue;
            }
            var change = ProposedChange.Of(member, field, after, ProposalSource.Member, clock.UtcNow, member.FullName);
            if (!change.Succeeded)
            {
                return change.Refusals.ToList();
            }
            if (former is null)
            {
                db.Add(change.Value);
            }
            else if (former.After != after)
            {
                former.ReplaceBy(change.Value);
            }
            proposed++;
        }
        return proposed;
    }, cancellationToken);

    private IQueryable<ProposedChange> OfMember(Guid member) =>
        db.Set<ProposedChange>().Where(c => c.MemberId == member && c.Source == ProposalSource.Member && c.State == ProposalState.Waiting);
}
