using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Admissions;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Admissions;

/// <summary>What the bureau said before the entries that resemble: one of them, another one, or nothing.</summary>
public readonly record struct ChosenEntry(Guid? Known, bool IsNew)
{
    public bool IsUnsaid => Known is null && !IsNew;

    /// <summary>An identifier, or « nouvelle »; nothing else says anything.</summary>
    public static ChosenEntry Read(string? typed) => new(Guid.TryParse(typed, out var known) ? known : null, typed == "nouvelle");
}

/// <summary>The bureau accepts, refuses, or asks for more; the letter leaves with the decision. Of two who decide at the same second, one does.</summary>
public sealed class DecideApplication(TisserandDb db, ApplicationLetters letters)
{
    /// <summary>Makes a member of a new entry, or of one that exists, which keeps all that it says.</summary>
    /// <remarks>
    /// Of an application for a structure, the structure is the member: the entry recognised, or a new one; the person becomes its
    /// principal representative. While an entry resembles, one that was not chosen nor declared new is refused.
    /// </remarks>
    /// <param name="personChosen">What the bureau said of the person.</param>
    /// <param name="structureChosen">What it said of the structure.</param>
    /// <returns>Who became a member.</returns>
    public Task<Outcome<Member>> Accept(Cpts cpts, Guid application, ChosenEntry personChosen, ChosenEntry structureChosen, DateOnly? firstDay, string by, DateOnly today, CancellationToken cancellationToken) =>
        db.Serially(async Task<Outcome<Member>> () =>
        {
            if (await Find(application, cancellationToken) is not { } found)
            {
                return Gone;
            }
            if (firstDay is not { } first)
            {
                return new Refusal("first-day-required", "Indiquez le premier jour de l’adhésion.", "FirstDay");
            }
            if (found.IsOpen && personChosen.IsUnsaid && (await db.MatchesOf(found, cancellationToken)).Count > 0)
            {
                return new Refusal("known-required", "Dites s’il s’agit d’une de ces fiches, ou d’une autre personne.", "Known");
            }
            if (found.IsOpen && structureChosen.IsUnsaid && (await db.StructureMatchesOf(found, cancellationToken)).Count > 0)
            {
                return new Refusal("known-structure-required", "Dites s’il s’agit d’une de ces structures, ou d’une autre.", "KnownStructure");
            }
            var read = personChosen.Known is { } known ? await Known(known, cancellationToken) : await New(found, cancellationToken);
            if (read.Value is not { } member)
            {
                return read.Refusals.ToList();
            }
            var person = member;
            if (found.Structure() is { } details)
            {
                var structure = structureChosen.Known is { } structureId ? await Known(structureId, cancellationToken) : Member.Create(details);
                if (structure.Value is not { } stands)
                {
                    return structure.Refusals.ToList();
                }
                if (person.IsStructure || !stands.IsStructure)
                {
                    return new Refusal("structure-and-person", "Choisissez une structure, et la personne qui la représente.", "KnownStructure");
                }
                member = stands;
            }
            if (!found.IsOpen)
            {
                return found.Accept(member.Id, by, today);
            }
            if (member.Start(first) is { Count: > 0 } refusals)
            {
                return refusals.ConvertAll(r => r with { Field = "FirstDay" });
            }
            if (personChosen.Known is null)
            {
                db.Add(person);
            }
            if (member != person)
            {
                if (structureChosen.Known is null)
                {
                    db.Add(member);
                }
                await Represent(person, member, cancellationToken);
            }
            found.Accept(member.Id, by, today);
            if (member == person && personChosen.Known is null && found.Category != MemberCategories.Of(member.Profession, member.IsLiberal, member.IsSalaried))
            {
                db.Add(CategoryOfMember.Give(member.Id, found.Category));
            }
            letters.Accepted(found, cpts, first);
            return member;
        }, cancellationToken);

    public Task<List<Refusal>> AskMore(Cpts cpts, Guid application, string? question, string by, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(application, cancellationToken) is not { } found)
        {
            return [Gone];
        }
        var asked = found.AskMore(question, by, today);
        if (asked.Value is { } secret)
        {
            letters.More(found, cpts, secret);
        }
        return asked.Refusals.ToList();
    }, cancellationToken);

    public Task<List<Refusal>> Refuse(Cpts cpts, Guid application, string? reason, string by, DateOnly today, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        if (await Find(application, cancellationToken) is not { } found)
        {
            return [Gone];
        }
        var refusals = found.Refuse(reason, by, today);
        if (refusals.Count == 0)
        {
            letters.Refused(found, cpts);
        }
        return refusals;
    }, cancellationToken);

    private static Refusal Gone => new("application-unknown", "Cette demande n’existe plus.");

    private Task<MembershipApplication?> Find(Guid id, CancellationToken cancellationToken) =>
        db.Set<MembershipApplication>().SingleOrDefaultAsync(a => a.Id == id && a.State != ApplicationState.Unconfirmed, cancellationToken);

    private async Task Represent(Member person, Member structure, CancellationToken cancellationToken)
    {
        var links = await db.Set<StructureLink>().Where(l => l.StructureId == structure.Id).ToListAsync(cancellationToken);
        var link = StructureLink.Tied(structure, person, StructureTie.Representative, principal: true, links).Required;
        if (!links.Contains(link))
        {
            db.Add(link);
        }
    }

    private async Task<Outcome<Member>> New(MembershipApplication application, CancellationToken cancellationToken) =>
        application.Rpps is { } rpps && await db.Set<Member>().AnyAsync(m => m.Rpps == rpps, cancellationToken)
            ? new Refusal("rpps-known", "Une fiche porte déjà ce numéro RPPS : reconnaissez-la plutôt que d’en créer une autre.", "Known")
            : Member.Create(application.Entry());

    private async Task<Outcome<Member>> Known(Guid id, CancellationToken cancellationToken) =>
        await db.WholeMembers().SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is { } member
            ? member
            : new Refusal("member-unknown", "Cette fiche n’existe plus.", "Known");
}
