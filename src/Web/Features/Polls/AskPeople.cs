using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Polls;

namespace Tisserand.Web.Features.Polls;

/// <summary>Puts people on a poll, each once: members by their entry, others by their mail address.</summary>
public sealed class AskPeople(TisserandDb db)
{
    /// <summary>Answers how many were added; identifiers of nobody, and those asked already, are left out.</summary>
    public Task<int> Members(Guid poll, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) => db.Serially(
        async () => await Add(poll, members, cancellationToken), cancellationToken);

    /// <summary>Reads one person a line, « Nom adresse »; refuses the lines that hold no address, and adds nobody then. An address of one member is that member.</summary>
    public Task<Outcome<int>> Guests(Guid poll, string? lines, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var read = TypedText.Lines(lines).Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => Read(poll, l)).ToList();
        var refusals = read.SelectMany(r => r.Refusals).Select(r => r with { Field = "Addresses" }).ToList();
        if (read.Count == 0)
        {
            refusals.Add(new("nobody", "Écrivez au moins une adresse.", "Addresses"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var guests = read.Select(r => r.Required).DistinctBy(g => g.Email).ToList();
        var emails = guests.ConvertAll(g => g.Email!);
        var members = (await db.Set<Member>().Where(m => m.Kind == MemberKind.Person).WithAddress(m => m.Email, emails).Select(m => new { m.Id, m.Email }).ToListAsync(cancellationToken))
            .GroupBy(m => m.Email.ToLowerInvariant()).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id);
        var known = await db.Set<PollPerson>().Where(p => p.PollId == poll && p.Email != null).Select(p => p.Email).ToListAsync(cancellationToken);
        var fresh = guests.FindAll(g => !members.ContainsKey(g.Email!) && !known.Contains(g.Email));
        db.AddRange(fresh);
        return (Outcome<int>)(fresh.Count + await Add(poll, members.Values, cancellationToken));
    }, cancellationToken);

    private async Task<int> Add(Guid poll, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
    {
        var known = members.Count == 0 ? [] : await db.Set<Member>().Where(m => EF.Parameter(members).Contains(m.Id) && !db.Set<PollPerson>().Any(p => p.PollId == poll && p.MemberId == m.Id))
            .OrderBy(m => m.FoldedName).Select(m => m.Id).ToListAsync(cancellationToken);
        db.AddRange(known.Select(m => PollPerson.Of(poll, m)));
        return known.Count;
    }

    /// <summary>« Paul Roche &lt;paul@example.org&gt; », « paul@example.org ».</summary>
    private static Outcome<PollPerson> Read(Guid poll, string line)
    {
        var words = TypedText.Line(line).Split(' ').ToList();
        var at = words.FindIndex(w => w.Contains('@', StringComparison.Ordinal));
        if (at < 0)
        {
            return PollPerson.Guest(poll, null, line);
        }
        var email = words[at].Trim('<', '>', '(', ')', ',', '"');
        words.RemoveAt(at);
        return PollPerson.Guest(poll, string.Join(' ', words).Trim('"', ',', ' '), email);
    }
}
