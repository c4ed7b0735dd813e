using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>What the directory of members may show of a person, as chosen in a form.</summary>
public sealed class DirectoryChoices
{
    /// <summary>What is shown.</summary>
    public List<ConsentSubject> Shown { get; set; } = [];

    public bool IsOpposed { get; set; }

    public string? Mssante { get; set; }

    public string? Skills { get; set; }

    internal IEnumerable<ConsentSubject> Chosen => IsOpposed ? [ConsentSubject.DirectoryOpposition] : Shown.Where(s => s != ConsentSubject.DirectoryOpposition).Distinct();
}

/// <summary>
/// The one way in which consents are given and withdrawn: by the person, or noted by the coordination on their word. What does not
/// change keeps its date; an opposition withdraws all the rest.
/// </summary>
public sealed class ChooseDirectory(TisserandDb db, Clock clock)
{
    public async Task<DirectoryChoices> Read(Guid member, CancellationToken cancellationToken)
    {
        var subjects = (await db.ConsentsOf(member, cancellationToken)).ConvertAll(c => c.Subject);
        var card = await db.Set<DirectoryCard>().AsNoTracking().SingleOrDefaultAsync(c => c.MemberId == member, cancellationToken);
        return new()
        {
            Shown = subjects.FindAll(s => s != ConsentSubject.DirectoryOpposition),
            IsOpposed = subjects.Contains(ConsentSubject.DirectoryOpposition),
            Mssante = card?.Mssante,
            Skills = card?.Skills,
        };
    }

    /// <param name="by">Name of the account that records it.</param>
    public Task<List<Refusal>> Choose(Guid member, DirectoryChoices choices, ConsentSource source, string by, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var card = await db.Set<DirectoryCard>().SingleOrDefaultAsync(c => c.MemberId == member, cancellationToken);
        if (card is null && !string.IsNullOrWhiteSpace(choices.Mssante + choices.Skills))
        {
            db.Add(card = DirectoryCard.Of(member));
        }
        var refusals = card?.Say(choices.Mssante, choices.Skills) ?? [];
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var chosen = choices.Chosen.ToList();
        var held = await db.ConsentsOf(member, cancellationToken);
        foreach (var consent in held.Where(c => !chosen.Contains(c.Subject)))
        {
            consent.Withdraw(source, by, clock.UtcNow);
        }
        db.AddRange(chosen.Except(held.Select(c => c.Subject)).Order().Select(s => Consent.Give(member, s, source, by, clock.UtcNow)));
        return refusals;
    }, cancellationToken);
}
