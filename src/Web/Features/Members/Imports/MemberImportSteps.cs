using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Data.Territories;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>
/// The long steps of an import: check, write, undo. Each goes by batches, each batch in one transaction that holds at once the
/// members and the fate of their lines: a work cut short goes on where it stood, and two that cross do nothing twice.
/// </summary>
public sealed class MemberImportSteps(TisserandDb db, TerritoryQueries territories, AuditWording words, Clock clock)
{
    private const int Checked = 500;
    private const int Written = 100;

    /// <summary>Does what the state of the import asks for, to its end.</summary>
    public async Task Run(Guid importId, CancellationToken cancellationToken)
    {
        switch (await db.Set<MemberImport>().AsNoTracking().Where(i => i.Id == importId).Select(i => (MemberImportState?)i.State).SingleOrDefaultAsync(cancellationToken))
        {
            case MemberImportState.Checking:
                await Check(importId, cancellationToken);
                break;
            case MemberImportState.Writing:
                while (await WriteSome(importId, cancellationToken))
                {
                }
                break;
            case MemberImportState.Undoing:
                while (await UndoSome(importId, cancellationToken))
                {
                }
                break;
            default:
                break;
        }
    }

    /// <summary>From the first line to the last: what each would do. Only the lines themselves are written.</summary>
    private async Task Check(Guid importId, CancellationToken cancellationToken)
    {
        var import = await db.Set<MemberImport>().AsNoTracking().SingleAsync(i => i.Id == importId, cancellationToken);
        var reader = await ReaderOf(import, cancellationToken);
        var earlier = new Dictionary<string, List<(int Line, MemberIdentity Identity)>>(StringComparer.Ordinal);
        for (var last = 0; ;)
        {
            db.ChangeTracker.Clear();
            var lines = await db.Set<MemberImportLine>().Where(l => l.ImportId == importId && l.Number > last).OrderBy(l => l.Number).Take(Checked).ToListAsync(cancellationToken);
            if (lines.Count == 0)
            {
                break;
            }
            var people = lines.ConvertAll(l => reader.Read(CellsOf(l)));
            var known = await Known(people, cancellationToken);
            foreach (var (line, person) in lines.Zip(people))
            {
                CheckLine(line, person, reader, known, earlier);
            }
            await db.SaveChangesAsync(cancellationToken);
            last = lines[^1].Number;
        }
        await db.Serially(async () =>
        {
            // Mapped anew meanwhile, it is checked anew by who mapped it.
            var now = await db.Set<MemberImport>().SingleAsync(i => i.Id == importId, cancellationToken);
            if (now.State == MemberImportState.Checking && now.Columns == import.Columns)
            {
                now.EndWork();
            }
            return true;
        }, cancellationToken);
    }

    private static void CheckLine(
        MemberImportLine line, ImportedPerson person, ImportedPersonReader reader, ILookup<string, KnownEntry> known,
        Dictionary<string, List<(int Line, MemberIdentity Identity)>> earlier)
    {
        var keys = person.Keys;
        var twin = keys.SelectMany(k => known[k]).Select(k => (k.Id, Resemblance: Resemblances.Between(person.Identity, k.Identity)))
            .Where(t => t.Resemblance is not null).OrderBy(t => t.Resemblance).ThenBy(t => t.Id).Select(t => ((Guid, Resemblance?)?)t).FirstOrDefault();
        var above = keys.SelectMany(k => earlier.GetValueOrDefault(k, [])).Select(e => (e.Line, Resemblance: Resemblances.Between(person.Identity, e.Identity)))
            .Where(t => t.Resemblance is not null).OrderBy(t => t.Resemblance).ThenBy(t => t.Line).Select(t => ((int, Resemblance?)?)t).FirstOrDefault();
        var asNew = Member.Create(person.Details);
        var refusals = asNew.Refusals.Concat(asNew.Value is { } fresh && person.Since is { } since ? fresh.Enter(since, person.Until) : []);
        if (twin is not null)
        {
            // An entry that is completed keeps what the line does not give.
            refusals = refusals.Where(r => r.Code != "profession-required");
        }
        // What does not read has said why: that it is then missing adds nothing.
        var told = reader.Tell(refusals).Where(p => person.Problems.All(q => q.Column != p.Column));
        List<LineProblem> problems = [.. person.Problems, .. told];
        var surest = new[] { twin?.Item2, above?.Item2 }.Min();
        line.Check(person.Name, ProblemsText(problems), problems.Count > 0, twin?.Item1, above?.Item1, surest, string.Join(' ', person.Details.Warnings().Select(w => w.Message)));
        foreach (var key in problems.Count == 0 ? keys : [])
        {
            if (!earlier.TryGetValue(key, out var same))
            {
                earlier[key] = same = [];
            }
            same.Add((line.Number, person.Identity));
        }
    }

