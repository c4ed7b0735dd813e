using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>Origine d’un changement proposé : the public directory, or the member.</summary>
public enum ProposalSource
{
    Directory,
    Member,
}

/// <summary>État d’un changement proposé : waits for the coordinator, accepted, or set aside.</summary>
public enum ProposalState
{
    Waiting,
    Accepted,
    SetAside,
}

/// <summary>
/// Changement proposé : a new value of one rubric of an entry, proposed by the public directory or by the member; the entry changes
/// only when somebody accepts it. Source: fiche 5 du guide; annuaire santé.
/// </summary>
public sealed class ProposedChange : ICptsOwned
{
    public const int NameLength = 200;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public ProposedField Field { get; private set; }

    public ProposalSource Source { get; private set; }

    /// <summary>What the entry said when the change was proposed, written as <see cref="ProposedFields.Of(Member, ProposedField)"/> does.</summary>
    public string Before { get; private set; } = "";

    /// <summary>The proposed value, written likewise.</summary>
    public string After { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public ProposalState State { get; private set; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? SettledAt { get; private set; }

    public string SettledBy { get; private set; } = "";

    /// <summary>Refuses a value that the entry would refuse, and the value that it has. The entry is not changed.</summary>
    public static Outcome<ProposedChange> Of(Member member, ProposedField field, string after, ProposalSource source, DateTime now, string by)
    {
        ArgumentNullException.ThrowIfNull(member);
        var before = ProposedFields.Of(member, field);
        if (!field.IsNews())
        {
            var changed = Member.Create(member.Details().With(field, after));
            if (!changed.Succeeded)
            {
                return changed.Refusals.ToList();
            }
            // As the entry would write it: a phone number in its international form, blanks folded.
            after = ProposedFields.Of(changed.Value, field);
            if (after == before)
            {
                return new Refusal("same-value", "C’est déjà ce que dit la fiche.", field.ToString());
            }
        }
        return new ProposedChange { MemberId = member.Id, Field = field, Source = source, Before = before, After = after, ProposedAt = now, ProposedBy = by };
    }

    /// <summary>Whether the entry no longer says what it said when the change was proposed.</summary>
    public bool IsStale(Member member) => ProposedFields.Of(member, Field) != Before;

    /// <summary>
    /// Puts the value into the entry; <paramref name="seen"/> is what the entry said to the person who accepts. Refuses an entry that
    /// has changed since, what the entry itself refuses, news (there is nothing to take), and a change already settled.
    /// </summary>
    public List<Refusal> Accept(Member member, string seen, DateTime now, string by)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (NotWaiting(member) is { } settled)
        {
            return [settled];
        }
        if (Field.IsNews())
        {
            return [new("nothing-to-take", $"{member.FullName}\u00A0: rien à reporter dans la fiche. Mettez fin à l’adhésion si la personne est partie, ou écartez l’annonce.")];
        }
        var current = ProposedFields.Of(member, Field);
        if (current != seen && current != After)
        {
            return [new("entry-changed", $"{member.FullName}\u00A0: la fiche a changé depuis la proposition. Relisez la ligne avant d’accepter.")];
        }
        var refusals = member.Change(member.Details().With(Field, After));
        if (refusals.Count == 0)
        {
            Settle(ProposalState.Accepted, now, by);
        }
        return [.. refusals.Select(r => r with { Message = $"{member.FullName}\u00A0: {r.Message}", Field = "" })];
    }

    /// <summary>Leaves the entry as it is; refuses a change already settled.</summary>
    public List<Refusal> SetAside(Member member, DateTime now, string by)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (NotWaiting(member) is { } settled)
        {
            return [settled];
        }
        Settle(ProposalState.SetAside, now, by);
        return [];
    }

    /// <summary>The same rubric proposed anew before anybody answered: the last value stands.</summary>
    public void ReplaceBy(ProposedChange newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        if (State != ProposalState.Waiting || (newer.MemberId, newer.Field, newer.Source) != (MemberId, Field, Source))
        {
            throw new InvalidOperationException("Only a waiting change is replaced, by one of the same rubric and origin.");
        }
        (Before, After, ProposedAt, ProposedBy) = (newer.Before, newer.After, newer.ProposedAt, newer.ProposedBy);
    }

    private Refusal? NotWaiting(Member member) => State == ProposalState.Waiting
        ? null
        : new("settled", $"{member.FullName}\u00A0: ce changement a déjà été {(State == ProposalState.Accepted ? "accepté" : "écarté")} par {SettledBy}.");

    private void Settle(ProposalState state, DateTime now, string by) => (State, SettledAt, SettledBy) = (state, now, by);
}
