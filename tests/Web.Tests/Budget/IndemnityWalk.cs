using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Tasks;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Budget;

/// <summary>
/// Indemnities done at random through the use cases, and a notebook kept by hand beside: who did what for which mission on which day, what it is worth by an
/// arithmetic of its own, and where it stands. The application is never asked what it is worth.
/// </summary>
internal sealed class IndemnityWalk(TestApp app, Random dice)
{
    /// <summary>On both sides of the anniversary of the contract, to the day.</summary>
    private static readonly DateOnly[] Days = [new(2025, 12, 1), new(2026, 3, 12), new(2026, 9, 30), new(2026, 10, 1), new(2026, 11, 20)];
    private static readonly DateOnly Anniversary = new(2026, 10, 1);

    private readonly List<Note> _notes = [];
    private (Guid Nurse, Guid Doctor, Guid Salaried) _people;
    private Guid _deed;
    private int _titles;

    private enum Standing { Waiting, Approved, Paid, Aside, WithEmployer }

    /// <summary>How many times each act was done, for the walk to be worth something.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public async Task Start()
    {
        await app.Grid();
        await app.Rate(PaidActivity.MissionWork, IndemnityScene.Nurse, 47_33, new(2025, 1, 1));
        await app.Rate(PaidActivity.Travel, "", 52, new(2025, 1, 1));
        _people = (await app.Member("Roche"), await app.Member("Lenoir", IndemnityScene.Doctor), await app.Member("Salariée", liberal: false, salaried: true));
        await app.Within(app.DeuxVallees, async services =>
        {
            _deed = (await services.GetRequiredService<SetPaidDeed>().Set("Protocole rédigé", new(150_00), new(2025, 1, 1), "CA", CancellationToken.None)).Required.Id;
            _ = (await services.GetRequiredService<LeaveToEmployer>().Write(null, _people.Salaried, "Hôpital", EmployerTerms.Invoice, null, new(2025, 1, 1), null, CancellationToken.None)).Required;
        });
    }

    public Money Paid(MissionCode? mission, int year) => Sum(Standing.Paid, mission, year);

    public Money Approved(MissionCode? mission, int year) => Sum(Standing.Approved, mission, year);

    public Task Step() => dice.Next(14) switch
    {
        0 or 1 => Meet(),
        2 or 3 => Work(),
        4 => Travel(),
        5 => FinishTask(),
        6 or 7 or 8 => Approve(),
        9 => SetAside(),
        10 or 11 => Pay(),
        12 => dice.Next(2) == 0 ? Unpay() : ReopenTask(),
        _ => dice.Next(2) == 0 ? TakeBack() : Correct(),
    };

    private async Task Meet()
    {
        var (mission, day, minutes) = (Mission(), Day(), dice.Next(8, 240));
        var (member, perHour) = dice.Next(5) switch
        {
            0 => (_people.Salaried, 45_00),
            1 or 2 => (_people.Doctor, 75_00),
            _ => (_people.Nurse, 45_00),
        };
        var meeting = await app.Held("Réunion " + ++_titles, [(member, minutes)], day, mission);
        var attendance = (await app.WaitingRows()).Single(r => r.MeetingId == meeting);
        Keep("réunion", new(attendance.Id, mission, day, Hours(minutes, mission is null ? 50_00 : perHour)) { IsSalaried = member == _people.Salaried, Attended = (meeting, member, mission is null ? 50_00 : perHour) });
    }

    private Task Work()
    {
        var (mission, minutes) = (Mission(), dice.Next(8, 240));
        return Declare("travail", mission is null ? PaidActivity.Governance.Code() : PaidActivity.MissionWork.Code(), mission, minutes + " min", Hours(minutes, mission is null ? 50_00 : 47_33));
    }

    private Task Travel()
    {
        var kilometres = dice.Next(1, 300);
        return Declare("déplacement", PaidActivity.Travel.Code(), Mission(), kilometres + " km", 52 * kilometres, dice.Next(3) == 0 ? _people.Salaried : null);
    }

    private async Task Declare(string act, string activity, MissionCode? mission, string quantity, long cents, Guid? by = null)
    {
        var day = Day();
        var form = new WorkForm { Activity = activity, Purpose = mission is { } code ? WorkForm.OfMission + code.Code() : "", Quantity = quantity, Title = "Travail " + ++_titles, Day = day };
        await app.Within(app.DeuxVallees, async services => Keep(act, new(
            (await services.GetRequiredService<DeclareWork>().Declare(by ?? _people.Nurse, form, "Paul", IndemnityScene.Today, CancellationToken.None)).Required.Id, mission, day, cents)));
    }

