using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Data.Reference;
using Tisserand.Data.Territories;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>Whom of the territory an invitation is for.</summary>
/// <param name="Professions">Codes; empty for all.</param>
/// <param name="Communes">Codes of the territory; empty for all.</param>
/// <param name="Only">National identifiers picked one by one; empty for all.</param>
public sealed record TerritoryFilter(IReadOnlyCollection<string> Professions, IReadOnlyCollection<string> Communes, IReadOnlyCollection<string> Only);

/// <summary>Who answers a filter, before anybody is invited.</summary>
/// <param name="ToInvite">National identifiers.</param>
/// <param name="Known">Entries of the CPTS, by RPPS number.</param>
/// <param name="Found">Professionals who answer the filter.</param>
/// <param name="Objected">Left out: they asked not to be contacted, and are no members.</param>
public sealed record Audience(Generation Generation, IReadOnlyList<string> ToInvite, IReadOnlyDictionary<string, Guid> Known, int Found, int Already, int Objected)
{
    /// <summary>Of those to invite, how many have an entry.</summary>
    public int Members => ToInvite.Count(id => Known.ContainsKey(Number(id)));

    /// <summary>The RPPS number in a national identifier; one that is none finds nobody.</summary>
    internal static string Number(string nationalId) => nationalId.Length == 12 && nationalId[0] == '8' ? nationalId[1..] : "";
}

/// <summary>
/// Invites to a meeting, in one act, every professional of the territory that the public directory knows, or those of some
/// professions and communes: one line a person, members among them, those who objected left out.
/// </summary>
public sealed class InviteTerritory(TisserandDb db, DirectoryQueries directory, TerritoryQueries territories)
{
    private const int ReadAtOnce = 500;

    /// <summary>Null without a directory or a territory.</summary>
    public async Task<Audience?> Count(Guid meeting, TerritoryFilter filter, DateOnly day, CancellationToken cancellationToken)
    {
        var territory = (await territories.On(day, cancellationToken)).CommuneCodes;
        if (territory.Count == 0 || await directory.Current(cancellationToken) is not { } generation)
        {
            return null;
        }
        string[] communes = filter.Communes.Count == 0 ? [.. territory] : [.. territory.Intersect(filter.Communes, StringComparer.Ordinal)];
        var found = await directory.NationalIds(communes, filter.Professions, cancellationToken);
        if (filter.Only.Count > 0)
        {
            found = [.. found.Intersect(filter.Only, StringComparer.Ordinal)];
        }
        var already = (await db.Set<ProfessionalInvitation>().Where(i => i.MeetingId == meeting && i.NationalId != null).Select(i => i.NationalId!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var objected = await Objected(day, cancellationToken);
        var known = (await db.Set<Member>().Where(m => m.Rpps != null).OrderBy(m => m.Id).Select(m => new { m.Rpps, m.Id }).ToListAsync(cancellationToken))
            .DistinctBy(m => m.Rpps).ToDictionary(m => m.Rpps!, m => m.Id, StringComparer.Ordinal);
        return new(generation, [.. found.Where(id => !already.Contains(id) && !objected.Contains(id))], known,
            found.Count, found.Count(already.Contains), found.Count(id => objected.Contains(id) && !already.Contains(id)));
    }

    /// <summary>Refuses a meeting that is cancelled or of another CPTS, and a filter that nobody answers.</summary>
    /// <param name="description">The filter in words, for the record of the act.</param>
    public async Task<Outcome<InvitationRound>> Invite(Guid meeting, TerritoryFilter filter, string description, DateOnly day, CancellationToken cancellationToken) =>
        await db.Serially(async () =>
        {
            if (await db.ReadMeeting(meeting, cancellationToken) is not { } found)
            {
                return new Refusal("meeting-unknown", "Cette réunion n’existe plus.");
            }
            if (found.State == MeetingState.Cancelled)
            {
                return new Refusal("meeting-cancelled", "Cette réunion est annulée.");
            }
            if (await Count(meeting, filter, day, cancellationToken) is not { ToInvite.Count: > 0 } audience)
            {
                return new Refusal("nobody-to-invite", "Personne d’autre à inviter avec ces critères.");
            }
            var territory = Geography.Current.DirectoryCodes((await territories.On(day, cancellationToken)).CommuneCodes).ToHashSet(StringComparer.Ordinal);
            var round = InvitationRound.Of(Guid.CreateVersion7(), meeting, day, audience.Generation.ExtractedOn, description, audience.ToInvite.Count, audience.Members, audience.Objected);
            db.Add(round);
            foreach (var some in audience.ToInvite.Chunk(ReadAtOnce))
            {
                foreach (var professional in await directory.FindByNationalIds(some, cancellationToken))
                {
                    db.Add(ProfessionalInvitation.Of(meeting, round.Id, Person(professional, territory, audience)));
                }
            }
            if (found.State == MeetingState.Planned)
            {
                found.Invite(audience.ToInvite.Select(id => audience.Known.GetValueOrDefault(Audience.Number(id))).Where(id => id != Guid.Empty));
            }
            return (Outcome<InvitationRound>)round;
        }, cancellationToken);

    /// <summary>Those who objected, save those who are members: the CPTS convenes its members.</summary>
    private async Task<HashSet<string>> Objected(DateOnly day, CancellationToken cancellationToken)
    {
        var objected = await db.Set<ContactObjection>().Select(o => o.NationalId).ToListAsync(cancellationToken);
        var members = await db.Set<Member>().In(db, MembershipState.Current, day)
            .Where(m => m.Rpps != null && EF.Parameter(objected).Contains("8" + m.Rpps)).Select(m => "8" + m.Rpps).ToListAsync(cancellationToken);
        return objected.Except(members, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    private static InvitedPerson Person(Professional known, HashSet<string> territory, Audience audience)
    {
        // The place of the territory to which a letter can go; a practice of one's own before an employer's.
        var place = known.Activities.Where(a => !a.Replacement && a.Place?.Commune is { } commune && territory.Contains(commune))
            .OrderBy(a => string.IsNullOrEmpty(a.Place!.PostalCode)).ThenBy(a => a.Mode != Nomenclature.Liberal).Select(a => a.Place!).FirstOrDefault();
        var email = known.Activities.Select(a => a.Place?.Email).FirstOrDefault(e => MailAddress.TryCreate(e, out var address) && address.Address == e);
        return new(
            known.NationalId, Civility(known), MemberOfDirectory.Name(known.LastName), MemberOfDirectory.Name(known.FirstName), MemberOfDirectory.Profession(known),
            place?.Commune ?? "", (string.IsNullOrWhiteSpace(place?.Sign) ? place?.Name : place.Sign) ?? "",
            string.Join('\n', new[] { place?.Complement, place?.Street, place?.Distribution }.Where(l => !string.IsNullOrWhiteSpace(l))),
            place?.PostalCode ?? "", City(place), email ?? "",
            audience.Known.TryGetValue(Audience.Number(known.NationalId), out var id) ? id : null);
    }

    /// <summary>The file writes the postal code before the city.</summary>
    private static string City(Place? place) => (place?.City ?? "") is var city && place?.PostalCode is { Length: > 0 } code && city.StartsWith(code + " ", StringComparison.Ordinal)
        ? city[code.Length..].Trim() : city;

    private static string Civility(Professional known) => (known.Title, known.Civility) switch
    {
        ("DR", _) => "Dr",
        ("PR", _) => "Pr",
        (_, "MME") => "Mme",
        (_, "M") => "M.",
        _ => "",
    };
}
