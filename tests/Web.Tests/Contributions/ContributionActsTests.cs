using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Contributions;
using Tisserand.Data.Installation;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Features.Contributions.Jobs;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Contributions;

/// <summary>The acts themselves, on both databases, alone and at the same second.</summary>
public sealed class ContributionActsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_is_called_once_each_at_the_rate_of_their_category(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Libérale");
        await app.Member("Médecin", profession: ContributionScene.Doctor);
        await app.Member("Salariée", liberal: false, salaried: true);
        var student = await app.Member("Étudiant");
        await app.Within(app.DeuxVallees, async services => Assert.Equal(1, await services.GetRequiredService<ChooseCategory>().Choose([student, Guid.NewGuid()], MemberCategory.Student, CancellationToken.None)));
        await app.Member("Autre", profession: "00");
        await app.Member("Ancienne", until: new(2025, 6, 30));
        await app.Member("Future", since: new(2026, 12, 1));

        Assert.Equal(new CallResult(4, Money.FromEuros(95), WithoutRate: 1, Already: 0), await app.CallAll());
        // Pressed again: only the one who joined since.
        await app.Member("Nouvelle", since: new(2026, 2, 1));
        Assert.Equal(new CallResult(1, Money.FromEuros(30), 1, 4), await app.CallAll(on: new(2026, 3, 1)));

        Assert.Equal(
            [("Étudiant", MemberCategory.Student, 0L), ("Libérale", MemberCategory.Liberal, 30_00L), ("Médecin", MemberCategory.Liberal, 50_00L), ("Nouvelle", MemberCategory.Liberal, 30_00L), ("Salariée", MemberCategory.Salaried, 15_00L)],
            (await app.Rows()).Select(r => (r.LastName, r.Line.Category, r.Line.Amount.Cents)));
        // A choice taken back leaves the contribution that was called.
        await app.Within(app.DeuxVallees, async services => Assert.Equal(1, await services.GetRequiredService<ChooseCategory>().Choose([student], null, CancellationToken.None)));
        Assert.Equal(MemberCategory.Student, (await app.Rows())[0].Line.Category);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twelve_who_renew_everybody_at_the_same_second_call_each_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        for (var i = 0; i < 40; i++)
        {
            await app.Member("Nom" + i);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => app.CallAll())));

        Assert.Equal(40, (await app.Rows()).Count);
        Assert.Equal(40, results.Sum(r => r.Called));
        Assert.All(results, r => Assert.Equal(40, r.Called + r.Already));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_note_payments_at_the_same_second_give_each_receipt_its_own_number(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        for (var i = 0; i < 12; i++)
        {
            await app.Member("Nom" + i);
        }
        await app.CallAll();
        var ids = (await app.Rows()).ConvertAll(r => r.Id);

        // Each contribution is noted by two of them.
        var decisions = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => app.Pay([ids[i % 12]]))));

        Assert.Equal(12, decisions.Sum(d => d.Lines.Count));
        Assert.Equal(12, decisions.Sum(d => d.Left.Count));
        Assert.Equal(Enumerable.Range(1, 12), (await app.Rows()).Select(r => r.Line.ReceiptNumber!.Value).Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_contribution_paid_by_ten_at_the_same_second_is_paid_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir");
        await app.CallAll();
        var id = await app.IdOf("Lenoir");

        var decisions = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => app.Pay([id], i % 2 == 0 ? PaymentMeans.Cheque : PaymentMeans.Cash))));

        var first = Assert.Single(decisions, d => d.Lines.Count == 1);
        Assert.All(decisions.Where(d => d != first), d => Assert.Equal("Paul Lenoir : cette cotisation est déjà payée.", Assert.Single(d.Left).Message.Replace('\u00A0', ' '), ignoreCase: true));
        var line = Assert.Single(await app.Rows()).Line;
        Assert.Equal((ContributionState.Paid, 1, Assert.Single(first.Lines).Means), (line.State, line.ReceiptNumber, line.Means));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rate_in_use_stays_and_one_year_has_one_rate(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Member("Lenoir");
        var used = await app.Rate(null, 20_00);
        var unused = await app.Rate(MemberCategory.Student, 0);
        await app.CallAll();
        await app.Within(app.DeuxVallees, async services =>
        {
            var rates = services.GetRequiredService<SetContributionRate>();
            var again = await rates.Set(new(null, "", new Money(1), 2025, new(2024, 12, 10), "AG"), CancellationToken.None);
            Assert.Equal(["rate-already-set"], again.Refusals.Select(r => r.Code));
            Assert.Equal(["rate-used"], (await rates.Remove(used, CancellationToken.None)).Select(r => r.Code));
            Assert.Empty(await rates.Remove(unused, CancellationToken.None));
            Assert.Equal(["gone"], (await rates.Remove(unused, CancellationToken.None)).Select(r => r.Code));
        });
    }

    /// <summary>What the database calls late, paid, exempt… is what the domain calls so.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Standings_are_the_same_for_the_database_and_the_domain(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var student = await app.Member("Étudiant");
        await app.Within(app.DeuxVallees, services => services.GetRequiredService<ChooseCategory>().Choose([student], MemberCategory.Student, CancellationToken.None));
        foreach (var name in new[] { "Attendue", "Payée", "Exonérée", "Annulée" })
        {
            await app.Member(name);
        }
        await app.CallAll();
        await app.CallAll(2027, ContributionScene.Today, new(2027, 1, 31));
        await app.Pay([await app.IdOf("Payée")]);
        await app.Within(app.DeuxVallees, async services =>
        {
            var correct = services.GetRequiredService<CorrectContribution>();
            Assert.Empty((await correct.Exempt(await app.IdOf("Exonérée"), "Décision", new(null, ""), CancellationToken.None))!);
            Assert.Empty((await correct.Cancel(await app.IdOf("Annulée"), "Erreur", new(null, ""), CancellationToken.None))!);
            Assert.Null(await correct.Reinstate(Guid.NewGuid(), CancellationToken.None));
        });

        var rows = await app.Rows();
        foreach (var day in new[] { ContributionScene.Due, ContributionScene.Due.AddDays(1), new DateOnly(2027, 6, 1) })
        {
            await app.WithDb(app.DeuxVallees, async db =>
            {
                foreach (var standing in Enum.GetValues<ContributionStanding>())
                {
                    var found = await db.ContributionRows().Standing(standing, day).Select(r => r.Id).ToListAsync();
                    Assert.Equal(rows.Where(r => r.Line.StandingOn(day) == standing).Select(r => r.Id).Order(), found.Order());
                }
            });
        }
        Assert.Equal(6, rows.Select(r => r.Line.StandingOn(ContributionScene.Today)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Totals_are_those_of_the_contributions(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        for (var i = 0; i < 9; i++)
        {
            await app.Member("Nom" + i, liberal: i % 3 > 0, salaried: i % 3 == 0);
        }
        await app.CallAll();
        await app.CallAll(2025, new(2025, 12, 1), new(2026, 1, 31));
        var ids = (await app.Rows()).Where(r => r.Line.Year == 2026).Select(r => r.Id).ToList();
        await app.Pay([ids[0], ids[1]], PaymentMeans.HelloAsso);
        await app.Pay([ids[2]], PaymentMeans.Cheque);
        await app.Pay([ids[3]], PaymentMeans.Cash);
        await app.Within(app.DeuxVallees, services => services.GetRequiredService<CorrectContribution>().Exempt(ids[8], "Décision", new(null, ""), CancellationToken.None));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var all = await db.ContributionTotals(null, CancellationToken.None);
            Assert.Equal([(2026, MemberCategory.Liberal), (2026, MemberCategory.Salaried), (2025, MemberCategory.Liberal), (2025, MemberCategory.Salaried)], all.Select(t => (t.Year, t.Category)));
            // Nom0, 3 and 6 are salaried at 15 €, the six others liberal at 30 €; Nom8 is exempted.
            Assert.Equal(new ContributionTotal(2026, MemberCategory.Liberal, 5, Money.FromEuros(150), Money.Zero, Money.FromEuros(30), Money.Zero, Money.FromEuros(30), 1, 0), all[0]);
            Assert.Equal(new ContributionTotal(2026, MemberCategory.Salaried, 3, Money.FromEuros(45), Money.Zero, Money.Zero, Money.FromEuros(15), Money.FromEuros(15), 0, 0), all[1]);
            Assert.Equal((Money.FromEuros(60), Money.FromEuros(90)), (all[0].Paid, all[0].Left));
            Assert.Equal(2, (await db.ContributionTotals(2025, CancellationToken.None)).Count);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Reminders_leave_at_their_delays_once_each_and_the_proof_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Roche", "Anaïs", email: "anais@example.org");
        await app.Member("Lenoir", email: "paul@example.org");
        await app.Member("Sans", "Adresse");
        await app.CallAll();
        await app.Pay([await app.IdOf("Lenoir")]);
        Task<int> On(int late) => SendDue(app, ContributionScene.Due.AddDays(late));

        Assert.Equal(0, await On(20)); // Off until somebody turned them on.
        await app.Reminding();
        Assert.Equal(0, await On(14));
        Assert.Equal(1, await On(15));
        Assert.Equal(0, await On(15));
        Assert.Equal(0, await On(44));
        Assert.Equal(1, await On(50));
        Assert.Equal(0, await On(300));
        await app.Reminding(false);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var reminders = await db.Set<ContributionReminder>().OrderBy(r => r.SentOn).ToListAsync();
            var mails = await db.Set<OutgoingMail>().ToDictionaryAsync(m => m.Id);
            Assert.Equal([15, 45], reminders.Select(r => r.Delay!.Value));
            Assert.All(reminders, r => Assert.Equal(("anais@example.org", "Cotisation 2026", r.Text), (mails[r.MailId].To, mails[r.MailId].Subject, mails[r.MailId].Body)));
            Assert.Equal("Bonjour Anaïs Roche,\n\n30,00 € attendus pour le 16 mars 2026.\n\nIBAN FR76", reminders[0].Text.Replace('\u00A0', ' '));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_one_long_late_only_the_last_step_is_sent_and_a_reminder_by_hand_gives_a_week_of_peace(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Roche", email: "anais@example.org");
        await app.Member("Lenoir", email: "paul@example.org");
        await app.CallAll();
        await app.Reminding();
        var lenoir = await app.IdOf("Lenoir");
        var day = ContributionScene.Due.AddDays(60);
        await app.Within(app.DeuxVallees, async services =>
        {
            var remind = services.GetRequiredService<RemindMembers>();
            Assert.Equal(1, (await remind.Remind([lenoir], "Claire Aubry", day, CancellationToken.None)).Sent);
            var (sent, left) = await remind.Remind([lenoir], "Claire Aubry", day, CancellationToken.None);
            Assert.Equal((0, "reminded-today"), (sent, Assert.Single(left).Code));
        });

        Assert.Equal(1, await SendDue(app, day)); // Roche, at 45 days; never the 15 that were missed.
        Assert.Equal(0, await SendDue(app, day.AddDays(6)));
        Assert.Equal(1, await SendDue(app, day.AddDays(7))); // Lenoir.
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["", "45", "45"], (await db.Set<ContributionReminder>().ToListAsync()).Select(r => r.Delay?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "").Order()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_instances_that_send_at_the_same_second_send_each_reminder_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var app = await TestApp.Start(kind, on: database);
        await using var other = await TestApp.Start(kind, seed: false, on: database);
        await app.Grid();
        for (var i = 0; i < 70; i++)
        {
            await app.Member("Nom" + i, email: $"nom{i}@example.org");
        }
        await app.CallAll();
        await app.Reminding();
        app.Time.Now = other.Time.Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero); // A Monday.

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? app : other).Services.GetRequiredService<SendReminders>().Round(CancellationToken.None))));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(70, await db.Set<ContributionReminder>().CountAsync());
            Assert.Equal(70, await db.Set<OutgoingMail>().CountAsync());
            Assert.Equal(70, await db.Set<OutgoingMail>().Select(m => m.To).Distinct().CountAsync());
        });
    }

    [Theory]
    [InlineData("2026-11-22T11:00:00Z", 0)] // Sunday.
    [InlineData("2026-11-23T06:30:00Z", 0)] // 7 h 30 in Paris.
    [InlineData("2026-11-23T07:30:00Z", 1)]
    [InlineData("2026-11-23T17:30:00Z", 0)] // 18 h 30.
    public async Task The_job_keeps_office_hours(string moment, int sent)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        await app.Grid();
        await app.Member("Roche", email: "anais@example.org");
        await app.CallAll();
        await app.Reminding();
        app.Time.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        await app.Services.GetRequiredService<SendReminders>().Round(CancellationToken.None);

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(sent, await db.Set<ContributionReminder>().CountAsync()));
    }

    private static async Task<int> SendDue(TestApp app, DateOnly day)
    {
        var sent = 0;
        await app.Within(app.DeuxVallees, async services => sent = await services.GetRequiredService<RemindMembers>().SendDue(day, CancellationToken.None));
        return sent;
    }
}