    /// <summary>One batch of lines, in one transaction; false when there was none left.</summary>
    private Task<bool> WriteSome(Guid importId, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var import = await db.Set<MemberImport>().SingleOrDefaultAsync(i => i.Id == importId, cancellationToken);
        if (import?.State != MemberImportState.Writing)
        {
            return false;
        }
        var lines = await db.Set<MemberImportLine>().Where(l => l.ImportId == importId && l.Fate == ImportLineFate.Ready).OrderBy(l => l.Number).Take(Written).ToListAsync(cancellationToken);
        if (lines.Count == 0)
        {
            import.EndWork();
            return false;
        }
        var reader = await ReaderOf(import, cancellationToken);
        var people = lines.ConvertAll(l => reader.Read(CellsOf(l)));
        var keys = people.SelectMany(p => p.Keys).Distinct(StringComparer.Ordinal).ToList();
        // From the index of the keys to the few members: asked of each member, it would read them all.
        var alike = db.Set<MatchKey>().Where(k => EF.Parameter(keys).Contains(k.Key)).Select(k => k.MemberId);
        var members = await db.WholeMembers().Where(m => alike.Contains(m.Id)).ToListAsync(cancellationToken);
        var ids = members.ConvertAll(m => (Guid?)m.Id);
        var own = (await db.Set<MemberImportLine>().Where(l => EF.Parameter(ids).Contains(l.MemberId) && l.ImportId == importId && l.Fate == ImportLineFate.Created)
            .Select(l => l.MemberId!.Value).ToListAsync(cancellationToken)).ToHashSet();
        var tags = await TagsOf(people, [.. members.Select(m => m.Id)], cancellationToken);
        foreach (var (line, person) in lines.Zip(people))
        {
            if (WriteLine(import, line, person, reader, members, own) is { } member)
            {
                tags.Put(member.Id, person.Tags);
            }
        }
        return true;
    }, cancellationToken);

    /// <returns>The entry made or met; null when the line was left.</returns>
    private Member? WriteLine(MemberImport import, MemberImportLine line, ImportedPerson person, ImportedPersonReader reader, List<Member> members, HashSet<Guid> own)
    {
        var keys = person.Keys.ToHashSet(StringComparer.Ordinal);
        var alike = members.Where(m => m.Keys.Any(k => keys.Contains(k.Key)))
            .Select(m => (Member: m, Resemblance: Resemblances.Between(person.Identity, m.Identity)))
            .Where(a => a.Resemblance is not null).OrderBy(a => a.Resemblance).ThenBy(a => a.Member.Id).ToList();
        bool WasShown(Member m) => m.Id == line.TwinId || own.Contains(m.Id);
        // What was not shown is not done: somebody else entered this person meanwhile.
        if (alike.Find(a => !WasShown(a.Member) && (line.Resemblance is null || a.Resemblance < line.Resemblance)) is { Member: { } since })
        {
            line.Skip($"{since.FullName} a été saisi ou modifié depuis la vérification ({Resemblances.Between(person.Identity, since.Identity)!.Value.Label()})\u00A0: la ligne est laissée.");
            return null;
        }
        var (twin, resemblance) = alike.Find(a => a.Member.Id == line.TwinId) is { Member: not null } shown ? shown : alike.Find(a => own.Contains(a.Member.Id));
        var choice = line.Choice ?? import.Doubles;
        if (twin is null)
        {
            if (line.TwinId is not null && choice != DoubleChoice.Create)
            {
                line.Skip("La fiche à laquelle elle ressemblait n’existe plus\u00A0: la ligne est laissée.");
                return null;
            }
            return Create(line, person, reader, members, own);
        }
        if (choice == DoubleChoice.Update)
        {
            return Update(line, person, reader, twin) ? twin : null;
        }
        if (choice == DoubleChoice.Create && resemblance is not (Resemblance.Rpps or Resemblance.Registered))
        {
            return Create(line, person, reader, members, own);
        }
        line.Skip($"{twin.FullName} a déjà sa fiche ({resemblance!.Value.Label()})."
            + (choice == DoubleChoice.Create ? " Deux fiches ne portent pas le même numéro." : ""));
        return null;
    }

    private Member? Create(MemberImportLine line, ImportedPerson person, ImportedPersonReader reader, List<Member> members, HashSet<Guid> own)
    {
        var created = Member.Create(person.Details);
        var refusals = created.Refusals.Concat(created.Value is { } fresh && person.Since is { } since ? fresh.Enter(since, person.Until) : []).ToList();
        if (refusals.Count > 0)
        {
            line.Refuse(ProblemsText([.. reader.Tell(refusals)]));
            return null;
        }
        var member = created.Required;
        member.Join(person.College);
        db.Add(member);
        members.Add(member);
        own.Add(member.Id);
        line.Create(member.Id, MemberMark.Of(member));
        return member;
    }

    private static bool Update(MemberImportLine line, ImportedPerson person, ImportedPersonReader reader, Member member)
    {
        var (mark, before, college) = (MemberMark.Of(member), member.Details(), member.CollegeId);
        var refusals = member.Change(person.Over(before));
        if (refusals.Count > 0)
        {
            line.Refuse(ProblemsText([.. reader.Tell(refusals)]));
            return false;
        }
        member.Join(person.College ?? college);
        DateOnly? started = null;
        var note = "";
        if (person.Since is { } since && !member.Memberships.Any(m => m.StartsOn == since && m.EndsOn == person.Until))
        {
            var period = member.Enter(since, person.Until);
            started = period.Count == 0 ? since : null;
            note = period.Count == 0 ? "" : "Adhésion laissée\u00A0: " + period[0].Message;
        }
        var after = MemberMark.Of(member);
        if (after == mark)
        {
            line.LeaveUnchanged(note);
        }
        else
        {
            line.Update(member.Id, new MemberBefore(before, started, college).Write(), after, note);
        }
        return true;
    }

    /// <summary>One batch, from the last line up, since a later line may have completed the entry of an earlier one.</summary>
    private Task<bool> UndoSome(Guid importId, CancellationToken cancellationToken) => db.Serially(async () =>
    {
        var import = await db.Set<MemberImport>().SingleOrDefaultAsync(i => i.Id == importId, cancellationToken);
        if (import?.State != MemberImportState.Undoing)
        {
            return false;
        }
        var lines = await db.Set<MemberImportLine>().Where(l => l.ImportId == importId && (l.Fate == ImportLineFate.Created || l.Fate == ImportLineFate.Updated))
            .OrderByDescending(l => l.Number).Take(Written).ToListAsync(cancellationToken);
        if (lines.Count == 0)
        {
            import.EndWork();
            return false;
        }
        var ids = lines.Select(l => l.MemberId!.Value).Distinct().ToList();
        var members = (await db.WholeMembers().Where(m => EF.Parameter(ids).Contains(m.Id)).ToListAsync(cancellationToken)).ToDictionary(m => m.Id);
        var rests = await RestsOn(lines, cancellationToken);
        foreach (var line in lines)
        {
            UndoLine(line, members[line.MemberId!.Value], rests);
        }
        return true;
    }, cancellationToken);

    private void UndoLine(MemberImportLine line, Member member, ILookup<Guid, string> rests)
    {
        if (MemberMark.Of(member) != line.After)
        {
            line.Keep("La fiche a été modifiée depuis l’import.");
        }
        else if (line.Before.Length > 0)
        {
            var before = MemberBefore.Read(line.Before);
            if (before.Started is { } started && member.Memberships.FirstOrDefault(m => m.StartsOn == started) is { } period)
            {
                member.Withdraw(period.Id);
            }
            member.Join(before.College);
            if (member.Change(before.Details) is [var refusal, ..])
            {
                line.Keep(refusal.Message);
            }
            else
            {
                line.Undo();
            }
        }
        else if (rests[member.Id].Any())
        {
            line.Keep("Sur cette fiche reposent d’autres données\u00A0: " + string.Join(", ", rests[member.Id].Distinct(StringComparer.Ordinal)) + ".");
        }
        else
        {
            line.Undo();
            db.Remove(member);
        }
    }

    /// <summary>What other records hold the created entries, in French words.</summary>
    private async Task<ILookup<Guid, string>> RestsOn(List<MemberImportLine> lines, CancellationToken cancellationToken)
    {
        var created = lines.FindAll(l => l.Fate == ImportLineFate.Created).ConvertAll(l => l.MemberId!.Value);
        var found = new List<(Guid Member, string What)>();
        // The lines of imports say nothing more than the mark of the entry; what goes with the entry rests on nothing.
        foreach (var key in MemberReferences.Of(db.Model).Where(k => k.DeclaringEntityType.ClrType != typeof(MemberImportLine) && k.DeleteBehavior != DeleteBehavior.Cascade))
        {
            var what = words.Entity(key.DeclaringEntityType.ClrType.Name).ToLowerInvariant();
            found.AddRange((await db.RowsOf(key, created, cancellationToken)).Select(row => (db.MemberOf(row, key)!.Value, what)));
        }
        return found.ToLookup(f => f.Member, f => f.What);
    }

    private async Task<ILookup<string, KnownEntry>> Known(List<ImportedPerson> people, CancellationToken cancellationToken)
    {
        var keys = people.SelectMany(p => p.Keys).Distinct(StringComparer.Ordinal).ToList();
        return (await (from key in db.Set<MatchKey>().Where(k => EF.Parameter(keys).Contains(k.Key))
                       join member in db.Set<Member>() on key.MemberId equals member.Id
                       select new KnownEntry(key.Key, member.Id, new MemberIdentity(member.Rpps, member.Finess, member.Siret, member.FoldedName, member.Email))).ToListAsync(cancellationToken))
            .ToLookup(k => k.Key, StringComparer.Ordinal);
    }

    /// <summary>The tags that these lines name, and who bears them already: two queries, none when no line names any.</summary>
    private async Task<ImportedTags> TagsOf(List<ImportedPerson> people, List<Guid> members, CancellationToken cancellationToken)
    {
        var names = people.SelectMany(p => p.Tags).Select(FoldedText.Of).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return new(db, [], []);
        }
        var known = await db.Set<Tag>().Where(t => EF.Parameter(names).Contains(t.FoldedName)).ToListAsync(cancellationToken);
        var borne = await db.Set<TagOfMember>().Where(t => EF.Parameter(members).Contains(t.MemberId)).Select(t => new { t.MemberId, t.TagId }).ToListAsync(cancellationToken);
        return new(db, known, [.. borne.Select(t => (t.MemberId, t.TagId))]);
    }

    private async Task<ImportedPersonReader> ReaderOf(MemberImport import, CancellationToken cancellationToken) =>
        new(HeadingsOf(import), ImportColumns.Read(import.Columns), (await territories.On(clock.Today, cancellationToken)).CommuneCodes, await db.ReadColleges(cancellationToken));

    internal static IReadOnlyList<string> HeadingsOf(MemberImport import) => JsonSerializer.Deserialize<List<string>>(import.Headings)!;

    internal static IReadOnlyList<string> CellsOf(MemberImportLine line) => JsonSerializer.Deserialize<List<string>>(line.Cells)!;

    internal static string ProblemsText(IReadOnlyList<LineProblem> problems) => JsonSerializer.Serialize(problems, ReceiveMemberFile.Json);

    internal static IReadOnlyList<LineProblem> ProblemsOf(string problems) => JsonSerializer.Deserialize<List<LineProblem>>(problems)!;

    private sealed record KnownEntry(string Key, Guid Id, MemberIdentity Identity);
}
