using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>
/// Personal codes, made when they are first asked for. A mail that invites somebody says <see cref="Line"/>: the code, and the page that
/// shows it as a picture.
/// </summary>
public sealed class PersonalCodes(TisserandDb db, Clock clock)
{
    /// <summary>One for each person; identifiers of nobody are left out.</summary>
    public Task<Dictionary<Guid, string>> Of(IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) => db.Serially(
        async () =>
        {
            var codes = await db.Set<PersonalCode>().Where(c => EF.Parameter(members).Contains(c.MemberId)).ToDictionaryAsync(c => c.MemberId, c => c.Code, cancellationToken);
            var without = members.Except(codes.Keys).ToList();
            if (without.Count > 0)
            {
                var fresh = (await db.Set<Domain.Members.Member>().Where(m => EF.Parameter(without).Contains(m.Id) && m.ErasedOn == null).Select(m => m.Id).ToListAsync(cancellationToken))
                    .ConvertAll(m => PersonalCode.Give(m, clock.UtcNow));
                db.AddRange(fresh);
                fresh.ForEach(c => codes[c.MemberId] = c.Code);
            }
            return codes;
        },
        cancellationToken);

    /// <summary>Another code for this person: the former opens nothing any more.</summary>
    public Task<string> Renew(Guid member, CancellationToken cancellationToken) => db.Serially(
        async () =>
        {
            var code = await db.Set<PersonalCode>().SingleOrDefaultAsync(c => c.MemberId == member, cancellationToken);
            if (code is null)
            {
                db.Add(code = PersonalCode.Give(member, clock.UtcNow));
            }
            else
            {
                code.Renew(clock.UtcNow);
            }
            return code.Code;
        },
        cancellationToken);

    /// <summary>For the foot of a mail.</summary>
    /// <param name="address">Page that shows the code to be scanned; null when it is not known where the application is called.</param>
    public static string Line(string code, string? address) =>
        $"À l’accueil, montrez votre code personnel {DoorCode.Spaced(code)}" + (address is null ? "." : "\u00A0: " + address);

    /// <summary>Path of the page that shows a code, from the root.</summary>
    public static string PageOf(CptsOfRequest here, string code) => here.Link("code/" + code.ToLower(French.Culture));
}
