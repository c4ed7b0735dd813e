using FsCheck;
using FsCheck.Fluent;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting;

/// <summary>Whatever is done and in whatever order, refused or not, the books hold: drawn at random, shrunk when they do not.</summary>
public sealed class BooksPropertyTests
{
    [Fact]
    public void Any_sequence_of_acts_leaves_the_books_balanced_and_numbered_without_holes() =>
        Prop.ForAll(Acts(), acts =>
        {
            var books = new Books();
            foreach (var act in acts)
            {
                books.Do(act);
                books.Check();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120));

    /// <summary>The walk itself is worth something: most kinds of act are taken as well as refused.</summary>
    [Fact]
    public void The_acts_drawn_do_reach_closed_and_reopened_years()
    {
        var all = Acts().Generator.Sample(120, 200).Select(acts =>
        {
            var books = new Books();
            acts.ForEach(books.Do);
            return books;
        }).ToList();

        Assert.Contains(all, b => b.Entries.Count(e => e.Journal == JournalKind.Opening) > 1);
        Assert.Contains(all, b => b.Entries.Exists(e => e.IsReversed && e.SourceKind == PostingSource.Opening));
        Assert.Contains(all, b => b.Entries.Exists(e => e.IsReversed && e.SourceKind == "essai"));
        Assert.Contains(all, b => b.Years.Exists(y => y.IsClosed));
    }

    private static Arbitrary<List<Act>> Acts() => Gen.Choose(0, 99).Select(kind => kind switch { < 40 => 0, < 65 => 1, < 75 => 2, < 82 => 3, < 88 => 4, < 95 => 5, _ => 6 })
        .SelectMany(kind => Gen.Choose(0, 10_000).SelectMany(pick => Gen.Choose(-100, 90_000).SelectMany(cents => Gen.Choose(0, 20).Select(skew => new Act(kind, pick, cents, skew == 0 ? 1 : 0)))))
        .ListOf().Select(l => l.ToList()).ToArbitrary();

    private sealed record Act(int Kind, int Pick, int Cents, int Skew);

    /// <summary>Books in memory, kept by the rules alone.</summary>
    private sealed class Books
    {
        private static readonly string[] Debits = ["62281", "606", "512", "401"];
        private static readonly string[] Credits = ["731", "512", "7561", "401"];
        private static readonly DateOnly Today = new(2029, 6, 1);

        public List<FiscalYear> Years { get; } = [EntryTests.Year()];

        public List<Entry> Entries { get; } = [];

        /// <summary>Reversal → what it undoes: identifiers are given by the database alone.</summary>
        private readonly Dictionary<Entry, Entry> _undone = [];

        public void Do(Act act)
        {
            var entry = Entries.Count == 0 ? null : Entries[act.Pick % Entries.Count];
            var year = Years[act.Pick % Years.Count];
            var of = entry is null ? year : Years.Single(y => y.Period.Contains(entry.On));
            switch (act.Kind)
            {
                case 0:
                    var mission = act.Pick % 3 == 0 ? "parcours" : null;
                    var on = year.Start.AddDays(act.Pick % 370);
                    Keep(Entry.Write(new(on, JournalKind.Bank, "Essai", new("essai", Guid.NewGuid()),
                        [EntryTests.Line(Debits[act.Pick % 4], act.Cents, 0, mission), EntryTests.Line(Credits[act.Pick % 3], 0, act.Cents + act.Skew)]),
                        Years.Find(y => y.Period.Contains(on)), Chart.National));
                    break;
                case 1 when entry is not null:
                    entry.Validate(of, Today);
                    break;
                case 2 when entry is not null:
                    var day = entry.On.AddDays(act.Cents % 400);
                    if (Keep(entry.Reverse(day, Years.Find(y => y.Period.Contains(day)), Chart.National)) is { } reversal)
                    {
                        _undone[reversal] = entry;
                    }
                    break;
                case 3 when entry is not null && entry.CheckRemove(of).Count == 0:
                    _undone.GetValueOrDefault(entry)?.Restore();
                    Entries.Remove(entry);
                    break;
                case 4:
                    var through = year.Start.AddMonths(1 + (act.Pick % 12)).AddDays(-1);
                    year.CloseMonths(through, Entries.Count(e => e.IsDraft && year.Period.Contains(e.On) && e.On <= through));
                    break;
                case 5:
                    foreach (var draft in Entries.Where(e => act.Pick % 2 == 0 && year.Period.Contains(e.On)))
                    {
                        draft.Validate(year, Today);
                    }
                    Close(year);
                    break;
                case 6:
                    Reopen(year);
                    break;
            }
        }

        /// <summary>What must hold at any moment.</summary>
        public void Check()
        {
            Assert.All(Entries, e => Assert.Equal(0, e.Lines.Sum(l => l.Balance.Cents)));
            Assert.All(Entries.SelectMany(e => e.Lines), l => Assert.True(l.Debit.IsZero != l.Credit.IsZero && l.Debit >= Money.Zero && l.Credit >= Money.Zero));
            foreach (var year in Years)
            {
                var own = Entries.Where(e => year.Period.Contains(e.On)).ToList();
                Assert.Equal(Enumerable.Range(1, year.LastNumber), own.Where(e => !e.IsDraft).Select(e => e.Number!.Value).Order());
                Assert.True(!year.IsClosed || own.TrueForAll(e => !e.IsDraft), "A closed year holds a draft.");
                Assert.DoesNotContain(own, e => e.IsDraft && e.On <= year.ClosedThrough && e.Journal != JournalKind.Opening);
                // What is brought forward is what was left: balance sheets follow on, to the cent.
                if (year.IsClosed && Years.Find(y => y.Start == year.End.AddDays(1)) is { } next)
                {
                    var brought = Entries.Where(e => next.Period.Contains(e.On) && e.SourceKind == PostingSource.Opening && !e.IsReversed).SelectMany(e => e.Lines).ToList();
                    Assert.Equal(Sheet(own.SelectMany(e => e.Lines), '5'), Sheet(brought, '5'));
                    Assert.Equal(Sheet(own.SelectMany(e => e.Lines), '1', '2', '3', '4', '5'), -brought.Where(l => l.Account is "120" or "129").Sum(l => l.Balance.Cents)
                        + Sheet(own.SelectMany(e => e.Lines).Where(l => l.Account is "120" or "129"), '1'));
                }
            }
        }

        private static long Sheet(IEnumerable<EntryLine> lines, params char[] classes) => lines.Where(l => classes.Contains(l.Account[0])).Sum(l => l.Balance.Cents);

        private void Close(FiscalYear year)
        {
            var before = Years.Find(y => y.End.AddDays(1) == year.Start);
            var own = Entries.Where(e => year.Period.Contains(e.On)).ToList();
            if (year.Close(before, own.Count(e => e.IsDraft), Today).Count > 0)
            {
                return;
            }
            if (Years.Find(y => y.Start == year.End.AddDays(1)) is not { } next)
            {
                next = year.Following();
                Years.Add(next);
            }
            var closing = new YearClosing(year, own.SelectMany(e => e.Lines).Select(l => new AccountBalance(l.Account, l.Axes, l.Debit, l.Credit)));
            if (closing.Opening(next, Guid.NewGuid()) is { } opening)
            {
                var entry = Entry.Write(opening, next, Chart.National).Required;
                Assert.Empty(entry.Validate(next, Today));
                Entries.Add(entry);
            }
        }

        private void Reopen(FiscalYear year)
        {
            var next = Years.Find(y => y.Start == year.End.AddDays(1));
            if (year.Reopen(next, "Oubli").Count > 0 || next is null)
            {
                return;
            }
            foreach (var opening in Entries.Where(e => next.Period.Contains(e.On) && e.SourceKind == PostingSource.Opening && !e.IsReversed).ToList())
            {
                var reversal = opening.Reverse(opening.On, next, Chart.National, isReopening: true).Required;
                Assert.Empty(reversal.Validate(next, Today));
                Entries.Add(reversal);
            }
        }

        private Entry? Keep(Outcome<Entry> outcome)
        {
            if (outcome.Succeeded)
            {
                Entries.Add(outcome.Value);
            }
            return outcome.Value;
        }
    }
}
