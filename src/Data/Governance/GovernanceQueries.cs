using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Governance;

/// <summary>What the pages of governance ask of the current CPTS.</summary>
public static class GovernanceQueries
{
    /// <summary>Mandates with their holder and their body, in the order of the functions.</summary>
    public static IQueryable<MandateRow> MandateRows(this TisserandDb db) =>
        from m in db.Set<Mandate>()
        join body in db.Set<GoverningBody>() on m.BodyId equals body.Id
        join person in db.Set<Member>() on m.MemberId equals person.Id
        select new MandateRow
        {
            Line = m,
            Body = body.Name,
            BodyKind = body.Kind,
            FirstName = person.FirstName,
            LastName = person.LastName,
            FoldedName = person.FoldedName,
            Email = person.Email,
            AccountId = person.AccountId,
            Meeting = db.Set<Meeting>().Where(g => g.CptsId == m.CptsId && g.Id == m.MeetingId).Select(g => g.Title).FirstOrDefault(),
            MeetingDay = db.Set<Meeting>().Where(g => g.CptsId == m.CptsId && g.Id == m.MeetingId).Select(g => (DateOnly?)g.Day).FirstOrDefault(),
        };

    /// <summary>The rules that the CPTS follows on a day; one query.</summary>
    public static async Task<RuleBook> ReadRuleBook(this TisserandDb db, DateOnly day, CancellationToken cancellationToken) =>
        RuleBook.On(day, await db.Set<FoundingText>().AsNoTracking().Include(t => t.Rules).AsSingleQuery().ToListAsync(cancellationToken));

    /// <summary>What changed among officers, statutes and seat, the latest first, each with the declaration made of it; four queries.</summary>
    public static async Task<IReadOnlyList<(ChangeToDeclare Change, OfficialDeclaration? Declaration)>> ReadChanges(this TisserandDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var officers = await db.MandateRows().Where(m => m.BodyKind != BodyKind.Commission).AsNoTracking().ToListAsync(cancellationToken);
        var statutes = await db.Set<FoundingText>().Where(t => t.Kind == FoundingTextKind.Statutes).Select(t => t.AdoptedOn).ToListAsync(cancellationToken);
        var seats = await db.Set<RegisteredSeat>().AsNoTracking().ToListAsync(cancellationToken);
        var declared = await db.Set<OfficialDeclaration>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. DeclarableChanges.UpTo(today, officers.ConvertAll(o => o.Officer), statutes, seats)
                .Select(c => (c, declared.Find(d => d.Change == c.Change && d.ChangedOn == c.ChangedOn))),
        ];
    }

    public static async Task<GovernanceSettings> ReadGovernanceSettings(this TisserandDb db, CancellationToken cancellationToken) =>
        await db.Set<GovernanceSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new GovernanceSettings();
}

/// <summary>One mandate, its holder and its body, as the database reads them.</summary>
public sealed class MandateRow
{
    public Mandate Line { get; init; } = null!;

    public string Body { get; init; } = "";

    public BodyKind BodyKind { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string FoldedName { get; init; } = "";

    public string Email { get; init; } = "";

    public Guid? AccountId { get; init; }

    /// <summary>Title of the meeting that elected; null when none was named.</summary>
    public string? Meeting { get; init; }

    public DateOnly? MeetingDay { get; init; }

    public string FullName => FirstName + " " + LastName;

    public OfficerMandate Officer => new(Line.MemberId, FullName, Body, Line.Seat, Line.StartsOn, Line.EndsOn);
}
