using Tisserand.Domain.Tasks;
using Xunit;

namespace Tisserand.Domain.Tests.Tasks;

public sealed class ToDoTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static ToDoDetails Details(string? title = "Écrire au maire", DateOnly? due = null, Recurrence repeats = Recurrence.None, string? steps = null, ToDoOwner? owner = null) =>
        new(title, null, owner ?? ToDoOwner.Nobody, due, null, false, repeats, steps);

    private static ToDo Written(ToDoDetails details) => ToDo.Write(details, ToDoOrigin.None).Required;

    [Fact]
    public void A_task_wants_a_title_one_owner_a_likely_day_and_a_day_to_come_back()
    {
        Assert.Equal(["title-required"], Codes(Details(title: "  ")));
        Assert.Equal(["title-required"], Codes(Details(title: new string('x', 201))));
        Assert.Equal(["two-owners"], Codes(Details(owner: new(Guid.NewGuid(), Guid.NewGuid()))));
        Assert.Equal(["day-unlikely"], Codes(Details(due: new(1999, 12, 31))));
        Assert.Equal(["day-required"], Codes(Details(repeats: Recurrence.Monthly)));
        Assert.Equal(["text-too-long"], Codes(Details(steps: new string('x', 2000))));
        Assert.Empty(Codes(Details()));

        static string[] Codes(ToDoDetails details) => [.. ToDo.Write(details, ToDoOrigin.None).Refusals.Select(r => r.Code)];
    }

    [Fact]
    public void Late_from_the_day_after_and_only_while_open()
    {
        var task = Written(Details(due: Today));
        Assert.False(task.IsLate(Today));
        Assert.True(task.IsLate(Today.AddDays(1)));
        Assert.Null(task.Move(ToDoState.Done, Today));
        Assert.False(task.IsLate(Today.AddDays(1)));
        Assert.Equal(Today, task.DoneOn);
        task.Move(ToDoState.Waiting, Today);
        Assert.Null(task.DoneOn);
    }

    [Theory]
    [InlineData("2026-01-31", Recurrence.Monthly, "2026-11-30")]
    [InlineData("2026-11-22", Recurrence.Monthly, "2026-12-22")]
    [InlineData("2026-12-31", Recurrence.Monthly, "2027-01-31")]
    [InlineData("2024-02-29", Recurrence.Yearly, "2027-02-28")]
    public void One_that_comes_back_is_written_again_for_the_first_day_to_come(string due, Recurrence repeats, string next)
    {
        var task = Written(Details(due: Day(due), repeats: repeats, steps: "Un\nDeux"));
        task.Tick(0);

        var again = task.Move(ToDoState.Done, Today)!;

        Assert.Equal((Day(next), ToDoState.Waiting, repeats), (again.DueOn, again.State, again.Repeats));
        Assert.All(again.Checklist, s => Assert.False(s.IsDone));
        Assert.True(task.Checklist[0].IsDone);
        // Done, undone and done again: it does not come back twice.
        task.Move(ToDoState.Waiting, Today);
        Assert.Null(task.Move(ToDoState.Done, Today));
    }

    [Fact]
    public void Steps_keep_their_tick_when_the_list_is_corrected()
    {
        var task = Written(Details(steps: "Appeler\n\n  Écrire  la lettre\n"));
        Assert.Equal(["Appeler", "Écrire la lettre"], task.Checklist.Select(s => s.Label));
        task.Tick(1);
        task.Tick(7);
        Assert.Empty(task.Change(Details(steps: "Écrire la lettre\nPoster")));
        Assert.Equal([new("Écrire la lettre", true), new("Poster", false)], task.Checklist);
    }

    [Fact]
    public void Another_owner_is_told_anew_and_another_day_may_be_late_again()
    {
        var owner = new ToDoOwner(null, Guid.NewGuid());
        var task = Written(Details(due: Today, owner: owner));
        task.Told(late: true);
        Assert.Empty(task.Change(Details(title: "Autre titre", due: Today, owner: owner)));
        Assert.Equal((true, true), (task.IsTold, task.IsToldLate));
        Assert.Empty(task.Change(Details(due: Today.AddDays(3), owner: owner)));
        Assert.Equal((true, false), (task.IsTold, task.IsToldLate));
        Assert.Empty(task.Change(Details(due: Today, owner: new(Guid.NewGuid(), null))));
        Assert.Equal((false, false), (task.IsTold, task.IsToldLate));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