    /// <summary>A task paid by deed is worth its deed, on the day it is done.</summary>
    private async Task FinishTask()
    {
        var mission = Mission() ?? MissionCode.Prevention;
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<Data.TisserandDb>();
            var tasks = services.GetRequiredService<WriteTask>();
            var task = (await tasks.Write(new("Protocole " + ++_titles, null, new(null, _people.Doctor), new(2026, 11, 30), mission, false, Recurrence.None, null), ToDoOrigin.None, null, CancellationToken.None)).Required;
            Assert.Empty(await services.GetRequiredService<PayTasks>().PayBy(task.Id, _deed, IndemnityScene.Today, CancellationToken.None));
            await tasks.Move(task, ToDoState.Done, IndemnityScene.Today, CancellationToken.None);
            Keep("tâche", new((await db.Set<DeclaredWork>().SingleAsync(w => w.TaskId == task.Id)).Id, mission, IndemnityScene.Today, 150_00) { TaskId = task.Id });
        });
    }

    /// <summary>Not done after all: what nobody decided on is no longer proposed.</summary>
    private async Task ReopenTask()
    {
        if (Pick(n => n is { TaskId: not null, IsOver: false }) is not { } note)
        {
            return;
        }
        await app.Within(app.DeuxVallees, async services => await services.GetRequiredService<WriteTask>().Move(
            await services.GetRequiredService<Data.TisserandDb>().Set<ToDo>().SingleAsync(t => t.Id == note.TaskId), ToDoState.Waiting, IndemnityScene.Today, CancellationToken.None));
        note.IsOver = true;
        if (note.Standing == Standing.Waiting)
        {
            _notes.Remove(note);
        }
        Count("tâche reprise");
    }

    /// <summary>A salaried person's time is refused, then left to the employer; the rest is approved.</summary>
    private async Task Approve()
    {
        if (Pick(n => n.Standing == Standing.Waiting) is not { } note)
        {
            return;
        }
        var decision = await app.Approve(null, note.Source);
        if (note.IsSalaried)
        {
            Assert.Equal("salaried", Assert.Single(decision.Left).Code);
            await app.Within(app.DeuxVallees, async services =>
                Assert.Single((await services.GetRequiredService<LeaveToEmployer>().Leave([note.Source], IndemnityScene.Claire, IndemnityScene.Today, CancellationToken.None)).Lines));
            note.Standing = Standing.WithEmployer;
            Count("laissée à l’employeur");
            return;
        }
        note.Line = Assert.Single(decision.Lines).Id;
        note.Standing = Standing.Approved;
        Count("approuvée");
    }

    private async Task SetAside()
    {
        if (Pick(n => n.Standing == Standing.Waiting) is not { } note)
        {
            return;
        }
        await app.Within(app.DeuxVallees, async services => note.Line = Assert.Single(
            (await services.GetRequiredService<DismissIndemnity>().Dismiss([note.Source], IndemnityScene.Claire, "Renonce", IndemnityScene.Today, CancellationToken.None)).Required.Lines).Id);
        note.Standing = Standing.Aside;
        Count("écartée");
    }

    private async Task Pay()
    {
        if (Pick(n => n.Standing == Standing.Approved) is not { } note)
        {
            return;
        }
        await app.Pay(note.Line);
        note.Standing = Standing.Paid;
        Count("payée");
    }

    private async Task Unpay()
    {
        if (Pick(n => n.Standing == Standing.Paid) is not { } note)
        {
            return;
        }
        await app.Within(app.DeuxVallees, async services => Assert.Single((await services.GetRequiredService<PayIndemnities>().Unpay([note.Line], CancellationToken.None)).Required.Lines));
        note.Standing = Standing.Approved;
        Count("paiement repris");
    }

    /// <summary>What is paid is not taken back; the rest waits anew, worth what the attendance now says.</summary>
    private async Task TakeBack()
    {
        if (Pick(n => n.Line != Guid.Empty && n.Standing is Standing.Approved or Standing.Paid or Standing.Aside) is not { } note)
        {
            return;
        }
        await app.Within(app.DeuxVallees, async services =>
        {
            var decision = await services.GetRequiredService<TakeBackIndemnity>().TakeBack([note.Line], CancellationToken.None);
            Assert.Equal(note.Standing == Standing.Paid ? 0 : 1, decision.Lines.Count);
        });
        if (note.Standing != Standing.Paid)
        {
            (note.Standing, note.Line, note.Cents) = (Standing.Waiting, Guid.Empty, note.CentsNow);
            Count("reprise");
        }
    }

    /// <summary>The attendance is corrected: what waits follows it, what was approved does not.</summary>
    private async Task Correct()
    {
        if (Pick(n => n.Attended is not null) is not { Attended: var (meeting, member, perHour) } note)
        {
            return;
        }
        var minutes = dice.Next(8, 240);
        await app.Correct(meeting, member, minutes);
        note.CentsNow = Hours(minutes, perHour);
        note.Cents = note.Standing == Standing.Waiting ? note.CentsNow : note.Cents;
        Count("émargement corrigé");
    }

    private Money Sum(Standing standing, MissionCode? mission, int year) =>
        new(_notes.Where(n => n.Standing == standing && n.Mission == mission && (n.Day < Anniversary ? 1 : 2) == year).Sum(n => n.Cents));

    /// <summary>Quarters of an hour, the nearest; the nearest cent of their price.</summary>
    private static long Hours(int minutes, int perHour) => (long)Math.Round(perHour * Math.Floor((minutes / 15m) + 0.5m) / 4m, MidpointRounding.AwayFromZero);

    private MissionCode? Mission() => dice.Next(3) switch { 0 => null, 1 => MissionCode.Pathways, _ => MissionCode.Prevention };

    private DateOnly Day() => Days[dice.Next(Days.Length)];

    private Note? Pick(Func<Note, bool> which) => _notes.Where(which).ToList() is { Count: > 0 } those ? those[dice.Next(those.Count)] : null;

    private void Keep(string act, Note note)
    {
        _notes.Add(note);
        Count(act);
    }

    private void Count(string act) => Done[act] = Done.GetValueOrDefault(act) + 1;

    private sealed class Note(Guid source, MissionCode? mission, DateOnly day, long cents)
    {
        public Guid Source => source;

        public MissionCode? Mission => mission;

        public DateOnly Day => day;

        /// <summary>What it is worth in the state it has.</summary>
        public long Cents { get; set; } = cents;

        /// <summary>What it would be worth if it were proposed anew.</summary>
        public long CentsNow { get; set; } = cents;

        public Standing Standing { get; set; }

        public Guid Line { get; set; }

        public bool IsSalaried { get; init; }

        public (Guid Meeting, Guid Member, int PerHour)? Attended { get; init; }

        public Guid? TaskId { get; init; }

        /// <summary>Its task was taken back.</summary>
        public bool IsOver { get; set; }
    }
}
