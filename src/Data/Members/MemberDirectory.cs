using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

/// <summary>Annuaire des adhérents : one person as the other members may see them. What was not agreed to is not read from the base.</summary>
public sealed class DirectoryEntry
{
    public Guid Id { get; init; }

    public string LastName { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Profession { get; init; } = "";

    public string Commune { get; init; } = "";

    public string FoldedCommune { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>Of the main place.</summary>
    public string PlaceLabel { get; init; } = "";

    public string PlaceAddress { get; init; } = "";

    public string Mssante { get; init; } = "";

    public string Skills { get; init; } = "";

    public string FoldedSkills { get; init; } = "";

    public string FullName => FirstName + " " + LastName;
}

/// <summary>What the directory of members asks.</summary>
public static class MemberDirectory
{
    /// <summary>
    /// Members of a day who do not oppose it, each field empty unless a consent to it holds: the condition stands in the query, so
    /// that no page can show what it has not read.
    /// </summary>
    public static IQueryable<DirectoryEntry> DirectoryOfMembers(this TisserandDb db, DateOnly day)
    {
        var agreed = db.Set<Consent>().Where(c => c.WithdrawnAt == null);
        return from m in db.Set<Member>().AsNoTracking().In(db, MembershipState.Current, day)
               join card in db.Set<DirectoryCard>() on m.Id equals card.MemberId into cards
               from card in cards.DefaultIfEmpty()
               where !agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryOpposition)
               select new DirectoryEntry
               {
                   Id = m.Id,
                   LastName = m.LastName,
                   FirstName = m.FirstName,
                   FoldedName = m.FoldedName,
                   Profession = m.Profession,
                   Commune = m.MainCommune,
                   FoldedCommune = m.FoldedCommune,
                   Email = agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryEmail) ? m.Email : "",
                   Phone = agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryPhone) ? m.Phone : "",
                   PlaceLabel = agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryAddress)
                       ? db.Set<PracticeSite>().Where(s => s.MemberId == m.Id && s.Rank == 0).Select(s => s.Label).FirstOrDefault() ?? "" : "",
                   PlaceAddress = agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryAddress)
                       ? db.Set<PracticeSite>().Where(s => s.MemberId == m.Id && s.Rank == 0).Select(s => s.Address).FirstOrDefault() ?? "" : "",
                   Mssante = card != null && agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectoryMssante) ? card.Mssante : "",
                   Skills = card != null && agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectorySkills) ? card.Skills : "",
                   FoldedSkills = card != null && agreed.Any(c => c.MemberId == m.Id && c.Subject == ConsentSubject.DirectorySkills) ? card.FoldedSkills : "",
               };
    }

    /// <summary>
    /// Those found by every word, at the beginning of a word of their name or of the skills that they show. Never by a number or an
    /// address: whoever types somebody's telephone number must not learn whose it is.
    /// </summary>
    public static IQueryable<DirectoryEntry> Answering(this IQueryable<DirectoryEntry> entries, string? typed)
    {
        foreach (var word in FoldedText.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var inside = " " + word;
            entries = entries.Where(e => e.FoldedName.StartsWith(word) || e.FoldedName.Contains(inside) || e.FoldedSkills.StartsWith(word) || e.FoldedSkills.Contains(inside));
        }
        return entries;
    }

    /// <summary>The consents of a person that hold, followed by the context.</summary>
    public static Task<List<Consent>> ConsentsOf(this TisserandDb db, Guid member, CancellationToken cancellationToken) =>
        db.Set<Consent>().Where(c => c.MemberId == member && c.WithdrawnAt == null).OrderBy(c => c.GivenAt).ToListAsync(cancellationToken);
}
